"""Sentences cover their text and end where a reader ends them."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentence_at, split_sentences

PROSE = st.text(alphabet="我们。！？；，…”’」“（）\n a1", max_size=60)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@given(PROSE)
def test_sentences_cover_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@given(PROSE)
def test_each_offset_stands_in_its_sentence(text: str) -> None:
    assert [sentence_at(text, at) for at in range(len(text))] == [
        one for one in split_sentences(text) for _ in text[slice(*one)]
    ]


def test_an_offset_outside_stands_in_the_whole_text() -> None:
    assert sentence_at("行。散了。", 5) == (0, 5)


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert cut("他说:“行。”大家散了;明天再来!") == ["他说:“行。”", "大家散了;", "明天再来!"]


def test_a_text_without_an_end_is_one_sentence() -> None:
    assert cut("没有句号") == ["没有句号"]
    assert cut("") == []
