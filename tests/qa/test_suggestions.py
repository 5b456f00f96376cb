"""What is suggested next, in the language of the question, and that it has an answer."""

import pytest

from qa.answerer import Answerer
from qa.suggestions import counted


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


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("全县建成31个委员工作站，受到欢迎。", ["委员工作站"]),
        ("将309名委员信息，全部入库。", []),
        ("共有12名政协委员。", ["政协委员"]),
        ("82个州直党政、企事业单位全部落实。", []),
        ("12个委员因此受到，", []),
    ],
)
def test_what_is_counted_is_a_whole_noun_that_ends_its_clause(text: str, nouns: list[str]) -> None:
    assert [found["noun"] for found in counted(text)] == nouns
