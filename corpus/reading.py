"""The reading order of a page: its text blocks given to articles and put in order, with confidence and reasons."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpus import reasons
from corpus.assign import reading_order
from corpus.blocks import Block
from corpus.continuity import Floats, news
from corpus.forms import unlike_heading
from corpus.judge import Judged, margins, probability, runs
from corpus.outline import Heading, Kind, Outline
from corpus.parallels import Parallels
from corpus.scores import Problem
from corpus.seams import EMPTY_SECTION, seams
from corpus.settle import Settled, settle
from corpus.spoken import org_spoken_of
from corpus.topics import Subject, Vocabulary, named, subject

MAX_CONTEXT = 40
"""Texts that are asked for the province of a page; more say nothing new."""
WINDOW = 400
"""Blocks that are assigned together; a page of a newspaper has about a hundred. Keeps any file linear."""
MOST_ARTICLES = 24
LONG_PAGE, MANY_HEADINGS = 2000, 200
"""A file of more blocks or headings is no page of a newspaper: its text is read as it stands."""
LONG_PAGE_WINDOW = 64
OPENING = 6
"""Blocks under a heading in which its article is expected to name its committee."""

Ints = npt.NDArray[np.int64]


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
    long = len(lines) > LONG_PAGE or len(headings) > MANY_HEADINGS
    zones = dict(zip(body, zones_of(headings, body), strict=True))
    for part in _windows(zones, size=LONG_PAGE_WINDOW if long else WINDOW):
        above = [zones[n] for n in part]
        window = _Window(lines, found, headings, subjects, part, above, "" if long else page)
        if long:
            window.read_as_it_stands(reading)
        else:
            window.read_into(reading)
    return reading


def _windows(zones: Mapping[int, int], *, size: int) -> Iterator[list[int]]:
    """Cut the blocks of a very long page into parts of at most size blocks under at most MOST_ARTICLES headings.

    zones are the blocks' articles, in file order.
    """
    part: list[int] = []
    first = 0
    for n, zone in zones.items():
        if part and (len(part) == size or zone - first >= MOST_ARTICLES):
            yield part
            part = []
        if not part:
            first = zone
        part.append(n)
    if part:
        yield part


def subjects_of(lines: Sequence[Block], found: Outline, headings: Sequence[Heading]) -> list[Subject]:
    """Return what the headings of a page tell of its articles."""
    header = [lines[n].text for n, kind in enumerate(found.kinds) if kind is Kind.HEADER]
    context = page_context(header, [heading.org for heading in headings if heading.org])
    ends = [*(heading.first for heading in headings[1:]), len(lines)]
    return [
        subject(
            heading.org or _spoken_below(lines, found, heading, end=end),
            " ".join(lines[n].text for n in (heading.title, heading.subtitle) if n is not None),
            context=context,
        )
        for heading, end in zip(headings, ends, strict=False)
    ]


def page_context(header: Sequence[str], orgs: Sequence[str]) -> list[str]:
    """Return what tells the province of a page: its header and the committees of its headings, each once."""
    return list(dict.fromkeys([*header, *orgs]))[:MAX_CONTEXT]


def _spoken_below(lines: Sequence[Block], found: Outline, heading: Heading, *, end: int) -> str | None:
    """Return the committee that the text directly under a heading without one speaks of."""
    below = [n for n in range(heading.first + 1, end) if found.kinds[n] is Kind.BODY][:OPENING]
    return org_spoken_of([lines[n].text for n in below])


class _Window:
    """Some body blocks of a page, in file order, and the articles they stand under."""

    def __init__(
        self,
        lines: Sequence[Block],
        found: Outline,
        headings: Sequence[Heading],
        subjects: Sequence[Subject],
        body: Sequence[int],
        above: Sequence[int],
        page: str,
    ) -> None:
        self.articles = sorted(set(above))
        self.headless = headings[self.articles[0]].first < 0
        self.body = body
        self.kinds = found.kinds
        self.subjects = [subjects[article] for article in self.articles]
        self.texts = [lines[n].text for n in body]
        self.zones = np.array([self.articles.index(article) for article in above])
        doubts = [self._doubt(n, lines[n].text) if n in found.doubtful else None for n in body]
        self.parallels = Parallels(self.texts, [doubt is not None for doubt in doubts], articles=len(self.articles))
        items = [lines[n].item for n in body]
        indents = _indents([lines[n] for n in body], doubts)
        self.seams = seams(self.texts, doubts, news(), page=page, items=items, indents=indents, nearest=not page)

    def _doubt(self, n: int, text: str) -> float:
        """Return how unlike a section heading a block is: its text stands directly below such a heading."""
        followed = n + 1 < len(self.kinds) and self.kinds[n + 1] in {Kind.BODY, Kind.SECTION}
        return unlike_heading(text) + EMPTY_SECTION * (not followed)

    def read_as_it_stands(self, reading: Reading) -> None:
        """Give each block to the article above it and add that to reading."""
        for number, article in enumerate(self.articles):
            chain = np.flatnonzero(self.zones == number).tolist()
            reading.chains[article] += [self.body[item] for item in chain]
            self._judge_joins(chain, reading)

    def read_into(self, reading: Reading) -> None:
        """Assign the blocks and add what was decided to reading."""
        vocabulary = Vocabulary(self.texts, [one.heading for one in self.subjects])
        settled = self._settled(vocabulary)
        chains = reading_order(settled.owners, self.zones, articles=len(self.articles))
        for article, chain in zip(self.articles, chains, strict=True):
            reading.chains[article] += [self.body[item] for item in chain]
            self._judge_joins(chain, reading)
        self._judge_owners(settled, chains, vocabulary, reading)

    def _settled(self, vocabulary: Vocabulary) -> Settled:
        """Return the best assignment that is found from the blocks as they stand under the headings."""
        names = named(self.texts, self.subjects)
        likeness = vocabulary.likeness()

        def problem_of(owners: Ints) -> Problem:
            return self._problem(names + vocabulary.shared(owners) + self.parallels.shared(owners), likeness)

        return settle(problem_of, self.zones)

    def _problem(self, topics: Floats, likeness: Sequence[float]) -> Problem:
        return Problem(
            zones=self.zones.tolist(),
            opens=[item == 0 or self.zones[item] != self.zones[item - 1] for item in range(len(self.body))],
            photo_above=[item > 0 and self._photo_between(item - 1, item) for item in range(len(self.body))],
            likeness=likeness,
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
            reading.joins[self.body[left], self.body[right]] = Judged(probability(margin), why)

    def _judge_owners(
        self, settled: Settled, chains: Sequence[Sequence[int]], vocabulary: Vocabulary, reading: Reading
    ) -> None:
        owners = settled.owners
        sure = margins(settled.scorer, owners, self.zones)
        before = {right: left for chain in chains for left, right in pairwise(chain)}
        for start, end in runs(owners, self.zones):
            owner = int(owners[start])
            why: tuple[str, ...] = ()
            if owner != self.zones[start]:
                reading.displaced.update(self.body[start:end])
                why = reasons.of_displaced(
                    self.texts[start:end],
                    self.subjects[owner],
                    shared=vocabulary.distinctive(slice(start, end), owners),
                    joined=start in before and bool(self.seams.joins[before[start], start]),
                )
            for item in range(start, end):
                reading.owners[self.body[item]] = Judged(probability(float(sure[item])), why)


def _indents(blocks: Sequence[Block], doubts: Sequence[float | None]) -> list[bool | None]:
    """Return which blocks are indented as paragraphs are, None for headings and where no indent tells paragraphs."""
    text = [block.indent > 0 for block, doubt in zip(blocks, doubts, strict=True) if doubt is None]
    if 2 * sum(text) < len(text) or all(text):
        return [None] * len(blocks)
    return [block.indent > 0 if doubt is None else None for block, doubt in zip(blocks, doubts, strict=True)]


def zones_of(headings: Sequence[Heading], body: Sequence[int]) -> list[int]:
    """Return the article under whose heading each block stands."""
    firsts = [heading.first for heading in headings]
    return [max(bisect(firsts, n) - 1, 0) for n in body]
