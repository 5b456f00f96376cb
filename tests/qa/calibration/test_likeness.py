"""How likeness is fitted, and what its bars give."""

import numpy as np
import pytest

from qa.calibration.likeness import FIRST, Asked, curve, fitted
from qa.listing.likeness import FEATURES

TELLS, HINTS, SILENT = np.full(len(FEATURES), 1.0), np.full(len(FEATURES), 0.6), np.zeros(len(FEATURES))


def asked(corpus: str, *wanted: str, features: dict[str, list[np.ndarray]]) -> Asked:
    return Asked(
        corpus=corpus,
        wanted=frozenset(wanted),
        features={org: np.array(rows) for org, rows in features.items()},
    )


def questions(corpus: str) -> list[Asked]:
    """Two questions of a corpus: one that 甲 answers in its second sentence, one that none answers."""
    return [
        asked(corpus, "甲", features={"甲": [SILENT, TELLS], "乙": [SILENT, SILENT]}),
        asked(corpus, features={"甲": [SILENT], "乙": [SILENT]}),
    ]


def sure(rows: np.ndarray, weights: np.ndarray, bias: float) -> float:
    return float(1 / (1 + np.exp(-(rows @ weights).max() - bias)))


def test_the_first_guess_weighs_every_feature() -> None:
    assert FIRST.shape == (len(FEATURES),)


def test_a_committee_goes_by_its_likeliest_sentence() -> None:
    weights, bias = fitted(questions("一"))
    assert weights.shape == (len(FEATURES),)
    assert sure(np.array([SILENT, TELLS]), weights, bias) > 0.5 > sure(np.array([SILENT]), weights, bias)
    hinted = sure(np.array([HINTS]), weights, bias)
    assert sure(np.array([SILENT]), weights, bias) < hinted < sure(np.array([TELLS]), weights, bias)


def test_each_corpus_is_judged_by_the_others() -> None:
    alike = [*questions("一"), *questions("二")]
    best = max(curve(alike), key=lambda row: row["precision"] + row["recall"] + row["silent"])
    assert best["precision"] == best["recall"] == best["silent"] == 1.0


def test_a_corpus_that_the_others_mislead_has_lower_figures() -> None:
    misled = [asked("三", "乙", features={"甲": [TELLS], "乙": [SILENT]})]
    rows = list(curve([*questions("一"), *questions("二"), *misled]))
    assert all(row["recall"] < 1.0 for row in rows)
    assert [row["told"] for row in rows] == sorted(row["told"] for row in rows)
    assert all(0.0 < row["shown"] <= 1.0 for row in rows)


def test_a_higher_bar_never_finds_more() -> None:
    rows = [row for row in curve([*questions("一"), *questions("二")]) if row["told"] == pytest.approx(0.2)]
    recalls = [row["recall"] for row in sorted(rows, key=lambda row: row["shown"])]
    assert recalls == sorted(recalls, reverse=True)
