import pytest

from qa.answerer import Answerer
from qa.types import Kind


@pytest.mark.parametrize(
    ("question", "said", "evidence"),
    [
        ("佳木斯市政协建了59个委员工作站吗？", "是", "59个委员工作站"),
        ("佳木斯市政协建了80个委员工作站吗？", "没有", "59个委员工作站"),
        ("杜尔伯特县政协的委员工作站超过20个吗？", "是", "24个委员工作站"),
        ("杜尔伯特县政协的委员工作站超过30个吗？", "没有", "24个委员工作站"),
        ("昆明市政协成立了党建联盟吗？", "是", "党建联盟"),
    ],
)
def test_the_deciding_sentence(answerer: Answerer, question: str, said: str, evidence: str) -> None:
    answer = answerer.answer(question)
    assert answer.kind is Kind.YESNO
    assert answer.text is not None
    assert answer.text.split("：")[0] in {said, "不是" if said == "没有" else said}
    assert evidence in answer.citations[0].text
    assert answer.text.partition("：")[2] in answer.citations[0].text


@pytest.mark.parametrize("question", ["昆明市政协建了游泳馆吗？", "明天会下雨吗？"])
def test_what_is_not_said_is_not_decided(answerer: Answerer, question: str) -> None:
    assert answerer.answer(question).text is None


@pytest.mark.parametrize(
    ("question", "said"), [("佳木斯市政协主席是高志军吗？", "是"), ("佳木斯市政协主席是李四吗？", "不是")]
)
def test_an_office_that_one_person_holds_is_decided_by_the_holder(answerer: Answerer, question: str, said: str) -> None:
    answer = answerer.answer(question)
    assert answer.text is not None
    assert answer.text.split("：")[0] == said
    assert "高志军" in answer.text
