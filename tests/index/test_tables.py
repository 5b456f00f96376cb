"""The editable tables: synonyms, phrases and their translations."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SettingsError
from index.synonyms import STRICT, read_synonyms, synonyms
from index.tables import PhraseTable, fold_foreign, glossary, irregular_places, read_phrases


def test_synonyms_go_both_ways_and_keep_strict_and_near_apart() -> None:
    assert ("建立", True) in synonyms("设立")
    assert ("设立", True) in synonyms("建立")
    assert ("委员工作室", False) in synonyms("委员工作站")
    assert synonyms("没有这个词") == ()


def test_a_line_without_a_mark_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "synonyms.txt"
    table.write_text(f"# 说明\n{STRICT} 甲 乙\n丙 丁\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="第 3 行"):
        read_synonyms(table)


def test_the_longest_phrase_wins() -> None:
    table = PhraseTable({"work": ("工作",), "member workstation*": ("委员工作站",)})
    assert [chinese for _, chinese in table.find("the member workstations work")] == [("委员工作站",), ("工作",)]


def test_a_phrase_without_chinese_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "glossary.txt"
    table.write_text("chair = 主席\nmember =\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="第 2 行"):
        read_phrases(table)


def test_the_shipped_tables_can_be_read() -> None:
    assert glossary().find("cppcc committee chair")
    assert irregular_places().find("inner mongolia")


@given(st.text(max_size=40))
def test_folding_foreign_text_keeps_the_length_of_what_has_cases(text: str) -> None:
    assert len(fold_foreign(text)) == len(text)
    assert fold_foreign("Comité de ’Ürümqi") == "comite de 'urumqi"
