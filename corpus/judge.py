"""How sure the decisions on a page are, and why: by what the next best decision would have been worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

import numpy as np

from corpus.continuity import Floats
from corpus.scores import Ints, Scorer

TEMPER = 3.0
"""Evidence in nats is divided by this before it is told as a probability: its parts are not independent."""
CERTAIN = 30.0
MOVED_TOGETHER = (1, 2, 4)
"""So many blocks at the edge of a run are tried with the article next to it."""
TAILS = (1, 2, 4, 8, 16)
"""So many blocks at the end of a run under its heading are tried with the article that their words speak for."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How sure a decision is, from 0 to 1, and why, in Chinese."""

    confidence: float
    reasons: tuple[str, ...]


def probability(margin: float) -> float:
    """Return how sure a decision is that is worth margin nats more than another."""
    return round(1 / (1 + exp(-max(min(margin / TEMPER, CERTAIN), -CERTAIN))), 3)


def margins(scorer: Scorer, owners: Ints, zones: Ints) -> Floats:
    """Return for each block by how many nats the assignment beats the best one tried that moves the block."""
    found = np.full(len(owners), CERTAIN, dtype=np.float32)
    moves = [move for start, end in runs(owners, zones) for move in _moves(start, end, owners, zones)]
    moves += _tails(owners, zones, scorer.problem.topics)
    tried = np.repeat(owners[None], 1 + len(moves), axis=0)
    for row, (blocks, other) in zip(tried[1:], moves, strict=True):
        row[blocks] = other
    best, *others = scorer.totals(tried)
    for (blocks, _), score in zip(moves, others, strict=True):
        found[blocks] = np.minimum(found[blocks], best - score)
    return found


def _moves(start: int, end: int, owners: Ints, zones: Ints) -> Iterator[tuple[slice, int]]:
    """Yield what else may have become of a run: its blocks, and the article to try them with."""
    owner = owners[start]
    lengths = [length for length in MOVED_TOGETHER if length < end - start] + [end - start]
    before = int(owners[start - 1]) if start else owner
    after = int(owners[end]) if end < len(owners) else owner
    if before != owner:
        yield from ((slice(start, start + length), before) for length in lengths)
    if after != owner:
        yield from ((slice(end - length, end), after) for length in lengths)
    if owner != zones[start] and zones[start] not in {before, after}:
        yield slice(start, end), int(zones[start])


def _tails(owners: Ints, zones: Ints, topics: Floats) -> Iterator[tuple[slice, int]]:
    """Yield ends of the runs under their own headings, and the other article that their names and words fit best."""
    if topics.shape[1] < 2:
        return
    for start, end in runs(owners, zones):
        for length in (length for length in TAILS if length < end - start and owners[start] == zones[start]):
            fit = topics[end - length : end].sum(axis=0)
            fit[owners[start]] = -np.inf
            yield slice(end - length, end), int(fit.argmax())


def runs(owners: Ints, zones: Ints) -> Iterator[tuple[int, int]]:
    """Yield the ranges of neighbouring blocks that have both their article and their place in common."""
    if len(owners) == 0:
        return
    borders = np.flatnonzero((np.diff(owners) != 0) | (np.diff(zones) != 0)) + 1
    yield from zip([0, *borders.tolist()], [*borders.tolist(), len(owners)], strict=True)
