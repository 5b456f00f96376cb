"""What a candidate looks like beside the question: how much of it is there, how near, and with what of an answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.words import words
from index.shapes import answer_shapes
from index.types import Embedder, Vectors

Floats = npt.NDArray[np.float32]

NAMES: Final = ("coverage", "sentence", "pair", "closeness", "kind")

_SENTENCE: Final = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?[”’）]?")
_LEAST_COSINE: Final = 0.3
"""Below this two words of the bundled model have nothing to do with each other."""
_NEARLY: Final = 0.8
"""A word of another wording is never quite the word itself."""
_MAX_KEPT: Final = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What candidates are compared with.

    words maps each word of the question to its rarity; wordings to its other wordings with how much they count.
    """

    question: str
    words: Mapping[str, float]
    wordings: Mapping[str, tuple[tuple[str, float], ...]]
    vector: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The texts of a candidate: the passage, and the head of its article (org and title)."""

    text: str
    head: str


class WordVectors:
    """Vectors of single words, kept once they were made."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self._kept: dict[str, Vectors] = {}

    def of(self, words: Sequence[str]) -> Vectors:
        """Return the vectors of words, shape (len(words), dimensions)."""
        kept = self._kept
        new = [word for word in dict.fromkeys(words) if word not in kept]
        if len(kept) + len(new) > _MAX_KEPT:
            self._kept = kept = {}
            new = list(dict.fromkeys(words))
        if new:
            kept.update(zip(new, self.embedder.embed(new), strict=True))
        return np.array([kept[word] for word in words], dtype=np.float32).reshape(-1, self.embedder.dimensions)


def features(sought: Sought, candidates: Sequence[Candidate], vectors: WordVectors) -> Floats:
    """Return the features of candidates, each about 0 to 1, shape (len(candidates), len(NAMES)).

    coverage is the share of the question's words, by rarity, that the passage with its head has, sentence that of
    its best sentence, pair that of its best two neighbouring ones; a word counts in part for a synonym or a word
    whose vector is near. closeness is the highest cosine of the question and a sentence. kind tells whether the
    sentences that have something of the question have the shape of an answer to it.
    """
    groups = [[found[0] for found in _SENTENCE.finditer(item.text)] or [item.text] for item in candidates]
    flat = [sentence for group in groups for sentence in group]
    starts = np.concatenate([[0], np.cumsum([len(group) for group in groups])[:-1]]).astype(np.int64)
    degrees = _degrees(sought, flat, vectors)
    owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    degrees = np.maximum(degrees, _said(sought, [item.head for item in candidates])[owners])
    rarity = np.array(list(sought.words.values()), dtype=np.float32)
    rarity /= max(float(rarity.sum()), 1e-6)
    covers = degrees @ rarity
    neighbours = np.maximum(degrees[:-1], degrees[1:]) @ rarity * (owners[:-1] == owners[1:])
    pairs = np.maximum(covers, np.append(neighbours, 0))
    best = np.maximum.reduceat(covers, starts)
    closeness = vectors.embedder.embed(flat) @ sought.vector
    fitting = np.maximum.reduceat(covers * _fits(sought.question, flat), starts)
    return np.column_stack([
        np.maximum.reduceat(degrees, starts, axis=0) @ rarity,
        best,
        np.maximum.reduceat(pairs, starts),
        np.maximum.reduceat(closeness, starts),
        fitting / np.maximum(best, 1e-6),
    ]).astype(np.float32)


def _degrees(sought: Sought, sentences: Sequence[str], vectors: WordVectors) -> Floats:
    """Return to what degree, 0 to 1, each sentence has each word of the question, shape (sentences, words)."""
    said = _said(sought, sentences)
    # A sentence without words gets an empty one, so that every sentence has a stretch of its own.
    cut = [words(sentence) or [""] for sentence in sentences]
    known = list(dict.fromkeys(word for group in cut for word in group))
    place = {word: n for n, word in enumerate(known)}
    flat = [place[word] for group in cut for word in group]
    starts = np.concatenate([[0], np.cumsum([len(group) for group in cut])[:-1]]).astype(np.int64)
    cosines = vectors.of(known) @ vectors.of(list(sought.words)).T
    near = np.maximum.reduceat(cosines[flat], starts, axis=0)
    return np.maximum(said, _NEARLY * np.clip((near - _LEAST_COSINE) / (1 - _LEAST_COSINE), 0, 1))


def _said(sought: Sought, texts: Sequence[str]) -> Floats:
    """Return to what degree each text says each word of the question, itself or another wording of it."""
    table = [
        [
            1.0 if word in text else max((share for other, share in sought.wordings[word] if other in text), default=0)
            for word in sought.words
        ]
        for text in texts
    ]
    return np.array(table, dtype=np.float32).reshape(len(texts), len(sought.words))


def _fits(question: str, sentences: Sequence[str]) -> Floats:
    shapes = answer_shapes(question)
    fits = [next((fit for shape, fit in shapes if shape.search(sentence)), 0.0) for sentence in sentences]
    return np.array(fits, dtype=np.float32)
