"""Damaged files of every kind are read or refused in one line, and whatever is read parses into true spans."""

from pathlib import Path
from random import Random

import pytest

from corpus.parse import parse_page
from corpus.reader import read_pages
from tests.mutations import damaged_bytes, damaged_text, files_of, outcome

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_break_nothing(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    page = random.choice(sorted(SAMPLE.glob("*.txt"))).read_text(encoding="utf-8")
    for name, data in files_of(damaged_text(page, random), random).items():
        (tmp_path / name).write_bytes(damaged_bytes(data, random))
        assert outcome(tmp_path / name) in {"page", "refused"}


@pytest.mark.parametrize("sample", sorted(SAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_has_the_same_articles_in_a_file_of_any_kind(tmp_path: Path, sample: Path) -> None:
    for name, data in files_of(sample.read_text(encoding="utf-8"), Random(3)).items():
        (tmp_path / name).write_bytes(data)
    articles = {
        read.file: [(article.org, article.region, article.title) for article in parse_page(read)]
        for read in read_pages([tmp_path], on_refused=print)
    }
    assert len(articles) == len(files_of("", Random(3)))
    assert all(found == articles["utf8.txt"] for found in articles.values())
