"""Words and vectors into one ranking: the sum of both scores, each standardised over the passages."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.words import tokens
from index.types import Filter, Hit

if TYPE_CHECKING:
    from index.reader import Index

DENSE_WEIGHT = 0.65
CANDIDATES = 1000
"""How many passages of either ranking are looked at; all of a corpus no larger than this."""

Floats = npt.NDArray[np.float32]


def search(index: "Index", question: str, *, k: int, filter: Filter) -> list[Hit]:
    """Return the k passages of index that fit question best, best first; ties go to the earlier passage id."""
    rows = index.rows(filter)
    vector = index.embedder.embed_question(question)
    word_scores = index.words.scores(tokens(question))
    found = np.union1d(index.dense.search(vector, k=CANDIDATES, rows=rows), top(word_scores, k=CANDIDATES, rows=rows))
    dense = (index.dense.scores(vector, found) - index.dense.mean(vector)) / index.dense.deviation(vector)
    words = standardised(word_scores)[found]
    score = DENSE_WEIGHT * dense + (1 - DENSE_WEIGHT) * words
    best = sorted(zip(-score, found.tolist(), strict=True))[:k]
    return [
        Hit(passage=passage, article=index.article(passage.article_id), score=float(-negative))
        for negative, row in best
        for passage in [index.passage(row)]
    ]


def top(scores: Floats, *, k: int, rows: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int64]:
    """Return the rows of the k highest scores above zero, among rows only where they are given."""
    candidates = np.flatnonzero(scores) if rows is None else rows[scores[rows] > 0]
    if len(candidates) <= k:
        return candidates
    return candidates[np.argpartition(-scores[candidates], k)[:k]]


def standardised(scores: Floats) -> Floats:
    """Return scores with mean 0 and deviation 1; all zero where they are all equal."""
    deviation = scores.std()
    return (scores - scores.mean()) / deviation if deviation > 0 else np.zeros_like(scores)
