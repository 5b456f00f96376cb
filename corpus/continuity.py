"""How likely one piece of text goes on from another, by character n-grams counted on news.

P(c | ab) is the count of abc over that of ab; the share of the triples too rare to be kept goes to P(c | b), and that
of the pairs to P(c). A number counts as one character, a Latin word as another, and the beginning of a sentence is a
character of its own, so that beginnings have a probability like any other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.words import fold

DATA = Path(__file__).parent / "data" / "continuity.npz"
START = "\x02"
SIZE = 1 << 13
"""Character numbers are below this; 0 stands for every character that is not counted."""
STEPS_PER_DOUBLING = 8
SEEN = 2
"""Characters looked at on each side of a seam."""
DIGITS_AND_LETTERS = str.maketrans("0123456789abcdefghijklmnopqrstuvwxyz", "0" * 10 + "a" * 26, " \t\u3000")
RUN = re.compile(r"([0a])\1+")

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Sorted n-grams, each written as one number, and how often each was seen."""

    keys: Ints
    times: Floats

    def of(self, keys: Ints) -> Floats:
        """Return how often each of keys was seen, 0 for one that was not, in the shape of keys."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        times: Floats = np.where(self.keys[at] == keys, self.times[at], np.float32(0))
        return times


@dataclass(frozen=True, slots=True)
class Continuity:
    """The counts, and what they say of seams."""

    numbers: dict[str, int]
    ones: Floats
    twos: Counts
    threes: Counts
    left_after_one: Floats
    left_after_two: Counts

    def log_odds(self, ends: Sequence[str], starts: Sequence[str]) -> Floats:
        """Return log P(start | end) - log P(start | a sentence begins), shape (len(ends), len(starts)), in nats.

        Positive where the first characters of a start rather go on from the last ones of an end.
        """
        left = self._numbered([plain(end[-4 * SEEN :])[-SEEN:].rjust(SEEN, START) for end in ends])
        right = self._numbered([plain(start[: 4 * SEEN])[:SEEN].ljust(SEEN, "\0") for start in starts])
        begun = self._numbered([START * SEEN])
        odds: Floats = self._log_probability(left, right) - self._log_probability(begun, right)
        return odds

    def _numbered(self, texts: Sequence[str]) -> Ints:
        rows = [[self.numbers.get(char, 0) for char in text] for text in texts]
        return np.array(rows, dtype=np.int64).reshape(len(texts), SEEN)

    def _log_probability(self, left: Ints, right: Ints) -> Floats:
        before, last = left[:, :1], left[:, 1:]
        first, second = right[None, :, 0], right[None, :, 1]
        return self._log_next(before, last, first) + self._log_next(last, first, second)

    def _log_next(self, before: Ints, last: Ints, char: Ints) -> Floats:
        """Return log P(char | before, last), all three broadcast against one another."""
        single = (self.ones[char] + 0.5) / self.ones.sum()
        pair = self.twos.of(last * SIZE + char) / self.ones[last] + self.left_after_one[last] * single
        context = before * SIZE + last
        left, times = self.left_after_two.of(context), self.twos.of(context)
        known = times > 0
        triple = self.threes.of(context * SIZE + char) / np.where(known, times, 1) + left * pair
        log: Floats = np.log(np.where(known, triple, pair)).astype(np.float32)
        return log


def plain(text: str) -> str:
    """Return text as it is counted: folded, without blanks, a number as one 0, a Latin word as one a."""
    return RUN.sub(r"\1", fold(text).translate(DIGITS_AND_LETTERS))


@cache
def news() -> Continuity:
    """Return the counts that ship with the project (data/README.md says from what)."""
    with np.load(DATA) as data:
        chars = data["chars"].tobytes().decode("utf-32-le")
        ones = _times(data["ones"])
        twos = Counts(np.cumsum(data["two_steps"], dtype=np.int64), _times(data["twos"]))
        threes = Counts(np.cumsum(data["three_steps"], dtype=np.int64), _times(data["threes"]))
    after_one = np.bincount(twos.keys // SIZE, twos.times, minlength=SIZE).astype(np.float32)
    places = np.searchsorted(twos.keys, threes.keys // SIZE)
    after_two = np.bincount(places, threes.times, minlength=len(twos.keys)).astype(np.float32)
    return Continuity(
        numbers={char: number for number, char in enumerate(chars, start=1)},
        ones=ones,
        twos=twos,
        threes=threes,
        left_after_one=_left(after_one, ones),
        left_after_two=Counts(twos.keys, _left(after_two, twos.times)),
    )


def _left(counted: Floats, times: Floats) -> Floats:
    """Return the share of each context's continuations that are too rare to be counted."""
    left: Floats = np.clip(1 - counted / times, 0.01, 1.0).astype(np.float32)
    return left


def _times(steps: npt.NDArray[np.uint8]) -> Floats:
    return np.exp2(steps.astype(np.float32) / STEPS_PER_DOUBLING)
