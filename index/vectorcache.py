"""Vectors kept between rebuilds by the text they were made from, so that only new text is embedded.

Two files are only ever appended to: keys (digest of the text, checksum of the vector) and vectors. A kill leaves
whole entries and at most one broken tail, which the next opening cuts off. Memory holds 25 bytes an entry; the
vectors stay on the disk.
"""

import hashlib
import os
import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.types import Embedder, Vectors

PREFIX = "vectors-"
KEYS = "keys"
VECTORS = "vectors"
KEY = np.dtype([("low", "<u8"), ("high", "<u8"), ("check", "<u4")])
Keys = npt.NDArray[np.void]
RECENT = 50_000
"""How many new entries are found by a dict before they are sorted in among the others."""


class VectorCache:
    """The vectors of one model, in a folder of its own. embedded counts the texts embedded since it was opened."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.embedded = 0
        self._folder = folder
        self._embedder = embedder
        self._count = self._cut_broken_tail()
        lows = np.fromfile(folder / KEYS, dtype=KEY)["low"]
        self._order = np.argsort(lows)
        self._sorted = lows[self._order]
        self._recent: dict[int, int] = {}
        self._used = np.zeros(self._count, dtype=bool)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, in their order; those not kept yet are embedded and kept."""
        keys = text_keys(texts)
        places = self._find(keys)
        if (places < 0).any():
            fresh = {key.tobytes(): n for n, key in enumerate(keys) if places[n] < 0}
            rows = list(fresh.values())
            self._append(keys[rows], self._embedder.embed([texts[n] for n in rows]))
            added = dict(zip(fresh, range(self._count - len(rows), self._count), strict=True))
            for n in np.flatnonzero(places < 0):
                places[n] = added[keys[n].tobytes()]
        self._used[places] = True
        return self._vectors()[places]

    def compact(self) -> None:
        """Forget what was not asked for since the cache was opened, when that is most of it."""
        used = np.flatnonzero(self._used)
        if len(used) * 2 >= self._count:
            return
        new = self._folder.with_name(f"{self._folder.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        kept = VectorCache(new, self._embedder)
        keys, vectors = self._keys(), self._vectors()
        for start in range(0, len(used), 10_000):
            batch = used[start : start + 10_000]
            kept._append(keys[batch], vectors[batch])
        shutil.rmtree(self._folder)
        new.rename(self._folder)

    def _find(self, keys: Keys) -> npt.NDArray[np.int64]:
        """Return where the vector of each key is kept undamaged, -1 where it is not."""
        places = np.full(len(keys), -1)
        if len(self._sorted):
            near = np.minimum(np.searchsorted(self._sorted, keys["low"]), len(self._sorted) - 1)
            places = np.where(self._sorted[near] == keys["low"], self._order[near], -1)
        for n in np.flatnonzero(places < 0):
            places[n] = self._recent.get(int(keys["low"][n]), -1)
        if self._count:
            self._drop_damaged(keys, places)
        return places

    def _drop_damaged(self, keys: Keys, places: npt.NDArray[np.int64]) -> None:
        kept, vectors = self._keys(), self._vectors()
        for n in np.flatnonzero(places >= 0):
            entry = kept[places[n]]
            if entry["high"] != keys["high"][n] or entry["check"] != zlib.crc32(vectors[places[n]]):
                places[n] = -1

    def _append(self, keys: Keys, vectors: Vectors) -> None:
        entries = keys.copy()
        entries["check"] = [zlib.crc32(vector) for vector in np.ascontiguousarray(vectors)]
        # Vectors first: a key without its vector would be cut off, a vector without its key too.
        for name, data in ((VECTORS, vectors.tobytes()), (KEYS, entries.tobytes())):
            with (self._folder / name).open("ab") as file:
                file.write(data)
        self._recent.update(zip(entries["low"].tolist(), range(self._count, self._count + len(entries)), strict=True))
        self._count += len(entries)
        self.embedded += len(entries)
        self._used = np.concatenate([self._used, np.zeros(len(entries), dtype=bool)])
        if len(self._recent) > RECENT:
            self._sort_in_recent()

    def _sort_in_recent(self) -> None:
        lows = np.concatenate([self._sorted, np.fromiter(self._recent, dtype=np.uint64)])
        places = np.concatenate([self._order, np.fromiter(self._recent.values(), dtype=np.int64)])
        order = np.argsort(lows, kind="stable")
        self._sorted, self._order = lows[order], places[order]
        self._recent = {}

    def _cut_broken_tail(self) -> int:
        """Cut both files to the entries that both hold whole, and return how many those are."""
        keys, vectors = self._folder / KEYS, self._folder / VECTORS
        for file in (keys, vectors):
            file.touch()
        count = min(keys.stat().st_size // KEY.itemsize, vectors.stat().st_size // self._row_bytes)
        os.truncate(keys, count * KEY.itemsize)
        os.truncate(vectors, count * self._row_bytes)
        return count

    @property
    def _row_bytes(self) -> int:
        return 4 * self._embedder.dimensions

    def _keys(self) -> Keys:
        return np.memmap(self._folder / KEYS, dtype=KEY, mode="r", shape=(self._count,))

    def _vectors(self) -> Vectors:
        shape = (self._count, self._embedder.dimensions)
        return np.memmap(self._folder / VECTORS, dtype=np.float32, mode="r", shape=shape)


def text_keys(texts: Sequence[str]) -> Keys:
    """Return a 128-bit digest of each text, as entries without a checksum."""
    digests = (hashlib.blake2b(text.encode("utf-8"), digest_size=16).digest() + bytes(4) for text in texts)
    return np.frombuffer(b"".join(digests), dtype=KEY)


def cache_name(fingerprint: str) -> str:
    """Return the name of the folder that the vectors of a model are kept in."""
    return f"{PREFIX}{hashlib.sha256(fingerprint.encode('utf-8')).hexdigest()[:16]}"
