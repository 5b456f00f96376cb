"""What an assignment of a page's blocks to its articles is worth.

Blocks are taken in file order. An article's blocks are read from its heading on to the end of the page, then from
the top of the page to its heading: columns are extracted from left to right, so what stands above a heading and is
the article's was set in a column further on. The score is the sum, in nats, of what every two blocks read one after
the other are worth, of what every block's names and words say for its article, and of a price for each place where
the file goes from one article to another without a heading.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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
"""No block, no article."""

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

    owners (b,) is the article of the last block. lasts and ends (b, m) are the last blocks of each article below and
    above its heading, firsts (b, m) the first of those above. What stands where there is no block, Scorer.start tells.
    """

    table: Ints

    @property
    def articles(self) -> int:
        """Return the number of articles."""
        return int(self.table.shape[1] // 3)

    @property
    def owners(self) -> Ints:
        """Return the first column."""
        return self.table[:, 0]

    @property
    def lasts(self) -> Ints:
        """Return the columns of the last blocks below."""
        return self.table[:, 1 : 1 + self.articles]

    @property
    def ends(self) -> Ints:
        """Return the columns of the last blocks above."""
        return self.table[:, 1 + self.articles : 1 + 2 * self.articles]

    @property
    def firsts(self) -> Ints:
        """Return the columns of the first blocks above."""
        return self.table[:, 1 + 2 * self.articles :]

    def before(self, zone: int) -> Ints:
        """Return the block that one in zone would be read after in each article, shape (b, m)."""
        return self.table[:, zone_columns(zone, self.articles)]

    def give(self, rows: Ints, block: int, articles: Ints, *, zone: int) -> "States":
        """Return the states of rows after block, which stands in zone, was given to the article beside each."""
        given = self.take(rows)
        given.table[:, 0] = articles
        given.table[np.arange(len(rows)), zone_columns(zone, self.articles)[articles]] = block
        if zone + 1 < self.articles:
            above = np.flatnonzero(articles > zone)
            high = articles[above]
            firsts = given.firsts[above, high]
            given.firsts[above, high] = np.where(firsts == NONE, block, firsts)
        return given

    def take(self, rows: Ints) -> "States":
        """Return the states of rows."""
        return States(self.table[rows])

    def first_of_each(self, most: int) -> Ints:
        """Return the rows of the first most states that differ, told apart by a hash of 64 bits."""
        _, rows = np.unique(self.table @ _hash_weights(self.table.shape[1]), return_index=True)
        return np.sort(rows)[:most]


class Scorer:
    """The scores of a problem, for many states at once."""

    def __init__(self, problem: Problem) -> None:
        count, articles = problem.topics.shape
        self.problem = problem
        self.articles = np.arange(articles)
        self.none_below = count + self.articles
        self.none_above = self.none_below + articles
        self.hoped = self._hoped()
        self.follows = np.hstack([problem.worth.T, self._begun(), self.hoped])
        none = np.zeros(2 * articles)
        self.ends_badly = np.append([edge.ends_badly for edge in problem.edges], none)
        self.doubtful = np.append([float(edge.doubtful) for edge in problem.edges], none)
        self.prices = self._prices()
        self.alone = problem.topics - self.prices

    def start(self, count: int = 1) -> States:
        """Return count states in which no block is given.

        Each article then has a number of its own in the place of its last block below its heading, none_below, and in
        that of its last one above, none_above: what it is worth to read a block there stands in follows as well.
        """
        none = [[NONE], self.none_below, self.none_above, np.full(len(self.articles), NONE)]
        return States(np.concatenate(none)[None].repeat(count, axis=0))

    def give(self, states: States, rows: Ints, block: int, articles: Ints) -> States:
        """Return the states of rows after block was given to the article beside each row."""
        return states.give(rows, block, articles, zone=self.problem.zones[block])

    def gains(self, states: States, block: int) -> npt.NDArray[np.float64]:
        """Return what giving block to each article adds to the score of each state, shape (b, m)."""
        gained: npt.NDArray[np.float64] = self.follows[block][states.before(self.problem.zones[block])]
        gained += self.alone[block]
        if not self.problem.opens[block]:
            gained[np.arange(len(gained)), states.owners] += self.prices[block, states.owners]
        return gained

    def totals(self, owners: Ints) -> npt.NDArray[np.float64]:
        """Return the scores of k whole assignments, given as the article of each block, shape (k, n)."""
        blocks = np.arange(owners.shape[1])
        stays = (owners[:, 1:] == owners[:, :-1]) & ~np.array(self.problem.opens[1:], dtype=np.bool_)
        scores: npt.NDArray[np.float64] = self.alone[blocks, owners].sum(axis=1)
        scores += (stays * self.prices[blocks[1:], owners[:, 1:]]).sum(axis=1)
        states, nothing = self.start(len(owners)), np.full(len(owners), NONE)
        for article in self.articles:
            heading = bisect_left(self.problem.zones, article)
            for part, last in ((blocks[heading:], states.lasts), (blocks[:heading], states.ends)):
                own = owners[:, part] == article
                read = np.maximum.accumulate(np.column_stack([nothing, np.where(own, part, NONE)]), axis=1)
                read = np.where(read == NONE, last[:, [article]], read)
                scores += np.where(own, self.follows[part, read[:, :-1]], 0.0).sum(axis=1)
                last[:, article] = read[:, -1]
            states.firsts[:, article] = np.where(own.any(axis=1), own.argmax(axis=1) if heading else 0, NONE)
        scores += self.closing(states)
        return scores

    def closing(self, states: States) -> npt.NDArray[np.float64]:
        """Return what ending all articles as they stand is worth for each state, shape (b,)."""
        nothing_below, nothing_above = states.lasts == self.none_below, states.firsts == NONE
        joined = np.where(nothing_below, -EMPTY_ARTICLE, self.follows[states.firsts, states.lasts])
        joined = np.where(nothing_above, 0.0, joined - self.hoped[states.firsts, self.articles])
        last = np.where(nothing_above, states.lasts, states.ends)
        closed = joined - self.ends_badly[last] - HEADING_AT_END * self.doubtful[last]
        empty = np.where(self.problem.headless & (self.articles == 0), 0.0, -EMPTY_ARTICLE)
        worth: npt.NDArray[np.float64] = np.where(nothing_below & nothing_above, empty, closed).sum(axis=1)
        return worth

    def _hoped(self) -> npt.NDArray[np.float64]:
        """Return what a block above its article's heading may gain by following a block below it, (n, m).

        The gain is over what that block has anyhow: the next one in the file, or its end. A block above a heading
        meets its predecessor only later; until then it is scored by this.
        """
        zones = np.array(self.problem.zones)
        ends = -np.array([edge.ends_badly for edge in self.problem.edges])
        beside = np.append(np.diagonal(self.problem.worth, offset=1), np.float32(0))[: len(zones)]
        has_next = np.append(zones[:-1] == zones[1:], False)[: len(zones)]
        gains = self.problem.worth - np.where(has_next, np.maximum(beside, ends), ends)[:, None]
        columns = [
            gains[zones == article].max(axis=0, initial=-UNDER_ANOTHERS_HEADING)
            for article in range(self.problem.articles)
        ]
        return np.stack(columns, axis=1)

    def _prices(self) -> npt.NDArray[np.float64]:
        """Return the price of going from another article to each at each block, (n, m); one that opens always pays."""
        problem = self.problem
        home = np.array(problem.zones)[:, None] == self.articles
        switch = np.where(problem.photo_above, SWITCH_AT_PHOTO, SWITCH) + LIKENESS * np.array(problem.likeness)
        opening = np.where(home, 0.0, UNDER_ANOTHERS_HEADING)
        prices = np.where(np.array(problem.opens)[:, None], opening, switch[:, None] - HOMEWARD * home)
        if problem.headless and problem.zones[0] == 0:
            prices[0] = 0.0
        return prices

    def _begun(self) -> npt.NDArray[np.float64]:
        """Return what it is worth to begin each article with each block, (n, m)."""
        worth = np.repeat([[-edge.starts_badly] for edge in self.problem.edges], self.problem.articles, axis=1)
        if self.problem.headless:
            worth[:, 0] = -HEADLESS_ARTICLE
        return worth


@cache
def zone_columns(zone: int, articles: int) -> Ints:
    """Return the columns of States where the articles have the blocks that one in zone would be read after."""
    below = np.arange(articles)
    return 1 + np.where(below <= zone, below, articles + below)


@cache
def _hash_weights(count: int) -> Ints:
    return np.random.default_rng(0).integers(1, 1 << 63, count)
