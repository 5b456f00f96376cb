"""Whether something costs its users money."""

import pytest

from qa.analysis import analyse
from qa.paid import charged
from tests.qa.test_facts import hit

ORG = "甲县政协"


@pytest.mark.parametrize(
    ("question", "text", "yes"),
    [
        ("船上给人看病收不收钱？", "船靠了岸。船上的大夫免费看病300人次。", False),
        ("老人看病是免费的吗？", "医生给老人看病分文不取。", True),
        ("茶点要不要自己付钱？", "茶话会每月一次,茶点自付,不设主席台。", True),
        ("茶点免费吗？", "茶话会每月一次,茶点自付,不设主席台。", False),
    ],
)
def test_free_or_paid_is_told_in_other_words(question: str, text: str, yes: bool) -> None:
    told = charged(analyse(question), [hit(text, org=ORG)], [ORG])
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
    assert charged(analyse(question), [hit(text, org=ORG)], orgs) is None
