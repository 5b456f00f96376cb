"""A whole assignment is worth what its blocks are worth one after the other, and no other way of giving them more."""

import numpy as np
import pytest

from corpus.assign import assign
from corpus.scores import Problem, Scorer
from corpus.seams import edge_of

ENDS = ("委员们听取意见，一件一件有着落。", "委员们把意见带回协商会，", "听取意见之后的事")


def problem_of(seed: int, *, blocks: int = 7, articles: int = 3) -> Problem:
    rng = np.random.default_rng(seed)
    zones = np.sort(rng.integers(0, articles, blocks))
    return Problem(
        zones=zones.tolist(),
        opens=[n == 0 or bool(zones[n] != zones[n - 1]) for n in range(blocks)],
        photo_above=(rng.random(blocks) < 0.2).tolist(),
        likeness=rng.random(blocks).tolist(),
        edges=[edge_of(ENDS[n], doubt=None) for n in rng.integers(0, len(ENDS), blocks)],
        headless=bool(rng.random() < 0.5) and zones[0] == 0,
        worth=rng.normal(0, 5, (blocks, blocks)).astype(np.float32),
        topics=rng.normal(0, 3, (blocks, articles)).astype(np.float32),
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_whole_assignment_scores_as_its_blocks_do_in_turn(seed: int) -> None:
    scorer = Scorer(problem_of(seed))
    count, articles = scorer.problem.topics.shape
    owners = np.random.default_rng(seed).integers(0, articles, (30, count))
    states, scores, rows = scorer.start(len(owners)), np.zeros(len(owners)), np.arange(len(owners))
    for block in range(count):
        scores += scorer.gains(states, block)[rows, owners[:, block]]
        states = scorer.give(states, rows, block, owners[:, block])
    assert scorer.totals(owners) == pytest.approx(scores + scorer.closing(states))


@pytest.mark.parametrize("seed", range(5))
def test_a_small_page_is_assigned_as_well_as_can_be(seed: int) -> None:
    scorer = Scorer(problem_of(seed, blocks=5))
    every = np.array(np.meshgrid(*[range(3)] * 5)).reshape(5, -1).T
    assert scorer.totals(assign(scorer)[None])[0] == pytest.approx(scorer.totals(every).max())
