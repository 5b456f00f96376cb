"""Questions put into the words that the rest of the package knows."""

import pytest

from index.reader import Index
from qa.answerer import Answerer
from qa.reworded import reworded
from qa.scope import Directory


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("除了玉门还有谁办了读书会", "除了玉门市政协，还有哪些政协办了读书会"),
        ("除了甘肃还有哪里建了工作室", "除了甘肃，还有哪些政协建了工作室"),
        ("不是青海的政协有哪些搞了协商", "除了青海，有哪些政协搞了协商"),
        ("哪些不在云南的政协办了早读会", "除了云南，有哪些政协办了早读会"),
        ("哪些政协不搞早读会", "哪些政协没有搞早读会"),
        ("哪些政协不建机构建机制", "哪些政协不建机构建机制"),
        ("青海几个政协见报了", "青海有哪些政协？"),
        ("甘肃有多少家政协被报道了", "甘肃有哪些政协？"),
        ("县级政协有哪些", "有哪些县级政协"),
        ("西南地区有哪些政协办了早读会", "云南省有哪些政协办了早读会"),
        ("西北有几家政协", "甘肃省、青海省有几家政协"),
        ("华南有几家政协", "华南有几家政协"),
        ("东北话怎么说", "东北话怎么说"),
        ("玉门市政协的一把手是谁", "玉门市政协主席是谁"),
        ("玉门市政协书记是谁", "玉门市政协党组书记是谁"),
        ("曲靖市委书记是谁", "曲靖市的市委书记是谁"),
        ("文山州的州委书记是谁", "文山州的州委书记是谁"),
        ("云南政协的主席都有谁", "云南有哪些政协写明了主席的名字"),
        ("云南各政协主席是谁", "云南有哪些政协写明了主席的名字"),
        ("有哪些主席的名字", "哪些政协写明了主席的名字"),
        ("海西和果洛谁的平台多", "海西州政协和果洛州政协哪个平台多"),
        ("果洛的平台比海西多吗", "果洛州政协和海西州政协哪个平台多"),
        ("谁的提案少，楚雄还是包头", "楚雄州政协和包头市政协哪个提案少"),
        ("楚雄比包头多多少件提案", "楚雄州政协和包头市政协哪个提案多"),
        ("包头和楚雄的主席是谁", "包头和楚雄的主席是谁"),
    ],
)
def test_the_words_that_are_known(sample_index: Index, question: str, plain: str) -> None:
    assert reworded(question, Directory(sample_index)) == plain


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("杜尔伯特和佳木斯谁的委员工作站多", "佳木斯市政协(59个)多于杜尔伯特县政协(24个)"),
        ("杜尔伯特的委员工作站比佳木斯少吗", "杜尔伯特县政协(24个)少于佳木斯市政协(59个)"),
    ],
)
def test_two_committees_are_compared_by_the_numbers_that_they_state(
    answerer: Answerer, question: str, text: str
) -> None:
    answer = answerer.answer(question)
    assert answer.text == text
    assert [item.number for item in answer.items]
    assert all(item.citations for item in answer.items)


def test_nothing_is_compared_with_what_is_not_stated(answerer: Answerer) -> None:
    assert answerer.answer("杜尔伯特和玉门谁的委员工作站多").text is None


def test_a_province_is_left_out_with_all_that_lies_in_it(answerer: Answerer) -> None:
    items = answerer.answer("不是黑龙江的政协有哪些建了委员工作站").items
    assert items
    assert not any("佳木斯" in item.org for item in items)
