"""The one assignment over a page: which article each block belongs to, and after which block it is read.

Found with a beam search over the blocks in file order; what is best is defined in corpus.scores.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.scores import Ints, Problem, Scorer, States

BEAM = 64
MARGIN = 30.0
"""Ways that are so many nats behind the best one are given up."""


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


@dataclass(frozen=True, slots=True)
class _Beam:
    """The best ways to give the blocks so far, best first: scores (b,), and for each the row it goes on from."""

    scores: npt.NDArray[np.float64]
    states: States
    parents: Ints


def assign(problem: Problem) -> Assignment:
    """Return the best assignment that the beam finds."""
    scorer = Scorer(problem)
    beams = [_Beam(np.zeros(1), scorer.start(), np.zeros(1, dtype=np.int64))]
    for block in range(len(problem.zones)):
        beams.append(_step(scorer, beams[-1], block))
    closed = beams[-1].scores + scorer.closing(beams[-1].states)
    best = int(closed.argmax())
    return Assignment(_chains(problem, _owners(beams, best)), float(closed[best]))


def _step(scorer: Scorer, beam: _Beam, block: int) -> _Beam:
    """Return the best ways with block given to each article in turn, one for each state."""
    scores = (beam.scores[:, None] + scorer.gains(beam.states, block)).ravel()
    order = np.argsort(-scores, kind="stable")
    order = order[scores[order] >= scores[order[0]] - MARGIN]
    parents, articles = np.divmod(order, scorer.problem.articles)
    states = scorer.give(beam.states, parents, block, articles)
    kept = _first_of_each(states)
    return _Beam(scores[order[kept]], states.take(kept), parents[kept])


def _first_of_each(states: States) -> Ints:
    """Return the rows of the first BEAM states that differ."""
    rows: dict[bytes, int] = {}
    for row, key in enumerate(states.keys()):
        rows.setdefault(key, row)
        if len(rows) == BEAM:
            break
    return np.fromiter(rows.values(), dtype=np.int64)


def _owners(beams: list[_Beam], row: int) -> list[int]:
    """Return the article of each block on the way that ends in a row of the last beam."""
    owners = []
    for beam in reversed(beams[1:]):
        owners.append(int(beam.states.owners[row]))
        row = int(beam.parents[row])
    return owners[::-1]


def _chains(problem: Problem, owners: list[int]) -> list[list[int]]:
    below: list[list[int]] = [[] for _ in range(problem.articles)]
    above: list[list[int]] = [[] for _ in range(problem.articles)]
    for block, article in enumerate(owners):
        (below if article <= problem.zones[block] else above)[article].append(block)
    return [first + then for first, then in zip(below, above, strict=True)]
