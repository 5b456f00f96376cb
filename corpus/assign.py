"""The one assignment over a page: which article each block belongs to, and after which block it is read.

Found with a beam search over the blocks in file order; what is best is defined in corpus.scores.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.scores import Ints, Scorer, States

BEAM = 64
MARGIN = 20.0
"""Ways that are so many nats behind the best one are given up."""


@dataclass(frozen=True, slots=True)
class _Beam:
    """The best ways to give the blocks so far, best first: scores (b,), and for each the row it goes on from."""

    scores: npt.NDArray[np.float64]
    states: States
    parents: Ints


def assign(scorer: Scorer) -> Ints:
    """Return the article of each block in the best assignment that the beam finds, shape (n,)."""
    beams = [_Beam(np.zeros(1), scorer.start(), np.zeros(1, dtype=np.int64))]
    for block in range(len(scorer.problem.zones)):
        beams.append(_step(scorer, beams[-1], block))
    closed = beams[-1].scores + scorer.closing(beams[-1].states)
    return np.array(_owners(beams, int(closed.argmax())), dtype=np.int64)


def reading_order(owners: Ints, zones: Ints, *, articles: int) -> list[list[int]]:
    """Return the blocks of each article in the order of reading: those from its heading on, then those above it."""
    own = [np.flatnonzero(owners == article) for article in range(articles)]
    return [
        [*blocks[zones[blocks] >= article].tolist(), *blocks[zones[blocks] < article].tolist()]
        for article, blocks in enumerate(own)
    ]


def _step(scorer: Scorer, beam: _Beam, block: int) -> _Beam:
    """Return the best ways with block given to each article in turn, one for each state."""
    scores = (beam.scores[:, None] + scorer.gains(beam.states, block)).ravel()
    order = np.argsort(-scores, kind="stable")
    order = order[scores[order] >= scores[order[0]] - MARGIN]
    parents, articles = np.divmod(order, scorer.problem.articles)
    states = scorer.give(beam.states, parents, block, articles)
    kept = states.first_of_each(BEAM)
    return _Beam(scores[order[kept]], states.take(kept), parents[kept])


def _owners(beams: list[_Beam], row: int) -> list[int]:
    """Return the article of each block on the way that ends in a row of the last beam."""
    owners = []
    for beam in reversed(beams[1:]):
        owners.append(int(beam.states.owners[row]))
        row = int(beam.parents[row])
    return owners[::-1]
