"""What a candidate looks like beside the question: how much of it is there, how near, and with what of an answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.shapes import Shapes, answer_shapes
from index.types import Embedder

_SENTENCE: Final = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?[”’）]?")
NAMES: Final = ("coverage", "sentence", "closeness", "kind", "title")

Features = npt.NDArray[np.float32]


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
    """The texts of a candidate: the passage, and the head of its article (org, region, title)."""

    text: str
    head: str
    title: str


def features(sought: Sought, candidates: Sequence[Candidate], embedder: Embedder) -> Features:
    """Return the features of candidates, each 0 to 1, shape (len(candidates), len(NAMES)).

    coverage is the share of the question's words by rarity that passage or head has, sentence that of the best
    sentence with the head, closeness the highest cosine of question and a sentence, kind whether a sentence that has
    something of the question has the shape asked for, title the share of the words in the title.
    """
    sentences = [[found[0] for found in _SENTENCE.finditer(item.text)] or [item.text] for item in candidates]
    nearest = _closeness(sought, sentences, embedder)
    shapes = answer_shapes(sought.question)
    rows = [
        (*_word_features(sought, item, parts, shapes), _cover(sought, item.title))
        for item, parts in zip(candidates, sentences, strict=True)
    ]
    table = np.array(rows, dtype=np.float32).reshape(len(candidates), len(NAMES) - 1)
    return np.insert(table, 2, nearest, axis=1)


def _closeness(sought: Sought, sentences: Sequence[Sequence[str]], embedder: Embedder) -> npt.NDArray[np.float32]:
    flat = [sentence for group in sentences for sentence in group]
    cosines = embedder.embed(flat) @ sought.vector if flat else np.zeros(0, dtype=np.float32)
    ends = np.cumsum([len(group) for group in sentences])
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    return np.maximum.reduceat(cosines, starts) if flat else np.zeros(len(sentences), dtype=np.float32)


def _word_features(
    sought: Sought, item: Candidate, sentences: Sequence[str], shapes: Shapes
) -> tuple[float, float, float]:
    whole = _cover(sought, item.text + item.head)
    covers = [_cover(sought, sentence + item.head) for sentence in sentences]
    best = max(covers)
    if not best:
        return whole, best, 0.0
    fits = [cover * _fit(shapes, sentence) for cover, sentence in zip(covers, sentences, strict=True)]
    return whole, best, max(fits) / best


def _fit(shapes: Shapes, sentence: str) -> float:
    return next((fit for shape, fit in shapes if shape.search(sentence)), 0.0)


def _cover(sought: Sought, text: str) -> float:
    total = sum(sought.words.values())
    if not total:
        return 0.0
    got = 0.0
    for word, rarity in sought.words.items():
        if word in text:
            got += rarity
        else:
            got += rarity * max((share for other, share in sought.wordings.get(word, ()) if other in text), default=0.0)
    return got / total
