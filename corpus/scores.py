"""What an assignment of a page's blocks to its articles is worth.

Blocks are taken in file order. An article's blocks are read from its heading on to the end of the page, then from
the top of the page to its heading: columns are extracted from left to right, so what stands above a heading and is
the article's was set in a column further on. The score is the sum, in nats, of what every two blocks read one after
the other are worth, of what every block's names and words say for its article, and of a price for each place where
the file goes from one article to another without a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.continuity import Floats
from corpus.seams import Edge

SWITCH = 7.5
SWITCH_AT_PHOTO = 6.0
HOMEWARD = 5.0
"""Taken off for going on with the article whose heading is above: what stands between was only put in."""
LIKENESS = 6.0
"""Added to these prices for two blocks with the very same words, and in proportion for less."""
UNDER_ANOTHERS_HEADING = 12.0
EMPTY_ARTICLE = 8.0
HEADLESS_ARTICLE = 10.0
"""Against text that belongs to no heading of the page: it goes on from another page, or lost its heading."""
HEADING_AT_END = 3.0

NONE = -1
"""No block, no article. The tables of a Scorer have one row more, so that it may be looked up like a block."""

Ints = npt.NDArray[np.int64]


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


@dataclass(frozen=True, slots=True)
class States:
    """What b partly read pages leave open, row by row, in one table of shape (b, 1 + 3m).

    owners (b,) is the article of the last block. lasts (b, m) are each article's last block below its heading, firsts
    and ends (b, m) the first and the last of those above it.
    """

    table: Ints

    @property
    def owners(self) -> Ints:
        """Return the first column."""
        return self.table[:, 0]

    @property
    def lasts(self) -> Ints:
        """Return the columns of the last blocks below."""
        return self.table[:, 1::3]

    @property
    def firsts(self) -> Ints:
        """Return the columns of the first blocks above."""
        return self.table[:, 2::3]

    @property
    def ends(self) -> Ints:
        """Return the columns of the last blocks above."""
        return self.table[:, 3::3]

    def give(self, rows: Ints, block: int, articles: Ints, *, zone: int) -> "States":
        """Return the states of rows after block, which stands in zone, was given to the article beside each."""
        given = self.take(rows)
        given.table[:, 0] = articles
        below = np.flatnonzero(articles <= zone)
        given.lasts[below, articles[below]] = block
        above = np.flatnonzero(articles > zone)
        if len(above):
            high = articles[above]
            given.ends[above, high] = block
            firsts = given.firsts[above, high]
            given.firsts[above, high] = np.where(firsts == NONE, block, firsts)
        return given

    def take(self, rows: Ints) -> "States":
        """Return the states of rows."""
        return States(self.table[rows])

    def keys(self) -> Iterator[bytes]:
        """Yield each row as bytes: equal where nothing that is still open differs."""
        whole = self.table.tobytes()
        width = self.table.shape[1] * self.table.itemsize
        return (whole[start : start + width] for start in range(0, len(whole), width))


class Scorer:
    """The scores of a problem, for many states at once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.worth = np.zeros(np.add(problem.worth.shape, 1))
        self.worth[:-1, :-1] = problem.worth
        self.ends_badly = np.array([*(edge.ends_badly for edge in problem.edges), 0.0])
        self.doubtful = np.array([*(float(edge.doubtful) for edge in problem.edges), 0.0])
        self.hoped = np.vstack([self._hoped(), np.zeros(problem.articles)])
        self.begun = self._begun()
        self.articles = np.arange(problem.articles)

    def start(self, count: int = 1) -> States:
        """Return count states in which no block is given."""
        return States(np.full((count, 1 + 3 * self.problem.articles), NONE, dtype=np.int64))

    def give(self, states: States, rows: Ints, block: int, articles: Ints) -> States:
        """Return the states of rows after block was given to the article beside each row."""
        return states.give(rows, block, articles, zone=self.problem.zones[block])

    def gains(self, states: States, block: int) -> npt.NDArray[np.float64]:
        """Return what giving block to each article adds to the score of each state, shape (b, m)."""
        follows = self.worth[:, block]
        above = self.problem.zones[block] + 1
        lasts, ends = states.lasts[:, :above], states.ends[:, above:]
        joined = np.empty(states.lasts.shape)
        joined[:, :above] = np.where(lasts == NONE, self.begun[block, :above], follows[lasts])
        joined[:, above:] = np.where(ends == NONE, self.hoped[block, above:], follows[ends])
        gained: npt.NDArray[np.float64] = self.problem.topics[block] - self._prices(states.owners, block) + joined
        return gained

    def totals(self, owners: Ints) -> npt.NDArray[np.float64]:
        """Return the scores of k whole assignments, given as the article of each block, shape (k, n)."""
        rows = np.arange(len(owners))
        states, scores = self.start(len(owners)), np.zeros(len(owners))
        for block in range(owners.shape[1]):
            articles = owners[:, block]
            scores += self.gains(states, block)[rows, articles]
            states = self.give(states, rows, block, articles)
        return scores + self.closing(states)

    def closing(self, states: States) -> npt.NDArray[np.float64]:
        """Return what ending all articles as they stand is worth for each state, shape (b,)."""
        nothing_above = states.firsts == NONE
        joined = np.where(states.lasts == NONE, -EMPTY_ARTICLE, self.worth[states.lasts, states.firsts])
        joined = np.where(nothing_above, 0.0, joined - self.hoped[states.firsts, self.articles])
        last = np.where(nothing_above, states.lasts, states.ends)
        closed = joined - self.ends_badly[last] - HEADING_AT_END * self.doubtful[last]
        empty = np.where(self.problem.headless & (self.articles == 0), 0.0, -EMPTY_ARTICLE)
        worth: npt.NDArray[np.float64] = np.where(last == NONE, empty, closed).sum(axis=1)
        return worth

    def _hoped(self) -> npt.NDArray[np.float64]:
        """Return what a block above its article's heading may gain by following a block below it, (n, m).

        The gain is over what that block has anyhow: the next one in the file, or its end. A block above a heading
        meets its predecessor only later; until then it is scored by this.
        """
        zones = np.array(self.problem.zones)
        ends = -self.ends_badly[:-1]
        beside = np.append(np.diagonal(self.problem.worth, offset=1), np.float32(0))[: len(zones)]
        has_next = np.append(zones[:-1] == zones[1:], False)[: len(zones)]
        gains = self.problem.worth - np.where(has_next, np.maximum(beside, ends), ends)[:, None]
        columns = [
            gains[zones == article].max(axis=0, initial=-UNDER_ANOTHERS_HEADING)
            for article in range(self.problem.articles)
        ]
        return np.stack(columns, axis=1)

    def _prices(self, owners: Ints, block: int) -> npt.NDArray[np.float64]:
        """Return the price of going from each owner to each article at block, shape (b, m)."""
        zone = self.problem.zones[block]
        if self.problem.opens[block]:
            prices = np.where(self.articles == zone, 0.0, UNDER_ANOTHERS_HEADING)[None].repeat(len(owners), axis=0)
        else:
            price = SWITCH_AT_PHOTO if self.problem.photo_above[block] else SWITCH
            price += LIKENESS * self.problem.likeness[block]
            prices = np.where(self.articles == owners[:, None], 0.0, price - HOMEWARD * (self.articles == zone))
        if self.problem.headless and zone == 0:
            prices[owners == NONE] = 0.0
        return prices

    def _begun(self) -> npt.NDArray[np.float64]:
        """Return what it is worth to begin each article with each block, (n, m)."""
        worth = np.repeat([[-edge.starts_badly] for edge in self.problem.edges], self.problem.articles, axis=1)
        if self.problem.headless:
            worth[:, 0] = -HEADLESS_ARTICLE
        return worth
