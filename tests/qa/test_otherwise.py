"""Yes or no where pages say it in words of their own."""

import pytest

from qa.analysis import analyse
from qa.otherwise import told_otherwise
from tests.qa.test_facts import hit

ORG = "甲县政协"


@pytest.mark.parametrize(
    ("question", "text", "yes"),
    [
        ("船上给人看病收不收钱？", "船靠了岸。船上的大夫免费看病300人次。", False),
        ("老人看病是免费的吗？", "医生给老人看病分文不取。", True),
        ("茶点要不要自己付钱？", "茶话会每月一次,茶点自付,不设主席台。", True),
        ("茶点免费吗？", "茶话会每月一次,茶点自付,不设主席台。", False),
        ("委员为辣椒出的主意，县里全认了吗？", "委员为辣椒写了建议,县里照单全收。", True),
        ("委员为辣椒出的主意，县里全认了吗？", "委员为辣椒写了建议,多数被采纳。", False),
        ("劝好的邻居后来有没有又闹翻的？", "劝好的邻居纠纷三百件,没有一件出现反复。", False),
    ],
)
def test_a_verdict_is_told_in_other_words(question: str, text: str, yes: bool) -> None:
    told = told_otherwise(analyse(question), [hit(text, org=ORG)], [ORG])
    assert told is not None
    assert told.yes is yes


@pytest.mark.parametrize(
    ("question", "text", "orgs"),
    [
        ("船上给人看病收不收钱？", "船上的大夫免费看病300人次。", ["乙县政协"]),
        ("船上给人看病收不收钱？", "学校给孩子们免费午餐。", [ORG]),
        ("船靠岸了吗？", "船上的大夫免费看病300人次。", [ORG]),
    ],
)
def test_what_is_told_of_others_or_not_asked_decides_nothing(question: str, text: str, orgs: list[str]) -> None:
    assert told_otherwise(analyse(question), [hit(text, org=ORG)], orgs) is None


def test_a_clause_of_little_in_common_decides_only_where_none_says_otherwise() -> None:
    question = analyse("船上给人看病收不收钱？")
    free, paid = hit("大夫免费看病。", org=ORG), hit("镇上的食堂每份收5元。", org=ORG)
    assert told_otherwise(question, [free], [ORG]) is not None
    assert told_otherwise(analyse("船上给人理发剪须收不收钱？"), [paid, free], [ORG]) is None
