"""Whether a clause affirms, denies, or has something still to come."""

import pytest

from qa.affirmed import denies, is_affirmed
from qa.analysis import analyse


@pytest.mark.parametrize(
    ("question", "clause", "affirmed"),
    [
        ("平台上线了吗？", "平台已经上线", True),
        ("平台上线了吗？", "该平台预计年底上线", False),
        ("平台上线了吗？", "平台推迟到明年6月上线", False),
        ("联络站挂牌了吗？", "联络站不挂牌", False),
        ("县政协有会客厅吗？", "拟于明年设立会客厅", False),
        ("县政协打算设会客厅吗？", "拟于明年设立会客厅", True),
        ("县政协设了会客厅吗？", "探索设立会客厅", False),
        ("采石场全部复绿了吗？", "采石场已有18家完成复绿", False),
        ("采石场全部复绿了吗？", "21家采石场全部复绿", True),
        ("水质达标了吗？", "湖区水质稳定达标", True),
        ("牌子挂出来了吗？", "牌子还没挂出来", False),
    ],
)
def test_a_clause_affirms_only_what_has_been_done(question: str, clause: str, affirmed: bool) -> None:
    assert is_affirmed(analyse(question), clause) is affirmed


def test_what_is_planned_goes_on_over_the_commas_of_its_sentence() -> None:
    question = analyse("评定办法出台了吗？")
    assert not is_affirmed(question, "推出评定办法", before="今年还将给每个工作室配备联络员,")
    assert is_affirmed(question, "推出了评定办法", before="今年还将给每个工作室配备联络员,")


@pytest.mark.parametrize(
    ("question", "clause", "denied"),
    [
        ("方案市政府批了吗？", "尚未批复", True),
        ("工作站已经开始建了吗？", "目前建设尚未启动", True),
        ("方案报市政府了吗？", "尚未批复", False),
        ("工作站建了吗？", "牌子尚未挂出", False),
    ],
)
def test_a_clause_behind_takes_back_what_is_not_done_yet(question: str, clause: str, denied: bool) -> None:
    assert denies(analyse(question), clause) is denied


def test_what_is_planned_for_next_year_goes_on_over_the_commas() -> None:
    assert not is_affirmed(analyse("工作站建了吗？"), "各建1个工作站", before="方案提出,明年先在三个镇试点,")
