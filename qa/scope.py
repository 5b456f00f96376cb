"""Which committees and places of the corpus a question is about, and which that it names are not there."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from corpus.divisions import Level, divisions_named, name_forms
from corpus.regions import DivisionMatch, find_divisions
from corpus.types import Span
from corpus.words import is_han
from index.query import Understood
from index.types import Filter
from qa.analysis import TOGETHER, Analysis, analyse
from qa.terms import MARKED, cut, stop_words
from qa.types import Kind

if TYPE_CHECKING:
    from index.reader import Index

_AREA: Final = re.compile(
    r"(?:省|市|州|盟|自治区)?(?:[内里]|境内|范围内|辖区内?|下面|所属|全境)?的?(?:都|共|一共)?"
    r"(?:这[一几]?版|版面|页面|有?(?:[哪那](?:些|几|个|家|两|三)|多少|几家)|各?[省市州盟县区旗]{0,4}(?:级|一级)?政协|建|设|地区|各地)"
)
# 哪些政协和甲市政协 asks who acted with 甲市, not who is there.
_OTHER_PARTY: Final = re.compile(r"[哪那](?:些|几[家个])[^，,。]{0,8}政协[^，,。]*[与和同跟向去到赴](?:\S{1,3}省)?$")
_TOWNS: Final = frozenset("镇乡村")
_COMMITTEE: Final = re.compile(r"政协|政協|CPPCC|committee", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a question looks.

    filter is what it restricts a list to; orgs are the committees of the corpus that it names; missing are names of
    committees and places of which the corpus says nothing at all.
    """

    filter: Filter = field(default_factory=Filter)
    orgs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Directory:
    """The committees of one index by every name that a question may call them."""

    def __init__(self, index: "Index") -> None:
        self._index = index

    @cached_property
    def orgs(self) -> tuple[str, ...]:
        """Return the committees that articles are about, sorted."""
        return tuple(self._index.orgs())

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Return the provinces that articles are about, by their full names."""
        return tuple(self._index.facets()["provinces"])

    def says(self, text: str) -> bool:
        """Return whether any passage has text as it stands."""
        return bool(self._index.rows_containing(text))

    @cached_property
    def _by_stem(self) -> dict[str, tuple[str, ...]]:
        stems: defaultdict[str, list[str]] = defaultdict(list)
        for org in self.orgs:
            place = org.removesuffix("委员会").removeprefix("政协").removesuffix("政协")
            inner = [match.name for match in find_divisions(place)][-1:]
            # 文山州 is short already: what it is short for has 文山 too.
            whole = {name for division in divisions_named(place) for name in division.names if name in place}
            for stem in {form for name in (place, *inner) for form in name_forms(name)} | whole:
                if len(stem) > 1:
                    stems[stem].append(org)
        return {stem: tuple(found) for stem, found in stems.items()}

    @cached_property
    def _stems(self) -> re.Pattern[str] | None:
        stems = sorted(self._by_stem, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, stems))) if stems else None

    def scope(self, analysis: Analysis, read: Understood) -> Scope:
        """Return where the question of analysis looks; read is how the search understood it."""
        text = read.chinese if read.foreign else analysis.scoped
        named = self._less_coined(analysis, self.named(text))
        orgs = tuple(dict.fromkeys([*named, *(() if analysis.omitted else read.wanted.orgs)]))
        matches = find_divisions(text)
        of_committee = bool(_COMMITTEE.search(read.question) or _COMMITTEE.search(text))
        unknown = [match.name for match in matches if not self._known(match, of_committee=of_committee and not orgs)]
        absent = [org for org in analysis.orgs if not orgs and not self._told_of(org)]
        missing = tuple(dict.fromkeys(absent or unknown))
        if analysis.kind is not Kind.LIST:
            return Scope(orgs=orgs, missing=missing)
        if read.foreign:
            return Scope(filter=Filter(places=read.wanted.places), orgs=orgs, missing=missing)
        areas = _areas(text, matches)
        provinces = tuple(
            dict.fromkeys(match.divisions[0].name for match in areas if match.divisions[0].level is Level.PROVINCE)
        )
        places = tuple(
            dict.fromkeys(match.divisions[0].name for match in areas if match.divisions[0].level is not Level.PROVINCE)
        )
        return Scope(filter=Filter(provinces=provinces, places=places), orgs=orgs, missing=missing)

    def _less_coined(self, analysis: Analysis, orgs: Sequence[str]) -> tuple[str, ...]:
        """Return orgs without those that only a name of another's stands for: 甲县 in “甲县议”, which 甲州 tells of."""
        plainly = set(self.named(MARKED.sub(" ", analysis.understood)))
        tellers = {org: self._saying(name) for name in analysis.quoted for org in self.named(name)}
        return tuple(org for org in orgs if org in plainly or not tellers.get(org) or org in tellers[org])

    def analyse(self, question: str, read: Understood, *, understood: str | None = None) -> Analysis:
        """Return a question taken apart; read is how the search understood it, understood how it is mended, if not so.

        The places of this corpus are known by their short names too.
        """
        mended = understood or read.question
        chinese = read.chinese if read.foreign else None
        names = [match[0] for match in self._named_in(chinese or mended)]
        return analyse(question, understood=mended, chinese=chinese, names=names)

    def named(self, text: str) -> tuple[str, ...]:
        """Return the committees whose name or place stands in text, in the order of the text."""
        found = (org for match in self._named_in(text) for org in self._by_stem[match[0]])
        return tuple(dict.fromkeys(found))

    def _named_in(self, text: str) -> list[re.Match[str]]:
        """Return where committees or their places stand in text, but not as the end of a longer name (胜丰镇)."""
        matches = self._stems.finditer(text) if self._stems else ()
        return [match for match in matches if not self._goes_on_before(match)]

    def _goes_on_before(self, match: re.Match[str]) -> bool:
        """Return whether a short name that ends as a town's or a village's is the end of one that the corpus has."""
        before = match.string[: match.start()]
        if match[0][-1] not in _TOWNS or not is_han(before[-1:]) or before[-1:] in stop_words()["function"]:
            return False
        of_place = any(one.span.end == len(before) for one in find_divisions(before))
        return not of_place and self.says(before[-1] + match[0])

    def spans(self, text: str) -> list[Span]:
        """Return where committees, their places and divisions are named in text, in order, without overlap."""
        known = [Span(*match.span()) for match in self._named_in(text)]
        taken = {at for span in known for at in range(span.start, span.end)}
        others = [match.span for match in find_divisions(text) if not taken & set(range(*match.span))]
        return sorted([*known, *others])

    def tellers(self, term: str) -> frozenset[str]:
        """Return the committees whose articles say term; one that is said nowhere as it stands may be said in parts."""
        return self._saying(term) or frozenset.intersection(*map(self._saying, cut(term)))

    def _saying(self, text: str) -> frozenset[str]:
        first, orgs = self._articles
        places = np.searchsorted(first, self._index.rows_containing(text), side="right") - 1
        return frozenset(org for place in np.unique(places) if (org := orgs[place]))

    @cached_property
    def _articles(self) -> tuple[npt.NDArray[np.int64], list[str | None]]:
        """Return the first row and the committee of every article, in row order."""
        found = list(self._index.store.homes())
        return np.array([one[4] for one in found], dtype=np.int64), [one[0] for one in found]

    def _told_of(self, org: str) -> bool:
        """Return whether any passage names a committee; one whose name is no place may be mistyped, so it is kept."""
        place = find_divisions(org.removesuffix("政协"))
        if not place or place[-1].span.end < len(org) - len("政协"):
            return True
        return any(
            self._index.rows_containing(name + "政协") for division in place[-1].divisions for name in division.names
        )

    def _known(self, match: DivisionMatch, *, of_committee: bool) -> bool:
        """Return whether the corpus tells of a place: articles of its own, or a mention.

        Where its committee is asked about, only a mention of the committee counts: a place is mentioned in passing
        everywhere in a large corpus.
        """
        if match.name in self._by_stem:
            return True
        names = {form for division in match.divisions for form in division.names}
        if any(self._index.rows(Filter(places=(division.name,))).size for division in match.divisions):  # type: ignore[union-attr]
            return True
        return any(self._index.rows_containing(f"{name}政协" if of_committee else name) for name in names)


def _areas(text: str, matches: Sequence[DivisionMatch]) -> list[DivisionMatch]:
    """Return the places that say where the committees are; of places named together (甲省和乙省) all or none."""
    areas: list[DivisionMatch] = []
    for match in reversed(matches):
        together = bool(areas) and re.fullmatch(TOGETHER, text[match.span.end : areas[0].span.start])
        if together or _is_area(text, match):
            areas.insert(0, match)
    return areas


def _is_area(text: str, match: DivisionMatch) -> bool:
    """Return whether a place says where the committees are, rather than what they did there."""
    if _OTHER_PARTY.search(text[: match.span.start]):
        return False
    after = text[match.span.end : match.span.end + 16]
    if after.lstrip("）)")[:1] == "篇":
        return False
    return bool(_AREA.match(after))
