"""Which articles the blocks belong to and which words the articles have: each depends on the other, so in turn.

From every start the blocks are assigned by the words that the articles then have, some times over. What is best then
may still be the best of its neighbourhood only, as a run of blocks in the wrong article lends it its words. So the runs
that might as well stand elsewhere are moved there, and the blocks assigned anew.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from corpus.assign import Assignment, assign
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
    """An assignment, the problem with the evidence that it gives itself, and its score in that, in nats."""

    assignment: Assignment
    problem: Problem
    score: float


def settle(problem_of: ProblemOf, starts: Iterable[Ints]) -> Settled:
    """Return the best assignment found from starts."""
    known: dict[bytes, tuple[Problem, Assignment]] = {}

    def assigned(owners: Ints) -> tuple[Problem, Assignment]:
        key = owners.tobytes()
        if key not in known:
            problem = problem_of(owners)
            known[key] = problem, assign(problem)
        return known[key]

    def settled(owners: Ints) -> Settled:
        for _ in range(ROUNDS):
            _, found = assigned(owners)
            owners = found.owners
        problem, _ = assigned(owners)
        return Settled(found, problem, float(Scorer(problem).totals(owners[None])[0]))

    best = max((settled(owners) for owners in starts), key=lambda found: found.score)
    for _ in range(MOST_MOVES):
        moved = max((settled(owners) for owners in _moved(best)), key=lambda found: found.score, default=best)
        if moved.score <= best.score:
            break
        best = moved
    return best


def _moved(found: Settled) -> list[Ints]:
    """Return the owners of the blocks with one run moved to another article, where that costs least."""
    owners, zones = found.assignment.owners, np.array(found.problem.zones)
    tried = []
    for start, end in runs(owners, zones):
        if found.problem.opens[start]:
            continue
        for article in set(range(found.problem.articles)) - {int(owners[start])}:
            tried.append(owners.copy())
            tried[-1][start:end] = article
    if not tried:
        return []
    scores = Scorer(found.problem).totals(np.array(tried))
    best = np.argsort(-scores, kind="stable")[:MOST_TRIED]
    return [tried[row] for row in best if scores[row] >= found.score - WITHIN]
