"""How often each term stands in each passage of a page; the pairs of characters are counted all at once."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corpus.words import words

Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]


def count_terms(texts: Sequence[str]) -> tuple[tuple[str, ...], Ints, Ints]:
    """Return the vocabulary of texts, their term frequencies, and their lengths in terms.

    The terms of a text are what corpus.words.tokens gives. Frequencies have shape (3, n): text, place in the
    vocabulary and frequency, ascending by text, then by place.
    """
    vocabulary: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    cut = [words(text) for text in texts]
    word_owners = np.repeat(np.arange(len(texts)), np.array([len(found) for found in cut], dtype=np.int64))
    word_ids = np.fromiter(map(vocabulary.__getitem__, itertools.chain.from_iterable(cut)), dtype=np.int64)
    pairs, pair_places, pair_owners = character_pairs(texts)
    pair_ids = np.fromiter(map(vocabulary.__getitem__, pairs), dtype=np.int64)[pair_places]
    owners = np.concatenate([word_owners, pair_owners])
    entries = owners * len(vocabulary) + np.concatenate([word_ids, pair_ids])
    distinct, frequencies = np.unique(entries, return_counts=True)
    table = np.stack([*np.divmod(distinct, max(len(vocabulary), 1)), frequencies])
    lengths = np.bincount(owners, minlength=len(texts))
    return tuple(vocabulary), table.astype(np.int32), lengths.astype(np.int32)


def character_pairs(texts: Sequence[str]) -> tuple[list[str], Places, Places]:
    """Return the distinct pairs that corpus.words.bigrams finds in texts, and for each occurrence its pair and text."""
    points = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    is_han = ((points >= 0x4E00) & (points <= 0x9FFF)) | ((points >= 0x3400) & (points <= 0x4DBF))
    begins = np.flatnonzero(is_han[:-1] & is_han[1:])
    # Two characters as one number, which sorts many times as fast as text.
    codes = points[begins].astype(np.uint64) | points[begins + 1].astype(np.uint64) << np.uint64(32)
    distinct, places = np.unique(codes, return_inverse=True)
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    return distinct.astype("<u8").view("<U2").tolist(), places, np.searchsorted(ends, begins, side="right")
