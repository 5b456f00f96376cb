import pytest

from corpus.types import Passage, Region, Span
from index.types import Hit
from qa.analysis import analyse
from qa.listing.concepts import alternatives
from qa.listing.finder import BARS, proof_order
from qa.listing.likely import likely
from qa.listing.matching import Evidence, evidence
from qa.listing.rows import Proof, Row
from qa.listing.subjects import shares, told_of
from qa.types import Match
from tests.qa.rowmaker import TABLE, article


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


def test_what_every_article_does_is_no_alternative_to_a_rare_thing() -> None:
    analysis = analyse("哪些政协修缮过古窑、钟楼或提出建议？")
    groups = alternatives(analysis, rarity=lambda word: 0.2 if word == "建议" else 0.9, synonyms=lambda term: [])
    assert not any(concept.text == "建议" for group in groups for concept in group)


def test_common_things_are_alternatives_to_each_other() -> None:
    groups = alternatives(analyse("哪些政协有提案或者建议？"), rarity=lambda word: 0.3, synonyms=lambda term: [])
    assert [group[-1].text for group in groups] == ["提案", "建议"]


def test_the_second_of_two_partners_is_no_subject() -> None:
    text = "县里还与云南省威信县政协、七星关区政协定期会商。"
    own = article("叙永县政协", Region(province="四川省", city="泸州市", county="叙永县"))
    assert told_of(text, Span(text.index("会商"), text.index("会商") + 2), own) == (None,)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "全市建成工作站158个，其中米易县62个、盐边县51个、仁和区有45个。",
            {"米易县": "62个", "盐边县": "51个", "仁和区": "45个"},
        ),
        ("其中，米易县工作站31个。", {"米易县": "31个"}),
        ("在盐边县工作站，委员接待来客。", {"盐边县": ""}),
        ("全市建成工作站158个，其中五星级的3个。", {}),
        ("全市建成工作站158个。米易县有读书角62个。", {}),
    ],
)
def test_lower_places_share_a_total(text: str, counted: dict[str, str]) -> None:
    own = article("攀枝花市政协", Region(province="四川省", city="攀枝花市"))
    start = text.index("工作站")
    span = Span(start, start + 3)
    assert shares(text, span, own) == {f"{place}政协": number for place, number in counted.items()}
    assert set(told_of(text, span, own)) == {None, *(f"{place}政协" for place in counted)}
    assert not shares(text, span, article("米易县政协", Region(province="四川省", city="攀枝花市", county="米易县")))


@pytest.mark.parametrize(("text", "said"), [("全区增设停车位120个。", True), ("全区更换路灯96盏。", False)])
def test_what_is_hard_is_told_of_by_what_relieves_it(text: str, said: bool) -> None:
    best = found("哪些政协管过停车难？", text)
    assert (best is not None and best[0] > 0.6) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [("围绕茶产业开展协商。", True), ("提出茶产业的提案。", True), ("围绕水果开展协商，办理提案。", False)],
)
def test_of_several_keywords_the_topic_goes_with_any_other(text: str, said: bool) -> None:
    wanted = alternatives(
        analyse("茶产业 协商 提案 哪些政协"), rarity=lambda word: float("茶" in word), synonyms=lambda term: []
    )
    best = evidence(text, wanted)
    assert (bool(best) and best[0].score >= BARS[best[0].match]) is said


def test_proofs_that_make_a_row_stand_first_and_of_them_the_exact_ones() -> None:
    def proof(score: float, match: Match) -> Proof:
        passage = Passage(id="p", article_id="a", text="说", spans=(Span(0, 1),))
        told = Evidence(score=score, match=match, window=Span(0, 1), spans=(Span(0, 1),))
        return Proof(hit=Hit(passage=passage, article=article("甲县政协", Region()), score=1.0), evidence=told)

    weak, near, exact = proof(0.37, Match.EXACT), proof(0.82, Match.NEAR), proof(0.7, Match.EXACT)
    assert sorted([weak, near, exact], key=proof_order) == [exact, near, weak]
