"""Conversations over the sample corpus: what is completed from the turn before, and what stands by itself."""

from collections.abc import Sequence

import pytest

from qa.answerer import Answerer
from qa.types import Answer, Kind, Match


def talk(answerer: Answerer, *questions: str) -> Answer:
    """Return the answer to the last question of a conversation."""
    answer: Answer | None = None
    for question in questions:
        answer = answerer.answer(question, previous=answer)
    assert answer is not None
    return answer


COUNT = "佳木斯市政协建了多少个委员工作站"
CHAIR = "玉门市政协主席是谁"
LIST = "哪些政协建立了委员工作站"


@pytest.mark.parametrize("before", [(COUNT,), (CHAIR, "酒泉呢？"), (LIST, "那佳木斯呢")])
@pytest.mark.parametrize(
    "question",
    ["庄国泰是谁", "阿祥是什么意思", "五建模式是什么", "谢谢", "你是谁", "还有吗", "文山的院坝协商搞了多少场", LIST],
)
def test_a_complete_question_is_answered_as_if_nothing_had_been_asked_before(
    answerer: Answerer, before: Sequence[str], question: str
) -> None:
    answer = talk(answerer, *before, question)
    alone = answerer.answer(question)
    assert (answer.understood, answer.text) == (alone.understood, alone.text)


@pytest.mark.parametrize(
    ("questions", "understood"),
    [
        ((COUNT, "它的主席是谁"), "佳木斯市政协的主席是谁"),
        (("古浪县政协有多少个委员工作室", "文山州呢"), "文山州政协有多少个委员工作室"),
        (("古浪县政协有多少个委员工作室", "文山呢"), "文山州政协有多少个委员工作室"),
        (("古浪县政协有多少个委员工作室", "兴安盟呢"), "兴安盟政协有多少个委员工作室"),
        (("古浪县政协有多少个委员工作室", "玉门呢"), "玉门政协有多少个委员工作室"),
        (("古浪县政协有多少个委员工作室", "玉门呢", "主席呢"), "玉门政协主席是谁?"),
        ((LIST, "那佳木斯呢"), "佳木斯有哪些政协建立了委员工作站"),
        ((LIST, "那佳木斯呢", "它的主席是谁"), "佳木斯的主席是谁"),
        ((LIST, "那佳木斯呢", "它的主席是谁", "内蒙古呢"), "内蒙古有哪些政协建立了委员工作站"),
        ((LIST, "只看县级的"), "哪些县级政协建立了委员工作站"),
        ((LIST, "只看县级的", "甘肃呢"), "甘肃有哪些县级政协建立了委员工作站"),
        ((CHAIR, "五建模式呢？"), "五建模式是什么?"),
        ((COUNT, "五建模式呢？"), "佳木斯市政协五建模式是什么?"),
        (("委员工作站超过20个的政协有哪些", "只看市级的"), "委员工作站超过20个的市级政协有哪些"),
        ((COUNT, "只看县级的"), "只看县级的"),
        ((COUNT, "那"), "那"),
        ((LIST, "其中最多的是哪个"), "委员工作站最多的是哪个政协"),
        ((CHAIR, "他是做什么的"), "李玉祥是做什么的"),
        (("临沧的政协历史陈列馆在哪里", "它有多大"), "临沧的政协历史陈列馆有多大"),
        ((LIST, "那里有多少家"), LIST),
        (("海西州政协主席是谁", "省政协主席是谁"), "省政协主席是谁"),
        ((CHAIR, "他视察了什么", "酒泉呢"), "酒泉政协主席视察了什么"),
        (
            ("佳木斯有多少个委员工作站", "牡丹江呢", "杜尔伯特呢", "谁最少"),
            "佳木斯市政协、牡丹江市政协和杜尔伯特县政协哪个委员工作站少",
        ),
        (
            ("佳木斯有多少个委员工作站", "牡丹江呢", "一共多少个"),
            "佳木斯市政协和牡丹江市政协各有多少个委员工作站",
        ),
        (("佳木斯有多少个委员工作站", "它的主席是谁", "一共多少个"), "佳木斯的委员工作站一共多少个"),
        ((LIST, "其中哪些在青海", "其中哪些在云南"), "云南有哪些政协建立了委员工作站"),
        ((LIST, "哪些在青海"), "青海有哪些政协建立了委员工作站"),
        ((COUNT, "第二个的数量是多少"), "第二个的数量是多少"),
        ((CHAIR, "谁批示了直播经济的建议"), "谁批示了直播经济的建议"),
        ((COUNT, "谢谢", "具体有多少个"), "佳木斯市政协的委员工作站具体有多少个"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out(answerer: Answerer, questions: Sequence[str], understood: str) -> None:
    assert talk(answerer, *questions).understood == understood


def test_a_long_conversation_gathers_nothing(answerer: Answerer) -> None:
    answer = talk(answerer, COUNT, *["具体有多少个"] * 5)
    assert answer.understood == talk(answerer, COUNT, "具体有多少个").understood
    assert answer.text == "59个"


def test_a_list_is_restricted_to_a_rank(answerer: Answerer) -> None:
    answer = talk(answerer, LIST, "只看县级的")
    assert answer.kind is Kind.LIST
    assert answer.items
    names = {item.org.removesuffix("政协")[-1] for item in answer.items}
    assert {"县", "区"} <= names <= {"县", "区", "旗", "市"}
    assert "佳木斯市政协" not in {item.org for item in answer.items}


def test_a_province_is_not_asked_what_a_term_means(answerer: Answerer) -> None:
    assert talk(answerer, "五建模式是什么", "内蒙古呢").understood == "内蒙古呢"


@pytest.mark.parametrize("asked", ["不要近义的", "只要原词的", "别要相近的说法"])
def test_a_list_is_shown_again_without_near_rows(answerer: Answerer, asked: str) -> None:
    answer = talk(answerer, LIST, asked)
    assert answer.kind is Kind.LIST
    assert answer.items
    assert {item.match for item in answer.items} == {Match.EXACT}


def test_a_list_is_shown_again_without_a_committee(answerer: Answerer) -> None:
    before, after = talk(answerer, LIST), talk(answerer, LIST, "除了佳木斯市政协呢")
    assert {item.org for item in before.items} - {item.org for item in after.items} == {"佳木斯市政协"}


def test_how_many_each_of_a_list_has_is_in_the_list(answerer: Answerer) -> None:
    assert talk(answerer, LIST, "各有多少个").items == talk(answerer, LIST).items


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("具体有多少个？", LIST),
        ("其中黑龙江的有哪些", "黑龙江有哪些政协建立了委员工作站"),
        ("数量最多的是哪个？", "委员工作站最多的是哪个政协"),
        ("谁最少", "委员工作站最少的是哪个政协"),
    ],
)
def test_what_is_asked_of_the_rows_of_a_list(answerer: Answerer, question: str, understood: str) -> None:
    answer = talk(answerer, LIST, question)
    assert answer.understood == understood
    assert answer.text is not None


@pytest.mark.parametrize(("asked", "place"), [("第一个", 0), ("第二家", 1), ("最后一个", -1)])
def test_a_row_of_the_list_is_named_by_its_place(answerer: Answerer, asked: str, place: int) -> None:
    org = talk(answerer, LIST).items[place].org
    assert talk(answerer, LIST, f"{asked}的数量是多少").understood == f"{org}有多少个委员工作站"
    assert talk(answerer, LIST, f"{asked}的主席是谁").understood == f"{org}主席是谁"


def test_how_many_is_asked_of_one_committee_after_a_question_about_it(answerer: Answerer) -> None:
    assert "佳木斯" in talk(answerer, LIST, "那佳木斯呢", "具体有多少个？").understood
