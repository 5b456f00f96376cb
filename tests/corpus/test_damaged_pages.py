"""Damaged files of every kind are read or refused in one line, and whatever is read parses into true spans."""

from pathlib import Path
from random import Random

import pytest

from tests.mutations import damaged_bytes, damaged_text, files_of, outcome

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_break_nothing(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    page = random.choice(sorted(SAMPLE.glob("*.txt"))).read_text(encoding="utf-8")
    for name, data in files_of(damaged_text(page, random), random).items():
        (tmp_path / name).write_bytes(damaged_bytes(data, random))
        assert outcome(tmp_path / name) in {"page", "refused"}


def test_undamaged_files_of_every_kind_are_pages(tmp_path: Path) -> None:
    page = next(SAMPLE.glob("*.txt")).read_text(encoding="utf-8")
    for name, data in files_of(page, Random(1)).items():
        (tmp_path / name).write_bytes(data)
        assert outcome(tmp_path / name) == "page"
