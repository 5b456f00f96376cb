"""The blocks and the words of the articles are settled in turn, and runs that might stand elsewhere are tried there."""

from functools import partial

import numpy as np
import pytest

from corpus.assign import assign
from corpus.scores import Ints, Problem, Scorer
from corpus.seams import edge_of
from corpus.settle import settle

ZONES = [0, 0, 1, 1, 1, 2]
RIGHT = np.array([0, 0, 1, 2, 2, 2])
FITS = 5.0


def problem_of(owners: Ints, *, holds: float = 6.0) -> Problem:
    """Return a problem in which two blocks fit one article and lend their words to whichever holds them."""
    run = np.array([n in {3, 4} for n in range(len(ZONES))])[:, None]
    articles = np.arange(3)
    topics = run * (FITS * (RIGHT[:, None] == articles) + holds * (owners[:, None] == articles))
    return Problem(
        zones=ZONES,
        opens=[n == 0 or ZONES[n] != ZONES[n - 1] for n in range(len(ZONES))],
        photo_above=[False] * len(ZONES),
        likeness=[0.0] * len(ZONES),
        edges=[edge_of("委员们走进社区，听取群众的意见，把意见带回协商会上，一件一件有着落。", doubt=None)]
        * len(ZONES),
        headless=False,
        worth=np.zeros((len(ZONES), len(ZONES)), dtype=np.float32),
        topics=topics.astype(np.float32),
    )


@pytest.mark.parametrize(
    ("wrong", "holds"),
    [
        pytest.param(np.array([0, 0, 1, 0, 0, 2]), 6.0, id="a run"),
        pytest.param(np.array(ZONES), 4.0, id="the end of a run"),
    ],
)
def test_blocks_that_vouch_for_themselves_are_tried_with_another_article(wrong: Ints, holds: float) -> None:
    lending = partial(problem_of, holds=holds)
    assert assign(Scorer(lending(wrong))).tolist() == wrong.tolist()
    settled = settle(lending, wrong)
    assert settled.owners.tolist() == RIGHT.tolist()
    assert settled.score > Scorer(lending(wrong)).totals(wrong[None])[0]


def test_what_is_best_already_stays() -> None:
    assert settle(problem_of, RIGHT).owners.tolist() == RIGHT.tolist()
