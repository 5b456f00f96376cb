"""Names of administrative divisions in running text.

From left to right the longest name wins, if it may stand where it stands. A name with its kind word (佳木斯市) nearly
always may. A bare name (佳木斯) may when it is a province's or a prefecture's or has three characters; those that are
ordinary words or turn up inside other words (大同 in 最大同心圆), and bare counties of two characters, need evidence
besides: the division's full name elsewhere in the text, another division beside it, or 政协 behind it; and the
segmenter must not see them as part of a longer word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.divisions import Division, Level, by_name, is_bare
from corpus.types import Span
from corpus.words import words

_DOUBTFUL = Path(__file__).parent / "data" / "doubtful_names.txt"
# Names with a kind word that are common nouns as well.
_COMMON = frozenset({"城区", "郊区", "矿区", "东区", "西区", "老城区", "新城区", "新市区", "港口区", "和县"})
_OFFICE = re.compile(r"政协|人大|市委|县委|区委|州委|旗委|盟委|讯|等地|市县|市州")
_ASKED_ABOUT = re.compile(r"政协|的|有|哪|建|设|成立|什么|怎|是否|是不是|多少|几")
_ROAD = re.compile(r"路|街道|大街|大道")
_KIND_GOES_ON = frozenset("级域场")
_BEFORE_SHORT_NAME = frozenset("在到赴从对于为是向由与及至让使把被")
_BESIDE = frozenset({"、", "和", "与", "及", "至", "到"})
_WINDOW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionMatch:
    """The name of a division at a place in a text, with every division it may mean, provinces first."""

    span: Span
    name: str
    divisions: tuple[Division, ...]


@lru_cache(maxsize=4096)
def find_divisions(text: str) -> tuple[DivisionMatch, ...]:
    """Return the names of divisions in a text from left to right, without overlap.

    Kept for the latest texts: those of a page are asked for by its blocks, its captions and its articles.
    """
    possible = _possible(text)
    alone = _accepted(possible, _Reader(text, frozenset()))
    named = frozenset(division for match in alone if not is_bare(match.name) for division in match.divisions)
    return _accepted(possible, _Reader(text, named)) if named else alone


def find_in_name(name: str) -> tuple[DivisionMatch, ...]:
    """Return the divisions in the name of a body, where every part that can be a division is one, bare or not."""
    return _accepted(_possible(name), None)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Judges whether a name may stand for a division at a place. named are those with their full names in the text."""

    text: str
    named: frozenset[Division]

    def accepts(self, match: DivisionMatch, before: DivisionMatch | None) -> bool:
        start, end = match.span
        if not is_bare(match.name):
            return self._accepts_full(match, touches=before is not None and before.span.end == start)
        if _ROAD.match(self.text, end):
            return False
        if match.name not in _doubtful() and (match.divisions[0].level < Level.COUNTY or len(match.name) > 2):
            return True
        return self._has_evidence(match, before) and not self._inside_word(start, end)

    def _accepts_full(self, match: DivisionMatch, *, touches: bool) -> bool:
        start, end = match.span
        if self.text[end : end + 1] in _KIND_GOES_ON:
            return False
        if match.name in _COMMON:
            return touches or (not self._han_before(start) and self.text.startswith("政协", end))
        return touches or len(match.name) > 2 or not self._han_before(start)

    def _has_evidence(self, match: DivisionMatch, before: DivisionMatch | None) -> bool:
        """Tell whether anything around a doubtful bare name says that the place is meant."""
        start, end = match.span
        if match.divisions[0].level is Level.PROVINCE or not self.named.isdisjoint(match.divisions):
            return True
        if start == 0:
            return bool(_ASKED_ABOUT.match(self.text, end))
        between = self.text[before.span.end : start] if before else None
        if before and between == "":
            return any(not set(division.chain).isdisjoint(before.divisions) for division in match.divisions)
        if match.divisions[0].level is Level.COUNTY:
            return False
        listed = self.text[end : end + 1] == "、" and self.text[end + 1 : end + 3] in _lengths()
        return between in _BESIDE or listed or bool(_OFFICE.match(self.text, end))

    def _han_before(self, start: int) -> bool:
        character = self.text[start - 1 : start] if start else ""
        return "\u4e00" <= character <= "\u9fff" and character not in _BEFORE_SHORT_NAME

    def _inside_word(self, start: int, end: int) -> bool:
        left = max(0, start - _WINDOW)
        around = self.text[left : end + _WINDOW]
        for word in {word for word in words(around) if len(word) > 1}:
            at = around.find(word)
            while at >= 0:
                first, last = at + left, at + left + len(word)
                if first < end and last > start and (first < start or last > end):
                    return True
                at = around.find(word, at + 1)
        return False


@cache
def _doubtful() -> frozenset[str]:
    """Return the bare names that ordinary text often holds without meaning the place."""
    return frozenset(_DOUBTFUL.read_text(encoding="utf-8").split())


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return by its first two characters how long a name may be, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in by_name():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def _possible(text: str) -> list[DivisionMatch]:
    """Return every name of the table that text holds, by where it begins, the longest there first."""
    heads, names = _lengths(), by_name()
    pairs = enumerate(map(str.__add__, text, text[1:]))
    return [
        DivisionMatch(span=Span(start, start + length), name=name, divisions=names[name])
        for start, head in pairs
        if head in heads
        for length in heads[head]
        if (name := text[start : start + length]) in names and len(name) == length
    ]


def _accepted(possible: Sequence[DivisionMatch], reader: _Reader | None) -> tuple[DivisionMatch, ...]:
    """Return those of possible, without overlap, that reader accepts; all are good where there is none."""
    accepted: list[DivisionMatch] = []
    before = None
    for match in possible:
        overlaps = before is not None and match.span.start < before.span.end
        if not overlaps and (reader is None or reader.accepts(match, before)):
            accepted.append(match)
            before = match
    return tuple(accepted)
