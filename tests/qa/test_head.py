"""The words of a question that say what is asked of its thing."""

import pytest

from qa.analysis import analyse
from qa.head import head, is_told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("红茶的保质期是多久？", ("保质期",)),
        ("修复工程是哪天开工的？", ("开工",)),
        ("书屋的建筑面积有多大？", ("建筑面积",)),
        ("老人有几个孩子？", ("孩子",)),
        ("今年开了几次全会？", ("全会",)),
        ("那间屋子有多大？", ()),
        ("修石桥花了多少钱？", ()),
        ("办了多少场活动？", ()),
        ("文化活动搞过几回？", ()),
        ("How many proposals were registered?", ()),
    ],
)
def test_the_head_stands_at_the_question_word(question: str, words: tuple[str, ...]) -> None:
    assert head(analyse(question)) == words


def test_a_head_is_told_in_other_words_too() -> None:
    assert is_told(["开工"], "工程于3月动工")
    assert is_told(["孩子"], "三名学生")
    assert not is_told(["保质期"], "红茶香飘百年")
    assert is_told(["开工"], "视察生态工程")
    assert not is_told(["开工"], "视察生态工程", question="生态工程哪天开工？")
