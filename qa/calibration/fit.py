"""Logistic regression and the curve of a threshold. Pure."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PENALTY = 0.03
STEPS = 3000
RATE = 0.5


def fit_logistic(rows: Floats, labels: Floats, shares: Floats, *, penalty: float = PENALTY) -> tuple[Floats, float]:
    """Return weights, shape (columns,), and bias of a logistic model with an L2 penalty, by gradient descent.

    rows has shape (n, columns); labels are 0 or 1, shares the weight of each row, both of shape (n,). Columns are
    standardised while fitting, so that the penalty treats them alike.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = (rows - mean) / spread
    weights, bias = np.zeros(rows.shape[1]), 0.0
    shares = shares / shares.sum()
    for _ in range(STEPS):
        error = shares * (1 / (1 + np.exp(-scaled @ weights - bias)) - labels)
        weights -= RATE * (scaled.T @ error + penalty * weights)
        bias -= RATE * float(error.sum())
    weights = weights / spread
    return weights, bias - float(weights @ mean)


def held_out(rows: Floats, labels: Floats, shares: Floats, groups: npt.NDArray[np.generic]) -> Floats:
    """Return each row's confidence, shape (n,), by a model fitted without the rows of its group.

    groups, shape (n,), keeps together what a model must not have seen any of, such as one corpus.
    """
    sure = np.zeros(len(rows))
    for group in np.unique(groups):
        out = groups == group
        weights, bias = fit_logistic(rows[~out], labels[~out], shares[~out])
        sure[out] = 1 / (1 + np.exp(-rows[out] @ weights - bias))
    return sure


def curve(
    confidences: Floats, answerable: npt.NDArray[np.bool_], right: Floats, thresholds: Sequence[float]
) -> list[dict[str, float]]:
    """Return for each threshold the share of unanswerable questions declined and of answerable ones refused.

    right, shape (n,), is how right each answer would be, 0 to 1; "well" is the share of all questions that are
    answered rightly or, unanswerable, declined.
    """
    return [
        {
            "threshold": threshold,
            "declined": round(float((confidences[~answerable] < threshold).mean()), 4),
            "refused": round(float((confidences[answerable] < threshold).mean()), 4),
            "well": round(float(np.where(confidences < threshold, ~answerable, right).mean()), 4),
        }
        for threshold in thresholds
    ]


def chosen(points: Sequence[dict[str, float]], *, refused: float) -> float:
    """Return the threshold that does best by most questions, refusing no more than this share of the answerable ones.

    Of several that do alike it is the middle one; where all refuse more, the lowest of all.
    """
    allowed = [point for point in points if point["refused"] <= refused]
    best = max((point["well"] for point in allowed), default=0.0)
    alike = [point["threshold"] for point in allowed if point["well"] == best] or [points[0]["threshold"]]
    return alike[(len(alike) - 1) // 2]


def grouped(pages: Sequence[set[str]]) -> list[int]:
    """Return a number for each set of pages; sets that share a page, also by way of others, have the same."""
    groups = list(range(len(pages)))
    for first, second in combinations(range(len(pages)), 2):
        if pages[first] & pages[second]:
            groups = [groups[first] if group == groups[second] else group for group in groups]
    return groups
