"""Words for matching: search words as jieba cuts them, folded, with the names of a corpus kept whole."""

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words import Segmenter, bigrams, fold, tokens, words

TEXT = "到去年底,全县委员工作站(室)一共办了学习交流等活动120余次,收到社情民意信息73条。"


def test_the_fast_segmenter_cuts_as_jieba_does() -> None:
    python = [word for word in jieba.Tokenizer().cut_for_search(TEXT) if any(map(str.isalnum, word))]
    assert words(TEXT) == python


def test_names_of_a_corpus_stay_whole() -> None:
    assert "三亮一争" not in words("开展三亮一争活动")
    assert "三亮一争" in Segmenter(["三亮一争"]).words("开展三亮一争活动")
    assert "三亮一争" not in words("开展三亮一争活动")


def test_tokens_add_pairs_of_characters_within_a_run_of_chinese() -> None:
    assert bigrams("工作站,A站室") == ["工作", "作站", "站室"]
    assert tokens("委员工作站")[-4:] == ["委员", "员工", "工作", "作站"]


@pytest.mark.parametrize(("text", "folded"), [("ＡＢＣ１２", "abc12"), ("App", "app"), ("İ", "İ")])
def test_folding_takes_width_and_case_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
