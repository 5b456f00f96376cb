"""The one assignment over a page: which article each block belongs to, and after which block it is read.

Blocks are taken in file order. An article's blocks are read from its heading on to the end of the page, then from
the top of the page to its heading: columns are extracted from left to right, so what stands above a heading and is
the article's was set in a column further on. The best assignment is searched for with a beam; its score is the sum
of what every two blocks read one after the other are worth, of what every block's names and words say for its
article, and of a price for each place where the file goes from one article to another without a heading.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.continuity import Floats
from corpus.seams import Edge

SWITCH = 6.0
SWITCH_AT_PHOTO = 5.0
UNDER_ANOTHERS_HEADING = 12.0
EMPTY_ARTICLE = 8.0
HEADING_AT_END = 3.0
BEAM = 64
MARGIN = 30.0

Ints = npt.NDArray[np.int64]
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A page as numbers: n blocks, m articles.

    zones is the article whose heading each block stands under; opens tells whether it is the first under it;
    photo_above whether a photo or its caption stands between it and the block above. worth is (n, n) and topics
    (n, m), as corpus.seams and corpus.topics give them.
    """

    zones: Sequence[int]
    opens: Sequence[bool]
    photo_above: Sequence[bool]
    edges: Sequence[Edge]
    worth: Floats
    topics: Floats

    @property
    def articles(self) -> int:
        """Return the number of articles."""
        return int(self.topics.shape[1])


@dataclass(frozen=True, slots=True)
class _State:
    """What a partly read page leaves open. lasts: each article's last block below its heading; firsts and ends:
    the first and the last of those above it.
    """

    owner: int
    lasts: tuple[int, ...]
    firsts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    state: _State
    before: "_Path | None"


def assign(problem: Problem) -> list[list[int]]:
    """Return the blocks of each article in the order of reading. Every block is in exactly one list."""
    nothing = (NONE,) * problem.articles
    paths = [_Path(0.0, _State(NONE, nothing, nothing, nothing), None)]
    search = _Search(problem)
    for block in range(len(problem.zones)):
        paths = _best(path for before in paths for path in search.step(before, block))
    best = max(paths, key=lambda path: path.score + search.closing(path.state))
    return _chains(problem, best)


def _best(paths: Iterable[_Path]) -> list[_Path]:
    """Return the best path to each state, the best BEAM of them."""
    found: dict[_State, _Path] = {}
    for path in paths:
        if path.state not in found or path.score > found[path.state].score:
            found[path.state] = path
    ranked = sorted(found.values(), key=lambda path: -path.score)[:BEAM]
    return [path for path in ranked if path.score > ranked[0].score - MARGIN]


class _Search:
    """The scores of a problem as plain lists, which a step reads one at a time."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.worth: list[list[float]] = problem.worth.tolist()
        self.topics: list[list[float]] = problem.topics.tolist()
        self.ends_badly = [edge.ends_badly for edge in problem.edges]
        self.hoped = self._hoped()

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

    def step(self, path: _Path, block: int) -> list[_Path]:
        """Return path with block given to each article in turn."""
        return [self._give(path, block, article) for article in range(self.problem.articles)]

    def _give(self, path: _Path, block: int, article: int) -> _Path:
        state = path.state
        score = path.score + self.topics[block][article] - self._price(state.owner, block, article)
        if article <= self.problem.zones[block]:
            last = state.lasts[article]
            score += self.worth[last][block] if last != NONE else -self.problem.edges[block].starts_badly
            return _Path(score, _State(article, _with(state.lasts, article, block), state.firsts, state.ends), path)
        if state.firsts[article] == NONE:
            score += self.hoped[block][article]
            firsts = _with(state.firsts, article, block)
            return _Path(score, _State(article, state.lasts, firsts, _with(state.ends, article, block)), path)
        score += self.worth[state.ends[article]][block]
        return _Path(score, _State(article, state.lasts, state.firsts, _with(state.ends, article, block)), path)

    def _price(self, owner: int, block: int, article: int) -> float:
        """Return the price of going from owner to article at block."""
        if self.problem.opens[block]:
            return 0.0 if article == self.problem.zones[block] else UNDER_ANOTHERS_HEADING
        if article == owner:
            return 0.0
        return SWITCH_AT_PHOTO if self.problem.photo_above[block] else SWITCH

    def closing(self, state: _State) -> float:
        """Return what ending all articles as they stand is worth."""
        return sum(self._close(state, article) for article in range(self.problem.articles))

    def _close(self, state: _State, article: int) -> float:
        last, first, end = state.lasts[article], state.firsts[article], state.ends[article]
        score = 0.0
        if first != NONE:
            follows = self.worth[last][first] if last != NONE else -EMPTY_ARTICLE
            score += follows - self.hoped[first][article]
            last = end
        if last == NONE:
            return -EMPTY_ARTICLE
        return score - self.ends_badly[last] - HEADING_AT_END * self.problem.edges[last].doubtful


def _with(values: tuple[int, ...], place: int, value: int) -> tuple[int, ...]:
    return (*values[:place], value, *values[place + 1 :])


def _chains(problem: Problem, best: _Path) -> list[list[int]]:
    owners: list[int] = []
    path: _Path | None = best
    while path is not None and path.before is not None:
        owners.append(path.state.owner)
        path = path.before
    owners.reverse()
    chains: list[list[int]] = [[] for _ in range(problem.articles)]
    above: list[list[int]] = [[] for _ in range(problem.articles)]
    for block, article in enumerate(owners):
        (chains if article <= problem.zones[block] else above)[article].append(block)
    return [chain + rest for chain, rest in zip(chains, above, strict=True)]
