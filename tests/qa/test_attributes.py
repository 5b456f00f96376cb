"""What a text must say to be about the attribute that is asked for."""

import pytest

from qa.attributes import untold_attribute


@pytest.mark.parametrize(
    ("question", "text", "untold"),
    [
        ("工作站的门票多少钱？", "工作站接待了35人。", True),
        ("公园的门票多少钱？", "公园门票减半。", False),
        ("小河长来自哪所中学？", "同行的还有小河长。", True),
        ("小河长来自哪所中学？", "同行的还有第三中学的小河长。", False),
        ("陈列馆是哪一年建的？", "陈列馆2023年度接待1200人次。", True),
        ("有多少名女委员？", "300多名委员结成了对子。", True),
        ("How much subsidy money was paid?", "禁牧补奖资金漏发,督促补发350万元。", False),
        ("Who designed the hall?", "议事厅今年2月挂牌。", True),
        ("“哪家公司”栏目办了几期？", "栏目办了三期。", False),
        ("建成了多少个委员工作站？", "建成59个。", False),
    ],
)
def test_an_attribute_is_told_with_a_word_of_its_own(question: str, text: str, *, untold: bool) -> None:
    assert untold_attribute(question, text) is untold
