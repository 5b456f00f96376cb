"""Passages cut into sentences and words with their vectors, kept for the next questions that find them."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from corpus.sentences import split_sentences
from corpus.words import words
from index.types import Embedder, Vectors

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Some passages as they were read, one after the other.

    sentences are those of all passages, vectors theirs, owners the passage of each, firsts the first of each passage.
    words are the words of all sentences, as rows of word_vectors; word_firsts is where those of each sentence begin.
    """

    sentences: Sequence[str]
    vectors: Vectors
    owners: Numbers
    firsts: Numbers
    words: Numbers
    word_firsts: Numbers
    word_vectors: Vectors


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage: its sentences, their vectors, and the words of each as rows of the vocabulary's table."""

    sentences: tuple[str, ...]
    vectors: Vectors
    words: tuple[Numbers, ...]


class Readings:
    """Reads passages for any number of threads. What it keeps is bounded, and changes nothing but the time it takes."""

    def __init__(self, embedder: Embedder, *, max_passages: int = 4_000, max_words: int = 60_000) -> None:
        self._embedder = embedder
        self._max_passages = max_passages
        self._max_words = max_words
        self._lock = Lock()
        self._kept: OrderedDict[str, _Reading] = OrderedDict()
        self._vocabulary = _Vocabulary(embedder)

    def sheet(self, texts: Sequence[str]) -> Sheet:
        """Return texts, at least one, as a sheet."""
        with self._lock:
            if len(self._vocabulary) > self._max_words:
                self._vocabulary = _Vocabulary(self._embedder)
                self._kept.clear()
            self._read([text for text in dict.fromkeys(texts) if text not in self._kept])
            readings = [self._kept[text] for text in texts]
            table = self._vocabulary.table
            for text in texts:
                self._kept.move_to_end(text)
            while len(self._kept) > self._max_passages:
                self._kept.popitem(last=False)
        return _side_by_side(readings, table)

    def _read(self, texts: Sequence[str]) -> None:
        cut = [tuple(text[start:end] for start, end in split_sentences(text)) or (text,) for text in texts]
        sentences = [sentence for group in cut for sentence in group]
        if not sentences:
            return
        vectors = self._embedder.embed(sentences)
        # A sentence without words gets an empty one, so that every sentence has a stretch of its own.
        numbers = self._vocabulary.rows([words(sentence) or [""] for sentence in sentences])
        start = 0
        for text, group in zip(texts, cut, strict=True):
            end = start + len(group)
            self._kept[text] = _Reading(group, vectors[start:end].copy(), tuple(numbers[start:end]))
            start = end


class _Vocabulary:
    """Words with their vectors, numbered as they come; a table once handed out never changes."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._numbers: dict[str, int] = {}
        self._room = np.empty((1024, embedder.dimensions), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def table(self) -> Vectors:
        """The vectors of all words so far, shape (words, dimensions)."""
        return self._room[: len(self)]

    def rows(self, groups: Sequence[Sequence[str]]) -> list[Numbers]:
        """Return the rows of each group of words; new words get one."""
        new = [word for word in dict.fromkeys(word for group in groups for word in group) if word not in self._numbers]
        if new:
            count = len(self) + len(new)
            if count > len(self._room):
                room = np.empty((2 * count, self._embedder.dimensions), dtype=np.float32)
                room[: len(self)] = self.table
                self._room = room
            self._room[len(self) : count] = self._embedder.embed(new)
            self._numbers.update(zip(new, range(len(self), count), strict=True))
        return [np.array([self._numbers[word] for word in group], dtype=np.int64) for group in groups]


def _side_by_side(readings: Sequence[_Reading], table: Vectors) -> Sheet:
    sizes = [len(reading.sentences) for reading in readings]
    groups = [group for reading in readings for group in reading.words]
    flat = np.concatenate(groups)
    known, first, place = np.unique(flat, return_index=True, return_inverse=True)
    # Rows in the order of the texts, whatever was read before: products of matrices depend on it in the last digit.
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return Sheet(
        sentences=[sentence for reading in readings for sentence in reading.sentences],
        vectors=np.concatenate([reading.vectors for reading in readings]),
        owners=np.repeat(np.arange(len(readings)), sizes),
        firsts=_starts(sizes),
        words=rank[place],
        word_firsts=_starts([len(group) for group in groups]),
        word_vectors=table[known[order]],
    )


def _starts(sizes: Sequence[int]) -> Numbers:
    return np.cumsum([0, *sizes[:-1]], dtype=np.int64)
