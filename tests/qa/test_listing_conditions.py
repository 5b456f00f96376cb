"""The conditions of list questions: places, ranks, periods, grades, what is planned, left out or joined."""

from dataclasses import replace

import pytest

from corpus.types import Span
from qa.analysis import analyse
from qa.constraints import Period
from qa.listing.conditions import has_grade, in_period, names_another_province
from qa.listing.conjunction import conjuncts, jointly, to_the_letter
from qa.listing.rows import Row, Rows
from qa.listing.stance import Stance, stance
from qa.omitted import is_omitted, omitted
from qa.ranks import has_rank, ranks
from qa.terms import CORE
from qa.types import Kind, Match
from tests.qa.rowmaker import TABLE, row


def test_periods_ranks_and_grades() -> None:
    assert in_period("8月17日,市政协视察。", Period(text="", month=8, days=(11, 21)))
    assert not in_period("8月27日,市政协视察。", Period(text="", month=8, days=(11, 21)))
    assert not in_period("今年有进展。", Period(text="", year=2023))
    assert has_rank("甲县政协", ("市", "县"))
    assert not has_rank("乙省政协", ("市", "县"))
    assert has_grade("荣获江苏省先进单位", "省")
    assert not has_grade("获评市级先进", "省")


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
    rooms = Rows(rows=(row("甲县政协", "有工作站。"), row("乙县政协", "有工作站。")))
    books = Rows(rows=(replace(row("乙县政协", "有工作站。"), match=Match.NEAR, score=0.7),))
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
        ("市里拟在总结经验的基础上，于明年启动委员工作站建设。", Stance.PLANNED),
        ("下一步，县政协准备学习外地经验，探索设立委员工作站。", Stance.PLANNED),
        ("原定今年建成的委员工作站推迟到明年启用。", Stance.PLANNED),
        ("委员工作站尚在选址。", Stance.PLANNED),
        ("县政协到外地学习委员工作站建设经验。", Stance.PLANNED),
        ("合并以后，委员工作站已被撤并。", Stance.DENIED),
        ("去年撤销了委员工作站。", Stance.DENIED),
        ("3个委员工作站被摘牌，其余12个运行良好。", Stance.THERE),
        ("县政协建成委员工作站30个，还有8个在建。", Stance.THERE),
        ("县政协讨论通过《委员工作站建设三年规划》。", Stance.PLANNED),
        ("县政协明年再建3个，目前已建成委员工作站5个。", Stance.THERE),
    ],
)
def test_what_is_planned_or_denied_is_not_there(text: str, said: Stance) -> None:
    at = text.index("委员工作站")
    assert stance(text, Span(0, len(text)), [Span(at, at + len("委员工作站"))]) is said


def test_what_the_next_sentence_closes_is_not_there() -> None:
    text = "各镇设立了委员工作站。经过评估，把这9个站全部撤销。"
    assert stance(text, Span(0, 11), [Span(5, 10)]) is Stance.DENIED
    assert stance(text[:11], Span(0, 11), [Span(5, 10)]) is Stance.THERE


def test_a_question_may_ask_for_what_is_only_planned() -> None:
    asked = analyse("打算建委员工作站、但目前还没建成的政协有哪些？")
    assert asked.planned
    assert not asked.negated
    assert [term.text for term in asked.terms if term.weight >= CORE] == ["委员工作站"]
    assert not analyse("哪些政协把工作站写进年度计划？").planned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("县政协还与湖南省江永县政协签订协议。", True),
        ("市政协与成都、重庆两市政协建立协作机制。", True),
        ("县政协同成都市政协签订协议。", False),
        ("县政协与上海的企业签订协议，政协牵头。", False),
        ("十几位村民坐着小马扎，和县政协委员说话。", False),
    ],
)
def test_what_was_done_with_another_province_names_its_committee(text: str, said: bool) -> None:
    assert names_another_province(text, "四川省") is said
    assert not names_another_province(text, None)


@pytest.mark.parametrize("question", ["哪些政协和外省的政协签了协议？", "哪些政协同别的省份的政协签了协议？"])
def test_a_question_may_ask_for_what_was_done_with_another_province(question: str) -> None:
    asked = analyse(question)
    assert asked.abroad
    assert [term.text for term in asked.terms if term.weight >= CORE] == ["协议"]
    assert not analyse("哪些政协和高校签了协议？").abroad
    assert not analyse("哪些政协到外省考察过？").abroad


@pytest.mark.parametrize("question", ["哪些政协计划明年设立委员工作站？", "明年要建委员工作站的是哪些政协？"])
def test_a_plan_may_be_asked_for_by_its_time(question: str) -> None:
    asked = analyse(question)
    assert asked.planned
    assert [term.text for term in asked.terms if term.weight >= CORE] == ["委员工作站"]


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


def test_of_two_things_that_are_near_words_for_each_other_both_must_be_said() -> None:
    parts = conjuncts(analyse("哪些政协既有委员工作站又有委员工作室？"))
    near = Row(org="甲县政协", region=None, match=Match.NEAR, score=0.75, proofs=())
    exact = replace(near, org="乙县政协", match=Match.EXACT)
    found = to_the_letter(parts, [Rows(rows=(near, exact))] * 2, lambda word: TABLE.get(word, []))
    assert [row.org for rows in found for row in rows.rows] == ["乙县政协", "乙县政协"]


def test_committees_of_a_level_are_listed_where_who_of_them_is_asked() -> None:
    analysis = analyse("县级政协里谁建了委员工作站")
    assert analysis.kind is Kind.LIST
    assert analysis.level == ("县级",)
    assert [term.text for term in analysis.terms if term.weight >= CORE] == ["委员工作站"]


def test_places_named_together_are_no_part_of_what_was_done() -> None:
    assert analyse("青海和云南有哪些政协设了工作站？").predicate == "设了工作站"


def test_what_the_province_gives_is_of_its_grade() -> None:
    assert analyse("得过省里表彰的政协有哪些").grades == ("省",)
