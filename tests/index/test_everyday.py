"""The table of everyday words: how it is read, and how its words are found in a question."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from index.everyday import MEANS, TABLE, everyday, everyday_words, read_everyday
from index.synonyms import synonyms


def test_a_line_goes_one_way_and_its_everyday_words_mean_each_other(tmp_path: Path) -> None:
    table = tmp_path / "everyday.txt"
    table.write_text("# 说明\n\n掏钱 掏腰包 > 捐款 出资\n掏钱 > 拨款\n", encoding="utf-8")
    meanings = read_everyday(table)
    assert meanings["掏钱"] == ("捐款", "出资", "掏腰包", "拨款")
    assert meanings["掏腰包"] == ("捐款", "出资", "掏钱")
    assert "捐款" not in meanings


@pytest.mark.parametrize("line", ["掏钱 捐款", "掏钱 > ", " > 捐款"])
def test_a_line_without_both_sides_is_refused(tmp_path: Path, line: str) -> None:
    table = tmp_path / "everyday.txt"
    table.write_text(f"# 说明\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="第 2 行"):
        read_everyday(table)


def test_what_an_everyday_word_means_is_near_to_it() -> None:
    assert "环卫工人" in everyday("扫大街的")
    assert ("环卫工人", False) in synonyms("扫大街的")


def test_a_word_is_found_also_where_its_verb_has_an_ending() -> None:
    found = [(span.start, span.end, word) for span, word in everyday_words("哪些政协修了路灯、给扫大街的送过水")]
    assert (4, 8, "修路灯") in found
    assert (10, 14, "扫大街的") in found


@given(st.text(alphabet="修了路灯掏钱扫大街的谁", max_size=20))
def test_found_words_stand_in_order_without_overlap(text: str) -> None:
    ends = 0
    for span, word in everyday_words(text):
        assert ends <= span.start < span.end <= len(text)
        assert text[span.start] == word[0]
        assert text[span.end - 1] == word[-1]
        ends = span.end


def test_the_shipped_table_has_both_sides_on_every_line() -> None:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert all(line.count(MEANS) == 1 for line in lines)
    assert len(lines) > 1000
