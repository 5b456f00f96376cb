"""What people say in a question for what pages call otherwise, from a table that users may edit (data/everyday.txt).

A line is "掏钱 掏腰包 > 捐款 捐资 出资": whoever asks for one of the words on the left means any on the right. Unlike
synonyms it goes one way: a question for 捐款 is not asked in everyday words, and needs no others. Phrases of another
language are parted by bars: "paid for it | at their own expense > 出资 自费".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from corpus.errors import SettingsError
from corpus.types import Span
from corpus.words import is_han

Line = tuple[tuple[str, ...], tuple[str, ...]]

TABLE: Final = Path(__file__).parent / "data" / "everyday.txt"
MEANS: Final = " > "
_PARTED: Final = r"(?:[了过着]|[上到起])?(?:[了过])?(?:一?[些点]|[一几两]?[个条份次回])?"
_LONG: Final = 4
_BAR: Final = re.compile(r"\s*\|\s*")


def everyday(word: str) -> tuple[str, ...]:
    """Return what pages may call what a question says in an everyday word, in the order of the table."""
    return _table().get(word, ())


def everyday_table() -> Mapping[str, tuple[str, ...]]:
    """Return the everyday words of the table in its order, each with what pages may call it."""
    return _table()


def everyday_words(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where text says everyday words and which, from left to right, the longest first; 掏了钱 is 掏钱 too."""
    at = 0
    while at < len(text):
        found = next(
            ((match, word) for word, form in _by_first().get(text[at], ()) if (match := form.match(text, at))), None
        )
        if found:
            yield Span(*found[0].span()), found[1]
        at = found[0].end() if found else at + 1


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return read_everyday(TABLE)


def everyday_lines() -> tuple[Line, ...]:
    """Return the lines of the table: what is asked, and what pages call it."""
    return read_lines(TABLE)


def read_everyday(file: Path) -> dict[str, tuple[str, ...]]:
    """Return each everyday word of a table with what it may mean, and the other everyday words of its lines.

    Raises SettingsError for a line that does not have both sides.
    """
    meanings: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for asked, said in read_lines(file):
        for word in asked:
            meanings[word] |= dict.fromkeys(other for other in (*said, *asked) if other != word)
    return {word: tuple(others) for word, others in meanings.items()}


def read_lines(file: Path) -> tuple[Line, ...]:
    """Return the lines of a table. Raises SettingsError for a line that does not have both sides."""
    lines: list[Line] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        asked, _, said = line.partition(MEANS)
        if not asked.strip() or not said.strip():
            raise SettingsError(
                f"{file} 第 {number} 行须写成“甲 乙{MEANS}丙 丁” (line {number} must have words on either side of it)"
            )
        words = _BAR.split(asked.strip()) if _BAR.search(asked) or asked.isascii() else asked.split()
        lines.append((tuple(words), tuple(said.split())))
    return tuple(lines)


@cache
def _by_first() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the Chinese words by their first character, the longest first, each with what finds it in a text."""
    forms: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for word in sorted(filter(_is_chinese, _table()), key=lambda word: (-len(word), word)):
        forms[word[0]].append((word, _form(word)))
    return {first: tuple(found) for first, found in forms.items()}


def _is_chinese(word: str) -> bool:
    """Return whether a word of the table is of the pages' own language."""
    return is_han(word[0])


def _form(word: str) -> re.Pattern[str]:
    """Return what finds a word also where its verb is followed by 了 or 过: 掏了钱, 打扫过卫生."""
    at = 2 if len(word) >= _LONG else 1
    return re.compile(f"{re.escape(word[:at])}{_PARTED}{re.escape(word[at:])}")
