"""The words index of a build, memory-mapped by bm25s; its vocabulary is kept in the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array

from index.store import Store

FOLDER = "words"
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """The rows that have a term, ascending, and its score in each."""

    rows: npt.NDArray[np.int32]
    scores: Floats


class Words:
    """The words index of one build, read by any number of threads."""

    def __init__(self, build: Path, store: Store) -> None:
        self._scorer = bm25s.BM25.load(build / FOLDER, mmap=True, load_corpus=False, load_vocab=False)
        self._store = store
        # Plain arrays over the mapped files: slices of a numpy.memmap cost more than what is done with them.
        scores = self._scorer.scores
        self._starts, self._indices, self._data = (np.asarray(scores[name]) for name in ("indptr", "indices", "data"))
        self.rows = int(self._scorer.scores["num_docs"])
        self.terms = len(self._scorer.scores["indptr"]) - 1

    def weighted(self, weights: Mapping[int, float]) -> Floats:
        """Return for every row the sum of its scores for the terms of weights, each times its weight."""
        columns = [self.column(term) for term in weights]
        if not columns:
            return np.zeros(self.rows, dtype=np.float32)
        bounds = np.cumsum([0, *(len(column.rows) for column in columns)])
        scores, rows = (np.concatenate([getattr(column, name) for column in columns]) for name in ("scores", "rows"))
        chosen = csc_array((scores, rows, bounds), shape=(self.rows, len(columns)))
        summed: Floats = chosen @ np.array(list(weights.values()), dtype=np.float32)
        return summed

    def column(self, term: int) -> Column:
        """Return the rows that have a term of the vocabulary, ascending, and its BM25 score in each; not copied."""
        start, end = self._starts[term : term + 2]
        return Column(self._indices[start:end], self._data[start:end])

    def frequencies(self) -> dict[str, int]:
        """Return the whole vocabulary, each term with the number of rows that have it."""
        counts = np.diff(self._starts)
        return {term: int(counts[number]) for term, number in self._store.terms()}

    def rows_with_all(self, tokens: Sequence[str]) -> Rows:
        """Return the rows that have every one of tokens, ascending; tokens must not be empty."""
        known = self._store.term_ids(tokens)
        if any(token not in known for token in tokens):
            return np.empty(0, dtype=np.int64)
        postings = sorted((self.postings(term) for term in known.values()), key=len)
        found = postings[0]
        for rows in postings[1:]:
            found = np.intersect1d(found, rows, assume_unique=True)
        return found

    def postings(self, term: int) -> Rows:
        """Return the rows that have a term of the vocabulary, ascending."""
        return self.column(term).rows.astype(np.int64)
