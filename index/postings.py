"""Postings to a bm25s index on disk, in memory that does not grow with the corpus but for its vocabulary.

Blocked sort-based indexing: postings arrive passage by passage, are turned around by blocks into runs sorted by
term, and the runs are merged a range of terms at a time. The result is what bm25s itself would save.
Scores are BM25 as Lucene has it (Kamphuis, de Vries, Boytsov and Lin, ECIR 2020), computed once, here:

    ln(1 + (N - df + 0.5) / (df + 0.5)) * tf / (tf + k1 * (1 - b + b * length / mean length))
"""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from index import disk

K1 = 1.5
B = 0.75
BLOCK = 4_000_000
"""How many postings are held at a time, some 40 bytes each."""

DATA, INDICES, INDPTR = "data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy"
PARAMETERS = "params.index.json"
Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class PostingsWriter:
    """Collects the terms of passages, in row order, and writes their index into a new folder."""

    def __init__(self, folder: Path, *, block: int = BLOCK) -> None:
        folder.mkdir()
        self.vocabulary: dict[str, int] = defaultdict(itertools.count().__next__)
        self._folder = folder
        self._block = block
        self._pending: list[Ints] = []
        self._held = 0
        self._runs: list[Run] = []
        self._lengths: list[Ints] = []
        self._rows = 0

    def add(self, terms: Sequence[str], counts: Ints, lengths: Sequence[int]) -> None:
        """Append passages of the given lengths; counts is (3, n): passage, place in terms, frequency."""
        ids = np.fromiter(map(self.vocabulary.__getitem__, terms), dtype=np.int32, count=len(terms))
        self._pending.append(np.stack([ids[counts[1]], counts[0] + np.int32(self._rows), counts[2]]))
        self._held += counts.shape[1]
        self._lengths.append(np.array(lengths, dtype=np.int32))
        self._rows += len(lengths)
        if self._held >= self._block:
            self._turn_pending()

    def finish(self) -> None:
        """Merge the runs into the index and remove them."""
        self._turn_pending()
        lengths = np.concatenate([np.empty(0, dtype=np.int32), *self._lengths])
        frequencies = np.zeros(len(self.vocabulary), dtype=np.int64)
        for run in self._runs:
            frequencies[: run.terms] += np.diff(run.starts)
        merge(self._runs, frequencies, length_norms(lengths), self._folder, block=self._block)
        for run in self._runs:
            run.file.unlink()
        parameters = {"k1": K1, "b": B, "delta": 0.5, "method": "lucene", "idf_method": "lucene", "dtype": "float32"}
        parameters |= {"int_dtype": "int32", "num_docs": self._rows, "version": "0.3.16", "backend": "numpy"}
        with disk.create(self._folder / PARAMETERS) as file:
            file.write(json.dumps(parameters, indent=1).encode("utf-8"))

    def _turn_pending(self) -> None:
        if self._held:
            postings = np.concatenate(self._pending, axis=1)
            file = self._folder / f"run-{len(self._runs)}"
            self._runs.append(write_run(file, postings, terms=len(self.vocabulary)))
        self._pending, self._held = [], 0


class Run:
    """A block of postings on disk, sorted by term, then by row; those of term t are starts[t] to starts[t + 1]."""

    def __init__(self, file: Path, starts: Places) -> None:
        self.file = file
        self.starts = starts
        self.terms = len(starts) - 1

    def read(self, first: int, end: int) -> tuple[Places, Ints]:
        """Return how many postings each of the terms first to end has, and their (row, frequency), shape (n, 2)."""
        bounds = self.starts[min(first, self.terms) : min(end, self.terms) + 1]
        counts = np.zeros(end - first, dtype=np.int64)
        counts[: len(bounds) - 1] = np.diff(bounds)
        with self.file.open("rb") as source:
            source.seek(int(bounds[0]) * 8)
            postings = np.fromfile(source, dtype=np.int32, count=int(counts.sum()) * 2)
        return counts, postings.reshape(-1, 2)


def write_run(file: Path, postings: Ints, *, terms: int) -> Run:
    """Write postings, shape (3, n): term, row and frequency, with rows ascending, as a run."""
    # A counting sort in C, ten times as fast as a stable argsort; rows stay ascending within each term.
    first = int(postings[1, 0])
    row_ends = np.searchsorted(postings[1], np.arange(first, int(postings[1, -1]) + 2))
    turned = csr_array((postings[2], postings[0], row_ends), shape=(len(row_ends) - 1, terms)).tocsc()
    with file.open("wb") as target:
        target.write(np.stack([turned.indices + np.int32(first), turned.data], axis=1).astype(np.int32).tobytes())
    return Run(file, turned.indptr.astype(np.int64))


def merge(runs: Sequence[Run], frequencies: Places, norms: Floats, folder: Path, *, block: int) -> None:
    """Write the arrays of the index: its columns are terms, in each the rows ascend.

    frequencies holds the number of passages of each term, norms the length part of the formula for each row.
    """
    indptr = np.concatenate([[0], np.cumsum(frequencies)])
    idf = np.log1p((len(norms) - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
    with disk.create(folder / INDPTR) as file:
        np.save(file, indptr)
    with ExitStack() as stack:
        rows_file = stack.enter_context(disk.create(folder / INDICES))
        data_file = stack.enter_context(disk.create(folder / DATA))
        for target, kind in ((rows_file, "<i4"), (data_file, "<f4")):
            header = {"descr": kind, "fortran_order": False, "shape": (int(indptr[-1]),)}
            np.lib.format.write_array_header_1_0(target, header)
        for first, end in term_ranges(indptr, block):
            rows, tf = _merged(runs, indptr, first, end)
            weights = np.repeat(idf[first:end], frequencies[first:end])
            rows_file.write(rows.tobytes())
            data_file.write((weights * (tf / (tf + norms[rows]))).astype(np.float32).tobytes())


def term_ranges(indptr: Places, block: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of terms, one after the other, of at most block postings or one term each."""
    first, terms = 0, len(indptr) - 1
    while first < terms:
        end = max(int(np.searchsorted(indptr, indptr[first] + block, side="right")) - 1, first + 1)
        yield first, end
        first = end


def length_norms(lengths: Ints) -> Floats:
    """Return k1 * (1 - b + b * length / mean length) for each passage."""
    mean = lengths.mean() if lengths.any() else 1.0
    return (K1 * (1 - B + B * lengths / mean)).astype(np.float32)


def _merged(runs: Sequence[Run], indptr: Places, first: int, end: int) -> tuple[Ints, Ints]:
    """Return rows and frequencies of the terms first to end, term by term, in the order of runs within a term."""
    next_free = indptr[first:end] - indptr[first]
    merged = np.empty((int(indptr[end] - indptr[first]), 2), dtype=np.int32)
    for run in runs:
        counts, postings = run.read(first, end)
        begins = np.cumsum(counts) - counts
        merged[np.repeat(next_free - begins, counts) + np.arange(len(postings))] = postings
        next_free = next_free + counts
    return merged[:, 0], merged[:, 1]
