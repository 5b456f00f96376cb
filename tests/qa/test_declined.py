"""What is said and suggested where there is no answer, over the sample corpus."""

import re

import pytest

from index.types import Filter
from qa.answerer import Answerer


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("委员工作站超过500个的政协有哪些", "超过500个"),
        ("哪些政协2019年建立了委员工作站", "2019年"),
        ("内蒙古有哪些省级政协建立了委员工作站", "省级政协"),
    ],
)
def test_a_list_names_the_condition_that_nothing_meets(answerer: Answerer, question: str, condition: str) -> None:
    answer = answerer.answer(question)
    assert answer.text is None
    assert condition in (answer.abstained_because or "")
    assert "没有一处提到" not in (answer.abstained_because or "")


@pytest.mark.parametrize("question", ["佳木斯市政协建了多少个委员工作站", "佳木斯有哪些政协建立了委员工作站"])
def test_a_filter_that_leaves_out_the_committee_asked_about_is_named(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question, filter=Filter(provinces=("甘肃省",)))
    assert answer.text is None
    assert "甘肃省" in (answer.abstained_because or "")
    assert "佳木斯市政协" in (answer.abstained_because or "")


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script>佳木斯市政协的游泳馆有多长",
        "<script>alert(1)</script>",
        "'; DROP TABLE users; -- 佳木斯政协有多少个图书馆",
        "!!!???",
        "😀😀",
    ],
)
def test_hostile_text_is_declined_in_chinese_and_not_repeated(answerer: Answerer, question: str) -> None:
    said = answerer.answer(question).abstained_because or ""
    assert re.search(r"[\u4e00-\u9fff]", said)
    assert not re.search(r"[A-Za-z]", said)


@pytest.mark.parametrize("question", ["你好", "你是谁", "谢谢", "还有吗", "不要近义的", "Hello"])
def test_words_that_ask_for_no_fact_are_replied_to(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.text is None
    assert "没有写明" not in (answer.abstained_because or "")
    assert not answer.citations


@pytest.mark.parametrize(
    "question", ["你好", "你是谁", "佳木斯市政协的游泳馆有多长", "哪些政协建设了充电桩", "嗡嘛呢叭咪吽是什么"]
)
def test_a_declined_question_suggests_questions_with_answers(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.text is None
    assert 1 <= len(answer.suggestions) <= 2
    assert all(answerer.answer(suggestion, previous=answer).text for suggestion in answer.suggestions)


@pytest.mark.parametrize(
    "question", ["佳木斯市政协建了多少个委员工作站", "佳木斯的主席是谁", "五建模式是什么", "哪些政协建立了委员工作站"]
)
def test_no_suggestion_repeats_the_answer_given(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    for suggestion in answer.suggestions:
        assert answerer.answer(suggestion, previous=answer).text not in {None, answer.text}


def test_a_term_that_one_committee_alone_tells_of_is_not_suggested_for_others(answerer: Answerer) -> None:
    answer = answerer.answer("佳木斯市政协的主席是谁")
    assert not any("五建模式" in suggestion for suggestion in answer.suggestions)
