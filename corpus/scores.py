"""What an assignment of a page's blocks to its articles is worth.

Blocks are taken in file order. An article's blocks are read from its heading on to the end of the page, then from
the top of the page to its heading: columns are extracted from left to right, so what stands above a heading and is
the article's was set in a column further on. The score is the sum, in nats, of what every two blocks read one after
the other are worth, of what every block's names and words say for its article, and of a price for each place where
the file goes from one article to another without a heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from corpus.continuity import Floats
from corpus.seams import Edge

SWITCH = 7.5
SWITCH_AT_PHOTO = 6.0
LIKENESS = 6.0
"""Added to these prices for two blocks with the very same words, and in proportion for less."""
UNDER_ANOTHERS_HEADING = 12.0
EMPTY_ARTICLE = 8.0
HEADLESS_ARTICLE = 10.0
"""Against text that belongs to no heading of the page: it goes on from another page, or lost its heading."""
HEADING_AT_END = 3.0

NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A page as numbers: n blocks, m articles.

    zones is the article whose heading each block stands under; opens tells whether it is the first under it;
    photo_above whether a photo or its caption stands between it and the block above; likeness how much it shares with
    that block. headless tells that the first article has no heading. worth is (n, n) and topics (n, m), as
    corpus.seams and corpus.topics give them.
    """

    zones: Sequence[int]
    opens: Sequence[bool]
    photo_above: Sequence[bool]
    likeness: Sequence[float]
    edges: Sequence[Edge]
    headless: bool
    worth: Floats
    topics: Floats

    @property
    def articles(self) -> int:
        """Return the number of articles."""
        return int(self.topics.shape[1])


class State(NamedTuple):
    """What a partly read page leaves open.

    lasts are each article's last block below its heading, firsts and ends the first and the last of those above it.
    """

    owner: int
    lasts: tuple[int, ...]
    firsts: tuple[int, ...]
    ends: tuple[int, ...]

    def given(self, article: int, block: int, *, above: bool) -> "State":
        """Return the state after block was given to article; above: it stands above the article's heading."""
        if not above:
            return self._replace(owner=article, lasts=_with(self.lasts, article, block))
        begins = self.firsts[article] == NONE
        firsts = _with(self.firsts, article, block) if begins else self.firsts
        return self._replace(owner=article, firsts=firsts, ends=_with(self.ends, article, block))


class Scorer:
    """The scores of a problem as plain lists, which are faster to read one at a time than arrays."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.worth: list[list[float]] = problem.worth.tolist()
        self.topics: list[list[float]] = problem.topics.tolist()
        self.ends_badly = [edge.ends_badly for edge in problem.edges]
        self.hoped = self._hoped()

    def start(self) -> State:
        """Return the state in which no block is given."""
        nothing = (NONE,) * self.problem.articles
        return State(NONE, nothing, nothing, nothing)

    def give(self, state: State, block: int, article: int) -> State:
        """Return the state after block was given to article."""
        return state.given(article, block, above=article > self.problem.zones[block])

    def gain(self, state: State, block: int, article: int) -> float:
        """Return what giving block to article adds to the score."""
        below = article <= self.problem.zones[block]
        follows = self._below(state, block, article) if below else self._above(state, block, article)
        return self.topics[block][article] - self._price(state.owner, block, article) + follows

    def total(self, owners: Sequence[int]) -> float:
        """Return the score of a whole assignment, given as the article of each block."""
        state, score = self.start(), 0.0
        for block, article in enumerate(owners):
            score += self.gain(state, block, article)
            state = self.give(state, block, article)
        return score + self.closing(state)

    def _hoped(self) -> list[list[float]]:
        """Return what a block above its article's heading may gain by following a block below it, (n, m).

        The gain is over what that block has anyhow: the next one in the file, or its end. A block above a heading
        meets its predecessor only later; until then it is scored by this.
        """
        zones = np.array(self.problem.zones)
        ends = -np.array(self.ends_badly, dtype=np.float32)
        beside = np.append(np.diagonal(self.problem.worth, offset=1), np.float32(0))
        has_next = np.append(zones[:-1] == zones[1:], False)
        gains = self.problem.worth - np.where(has_next, np.maximum(beside, ends), ends)[:, None]
        columns = [
            gains[zones == article].max(axis=0, initial=-UNDER_ANOTHERS_HEADING)
            for article in range(self.problem.articles)
        ]
        hoped: list[list[float]] = np.stack(columns, axis=1).tolist()
        return hoped

    def _below(self, state: State, block: int, article: int) -> float:
        last = state.lasts[article]
        return self.worth[last][block] if last != NONE else -self._price_of_beginning(block, article)

    def _above(self, state: State, block: int, article: int) -> float:
        end = state.ends[article]
        return self.worth[end][block] if end != NONE else self.hoped[block][article]

    def _price(self, owner: int, block: int, article: int) -> float:
        """Return the price of going from owner to article at block."""
        zone = self.problem.zones[block]
        if self.problem.headless and zone == 0 and owner == NONE:
            return 0.0
        if self.problem.opens[block]:
            return 0.0 if article == zone else UNDER_ANOTHERS_HEADING
        if article == owner:
            return 0.0
        price = SWITCH_AT_PHOTO if self.problem.photo_above[block] else SWITCH
        return price + LIKENESS * self.problem.likeness[block]

    def _price_of_beginning(self, block: int, article: int) -> float:
        if self.problem.headless and article == 0:
            return HEADLESS_ARTICLE
        return self.problem.edges[block].starts_badly

    def closing(self, state: State) -> float:
        """Return what ending all articles as they stand is worth."""
        return sum(self._close(state, article) for article in range(self.problem.articles))

    def _close(self, state: State, article: int) -> float:
        last, first, end = state.lasts[article], state.firsts[article], state.ends[article]
        score = 0.0
        if first != NONE:
            follows = self.worth[last][first] if last != NONE else -EMPTY_ARTICLE
            score += follows - self.hoped[first][article]
            last = end
        if last == NONE:
            return 0.0 if self.problem.headless and article == 0 else -EMPTY_ARTICLE
        return score - self.ends_badly[last] - HEADING_AT_END * self.problem.edges[last].doubtful


def _with(values: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*values[:place], value, *values[place + 1 :])
