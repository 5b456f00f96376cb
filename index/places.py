"""Places and committees: which of them a question names, and which articles are theirs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from corpus.divisions import Division, divisions_named
from corpus.regions import find_divisions, org_key
from index.types import Filter

Floats = npt.NDArray[np.float32]
INSIDE, ANY = 0.6, 0.4
COMMITTEE = "政协"

_FORMAL = re.compile(r"政协[\u4e00-\u9fff]{2,14}?委员会")
_PROVINCE = ("省", "自治区")


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where an article belongs: its committee, its divisions from the province down, and how many rows it has."""

    org: str | None
    chain: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a question names.

    places are divisions by full name that the corpus has, unknown those it lacks as they are written; committees
    tells that the question is about committees at all.
    """

    places: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    committees: bool = False
    filter: Filter = field(default=Filter())


class Places:
    """The divisions and committees that a corpus is about."""

    def __init__(self, homes: Sequence[Home]) -> None:
        self._inside: defaultdict[str, list[int]] = defaultdict(list)
        self._own: defaultdict[str, list[int]] = defaultdict(list)
        for n, home in enumerate(homes):
            for full in home.chain:
                self._inside[full].append(n)
            for name in (home.org, *home.chain[-1:]):
                if name:
                    self._own[name].append(n)
        self._named = {
            name: full
            for full in self._inside
            for division in divisions_named(full)
            for name in _call_names(division, full)
        }
        self._committees = [n for n, home in enumerate(homes) if home.org]
        self._homes = len(homes)
        self._owners = np.repeat(np.arange(len(homes)), [home.rows for home in homes])
        self._orgs = {org_key(home.org): home.org for home in homes if home.org}
        self._known = frozenset(self._orgs.values())
        self._names = _by_first({*self._named, *self._known})

    def wanted(self, text: str) -> Wanted:
        """Return the places and committees that text names, each once."""
        found, rest = self._find(text)
        formal = [self._orgs.get(org_key(name), "") for name in _FORMAL.findall(text)]
        known = self._known
        orgs = tuple(dict.fromkeys([*(name for name in found if name in known), *filter(None, formal)]))
        places = tuple(dict.fromkeys(self._named[name] for name in found if name in self._named and name not in known))
        unknown = tuple(dict.fromkeys(match.name for match in find_divisions(rest)))
        # Two fields would have to hold both: a committee named beside another place restricts nothing.
        restriction = Filter() if orgs and places else Filter(orgs=orgs, places=places)
        return Wanted(places=places, orgs=orgs, unknown=unknown, committees=COMMITTEE in text, filter=restriction)

    def _find(self, text: str) -> tuple[list[str], str]:
        """Return the names of the corpus in text, the longest at each place, and text with a space for each."""
        found: list[str] = []
        rest, place = "", 0
        while place < len(text):
            named = self._names.get(text[place], {})
            name = next((name for length in named if (name := text[place : place + length]) in named[length]), "")
            found += [name] if name else []
            rest += " " if name else text[place]
            place += len(name) or 1
        return found, rest

    def nearness(self, wanted: Wanted) -> Floats:
        """Return for every row how well its article fits what is wanted, 0 to 1, shape (rows,).

        The committee's or the division's own article is 1, one from inside the division INSIDE; where a whole
        province is named, all of it is meant. Where only committees in general are named, theirs are ANY.
        """
        fits = np.zeros(self._homes, dtype=np.float32)
        if wanted.committees and not (wanted.places or wanted.orgs):
            fits[self._committees] = ANY
        for place in wanted.places:
            fits[self._inside[place]] = 1.0 if place.endswith(_PROVINCE) else INSIDE
        for name in (*wanted.places, *wanted.orgs):
            fits[self._own.get(name, [])] = 1.0
        return fits[self._owners]


def _by_first(names: Iterable[str]) -> dict[str, dict[int, set[str]]]:
    """Return names by their first character, and among those by their length, the longest first."""
    table: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in sorted(names, key=len, reverse=True):
        table[name[0]][len(name)].add(name)
    return {first: dict(by_length) for first, by_length in table.items()}


def _call_names(division: Division, full: str) -> list[str]:
    return [name for name in division.names if len(name) > 1] if division.name == full else []
