"""What the words of one build are: how rare, how they sound, and which of them a foreign word comes close to."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np

from corpus.divisions import by_name
from corpus.words import Segmenter, bigrams, is_han
from index.sounds import blurred, homophones, latin, syllables
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
        known |= {name for name in by_name() if 1 < len(name) < 7 and self.holds(name)}
        return sorted(known, key=lambda word: (-self.frequency(word), word))

    def _is_word(self, term: str) -> bool:
        return all(map(is_han, term)) and (len(term) > 2 or self.segmenter.knows(term))

    def alike(self, word: str) -> Sequence[str]:
        """Return the other words that sound like word, as many speakers say it, the most frequent first.

        Characters of several readings (重庆) may be meant in another than the commonest where the rest is the same.
        """
        alike = {other for other in self._by_sound.get(blurred(syllables(word)), ()) if other != word}
        for n, char in enumerate(word):
            alike.update(self._known.intersection(word[:n] + other + word[n + 1 :] for other in homophones(char)))
        return sorted(alike, key=lambda other: (-self.frequency(other), other))

    def spelt(self, letters: str) -> Sequence[str]:
        """Return the words whose pinyin is letters (zhouzhanhai), the most frequent first."""
        return self._by_letters.get(letters, ())

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

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
                found[latin(syllables(word))].append(word)
        return dict(found)


class Bridge:
    """Foreign words to the Chinese words that mean nearly the same, by an embedding that was trained on both."""

    def __init__(self, words: Sequence[str], embedder: Embedder) -> None:
        self._words = list(words[:_MAX_NEAREST])
        self._embedder = embedder
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    @cached_property
    def _vectors(self) -> Vectors:
        return self._embedder.embed(self._words)

    def _nearest(self, word: str, *, k: int, floor: float) -> tuple[tuple[str, float], ...]:
        """Return the at most k Chinese words nearest to word with their cosines, those of floor or more, best first."""
        cosines = self._vectors @ self._embedder.embed_question(word)
        best = np.argsort(-cosines, kind="stable")[:k]
        return tuple((self._words[row], float(cosines[row])) for row in best if cosines[row] >= floor)
