import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.analysis import analyse, language_of
from qa.constraints import CountLimit, grades, limits, negated, number, periods
from qa.ranks import ranks
from qa.terms import cut, key_terms
from qa.types import Kind

KINDS = [
    ("哪些政协建立了委员工作站？", Kind.LIST),
    ("那些政协建了委员工作站", Kind.LIST),
    ("有几家政协开展过院坝协商？", Kind.LIST),
    ("设有“委员之家”的政协有哪些？", Kind.LIST),
    ("协商议事室 哪些政协", Kind.LIST),
    ("网络协商 远程协商 政协", Kind.LIST),
    ("帮群众修路的政协都有谁？", Kind.LIST),
    ("列出办过读书会的政协", Kind.LIST),
    ("哪些地方建了委员工作站？", Kind.LIST),
    ("委员工作站在20个以上的政协", Kind.LIST),
    ("Which CPPCC committees have built member workstations?", Kind.LIST),
    ("どの政協が委員工作站を設けましたか", Kind.LIST),
    ("Какие комитеты создали рабочие станции?", Kind.LIST),
    ("某市政协建了多少个委员工作站？", Kind.NUMBER),
    ("搞过几回读书活动？", Kind.NUMBER),
    ("那间屋子有多大？", Kind.NUMBER),
    ("办理满意率是多少", Kind.NUMBER),
    ("How many members took part?", Kind.NUMBER),
    ("Сколько членов приняли участие?", Kind.NUMBER),
    ("Какую сумму получили рабочие?", Kind.NUMBER),
    ("某市政协主席是谁？", Kind.WHO),
    ("某区政协主席", Kind.WHO),
    ("哪位委员写了提案？", Kind.WHO),
    ("甲市政协同邻省的哪两家政协签了协议？", Kind.WHAT),
    ("和邻省签了协议的是哪两家政协？", Kind.LIST),
    ("当了四十年寨老的那位叫什么名字？", Kind.WHO),
    ("Who is the chair?", Kind.WHO),
    ("平台啥时候上线的？", Kind.WHEN),
    ("挂牌是哪一天？", Kind.WHEN),
    ("When was it opened?", Kind.WHEN),
    ("会议在哪里开的？", Kind.WHERE),
    ("慰问组去了哪些地方？", Kind.WHERE),
    ("In which village was the meeting held?", Kind.WHERE),
    ("調査チームが泊まり込んだのはどの町ですか？", Kind.WHERE),
    ("В какой деревне живёт рабочий?", Kind.WHERE),
    ("提案的题目是什么？", Kind.TITLE),
    ("出台了哪份文件？", Kind.TITLE),
    ("老人的口述印成了哪本册子？", Kind.TITLE),
    ("议题是怎么来的？", Kind.HOW),
    ("How does the committee collect topics?", Kind.HOW),
    ("第二批工作站建完了吗？", Kind.YESNO),
    ("平台是不是全省率先上线？", Kind.YESNO),
    ("Is it the first of its kind?", Kind.YESNO),
    ("“三亮一争”亮什么、争什么？", Kind.WHAT),
    ("周转池是什么？", Kind.WHAT),
]


@pytest.mark.parametrize(("question", "kind"), KINDS)
def test_kind(question: str, kind: Kind) -> None:
    assert analyse(question).kind is kind


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("哪些政协建立了委员工作站？", ["委员工作站"]),
        ("哪些政协在推进书香政协？", ["书香政协"]),
        ("收集社情民意信息超过100条的政协有哪些？", ["社情民意信息"]),
        ("哪两家政协搞了“回头看”？", ["回头看"]),
        ("委员工作站数量在20个以上的政协", ["委员工作站"]),
        ("哪些政协把季度协商纳入了协商格局？", ["季度协商", "协商格局"]),
    ],
)
def test_key_terms_of_lists(question: str, terms: list[str]) -> None:
    assert [term.text for term in analyse(question).terms if term.weight >= 0.5] == terms


def test_constraints_are_taken_out_of_the_predicate() -> None:
    analysis = analyse("8月中旬开展视察超过3次的县区政协有哪些？")
    assert analysis.limits == (CountLimit(relation=">", number=3.0, unit="次"),)
    assert [(period.month, period.days) for period in analysis.periods] == [(8, (11, 21))]
    assert "3" not in analysis.predicate


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("超过100条的", ">", 100),
        ("不少于二十个的", ">=", 20),
        ("不到一百五十件的", "<", 150),
        ("20个以上", ">=", 20),
        ("more than 1,200 ", ">", 1200),
        ("至多3次的", "<=", 3),
        ("超过2万人的", ">", 20_000),
    ],
)
def test_limits(text: str, relation: str, value: float) -> None:
    (found,), rest = limits(text)
    assert (found.relation, found.number) == (relation, value)
    assert rest.strip() in {"", "的"}


@pytest.mark.parametrize(("admitted", "value"), [(True, 101), (False, 100), (False, 3)])
def test_a_limit_admits(admitted: bool, value: float) -> None:
    assert CountLimit(relation=">", number=100).admits(value) is admitted


@pytest.mark.parametrize(
    ("text", "value"), [("一百二十", 120), ("两万", 20_000), ("十五", 15), ("1,346", 1346), ("三亿", 3e8)]
)
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value


def test_periods_in_two_languages() -> None:
    (chinese,), _ = periods("2023年5月22日至24日")
    (english,), _ = periods("in mid-August 2023")
    assert (chinese.year, chinese.month, chinese.days) == (2023, 5, (22, 25))
    assert (english.year, english.month, english.days) == (2023, 8, (11, 21))


def test_rank_grade_and_negation() -> None:
    assert ranks("有哪些市县区政协") == ("市", "县", "区")
    assert grades("拿过省一级的奖项")[0] == ("省",)
    assert grades("哪些省级政协")[0] == ()
    assert negated("哪些政协没有建立工作站")
    assert not negated("有没有建立工作站")
    assert not negated("遵循“不增机构”的政协")


def test_language() -> None:
    assert [language_of(text) for text in ("哪些政协？", "Which one?", "どの政協ですか", "Кто это?", "GDP是多少")] == [
        "zh", "en", "ja", "other", "zh",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_any_text_can_be_taken_apart(text: str) -> None:
    analysis = analyse(text)
    assert analysis.question == text
    assert all(term.weight > 0 for term in analysis.terms)
    assert analysis.gap is None or analysis.understood[analysis.gap.start : analysis.gap.end]


@given(st.text(alphabet="政协委员工作站在的了是哪些，。abc 1", max_size=60))
def test_cutting_loses_nothing(text: str) -> None:
    assert "".join(cut(text)) == text


def test_quoted_terms_come_first() -> None:
    assert [(term.text, term.quoted) for term in key_terms("搞了“回头看”的提案")] == [
        ("回头看", True), ("搞", False), ("提案", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "tail", [",各有多少个", "，分别有多少？", "，数量是多少？", "，数量分别是多少", "各建了几个？", "，各有几家"]
)
def test_a_tail_that_asks_how_many_leaves_the_list_as_it_is(tail: str) -> None:
    asked = analyse(f"哪些政协设立了委员工作室{tail}")
    assert (asked.kind, [term.text for term in asked.terms]) == (Kind.LIST, ["设立", "委员工作室"])


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("哪些政协有超过100个委员工作室", CountLimit(relation=">", number=100, unit="个")),
        ("哪些政协有不少于20条社情民意信息", CountLimit(relation=">=", number=20, unit="条")),
        ("哪些政协有50个以上委员工作站", CountLimit(relation=">=", number=50, unit="个")),
    ],
)
def test_a_condition_may_stand_before_the_thing_it_counts(question: str, limit: CountLimit) -> None:
    asked = analyse(question)
    assert asked.limits == (limit,)
    assert not any(char.isdigit() for char in asked.predicate)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("船上给人看病收不收钱？", Kind.YESNO),
        ("这本书买得到了吗，出版没有？", Kind.YESNO),
        ("寨子要不要收门票，最后怎么定的？", Kind.HOW),
        ("什么都没有的是哪个村？", Kind.WHERE),
        ("What do people drop into the jar when they are not satisfied?", Kind.WHAT),
        ("When did the platform open?", Kind.WHEN),
        ("Who led the survey, and when was it done?", Kind.WHEN),
        ("調査チームが泊まり込んだのはどの町ですか？", Kind.WHERE),
    ],
)
def test_what_a_question_asks_for_by_how_it_asks(question: str, kind: Kind) -> None:
    assert analyse(question).kind is kind
