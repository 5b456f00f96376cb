"""What the words of one build are: how rare, how they sound, and which of them a foreign word comes close to."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from corpus.divisions import by_name
from corpus.words import Segmenter, bigrams, is_han
from index.sounds import blurred, blurred_readings, latin, read_aloud, syllables
from index.types import Embedder, Vectors

_MAX_NEAREST = 20_000


class Lexicon:
    """The vocabulary of a corpus. frequencies maps each term, word or pair of characters, to its number of rows."""

    def __init__(self, frequencies: Mapping[str, int], *, rows: int, segmenter: Segmenter) -> None:
        self.segmenter = segmenter
        self._frequencies = frequencies
        self._rows = rows

    def frequency(self, term: str) -> int:
        """Return in how many rows term stands, 0 for what is no term of the corpus."""
        return self._frequencies.get(term, 0)

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency that BM25 gives term; a term of no row is as rare as can be."""
        frequency = self.frequency(term)
        return math.log(1 + (self._rows - frequency + 0.5) / (frequency + 0.5))

    def holds(self, word: str) -> bool:
        """Return whether word can stand in the corpus: every pair of its characters does."""
        return all(self.frequency(pair) for pair in bigrams(word))

    @cached_property
    def words(self) -> list[str]:
        """The Chinese words of the corpus that a dictionary or its names have, the most frequent first, then by code.

        Pairs of characters across words are no words; names of divisions are, where the corpus can hold them.
        """
        known = {term for term in self._frequencies if len(term) > 1 and self._is_word(term)}
        known |= self.places
        return sorted(known, key=lambda word: (-self.frequency(word), word))

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of divisions that the corpus can hold."""
        return frozenset(name for name in by_name() if 1 < len(name) < 7 and self.holds(name))

    def _is_word(self, term: str) -> bool:
        return all(map(is_han, term)) and (len(term) > 2 or self.segmenter.knows(term))

    def alike(self, word: str) -> Sequence[str]:
        """Return the other words that sound like word, as many speakers say it, the most frequent first.

        Characters of several readings (重庆) may be meant in another than the commonest where the rest is the same.
        """
        sounds = blurred(syllables(word))
        alike = set(self._by_sound.get(sounds, ()))
        for n, sound in enumerate(sounds):
            alike |= self._known.intersection(
                word[:n] + other + word[n + 1 :] for other in self._homophones.get(sound, ())
            )
        return sorted(alike - {word}, key=lambda other: (-self.frequency(other), other))

    def spelt(self, letters: str) -> Sequence[str]:
        """Return the words whose pinyin is letters (zhouzhanhai), the most frequent first."""
        return self._by_letters.get(letters, ())

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _homophones(self) -> dict[str, list[str]]:
        """The characters of the words by how each can be read."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for char in sorted(set("".join(self.words))):
            for sound in blurred_readings(char):
                found[sound].append(char)
        return dict(found)

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], list[str]]:
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) <= 6:
                found[blurred(syllables(word))].append(word)
        return dict(found)

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) <= 6:
                found[latin(read_aloud(word))].append(word)
        return dict(found)


class Bridge:
    """Foreign words to the Chinese words that mean nearly the same, by an embedding that was trained on both."""

    def __init__(self, words: Sequence[str], embedder: Embedder) -> None:
        self._words = list(words[:_MAX_NEAREST])
        self._embedder = embedder

    @cached_property
    def _vectors(self) -> Vectors:
        return self._embedder.embed(self._words)

    def nearest(self, words: Sequence[str], *, k: int, floor: float) -> list[list[tuple[str, float]]]:
        """Return for each of words the at most k nearest Chinese ones of cosine floor or more, best first, with it."""
        found = []
        for cosines in (self._vectors @ self._embedder.embed(words).T).T:
            near = np.flatnonzero(cosines >= floor)
            best = near[np.argsort(-cosines[near], kind="stable")[:k]]
            found.append([(self._words[row], float(cosines[row])) for row in best])
        return found
