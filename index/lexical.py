"""The words index of a build, memory-mapped by bm25s; its vocabulary is kept in the store."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.store import Store

FOLDER = "words"
Rows = npt.NDArray[np.int64]


class Words:
    """The words index of one build, read by any number of threads."""

    def __init__(self, build: Path, store: Store) -> None:
        self._scorer = bm25s.BM25.load(build / FOLDER, mmap=True, load_corpus=False, load_vocab=False)
        self._store = store
        self.rows = int(self._scorer.scores["num_docs"])
        self.terms = len(self._scorer.scores["indptr"]) - 1

    def scores(self, tokens: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the BM25 score of every row; a token that no passage has adds nothing, one said twice adds twice."""
        known = self._store.term_ids(tokens)
        ids = [known[token] for token in tokens if token in known]
        scores: npt.NDArray[np.float32] = self._scorer.get_scores_from_ids(ids)
        return scores

    def column(self, term: int) -> tuple[Rows, npt.NDArray[np.float32]]:
        """Return the rows that have a term of the vocabulary, ascending, and its BM25 score in each."""
        start, end = self._scorer.scores["indptr"][term : term + 2]
        return self.postings(term), np.asarray(self._scorer.scores["data"][start:end], dtype=np.float32)

    def frequencies(self) -> dict[str, int]:
        """Return the whole vocabulary, each term with the number of rows that have it."""
        counts = np.diff(self._scorer.scores["indptr"])
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
        start, end = self._scorer.scores["indptr"][term : term + 2]
        return np.asarray(self._scorer.scores["indices"][start:end], dtype=np.int64)
