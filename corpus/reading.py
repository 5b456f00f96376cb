"""The reading order of a page: its text blocks given to articles and put in order, with confidence and reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp

import numpy as np
import numpy.typing as npt

from corpus import reasons
from corpus.assign import SWITCH, Problem, assign
from corpus.blocks import Block
from corpus.continuity import Floats, news
from corpus.forms import unlike_heading
from corpus.headings import Heading, Kind, Outline
from corpus.names import named_orgs
from corpus.seams import seams
from corpus.topics import Subject, Vocabulary, named, subject

ROUNDS = 2
"""How often the words of the articles are counted and the blocks assigned by them."""
WINDOW = 400
"""Blocks that are assigned together; a page of a newspaper has about a hundred. Keeps any file linear."""
OPENING = 6
"""Blocks under a heading in which its article is expected to name its committee."""
NOTHING_BELOW = 3.0
"""Against a section heading that no text follows, in nats."""
TEMPER = 2.0
"""Evidence in nats is divided by this before it is told as a probability: its parts are not independent."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Judged:
    """How sure a decision is, from 0 to 1, and why, in Chinese."""

    confidence: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """Blocks by their numbers on the page: each article's in reading order, the joins between them, the owners."""

    chains: list[list[int]]
    joins: dict[tuple[int, int], Judged] = field(default_factory=dict)
    owners: dict[int, Judged] = field(default_factory=dict)
    displaced: set[int] = field(default_factory=set)


def read(lines: Sequence[Block], found: Outline, headings: Sequence[Heading], *, page: str) -> Reading:
    """Return the reading order of a page's body blocks; headings are its articles, in file order."""
    body = [n for n, kind in enumerate(found.kinds) if kind is Kind.BODY]
    reading = Reading(chains=[[] for _ in headings])
    subjects = subjects_of(lines, found, headings)
    for start in range(0, len(body), WINDOW):
        _Window(lines, found, headings, subjects, body[start : start + WINDOW], page).read_into(reading)
    return reading


def subjects_of(lines: Sequence[Block], found: Outline, headings: Sequence[Heading]) -> list[Subject]:
    """Return what the headings of a page tell of its articles."""
    context = [lines[n].text for n, kind in enumerate(found.kinds) if kind is Kind.HEADER]
    context += [heading.org for heading in headings if heading.org]
    ends = [*(heading.first for heading in headings[1:]), len(lines)]
    return [
        subject(
            heading.org or _named_first(lines, found, heading, end=end),
            " ".join(lines[n].text for n in (heading.title, heading.subtitle) if n is not None),
            context=context,
        )
        for heading, end in zip(headings, ends, strict=True)
    ]


def _named_first(lines: Sequence[Block], found: Outline, heading: Heading, *, end: int) -> str | None:
    """Return the committee that the text directly under a heading without one names first."""
    below = [n for n in range(heading.first + 1, end) if found.kinds[n] is Kind.BODY][:OPENING]
    return next((org for n in below for org in named_orgs(lines[n].text)), None)


class _Window:
    """Some body blocks of a page, in file order, and the articles they stand under."""

    def __init__(
        self,
        lines: Sequence[Block],
        found: Outline,
        headings: Sequence[Heading],
        subjects: Sequence[Subject],
        body: Sequence[int],
        page: str,
    ) -> None:
        above = zones_of(headings, body)
        self.articles = sorted(set(above))
        self.headless = headings[self.articles[0]].first < 0
        self.body = body
        self.kinds = found.kinds
        self.subjects = [subjects[article] for article in self.articles]
        self.texts = [lines[n].text for n in body]
        self.zones = np.array([self.articles.index(article) for article in above])
        doubts = [self._doubt(n, lines[n].text) if n in found.doubtful else None for n in body]
        self.seams = seams(self.texts, doubts, news(), page=page)

    def _doubt(self, n: int, text: str) -> float:
        """Return how unlike a section heading a block is: its text stands directly below such a heading."""
        followed = n + 1 < len(self.kinds) and self.kinds[n + 1] in {Kind.BODY, Kind.SECTION}
        return unlike_heading(text) + NOTHING_BELOW * (not followed)

    def read_into(self, reading: Reading) -> None:
        """Assign the blocks and add what was decided to reading."""
        names = named(self.texts, self.subjects)
        vocabulary = Vocabulary(self.texts, [one.heading for one in self.subjects])
        owners = self.zones
        for _ in range(ROUNDS):
            topics = names + vocabulary.shared(owners)
            chains = assign(self._problem(topics, vocabulary))
            owners = _owners(chains, len(self.body))
        for article, chain in zip(self.articles, chains, strict=True):
            reading.chains[article] += [self.body[item] for item in chain]
            self._judge_joins(chain, reading)
        self._judge_owners(chains, topics, owners, vocabulary, reading)

    def _problem(self, topics: Floats, vocabulary: Vocabulary) -> Problem:
        return Problem(
            zones=self.zones.tolist(),
            opens=[item == 0 or self.zones[item] != self.zones[item - 1] for item in range(len(self.body))],
            photo_above=[item > 0 and self._photo_between(item - 1, item) for item in range(len(self.body))],
            likeness=vocabulary.likeness(),
            edges=self.seams.edges,
            headless=self.headless,
            worth=self.seams.worth,
            topics=topics,
        )

    def _photo_between(self, item: int, other: int) -> bool:
        left, right = sorted((self.body[item], self.body[other]))
        return any(kind is Kind.CAPTION for kind in self.kinds[left + 1 : right])

    def _judge_joins(self, chain: Sequence[int], reading: Reading) -> None:
        for left, right in pairwise(chain):
            if not self.seams.joins[left, right]:
                continue
            margin = float(self.seams.join_worth[left, right] - self.seams.break_worth[left, right])
            why = reasons.of_join(
                self.seams.edges[left],
                self.seams.edges[right],
                photo=self._photo_between(left, right),
                far=right != left + 1,
            )
            reading.joins[self.body[left], self.body[right]] = Judged(_probability(margin), why)

    def _judge_owners(
        self, chains: Sequence[Sequence[int]], topics: Floats, owners: Ints, vocabulary: Vocabulary, reading: Reading
    ) -> None:
        before = {right: left for chain in chains for left, right in pairwise(chain)}
        for run in _runs(owners, self.zones):
            owner, zone = int(owners[run[0]]), int(self.zones[run[0]])
            margin = self._margin(run, owner, before.get(run[0]), topics)
            why: tuple[str, ...] = ()
            if owner != zone:
                reading.displaced.update(self.body[item] for item in run)
                why = reasons.of_displaced(
                    [self.texts[item] for item in run],
                    self.subjects[owner],
                    shared=vocabulary.distinctive(run, owners, owner),
                    joined=run[0] in before and bool(self.seams.joins[before[run[0]], run[0]]),
                )
            for item in run:
                reading.owners[self.body[item]] = Judged(_probability(margin), why)

    def _margin(self, run: Sequence[int], owner: int, before: int | None, topics: Floats) -> float:
        """Return what a run is worth where it was put, less what it would be worth elsewhere, in nats."""
        said = topics[list(run)].sum(axis=0)
        others = np.delete(said, owner)
        margin = float(said[owner] - others.max()) if len(others) else SWITCH
        if owner == self.zones[run[0]]:
            return margin + 2 * SWITCH
        linked = (
            float(self.seams.worth[before, run[0]] + self.seams.edges[before].ends_badly) if before is not None else 0
        )
        in_file = float(self.seams.worth[run[0] - 1, run[0]]) if run[0] else 0.0
        return margin + linked - in_file - SWITCH


def zones_of(headings: Sequence[Heading], body: Sequence[int]) -> list[int]:
    """Return the article under whose heading each block stands."""
    zones = []
    article = 0
    for n in body:
        while article + 1 < len(headings) and headings[article + 1].first <= n:
            article += 1
        zones.append(article)
    return zones


def _owners(chains: Sequence[Sequence[int]], count: int) -> Ints:
    owners = np.zeros(count, dtype=np.int64)
    for article, chain in enumerate(chains):
        owners[list(chain)] = article
    return owners


def _runs(owners: Ints, zones: Ints) -> Iterator[list[int]]:
    """Yield the neighbouring blocks that have both their article and their place in common."""
    run: list[int] = []
    for item, pair in enumerate(zip(owners, zones, strict=True)):
        if run and pair != (owners[run[-1]], zones[run[-1]]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _probability(margin: float) -> float:
    return round(1 / (1 + exp(-max(min(margin / TEMPER, 30.0), -30.0))), 3)
