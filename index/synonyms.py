"""Other wordings of a term, from tables that users may edit (data/synonyms.txt, data/everyday.txt)."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from corpus.errors import SettingsError
from index.everyday import everyday

TABLE = Path(__file__).parent / "data" / "synonyms.txt"

STRICT, NEAR = "=", "~"


@cache
def synonyms(term: str) -> tuple[tuple[str, bool], ...]:
    """Return the other wordings of term, each with whether it means strictly the same, in the order of the tables.

    What pages call an everyday word is near to it.
    """
    found = _table().get(term, ())
    known = {word for word, _ in found}
    return found + tuple((word, False) for word in everyday(term) if word not in known)


def grouped(term: str) -> bool:
    """Return whether term stands in a group of the table of synonyms; everyday words alone do not count."""
    return term in _table()


@cache
def _table() -> dict[str, tuple[tuple[str, bool], ...]]:
    return read_synonyms(TABLE)


def read_synonyms(file: Path) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Return each word of a table with its other wordings; a pair that is both near and strict is strict.

    Raises SettingsError for a line that begins with neither mark.
    """
    wordings: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        mark, *words = line.split() or ["#"]
        if mark.startswith("#"):
            continue
        if mark not in {STRICT, NEAR}:
            raise SettingsError(f"{file} 第 {number} 行须以 = 或 ~ 开头 (line {number} must begin with = or ~)")
        for word in words:
            for other in words:
                if other != word:
                    wordings[word][other] = wordings[word].get(other, False) or mark == STRICT
    return {word: tuple(others.items()) for word, others in wordings.items()}


@cache
def all_wordings() -> re.Pattern[str]:
    """Return what finds the words of the table in a text, longest first."""
    words = sorted((word for word in _table() if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))
