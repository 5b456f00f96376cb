"""What stands directly beside a number."""

import pytest

from corpus.types import Span
from qa.beside import aspect, own_stretch
from tests.qa.test_facts import answer, hit

TEXT = "截至9月，建成食堂52家、助餐点118个，日均服务老人1.3万人次。"


def test_a_number_owns_what_stands_up_to_the_next_one() -> None:
    at = TEXT.index("118")
    clause = Span(TEXT.index("建成"), TEXT.index("，日均"))
    assert own_stretch(TEXT, Span(at, at + 4), clause) == "助餐点118个"


def test_an_aspect_is_told_or_not() -> None:
    assert aspect("平均一天接待多少人？", "日均服务老人1.3万人次") == 1
    assert aspect("平均一天接待多少人？", "助餐点118个") == 0
    assert aspect("接待了多少人？", "日均服务老人1.3万人次") == 0


@pytest.mark.parametrize(
    ("question", "expected"),
    [("原先有几个界别？", "22个"), ("现在有几个界别活动组？", "12个")],
)
def test_the_number_of_the_aspect_asked_for_is_chosen(question: str, expected: str) -> None:
    found = answer(question, hit("县政协把原来的22个界别整合成12个界别活动组。"))
    assert found is not None
    assert found.text == expected


def test_a_number_that_the_question_says_is_no_answer() -> None:
    found = answer("5项共识拆成多少项任务？", hit("达成5项共识，拆成18项任务，逐项交办。"))
    assert found is not None
    assert found.text == "18项"


def test_two_numbers_that_may_both_be_meant_are_quoted_together() -> None:
    found = answer("审查立案的提案有多少件？", hit("全会以来共收到提案246件，审查立案198件，办复率高。"))
    assert found is not None
    assert "198件" in found.text
