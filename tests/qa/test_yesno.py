import pytest

from qa.answerer import Answerer
from qa.types import Kind
from qa.yesno import said_as_asked


@pytest.mark.parametrize(
    ("question", "said", "evidence"),
    [
        ("佳木斯市政协建了59个委员工作站吗？", "是的，建了", "59个委员工作站"),
        ("佳木斯市政协建了80个委员工作站吗？", "没有", "59个委员工作站"),
        ("杜尔伯特县政协的委员工作站超过20个吗？", "是", "24个委员工作站"),
        ("杜尔伯特县政协的委员工作站超过30个吗？", "不是", "24个委员工作站"),
        ("昆明市政协成立了党建联盟吗？", "是的，成立了", "党建联盟"),
        ("昆明市政协有没有党建联盟？", "有", "党建联盟"),
    ],
)
def test_the_deciding_sentence(answerer: Answerer, question: str, said: str, evidence: str) -> None:
    answer = answerer.answer(question)
    assert answer.kind is Kind.YESNO
    assert answer.text is not None
    assert answer.text.split("：")[0] == said
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


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("甲县有没有建工作站？", "有", "没有"),
        ("甲县设有工作站吗？", "是的，有", "没有"),
        ("风雨桥现在都能走了吗？", "是的，能", "不能"),
        ("老人能不能坐电梯？", "能", "不能"),
        ("工作站已经建好了吗？", "是的，建好了", "还没有"),
        ("402件提案都办完了没有？", "是的，办完了", "没有"),
        ("意见主办方听了吗？", "是的，听了", "还没有"),
        ("委员去过草大坂村吗？", "是的，去过", "没有"),
        ("办法成为全省的标准了吗？", "是的", "还没有"),
        ("是不是每个乡镇都有工作站了？", "是", "不是"),
        ("工作站超过20个吗？", "是", "不是"),
        ("所有的站点都开门吗？", "是", "不是"),
        ("看病收不收钱？", "收", "不收"),
    ],
)
def test_the_word_that_asks_is_the_word_that_answers(question: str, yes: str, no: str) -> None:
    assert (said_as_asked(question, yes=True), said_as_asked(question, yes=False)) == (yes, no)
