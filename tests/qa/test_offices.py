"""Who holds an office: only of the very body, only beside the name."""

import pytest

from qa.answerer import Answerer
from qa.offices import _own, asked_of_all, is_of_other_body
from tests.qa.test_facts import hit


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("文山州委书记是谁", "陈明"),
        ("文山州的州委书记是谁？", "陈明"),
        ("谁是甘肃省委书记", "胡昌升"),
        ("楚雄州委书记是谁", None),
        ("谁是包头市市长", None),
        ("Who is the mayor of Baotou?", None),
        ("全国政协主席是谁", None),
        ("中国政协秘书长是谁", None),
    ],
)
def test_an_office_of_another_body(answerer: Answerer, question: str, name: str | None) -> None:
    assert answerer.answer(question).text == name


@pytest.mark.parametrize("question", ["玉门市政协主席是谁", "提案委主任是谁", "校长是谁"])
def test_a_local_committee_is_no_other_body(question: str) -> None:
    assert not is_of_other_body(question)


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("各政协主席是谁", "主席"),
        ("所有政协主席名单", "主席"),
        ("各地政协秘书长都叫什么", "秘书长"),
        ("有哪些主席的名字", "主席"),
        ("哪些政协由主席督办提案", None),
        ("哪些政协的主席会议成员联系常委", None),
        ("玉门市政协主席是谁", None),
    ],
)
def test_the_office_asked_of_all(question: str, office: str | None) -> None:
    assert asked_of_all(question) == office


def test_the_chairs_are_a_list_with_names_and_evidence(answerer: Answerer) -> None:
    answer = answerer.answer("云南各政协主席是谁")
    assert {item.org: item.number for item in answer.items} == {
        "曲靖市政协": "朱党柱",
        "楚雄州政协": "赵晓明",
        "临沧市政协": "李银峰",
    }
    quoted = {citation.n: citation.text for citation in answer.citations}
    assert all(item.number in quoted[item.citations[0]] for item in answer.items if item.number)


def test_an_office_behind_an_office_is_no_name() -> None:
    told = hit("市政协主席任组长,委员参加。", org="甲市政协")
    assert _own(told, "甲市政协", "主席") is None
