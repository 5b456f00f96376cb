"""Places in a text, and the region and identity of a committee by its name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.divisions import Division, Level, by_name, divisions_named, is_bare
from corpus.types import Region, Span

__all__ = [
    "Division",
    "DivisionMatch",
    "Level",
    "divisions_named",
    "find_divisions",
    "org_key",
    "region_of",
    "same_org",
]

# 政协X委员会 in its long and short forms, and X政协.
_COMMITTEE = re.compile(
    r"^(?:中国人民政治协商会议|人民政协|政协)(?P<after>.+?)(?:委员会)?$|^(?P<before>.*?)(?:人民)?政协(?:委员会)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionMatch:
    """The name of a division at a place in a text, with every division it may mean, provinces first."""

    span: Span
    name: str
    divisions: tuple[Division, ...]


def find_divisions(text: str) -> list[DivisionMatch]:
    """Return the names of divisions in a text, from left to right, longest first, without overlap."""
    return _find(text, bare=False)


def region_of(org: str, *, context: Sequence[str] = ()) -> Region | None:
    """Return where a committee is, None when its name names no place."""
    candidates = _candidates(_place(org), context)
    return _common(candidates) if candidates else None


def org_key(name: str, *, context: Sequence[str] = ()) -> str:
    """Return what is equal for two names of the same committee."""
    place = _place(name)
    candidates = _candidates(place, context)
    return f"{_common(candidates).name}政协" if candidates else f"{place}政协"


def same_org(a: str, b: str) -> bool:
    """Tell whether two names are of the same committee."""
    return org_key(a) == org_key(b)


def _place(org: str) -> str:
    found = _COMMITTEE.match(org)
    return (found["after"] or found["before"] or "") if found else org


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for name in by_name():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def _find(text: str, *, bare: bool) -> list[DivisionMatch]:
    heads, names = _lengths(), by_name()
    matches: list[DivisionMatch] = []
    start = 0
    while start < len(text) - 1:
        for length in heads.get(text[start : start + 2], ()):
            name = text[start : start + length]
            if name in names and (bare or not is_bare(name) or names[name][0].level < Level.COUNTY):
                matches.append(DivisionMatch(span=Span(start, start + length), name=name, divisions=names[name]))
                start += length - 1
                break
        start += 1
    return matches


def _candidates(place: str, context: Sequence[str]) -> list[Division]:
    candidates: list[Division] = []
    for match in _find(place, bare=True):
        inside = [division for division in match.divisions if set(division.chain) & set(candidates)]
        candidates = inside or list(match.divisions)
    around = {division for text in context for match in find_divisions(text) for division in match.divisions}
    return _nearest(candidates, around)


def _nearest(candidates: list[Division], around: set[Division]) -> list[Division]:
    shared = [len(around.intersection(division.chain)) for division in candidates]
    return [division for division, count in zip(candidates, shared, strict=True) if count == max(shared)]


def _common(divisions: Iterable[Division]) -> Region:
    regions = [division.region for division in divisions]
    first = regions[0]
    return Region(
        province=first.province if all(region.province == first.province for region in regions) else None,
        city=first.city if all(region.city == first.city for region in regions) else None,
        county=first.county if all(region.county == first.county for region in regions) else None,
    )
