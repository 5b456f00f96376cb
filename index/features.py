"""What a candidate looks like beside the question: how much of it is there, how near, and with what of an answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.readings import Readings, Sheet
from index.shapes import answer_shapes
from index.types import Vectors

Floats = npt.NDArray[np.float32]

NAMES: Final = ("coverage", "sentence", "pair", "closeness", "kind")

_LEAST_COSINE: Final = 0.3
"""Below this two words of the bundled model have nothing to do with each other."""
_BREAK: Final = "\n"
_NEARLY: Final = 0.8
"""A word of another wording is never quite the word itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What candidates are compared with.

    words maps each word of the question to its rarity; wordings to its other wordings with how much they count.
    vector is that of the question, word_vectors those of words, in their order.
    """

    question: str
    words: Mapping[str, float]
    wordings: Mapping[str, tuple[tuple[str, float], ...]]
    vector: Vectors
    word_vectors: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The texts of a candidate: the passage, and the head of its article (org and title)."""

    text: str
    head: str


def features(sought: Sought, candidates: Sequence[Candidate], readings: Readings) -> Floats:
    """Return the features of candidates, each about 0 to 1, shape (len(candidates), len(NAMES)).

    coverage is the share of the question's words, by rarity, that the passage with its head has, sentence that of
    its best sentence, pair that of its best two neighbouring ones; a word counts in part for a synonym or a word
    whose vector is near. closeness is the highest cosine of the question and a sentence. kind tells whether the
    sentences that have something of the question have the shape of an answer to it.
    """
    sheet = readings.sheet([item.text for item in candidates])
    starts, owners = sheet.firsts, sheet.owners
    heads = _said(sought, [item.head for item in candidates])
    degrees = np.maximum(_degrees(sought, sheet), heads[owners])
    rarity = np.array(list(sought.words.values()), dtype=np.float32)
    rarity /= max(float(rarity.sum()), 1e-6)
    covers = degrees @ rarity
    neighbours = np.maximum(degrees[:-1], degrees[1:]) @ rarity * (owners[:-1] == owners[1:])
    pairs = np.maximum(covers, np.append(neighbours, 0))
    best = np.maximum.reduceat(covers, starts)
    fitting = np.maximum.reduceat(covers * _fits(sought.question, sheet.sentences), starts)
    return np.column_stack([
        np.maximum.reduceat(degrees, starts, axis=0) @ rarity,
        best,
        np.maximum.reduceat(pairs, starts),
        np.maximum.reduceat(sheet.vectors @ sought.vector, starts),
        fitting / np.maximum(best, 1e-6),
    ]).astype(np.float32)


def _degrees(sought: Sought, sheet: Sheet) -> Floats:
    """Return to what degree, 0 to 1, each sentence has each word of the question, shape (sentences, words)."""
    said = _said(sought, sheet.sentences)
    near = np.maximum.reduceat(sheet.word_vectors @ sought.word_vectors.T, sheet.word_firsts, axis=0)
    return np.maximum(said, _NEARLY * np.clip((near - _LEAST_COSINE) / (1 - _LEAST_COSINE), 0, 1))


def _said(sought: Sought, texts: Sequence[str]) -> Floats:
    """Return to what degree each text says each word of the question, itself or another wording of it."""
    said = np.zeros((len(texts), len(sought.words)), dtype=np.float32)
    # Words are looked for in all texts at once; none goes across a break between two.
    joined = _BREAK.join(texts)
    ends = np.cumsum([len(text) + len(_BREAK) for text in texts])
    for column, word in enumerate(sought.words):
        for wording, share in ((word, 1.0), *sought.wordings[word]):
            rows = np.searchsorted(ends, list(_places(wording, joined)), side="right")
            said[rows, column] = np.maximum(said[rows, column], share)
    return said


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _fits(question: str, sentences: Sequence[str]) -> Floats:
    shapes = answer_shapes(question)
    fits = [next((fit for shape, fit in shapes if shape.search(sentence)), 0.0) for sentence in sentences]
    return np.array(fits, dtype=np.float32)
