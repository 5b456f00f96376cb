"""Large corpora for benchmarks are as large as asked, varied, and the same for the same seed."""

import re
from pathlib import Path

from benchmarks.corpusmaker import make_corpus


def paragraphs(folder: Path) -> list[str]:
    pages = sorted(folder.rglob("*.txt"))
    blocks = [block for page in pages for block in page.read_text(encoding="utf-8").split("\n\n")]
    return [block for block in blocks if re.search(r"[。!?…]”?$", block)]


def test_a_corpus_has_as_many_passages_as_asked_and_hardly_any_twice(tmp_path: Path) -> None:
    pages = make_corpus(tmp_path, passages=3000, seed=5)
    found = paragraphs(tmp_path)
    assert pages == len(list(tmp_path.rglob("*.txt")))
    assert len(found) == 3000
    assert len(set(found)) > 2900
    assert not any(mark in text for text in found for mark in "[]{}|")


def test_equal_seeds_make_equal_corpora(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_corpus(tmp_path / name, passages=200, seed=9)
    assert paragraphs(tmp_path / "one") == paragraphs(tmp_path / "two")
