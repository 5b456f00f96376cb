"""The records and seams of the index."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.types import Article, Passage

Vectors = npt.NDArray[np.float32]
Scores = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Texts in, unit rows out. fingerprint changes whenever the vectors would."""

    name: str
    dimensions: int
    fingerprint: str

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows of length 1, shape (len(texts), dimensions)."""
        ...

    def embed_question(self, text: str) -> Vectors:
        """Return one float32 row of length 1, shape (dimensions,)."""
        ...


class Reranker(Protocol):
    """Scores passages by reading each together with the question."""

    name: str

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """Return how well each text answers question, float32 of shape (len(texts),); higher is better."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a search is restricted to before anything is ranked; an empty tuple restricts nothing.

    Values of one field are alternatives; fields are combined with and. provinces are full names (黑龙江省), places
    any division that the article's region lies in (佳木斯市), orgs committees as articles name them, files page files.
    """

    provinces: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One part of a hit's score: what it is (word, dense, place, title ...), what matched, and how much it added."""

    kind: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found for a question, with its article. Higher scores are better; they compare within one search."""

    passage: Passage
    article: Article
    score: float
    reasons: tuple[Reason, ...] = field(default=())
