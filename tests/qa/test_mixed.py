"""Questions for things of several kinds at once."""

import pytest

from qa.analysis import analyse
from qa.mixed import asked_together
from qa.types import Kind
from tests.qa.test_facts import answer, hit


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("今年的会在哪里、哪天开的？", [Kind.WHERE, Kind.WHEN]),
        ("教人拉琴的委员是谁，门下有多少徒弟？", [Kind.WHO, Kind.NUMBER]),
        ("How many birds live there now, and how many were there before?", [Kind.NUMBER, Kind.NUMBER]),
        ("收到提案多少件，立案多少件？", []),
        ("主席是谁？", []),
        ("为什么修桥，花了多少钱？", []),
    ],
)
def test_a_question_is_parted_by_its_question_words(question: str, kinds: list[Kind]) -> None:
    assert [each.kind for each in asked_together(analyse(question))] == kinds


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("今年的会在哪里、哪天开的？", "三县轮流办会，今年的会于5月23日在赤水镇召开。", ("5月23日", "赤水镇")),
        ("教人拉琴的委员是谁，门下有多少徒弟？", "委员、马头琴艺人吴宝音收徒70名。", ("吴宝音", "70名")),
        ("几天工夫卖了多少钱？", "匠人到外省参展，五天卖出货品73万元。", ("五天", "73万元")),
    ],
)
def test_all_that_is_asked_for_is_answered(question: str, text: str, expected: tuple[str, ...]) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert all(part in found.text for part in expected)
