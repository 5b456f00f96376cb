"""Places and committees: which of them a question names, and which articles are theirs."""

import re
from collections import defaultdict
from collections.abc import Sequence
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
    """Where an article belongs: its committee, the names of its divisions from the province down, and its rows."""

    org: str | None
    chain: tuple[str, ...]
    first_row: int
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
        named: dict[str, str] = {}
        inside: defaultdict[str, list[Home]] = defaultdict(list)
        self._own: defaultdict[str, list[Home]] = defaultdict(list)
        for home in homes:
            for full in home.chain:
                inside[full].append(home)
            for name in (home.org, *home.chain[-1:]):
                if name:
                    self._own[name].append(home)
        for full in inside:
            named |= {name: full for division in divisions_named(full) for name in _call_names(division, full)}
        self._inside = inside
        self._committees = [home for home in homes if home.org]
        self._named = named
        self._orgs = {org_key(home.org): home.org for home in homes if home.org}
        names = sorted({*named, *self._orgs.values()}, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def wanted(self, text: str) -> Wanted:
        """Return the places and committees that text names, each once."""
        found = [match[0] for match in self._pattern.finditer(text)]
        formal = [self._orgs.get(org_key(name), "") for name in _FORMAL.findall(text)]
        known = set(self._orgs.values())
        orgs = tuple(dict.fromkeys([*(name for name in found if name in known), *filter(None, formal)]))
        places = tuple(dict.fromkeys(self._named[name] for name in found if name in self._named and name not in known))
        unknown = tuple(dict.fromkeys(match.name for match in find_divisions(self._pattern.sub(" ", text))))
        # Two fields would have to hold both: a committee named beside another place restricts nothing.
        restriction = Filter() if orgs and places else Filter(orgs=orgs, places=places)
        return Wanted(places=places, orgs=orgs, unknown=unknown, committees=COMMITTEE in text, filter=restriction)

    def nearness(self, wanted: Wanted, *, rows: int) -> Floats:
        """Return for every row how well its article fits what is wanted, 0 to 1, shape (rows,).

        The committee's or the division's own article is 1, one from inside the division INSIDE; where a whole
        province is named, all of it is meant. Where only committees in general are named, theirs are ANY.
        """
        fits = np.zeros(rows, dtype=np.float32)
        if wanted.committees and not (wanted.places or wanted.orgs):
            _mark(fits, self._committees, ANY)
        for place in wanted.places:
            _mark(fits, self._inside[place], 1.0 if place.endswith(_PROVINCE) else INSIDE)
        for name in (*wanted.places, *wanted.orgs):
            _mark(fits, self._own.get(name, []), 1.0)
        return fits


def _mark(fits: Floats, homes: Sequence[Home], fit: float) -> None:
    for home in homes:
        fits[home.first_row : home.first_row + home.rows] = fit


def _call_names(division: Division, full: str) -> list[str]:
    return [name for name in division.names if len(name) > 1] if division.name == full else []
