from dataclasses import replace

import pytest

from corpus.types import Article, Passage, Region, Span
from index.types import Hit
from qa.analysis import analyse
from qa.constraints import CountLimit, Period
from qa.listing import extremes
from qa.listing.concepts import CORE, alternatives
from qa.listing.conditions import counted_spans, has_grade, in_period
from qa.listing.conjunction import conjuncts, jointly, to_the_letter
from qa.listing.counts import numbers_beside, stated_number
from qa.listing.finder import BARS
from qa.listing.likely import likely
from qa.listing.matching import Evidence, evidence
from qa.listing.rows import Proof, Row, Rows
from qa.listing.stance import Stance, stance
from qa.listing.subjects import told_of
from qa.omitted import is_omitted, omitted
from qa.ranks import has_rank, ranks
from qa.types import Kind, Match

TABLE = {"委员工作站": [("委员工作室", False)], "厕所": [("茅房", True)], "茅房": [("厕所", True)]}


def found(question: str, text: str) -> tuple[float, Match] | None:
    wanted = alternatives(analyse(question), rarity=lambda word: 0.7, synonyms=lambda term: TABLE.get(term, []))
    best = evidence(text, wanted)
    return (best[0].score, best[0].match) if best else None


def test_the_term_itself_is_exact_and_a_near_synonym_is_near() -> None:
    exact = found("哪些政协建立了委员工作站？", "市政协建立了委员工作站。")
    near = found("哪些政协建立了委员工作站？", "市政协建立了委员工作室。")
    assert exact is not None
    assert near is not None
    assert (exact[1], near[1]) == (Match.EXACT, Match.NEAR)
    assert exact[0] > near[0]


def test_words_of_a_term_count_when_they_stand_together() -> None:
    together = found("开展主席集体视察的政协有哪些？", "市政协开展主席集体监督性视察。")
    apart = found(
        "开展主席集体视察的政协有哪些？",
        "主席出席了会议，会议讨论了多项工作安排，随后集体学习，最后各自到企业参加视察。",
    )
    assert together is not None
    assert apart is not None
    assert together[1] is Match.EXACT
    assert apart[0] < together[0]
    assert apart[1] is Match.NEAR


def test_quoted_terms_are_meant_to_the_letter() -> None:
    assert found("设有“委员工作站”的政协有哪些？", "县政协设有委员工作站。") is not None
    assert found("设有“委员工作站”的政协有哪些？", "县政协设有委员工作室。") is None


def test_either_alternative_is_enough() -> None:
    for text in ("县里设了调解室。", "县里有人民调解员。"):
        best = found("哪些政协设了调解室或者人民调解员？", text)
        assert best is not None
        assert best[0] > 0.64


@pytest.mark.parametrize(
    ("text", "thing", "written"),
    [
        ("建成59个委员工作站,成效明显。", "委员工作站", "59个"),
        ("全年收到社情民意信息418条,写成提案96件。", "社情民意信息", "418条"),
        ("第3批委员工作站", "委员工作站", None),
        ("委员300名。委员工作站很多", "委员工作站", None),
    ],
)
def test_the_number_that_counts_a_thing(text: str, thing: str, written: str | None) -> None:
    start = text.find(thing)
    numbers = [number for number, _, _ in numbers_beside(text, [Span(start, start + len(thing))])]
    assert (numbers[0] if numbers else None) == written


@pytest.mark.parametrize(
    ("text", "thing", "written"),
    [
        ("集中打造“政协委员工作室”235处,覆盖全盟。", "委员工作室", "235处"),
        ("已挂牌运行“微协商”平台107个。", "“微协商”平台", "107个"),
        ("把“委员工作室”建到基层,一共235处,连得上乡镇。", "委员工作室", "235处"),
        ("全州104个乡(镇、街道)都建起委员工作室。", "委员工作室", "104个"),
        ("全州104个乡镇的委员来到委员工作室。", "委员工作室", None),
        ("委员工作室的4名委员正在交谈。", "委员工作室", None),
        ("委员工作室4个月走访百户。", "委员工作室", None),
        ("委员之家、委员工作室三块牌子。", "委员工作室", None),
        ("全市力争建成100个委员工作室。", "委员工作室", None),
        ("计划用两年让12个委员工作室投用。", "委员工作室", None),
        ("建百个委员工作室,办百场活动。", "委员工作室", None),
        ("评出5个委员工作室负责人。", "委员工作室", None),
        ("每县建5个委员工作室。", "委员工作室", None),
        ("提案12名。", "提案", None),
        ("委员工作室平台107个。", "委员工作室", None),
        ("聘请专家12名。", "专家", "12名"),
    ],
)
def test_only_a_stated_count_of_the_thing_is_its_number(text: str, thing: str, written: str | None) -> None:
    start = text.find(thing)
    assert stated_number(text, [Span(start, start + len(thing))], ()) == written


def test_limits_are_met_by_the_number_beside_the_thing() -> None:
    text = "收集社情民意信息143条,参与委员1100余人次。"
    spans = [Span(2, 8)]
    assert stated_number(text, spans, [CountLimit(relation=">", number=100, unit="条")]) == "143条"
    assert stated_number(text, spans, [CountLimit(relation=">", number=200, unit="条")]) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("两年里解决矛盾问题900多个,街坊点头称好。", "900多个"),
        ("推动解决了240余个问题。", "240余个"),
        ("解决问题100余个。", "100余个"),
        ("解决问题100个,开展活动300次。", None),
        ("承办的300个事项已解决。", None),
    ],
)
def test_the_number_must_count_the_thing_asked_about(text: str, written: str | None) -> None:
    analysis = analyse("哪些政协解决问题超过100个？")
    best = evidence(text, alternatives(analysis, rarity=lambda word: 0.7, synonyms=lambda term: []))[0]
    spans = counted_spans(text, best.spans, [term.text for term in analysis.terms])
    assert stated_number(text, spans, analysis.limits) == written


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("甲县政协和乙县政协哪个工作站多？", "甲县政协、乙县政协，哪些政协有工作站？"),
        ("甲县政协和乙县政协的工作站哪家多？", "甲县政协、乙县政协，哪些政协有工作站？"),
        ("比较甲县政协和乙县政协的工作站数量", "甲县政协、乙县政协，哪些政协有工作站？"),
        ("甲县政协和乙县政协有什么不同？", None),
        ("哪家政协的委员工作站最多？", "哪些政协有委员工作站？"),
        ("提案办复率最高的是哪家政协？", "哪些政协有提案办复率？"),
        ("Which committee has the most workstations?", "Which committees has  workstations?"),
        ("哪些政协有委员工作站？", None),
        ("委员最多能提几件提案？", None),
    ],
)
def test_a_superlative_over_committees_is_a_list_compared(question: str, asked: str | None) -> None:
    assert extremes.as_list(question) == asked


def _row(org: str, text: str) -> Row:
    place = article(org, Region(city=org))
    passage = Passage(id=org, article_id=org, text=text, spans=(Span(0, len(text)),))
    start = text.find("工作站")
    found = Evidence(score=1.0, match=Match.EXACT, window=Span(0, len(text)), spans=(Span(start, start + 3),))
    proof = Proof(hit=Hit(passage=passage, article=place, score=1.0), evidence=found)
    return Row(org=org, region=None, match=Match.EXACT, score=1.0, proofs=(proof,))


def test_rows_are_compared_by_numbers_in_the_same_measure_word() -> None:
    analysis = analyse("哪些政协有工作站？")
    rows = [
        _row("甲县政协", "建成24个工作站。"),
        _row("乙县政协", "建成59个工作站。"),
        _row("丙县政协", "工作站30处。"),
        _row("丁县政协", "工作站覆盖率70%。"),
    ]
    found = extremes.stated(rows, analysis)
    assert [each.row.org for each in found] == ["乙县政协", "丙县政协", "甲县政协"]
    first = extremes.first_of(found, least=False)
    assert first is not None
    assert first.written == "59个"
    assert extremes.first_of(found[:1], least=False) is None
    assert "59个" in extremes.incomparable(found[:1], chinese=True)
    assert "没有" in extremes.incomparable((), chinese=True)


def test_periods_ranks_and_grades() -> None:
    assert in_period("8月17日,市政协视察。", Period(text="", month=8, days=(11, 21)))
    assert not in_period("8月27日,市政协视察。", Period(text="", month=8, days=(11, 21)))
    assert not in_period("今年有进展。", Period(text="", year=2023))
    assert has_rank("甲县政协", ("市", "县"))
    assert not has_rank("乙省政协", ("市", "县"))
    assert has_grade("荣获江苏省先进单位", "省")
    assert not has_grade("获评市级先进", "省")


def article(org: str, region: Region) -> Article:
    return Article(
        id="p#1", file="p", org=org, region=region, title=None, byline=None, paragraphs=(), captions=()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("市政协建立委员工作站。", (None,)),
        ("昆山市政协建立委员工作站。", (None,)),
        ("高邮市政协建立委员工作站。", ("高邮市政协",)),
        ("市政协指导高邮市政协建立委员工作站。", (None,)),
        ("全国政协委员调研委员工作站。", (None,)),
    ],
)
def test_whose_work_a_sentence_tells_of(text: str, told: tuple[str | None, ...]) -> None:
    start = text.find("委员工作站")
    own = article("昆山市政协", Region(province="江苏省", city="苏州市", county="昆山市"))
    assert told_of(text, Span(start, start + 5), own) == told


def test_what_a_lower_committee_does_counts_for_the_articles_own_too() -> None:
    own = article("苏州市政协", Region(province="江苏省", city="苏州市"))
    text = "吴江区政协设立委员工作站。"
    assert told_of(text, Span(7, 12), own) == (None, "吴江区政协")


def test_only_committees_that_are_named_are_compared() -> None:
    rows = [
        _row("昆山市政协", "建成24个工作站。"),
        _row("高邮市政协", "建成9个工作站。"),
        _row("仪征市政协", "工作站30处。"),
    ]
    asked = extremes.as_list("昆山市政协和高邮市政协哪个工作站多？")
    assert asked is not None
    assert [each.row.org for each in extremes.stated(rows, analyse(asked))] == ["昆山市政协", "高邮市政协"]


def test_a_place_to_work_at_was_set_up_whether_its_sentence_says_so_or_not() -> None:
    best = found("哪些政协建立了委员工作站？", "居民走进委员工作室说事。")
    assert best is not None
    assert best[0] > BARS[Match.NEAR]
    done = found("哪些政协建立了考核制度？", "考核制度挂在墙上。")
    assert done is not None
    assert done[0] < 0.98


def test_who_visits_a_committee_leaves_it_its_own() -> None:
    own = article("高邮市政协", Region(province="江苏省", city="扬州市", county="高邮市"))
    text = "扬州市政协调研组走进高邮市政协委员工作站。"
    start = text.find("委员工作站")
    assert told_of(text, Span(start, start + 5), own) == (None, "扬州市政协")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("哪些政协既有委员工作站又有委员之家？", [["委员工作站"], ["委员之家"]]),
        ("哪些政协既有调解室，又有书屋？", [["调解室"], ["书屋"]]),
        ("哪些政协同时有议事室和书屋？", [["议事室"], ["书屋"]]),
        ("哪些政协不仅有议事室还有书屋？", [["议事室"], ["书屋"]]),
        ("哪些政协有议事室或者书屋？", []),
        ("哪些政协有议事室？", []),
    ],
)
def test_things_asked_for_together(question: str, parts: list[list[str]]) -> None:
    asked = [[term.text for term in part.terms if term.weight >= CORE] for part in conjuncts(analyse(question))]
    assert asked == parts


def test_a_row_needs_all_that_is_asked_for_together() -> None:
    rooms = Rows(rows=(_row("甲县政协", "有工作站。"), _row("乙县政协", "有工作站。")))
    books = Rows(rows=(replace(_row("乙县政协", "有工作站。"), match=Match.NEAR, score=0.7),))
    both = jointly([rooms, books])
    assert [(row.org, row.match, row.score, len(row.proofs)) for row in both.rows] == [("乙县政协", Match.NEAR, 0.7, 2)]
    assert [row.org for row in both.close] == ["甲县政协"]


def test_a_sentence_that_names_a_year_is_of_that_year() -> None:
    text = "2021年建成工作站。2023年开了会。工作站很忙。"
    asked = Period(text="2023年", year=2023)
    assert not in_period(text, asked, told=Span(0, 11))
    assert in_period(text, asked, told=Span(11, 19))
    assert in_period(text, asked, told=Span(19, 25))
    assert not in_period("印发《2023年度计划》,依托工作站读书。", asked, told=Span(0, 21))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("县政协拟从明年起分两批建设委员工作站16个，眼下正在选址。", Stance.PLANNED),
        ("市政协打算在园区建一个委员工作站。", Stance.PLANNED),
        ("县政协鼓励有条件的镇试办委员工作站。", Stance.PLANNED),
        ("委员工作站的人选已定，牌子还没挂出来。", Stance.PLANNED),
        ("外地同行问，为什么不建委员工作站？", Stance.DENIED),
        ("这里还没有委员工作站。", Stance.DENIED),
        ("市政协写进年度协商计划的委员工作站已经建成。", Stance.THERE),
        ("群众离不开委员工作站。", Stance.THERE),
        ("县政协拟再建委员工作站3个；现有委员工作站5个。", Stance.THERE),
    ],
)
def test_what_is_planned_or_denied_is_not_there(text: str, said: Stance) -> None:
    at = text.index("委员工作站")
    assert stance(text, Span(0, len(text)), [Span(at, at + len("委员工作站"))]) is said


def test_a_question_may_ask_for_what_is_only_planned() -> None:
    asked = analyse("打算建委员工作站、但目前还没建成的政协有哪些？")
    assert asked.planned
    assert not asked.negated
    assert [term.text for term in asked.terms if term.weight >= CORE] == ["委员工作站"]
    assert not analyse("哪些政协把工作站写进年度计划？").planned


@pytest.mark.parametrize(
    ("question", "names", "rest"),
    [
        ("除了佳木斯市政协，还有哪些政协有站？", ("佳木斯市政协",), "有哪些政协有站？"),
        ("除黑龙江以外，哪些政协有站？", ("黑龙江省",), "哪些政协有站？"),
        ("哪些政协有站（不算佳木斯）？", ("佳木斯市",), "哪些政协有站？"),
        ("哪些政协解除了合同？", (), "哪些政协解除了合同？"),
    ],
)
def test_what_a_question_leaves_out(question: str, names: tuple[str, ...], rest: str) -> None:
    assert omitted(question) == (names, rest)


def test_a_committee_is_left_out_by_its_name_or_its_place() -> None:
    assert is_omitted("佳木斯市政协", "黑龙江省佳木斯市", ["佳木斯市政协"])
    assert not is_omitted("佳木斯市东风区政协", "黑龙江省佳木斯市东风区", ["佳木斯市政协"])
    assert is_omitted("佳木斯市东风区政协", "黑龙江省佳木斯市东风区", ["黑龙江省"])


def test_a_level_takes_in_all_kinds_of_its_rank() -> None:
    assert ranks("哪些县级政协有站") == ranks("Which county-level committees have stations?") == ("县级",)
    assert [has_rank(org, ("县级",)) for org in ("昆山市政协", "扎赉特旗政协", "西固区政协", "兴安盟政协")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert has_rank("佳木斯市政协", ("市级",))
    assert not has_rank("昆山市政协", ("市级",))
    assert has_rank("昆山市政协", ("市",))


def test_rows_below_the_bar_are_near_where_they_say_several_of_the_words_and_no_row_says_all() -> None:
    def below(org: str, text: str, score: float, words: list[str]) -> Row:
        spans = tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)
        said = Evidence(score=score, match=Match.EXACT, window=Span(0, len(text)), spans=spans)
        hit = Hit(
            passage=Passage(id=org, article_id=org, text=text, spans=()), article=article(org, Region()), score=1.0
        )
        return Row(org=org, region=None, match=Match.EXACT, score=score, proofs=(Proof(hit=hit, evidence=said),))

    rows = [
        below("甲县政协", "资助学生的助学金", 0.6, ["资助", "学生", "助学"]),
        below("乙县政协", "助学金给了学生", 0.5, ["学生", "助学"]),
        below("丙县政协", "学生很多", 0.55, ["学生"]),
        below("丁县政协", "学生和校园", 0.4, ["学生", "校园"]),
    ]
    assert [(row.org, row.match) for row in likely(rows)] == [("甲县政协", Match.NEAR), ("乙县政协", Match.NEAR)]


def test_a_word_of_a_term_may_be_said_in_near_words() -> None:
    table = {"吃饭": [("助餐", False)], "老人": [("老年人", True)]}
    wanted = alternatives(
        analyse("管过老人吃饭的政协有哪些"), rarity=lambda word: 0.7, synonyms=lambda word: table.get(word, [])
    )
    best = evidence("社区给老年人办了助餐点。", wanted)[0]
    assert best.match is Match.NEAR
    assert 0.8 > best.score > 0.7


def test_verbs_of_doing_weigh_little_beside_the_thing_however_many_they_are() -> None:
    wanted = alternatives(
        analyse("组织推动参加委员工作站的政协有哪些"), rarity=lambda word: 0.7, synonyms=lambda word: []
    )
    assert evidence("县里有委员工作站。", wanted)[0].score > 0.9


def test_of_two_things_that_are_near_words_for_each_other_both_must_be_said() -> None:
    parts = conjuncts(analyse("哪些政协既有委员工作站又有委员工作室？"))
    near = Row(org="甲县政协", region=None, match=Match.NEAR, score=0.75, proofs=())
    exact = replace(near, org="乙县政协", match=Match.EXACT)
    found = to_the_letter(parts, [Rows(rows=(near, exact))] * 2, lambda word: TABLE.get(word, []))
    assert [row.org for rows in found for row in rows.rows] == ["乙县政协", "乙县政协"]


def test_a_figure_in_a_name_counts_nothing() -> None:
    text = "“1+7”微信读书群里的讨论持续到深夜。"
    start = text.index("读书")
    assert list(numbers_beside(text, [Span(start, start + 2)])) == []


@pytest.mark.parametrize("question", ["哪个政协委员工作站最多", "哪个政协的委员工作站最多？"])
def test_the_most_of_places_named_after_members_is_asked_of_committees(question: str) -> None:
    assert extremes.as_list(question) == "哪些政协有委员工作站？"


def test_committees_of_a_level_are_listed_where_who_of_them_is_asked() -> None:
    analysis = analyse("县级政协里谁建了委员工作站")
    assert analysis.kind is Kind.LIST
    assert analysis.level == ("县级",)
    assert [term.text for term in analysis.terms if term.weight >= CORE] == ["委员工作站"]


def test_what_every_article_does_is_no_alternative_to_a_rare_thing() -> None:
    analysis = analyse("哪些政协修缮过古窑、钟楼或提出建议？")
    groups = alternatives(analysis, rarity=lambda word: 0.2 if word == "建议" else 0.9, synonyms=lambda term: [])
    assert not any(concept.text == "建议" for group in groups for concept in group)


def test_common_things_are_alternatives_to_each_other() -> None:
    groups = alternatives(analyse("哪些政协有提案或者建议？"), rarity=lambda word: 0.3, synonyms=lambda term: [])
    assert [group[-1].text for group in groups] == ["提案", "建议"]


def test_places_named_together_are_no_part_of_what_was_done() -> None:
    assert analyse("青海和云南有哪些政协设了工作站？").predicate == "设了工作站"


def test_what_the_province_gives_is_of_its_grade() -> None:
    assert analyse("得过省里表彰的政协有哪些").grades == ("省",)
