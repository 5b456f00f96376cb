"""What is suggested next, in the language of the question, and that it has an answer."""

import pytest

from qa.answerer import Answerer


@pytest.mark.parametrize(
    ("question", "suggestion"),
    [
        ("佳木斯市政协建了多少个委员工作站？", "佳木斯市政协主席是谁？"),
        ("How many member workstations does Jiamusi have?", "Who is the chair of 佳木斯市政协?"),
        ("Сколько рабочих станций создано в Цзямусы?", "Who is the chair of 佳木斯市政协?"),
    ],
)
def test_suggestions_are_worded_as_the_question_and_have_answers(
    answerer: Answerer, question: str, suggestion: str
) -> None:
    answer = answerer.answer(question)
    assert suggestion in answer.suggestions
    for each in answer.suggestions:
        assert answerer.answer(each, previous=answer).text


def test_an_english_list_suggests_nothing_that_only_a_chinese_follow_up_could_ask(answerer: Answerer) -> None:
    answer = answerer.answer("Which committees have set up workstations (委员工作站)?")
    assert answer.suggestions
    assert not any(each.startswith("只看") for each in answer.suggestions)
