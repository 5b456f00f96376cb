"""How rare the terms of a question are in the corpus, on a scale that keeps its meaning as the corpus grows."""

import math
from collections.abc import Callable, Mapping, Sequence

from index.reader import Index

Rarity = Callable[[Sequence[str]], Mapping[str, float]]
"""Terms to how rare each is, from 0 (in every passage) to 1 (in none)."""


def rarity_of(index: Index) -> Rarity:
    """Return the rarity of terms in an index: log((N + 1) / (n + 1)) / log(N + 1), n of N passages holding the term."""

    def rarity(terms: Sequence[str]) -> dict[str, float]:
        total = index.manifest.passages + 1
        ids = index.store.term_ids(list(terms))
        holding = {term: len(index.words.postings(ids[term])) if term in ids else 0 for term in terms}
        return {
            term: math.log(total / (count + 1)) / math.log(total) if total > 1 else 1.0
            for term, count in holding.items()
        }

    return rarity
