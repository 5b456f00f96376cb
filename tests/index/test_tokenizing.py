"""Looking tokens up gives what the tokenizer itself gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from index.embedder import BUNDLED, DEFAULT
from index.tokenizing import CharacterTokenizer, sets_characters_apart

TOKENIZER = Tokenizer.from_file(str(BUNDLED[DEFAULT] / "tokenizer.json"))
QUICK = CharacterTokenizer(TOKENIZER)
PIECES = st.one_of(
    st.sampled_from([
        "委员",
        "〇",
        "二〇二六",
        "2026年",
        "５９个",
        "%",
        "３．５％",
        "……",
        "——",
        "“",
        "A",
        "Ｂ",
        "workstation",
        "▲",
        "[",
    ]),
    st.sampled_from([
        "[UNK]",
        "<",
        "\u0338",
        "\u3099",
        "か",
        "é",
        "\x1c",
        "\u200b",
        "\xa0",
        "\t",
        "々",
        "😀",
        "㎡",
        "℃",
    ]),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=3),
    st.integers(0x20, 0x9FFF).map(chr),
)


def by_the_tokenizer(text: str) -> list[int]:
    ids: list[int] = TOKENIZER.encode(text, add_special_tokens=False).ids
    return ids


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_ids_are_those_of_the_tokenizer(text: str) -> None:
    assert QUICK.ids(text) == by_the_tokenizer(text)


@pytest.mark.parametrize("first", range(0x20, 0x10000, 0x1000))
def test_every_character_beside_a_chinese_one_and_a_letter(first: int) -> None:
    for point in range(first, first + 0x1000 - first % 0x1000):
        if not 0xD800 <= point < 0xE000:
            text = f"委{chr(point)}a1"
            assert QUICK.ids(text) == by_the_tokenizer(text), hex(point)


def test_a_tokenizer_that_is_not_berts_is_asked_itself() -> None:
    other = Tokenizer(models.WordLevel({"[UNK]": 0, "委员": 1}, unk_token="[UNK]"))
    other.pre_tokenizer = pre_tokenizers.Whitespace()
    assert not sets_characters_apart(other)
    assert CharacterTokenizer(other).ids("委员 站") == [1, 0]
    assert CharacterTokenizer(other).ids("") == []
