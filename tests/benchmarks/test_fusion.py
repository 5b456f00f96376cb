"""The choice of a weight by cross-validation."""

import numpy as np

from benchmarks.fusion import FOLDS, WEIGHTS, cross_validated


def test_every_fold_is_judged_by_the_weight_that_the_others_choose() -> None:
    table = np.zeros((2 * FOLDS, len(WEIGHTS)))
    table[:, 3] = 0.6
    table[0::FOLDS, 5] = 1.0
    found = cross_validated({"a": table, "b": table})
    assert found == {"chosen_by_fold": [WEIGHTS[3]] * FOLDS, "mean_on_unseen": 0.6}
