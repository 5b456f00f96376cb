"""Mistyped words of the corpus are mended; what is right stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexicon import Lexicon
from index.spelling import mend


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("曲净市政协主席是谁", "曲靖市政协主席是谁"),
        ("虫庆市有几家", "重庆市有几家"),
        ("曲净水厂有多大", "曲靖水厂有多大"),
        ("提案办复绿是多少", "提案办复率是多少"),
        ("哪里建了委员工做站", "哪里建了委员工作站"),
        ("给学生讲心里建康的是谁", "给学生讲心理健康的是谁"),
        ("谁下尘到村里", "谁下沉到村里"),
        ("党建连盟有几家", "党建联盟有几家"),
        ("有多少名学圆", "有多少名学员"),
        ("有多少明政协委员", "有多少名政协委员"),
        ("今年调成了多少启", "今年调成了多少起"),
        ("那些政协建立了工作站", "哪些政协建立了工作站"),
    ],
)
def test_what_sounds_like_a_word_of_the_corpus_is_mended(written: str, meant: str, lexicon: Lexicon) -> None:
    assert mend(written, lexicon)[0] == meant


@pytest.mark.parametrize(
    "right",
    [
        "比特币现在多少钱一枚",
        "红烧肉怎么做才好吃",
        "这一版报道了哪些政协",
        "多少所学校",
        "规律是多少",
        "那场纠纷是谁调解的",
    ],
)
def test_what_is_right_or_sounds_like_nothing_stays(right: str, lexicon: Lexicon) -> None:
    assert mend(right, lexicon) == (right, ())


def test_mending_keeps_the_length_and_tells_every_change(lexicon: Lexicon) -> None:
    @settings(deadline=None, max_examples=50)
    @given(st.text(max_size=40) | st.text(alphabet="曲净主席委员工做站下尘连盟那些多少明是谁的，", max_size=12))
    def keeps(text: str) -> None:
        mended, corrections = mend(text, lexicon)
        assert len(mended) == len(text)
        assert bool(corrections) == (mended != text)

    keeps()
