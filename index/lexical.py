"""The words index on disk: bm25s, memory-mapped, its vocabulary kept in the store."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.store import Store

FOLDER = "words"


def write_words(folder: Path, documents: Sequence[Sequence[str]]) -> list[str]:
    """Write the words index of documents (one list of tokens a row) and return its vocabulary in term order."""
    vocabulary: dict[str, int] = {}
    ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in tokens] for tokens in documents]
    scorer = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    scorer.index(bm25s.tokenization.Tokenized(ids=ids, vocab=vocabulary), show_progress=False)
    scorer.vocab_dict = {}
    scorer.save(folder / FOLDER, corpus=None, show_progress=False)
    return list(vocabulary)


class Words:
    """The words index of one build."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._scorer = bm25s.BM25.load(folder / FOLDER, mmap=True, load_corpus=False, load_vocab=False)
        self._store = store

    def scores(self, tokens: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the BM25 score of every row; a token that the corpus does not hold adds nothing."""
        known = self._store.term_ids(tokens)
        ids = [known[token] for token in tokens if token in known]
        scores: npt.NDArray[np.float32] = self._scorer.get_scores_from_ids(ids)
        return scores

    def postings(self, term_id: int) -> npt.NDArray[np.int64]:
        """Return the rows that hold a term, ascending."""
        start, end = self._scorer.scores["indptr"][term_id : term_id + 2]
        return np.sort(self._scorer.scores["indices"][start:end]).astype(np.int64)
