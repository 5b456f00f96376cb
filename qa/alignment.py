"""How closely the words of a question have their like in a text: late interaction of words by their vectors.

A word of the question is as well told as its nearest word of the text is near (MaxSim: Khattab and Zaharia, ColBERT,
2020); the vectors are those that the index embeds words as. What is near to any text tells little, so every word's
cosines are taken in standard deviations above their mean over the texts.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.words import words
from index.types import Embedder

Floats = npt.NDArray[np.float64]

_LEAST_SPREAD: Final = 0.05
"""Added to a standard deviation, so that a word told alike by nearly all texts decides nothing."""


def best_cosines(terms: Sequence[str], texts: Sequence[str], embedder: Embedder) -> Floats:
    """Return the cosine of each term's nearest word in each text, shape (len(texts), len(terms)); 0 without words."""
    vocabulary: dict[str, int] = {}
    said = [[vocabulary.setdefault(word, len(vocabulary)) for word in dict.fromkeys(words(text))] for text in texts]
    if not (terms and vocabulary):
        return np.zeros((len(texts), len(terms)))
    cosines = embedder.embed(list(vocabulary)) @ embedder.embed(terms).T
    return np.array([cosines[rows].max(axis=0) if rows else np.zeros(len(terms)) for rows in said], dtype=np.float64)


def alignment(weights: Mapping[str, float], texts: Sequence[str], embedder: Embedder) -> Floats:
    """Return how far each text stands above the others in telling the words of weights, shape (len(texts),).

    weights are the words of a question with their shares, which sum to 1; the unit is a standard deviation.
    """
    if not texts:
        return np.zeros(0)
    cosines = best_cosines(list(weights), texts, embedder)
    standing = (cosines - cosines.mean(axis=0)) / (cosines.std(axis=0) + _LEAST_SPREAD)
    aligned: Floats = standing @ np.array(list(weights.values()), dtype=np.float64)
    return aligned
