"""The one assignment over a page: which article each block belongs to, and after which block it is read.

Found with a beam search over the blocks in file order; what is best is defined in corpus.scores.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.scores import Problem, Scorer, State

BEAM = 64
MARGIN = 30.0
"""Ways that are so many nats behind the best one are given up."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The blocks of each article in the order of reading, every block in exactly one list, and its score in nats."""

    chains: list[list[int]]
    score: float

    @property
    def owners(self) -> Ints:
        """Return the article of each block."""
        owners = np.zeros(sum(map(len, self.chains)), dtype=np.int64)
        for article, chain in enumerate(self.chains):
            owners[chain] = article
        return owners


class _Path(NamedTuple):
    score: float
    state: State
    before: "_Path | None"


def assign(problem: Problem) -> Assignment:
    """Return the best assignment that the beam finds."""
    scorer = Scorer(problem)
    paths = [_Path(0.0, scorer.start(), None)]
    for block in range(len(problem.zones)):
        paths = _step(scorer, paths, block)
    closed = [(path.score + scorer.closing(path.state), path) for path in paths]
    score, best = max(closed, key=itemgetter(0))
    return Assignment(_chains(problem, best), score)


def _step(scorer: Scorer, paths: list[_Path], block: int) -> list[_Path]:
    """Return the best paths with block given to each article in turn, one for each state."""
    ways = [
        (path.score + scorer.gain(path.state, block, article), article, path)
        for path in paths
        for article in range(scorer.problem.articles)
    ]
    ways.sort(key=itemgetter(0), reverse=True)
    found: dict[State, _Path] = {}
    for score, article, path in ways:
        if len(found) == BEAM or score < ways[0][0] - MARGIN:
            break
        state = scorer.give(path.state, block, article)
        if state not in found:
            found[state] = _Path(score, state, path)
    return list(found.values())


def _chains(problem: Problem, best: _Path) -> list[list[int]]:
    owners = list(_owners(best))[::-1]
    below: list[list[int]] = [[] for _ in range(problem.articles)]
    above: list[list[int]] = [[] for _ in range(problem.articles)]
    for block, article in enumerate(owners):
        (below if article <= problem.zones[block] else above)[article].append(block)
    return [first + then for first, then in zip(below, above, strict=True)]


def _owners(path: _Path) -> Iterator[int]:
    """Yield the articles of the blocks, from the last to the first."""
    while path.before is not None:
        yield path.state.owner
        path = path.before
