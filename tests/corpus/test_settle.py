"""The blocks and the words of the articles are settled in turn, and runs that might stand elsewhere are tried there."""

import numpy as np

from corpus.assign import assign
from corpus.scores import Ints, Problem
from corpus.seams import edge_of
from corpus.settle import settle

ZONES = [0, 0, 1, 1, 1, 2]
WRONG = np.array([0, 0, 1, 0, 0, 2])
RIGHT = np.array([0, 0, 1, 2, 2, 2])
FITS, HOLDS = 5.0, 6.0


def problem_of(owners: Ints) -> Problem:
    """Return a problem in which two blocks fit one article and lend their words to whichever holds them."""
    run = np.array([n in {3, 4} for n in range(len(ZONES))])[:, None]
    articles = np.arange(3)
    topics = run * (FITS * (RIGHT[:, None] == articles) + HOLDS * (owners[:, None] == articles))
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


def test_a_run_that_vouches_for_itself_is_tried_with_another_article() -> None:
    assert assign(problem_of(WRONG)).owners.tolist() == WRONG.tolist()
    settled = settle(problem_of, [WRONG])
    assert settled.assignment.owners.tolist() == RIGHT.tolist()
    assert settled.score > assign(problem_of(WRONG)).score


def test_what_is_best_already_stays() -> None:
    assert settle(problem_of, [RIGHT]).assignment.owners.tolist() == RIGHT.tolist()
