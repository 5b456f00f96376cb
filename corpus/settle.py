"""Which articles the blocks belong to and which words the articles have: each depends on the other, so in turn.

An assignment is judged by the evidence that it gives itself. From a start the blocks are assigned by the words that the
articles then have, some times over. What is best then may still be the best of its neighbourhood only, as a run of
blocks in the wrong article lends it its words. So the runs, and the parts of runs, that might as well stand elsewhere
are moved there, and where that is better the blocks assigned anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from corpus.assign import assign
from corpus.continuity import Floats
from corpus.judge import runs
from corpus.scores import Ints, Problem, Scorer

ROUNDS = 2
"""How often the words of the articles are counted and the blocks assigned by them."""
MOST_MOVES = 2
MOST_TRIED = 4
WITHIN = 12.0
"""A run is moved where that costs at most so many nats before its article's words are counted anew."""

ProblemOf = Callable[[Ints], Problem]
"""Returns the problem with the evidence that the articles give when their blocks are these."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The article of each block, the scorer with the evidence that this gives itself, and the score there, in nats."""

    owners: Ints
    scorer: Scorer
    score: float


def settle(problem_of: ProblemOf, start: Ints) -> Settled:
    """Return the best assignment found from start."""
    search = _Search(problem_of)
    best = search.settled(start)
    for _ in range(MOST_MOVES):
        better = [owners for owners in _moved(best) if search.judged(owners).score > best.score]
        moved = max(map(search.settled, better), key=lambda found: found.score, default=best)
        if moved.score <= best.score:
            break
        best = moved
    return best


class _Search:
    """Assigns blocks by the words that the articles have, and remembers what came of it."""

    def __init__(self, problem_of: ProblemOf) -> None:
        self._problem_of = problem_of
        self._known: dict[bytes, Settled] = {}
        self._next: dict[bytes, Ints] = {}

    def settled(self, owners: Ints) -> Settled:
        """Return what the blocks and the words come to from a start."""
        found = self.judged(owners)
        for _ in range(ROUNDS):
            found = self.judged(self._assigned(found))
        return found

    def judged(self, owners: Ints) -> Settled:
        """Return an assignment with the evidence that it gives itself."""
        key = owners.tobytes()
        if key not in self._known:
            scorer = Scorer(self._problem_of(owners))
            self._known[key] = Settled(owners, scorer, float(scorer.totals(owners[None])[0]))
        return self._known[key]

    def _assigned(self, found: Settled) -> Ints:
        key = found.owners.tobytes()
        if key not in self._next:
            self._next[key] = assign(found.scorer)
        return self._next[key]


def _moved(found: Settled) -> list[Ints]:
    """Return assignments with a run, or a part of one, moved to another article, those that cost least."""
    tried = []
    for blocks, article in _moves(found.scorer.problem, found.owners):
        tried.append(found.owners.copy())
        tried[-1][blocks] = article
    if not tried:
        return []
    scores = found.scorer.totals(np.array(tried))
    best = np.argsort(-scores, kind="stable")[:MOST_TRIED]
    return [tried[row] for row in best if scores[row] >= found.score - WITHIN]


def _moves(problem: Problem, owners: Ints) -> Iterator[tuple[slice, int]]:
    """Yield each run, and the part of it that fits best there, with each other article; never what opens one."""
    for start, end in runs(owners, np.array(problem.zones)):
        whole = slice(start + problem.opens[start], end)
        for article in range(problem.articles):
            if article == owners[start]:
                continue
            gains = problem.topics[whole, article] - problem.topics[whole, owners[start]]
            part = _best_part(gains, whole.start)
            if part.start < part.stop:
                yield part, article
            if whole.start == start and part != whole:
                yield whole, article


def _best_part(gains: Floats, first: int) -> slice:
    """Return where the sum of gains is highest; gains are those of the blocks from first on."""
    best, where, total, start = 0.0, slice(first, first), 0.0, first
    for n, gain in enumerate(gains.tolist(), start=first):
        if total <= 0:
            total, start = 0.0, n
        total += gain
        if total > best:
            best, where = total, slice(start, n + 1)
    return where
