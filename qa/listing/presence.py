"""Which passages of an index may hold a word, and how much the word tells."""

import math
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.words import bigrams, is_han, words

if TYPE_CHECKING:
    from index.reader import Index

Ints = npt.NDArray[np.int64]


class Presence:
    """Looks words up in the postings of one index."""

    def __init__(self, index: "Index") -> None:
        self._index = index

        # Not a method: without a cycle the index is let go at once when it is no longer used.
        @lru_cache(maxsize=2048)
        def rows(word: str) -> Ints:
            return _rows_with(index, word)

        self.rows = rows

    def rarity(self, word: str) -> float:
        """Return how much a word tells, 0 to 1: its inverse document frequency as a share of the greatest.

        Only the passages of committees' articles count: what other texts a corpus holds changes no bar.
        """
        total = int(self._of_committees.sum())
        found = int(self._of_committees[self.rows(word)].sum()) if len(word) > 1 else total // 8
        return math.log((total + 1) / (found + 0.5)) / math.log((total + 1) / 0.5)

    @cached_property
    def _of_committees(self) -> npt.NDArray[np.bool_]:
        """Whether each passage is of an article about a committee, in row order."""
        articles = self._index.store.fetch("SELECT org IS NOT NULL, rows FROM articles ORDER BY first_row")
        owned = np.array([own for own, _ in articles], dtype=np.bool_)
        return np.repeat(owned, np.array([rows for _, rows in articles], dtype=np.int64))


def _rows_with(index: "Index", word: str) -> Ints:
    """Return the rows that may hold word, ascending: those with every pair of its characters."""
    terms = bigrams(word) if all(map(is_han, word)) else words(word)
    known = index.store.term_ids(terms)
    if not terms or len(known) < len(set(terms)):
        return np.empty(0, dtype=np.int64)
    rows = [index.words.postings(known[term]) for term in set(terms)]
    rows.sort(key=len)
    found = rows[0]
    for other in rows[1:]:
        found = np.intersect1d(found, other, assume_unique=True)
    return found
