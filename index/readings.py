"""Passages cut into sentences and words with their vectors, kept for the next questions that find them."""

import itertools
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
    word_vectors are those of the words of all sentences, one after the other, and word_firsts is where those of each
    sentence begin.
    """

    sentences: Sequence[str]
    vectors: Vectors
    owners: Numbers
    firsts: Numbers
    word_firsts: Numbers
    word_vectors: Vectors


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage: its sentences, their vectors, how many words each has, and all these as rows of the vocabulary."""

    sentences: tuple[str, ...]
    vectors: Vectors
    counts: tuple[int, ...]
    words: Numbers


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
        said = [words(sentence) or [""] for sentence in sentences]
        numbers = self._vocabulary.rows(list(itertools.chain.from_iterable(said)))
        first = first_word = 0
        for text, group in zip(texts, cut, strict=True):
            counts = tuple(map(len, said[first : first + len(group)]))
            end, last_word = first + len(group), first_word + sum(counts)
            self._kept[text] = _Reading(group, vectors[first:end].copy(), counts, numbers[first_word:last_word].copy())
            first, first_word = end, last_word


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

    def rows(self, words: Sequence[str]) -> Numbers:
        """Return the row of each word; new words get one."""
        new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if new:
            count = len(self) + len(new)
            if count > len(self._room):
                room = np.empty((2 * count, self._embedder.dimensions), dtype=np.float32)
                room[: len(self)] = self.table
                self._room = room
            self._room[len(self) : count] = self._embedder.embed(new)
            self._numbers.update(zip(new, range(len(self), count), strict=True))
        return np.fromiter(map(self._numbers.__getitem__, words), dtype=np.int64, count=len(words))


def _side_by_side(readings: Sequence[_Reading], table: Vectors) -> Sheet:
    sizes = [len(reading.sentences) for reading in readings]
    return Sheet(
        sentences=[sentence for reading in readings for sentence in reading.sentences],
        vectors=np.concatenate([reading.vectors for reading in readings]),
        owners=np.repeat(np.arange(len(readings)), sizes),
        firsts=_starts(sizes),
        word_firsts=_starts([count for reading in readings for count in reading.counts]),
        word_vectors=table.take(np.concatenate([reading.words for reading in readings]), axis=0),
    )


def _starts(sizes: Sequence[int]) -> Numbers:
    return np.cumsum([0, *sizes[:-1]], dtype=np.int64)
