"""Questions that ask for several things: how they are cut, where the parts are looked for, and how they are told."""

import pytest

from qa.answerer import Answerer
from qa.compound import asked_clauses


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("书里年纪最大的是谁，今年多大了？", ("书里年纪最大的是谁", "今年多大了？")),
        ("这一年，碰头会在哪里、哪天开的？", ("这一年，碰头会在哪里", "哪天开的？")),
        ("主席是谁？一共建了几个站？", ("主席是谁", "一共建了几个站？")),
        ("How many students, and when was it founded?", ("How many students", "when was it founded?")),
        ("建了多少个委员工作站？", ()),
        ("那边种大棚、夸委员的是谁？", ()),
        ("甲、乙、丙都是什么？", ()),
    ],
)
def test_a_question_is_cut_where_a_clause_asks_for_something_else(question: str, clauses: tuple[str, ...]) -> None:
    assert asked_clauses(question) == clauses


def test_a_number_is_told_of_each_committee_named(answerer: Answerer) -> None:
    answer = answerer.answer("佳木斯和杜尔伯特各有几个委员工作站？")
    assert answer.text == "佳木斯市政协：59个；杜尔伯特县政协：24个"
    assert {citation.org for citation in answer.citations[:2]} == {"佳木斯市政协", "杜尔伯特县政协"}


def test_a_person_and_a_number_are_both_told(answerer: Answerer) -> None:
    answer = answerer.answer("佳木斯市政协主席是谁，建了多少个委员工作站？")
    assert answer.text is not None
    assert "高志军" in answer.text
    assert "59个" in answer.text


def test_what_is_not_told_of_several_things_is_named(answerer: Answerer) -> None:
    answer = answerer.answer("佳木斯市政协主席是谁，建了多少个委员工作站，食堂的面积有多大？")
    assert answer.text is not None
    assert answer.text.endswith("（资料里没有写明：食堂的面积有多大）")


def test_one_thing_asked_of_two_committees_together_is_not_parted(answerer: Answerer) -> None:
    answer = answerer.answer("佳木斯和牡丹江一起开的会是哪天？")
    assert answer.text is None or "：" not in answer.text
