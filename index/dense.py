"""Vectors on disk and the nearest of them; the only user of FAISS. Scores are inner products: higher is better.

The vectors themselves are always kept, as a flat FAISS index that is memory-mapped. A corpus of more than EXACT_ROWS
passages gets a compressed index beside it (4-bit product quantization), whose best rows are looked at exactly; it is
used only when it finds nearly what the exact search finds.
"""

import math
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index import disk
from index.manifest import Choice
from index.types import Vectors

EXACT_ROWS = 100_000
MIN_RECALL = 0.97
FLAT, COMPRESSED, MOMENTS = "vectors.faiss", "compressed.faiss", "moments.npy"
REFINE = (4, 8, 16, 32, 64)
TRAINING_ROWS = 40_000
BATCH = 50_000
FEW_ROWS = 20_000
"""Up to this many rows of a filter are copied and multiplied at once; more are masked in FAISS."""

Rows = npt.NDArray[np.int64]
Vector = npt.NDArray[np.float32]


class DenseWriter:
    """Writes vectors batch by batch as a flat FAISS index, without holding them, with their mean and covariance."""

    def __init__(self, build: Path, dimensions: int) -> None:
        self._build = build
        self._dimensions = dimensions
        self._rows = 0
        self._sum = np.zeros(dimensions)
        self._products = np.zeros((dimensions, dimensions))
        self._file = (build / FLAT).open("wb")
        self._file.write(flat_header(dimensions, 0))

    def add(self, vectors: Vectors) -> None:
        """Append vectors, shape (n, dimensions)."""
        self._file.write(np.ascontiguousarray(vectors, dtype="<f4").tobytes())
        self._rows += len(vectors)
        self._sum += vectors.sum(axis=0, dtype=np.float64)
        self._products += vectors.T @ vectors

    def close(self) -> None:
        """Complete the files."""
        self._file.seek(0)
        self._file.write(flat_header(self._dimensions, self._rows))
        self._file.close()
        mean = self._sum / max(self._rows, 1)
        covariance = self._products / max(self._rows, 1) - np.outer(mean, mean)
        with disk.create(self._build / MOMENTS) as file:
            np.save(file, np.vstack([mean, covariance]))

    def abandon(self) -> None:
        """Close the file as it is."""
        with suppress(OSError):
            self._file.close()


def flat_header(dimensions: int, rows: int) -> bytes:
    """Return what FAISS writes before the vectors of an IndexFlatIP.

    Kind, dimensions, rows, two fields no longer used, trained, metric (0: inner product), number of floats.
    """
    return struct.pack("<4siqqqBiq", b"IxFI", dimensions, rows, 1 << 20, 1 << 20, 1, 0, rows * dimensions)


def choose(build: Path, *, questions: Callable[[], Vectors]) -> Choice:
    """Return how the vectors of a build are to be searched; write the compressed index when there are many.

    questions gives vectors like those that will be asked for, shape (n, dimensions), to measure recall@10 with.
    """
    flat = _open_flat(build)
    if flat.ntotal <= EXACT_ROWS:
        return Choice(kind="exact")
    compressed = _compress(_view(flat))
    asked = questions()
    wanted = flat.search(asked, 10)[1]
    recall = 0.0
    for refine in REFINE:
        found = _refined(compressed, flat).search(asked, 10, params=_refinement(refine))[1]
        recall = recall_at(wanted, found)
        if recall >= MIN_RECALL:
            with disk.create(build / COMPRESSED) as file:
                file.write(faiss.serialize_index(compressed).tobytes())
            return Choice(kind="compressed", recall_at_10=recall, refine=refine)
    return Choice(kind="exact", note=f"recall@10 of the compressed index is {recall:.3f}, below {MIN_RECALL}")


def recall_at(wanted: Rows, found: Rows) -> float:
    """Return the mean share of each row of wanted that the same row of found holds."""
    return float(np.mean([len(np.intersect1d(a, b)) / len(a) for a, b in zip(wanted, found, strict=True)]))


class Dense:
    """The vectors of one build, read by any number of threads. vectors is their mapped table."""

    def __init__(self, build: Path, choice: Choice) -> None:
        self._flat = _open_flat(build)
        self.rows, self.dimensions = int(self._flat.ntotal), int(self._flat.d)
        self.vectors: Vectors = _view(self._flat)
        self._refine = choice.refine
        self._index: faiss.Index = self._flat
        if choice.kind == "compressed":
            self._compressed = faiss.read_index(str(build / COMPRESSED))
            self._index = _refined(self._compressed, self._flat)
        moments = np.load(build / MOMENTS)
        self._mean, self._covariance = moments[0], moments[1:]

    def search(self, question: Vector, *, k: int, rows: Rows | None = None) -> Rows:
        """Return the rows of the k highest inner products with question, best first, among rows where given."""
        if rows is not None and len(rows) <= max(FEW_ROWS, k):
            return rows[np.lexsort((rows, -self.scores(question, rows)))[:k]]
        if rows is not None:
            found = self._search_masked(question, k, rows)
        elif self._index is self._flat:
            # Four times as fast as the product of numpy with one vector.
            scores, found = (row[0] for row in self._flat.search(question[np.newaxis], min(k, self.rows)))
            return np.asarray(found[np.lexsort((found, -scores))], dtype=np.int64)
        else:
            k = min(k, self.rows)
            # As many rows are looked at exactly as when recall@10 was measured, and never fewer than twice k.
            refinement = _refinement(max(self._refine * 10 / k, 2))
            found = self._index.search(question[np.newaxis], k, params=refinement)[1][0]
        # FAISS fills up a short result with -1.
        return np.asarray(found[found >= 0], dtype=np.int64)

    def scores(self, question: Vector, rows: Rows) -> Vector:
        """Return the inner product of question with each of rows."""
        return np.asarray(self.vectors[rows] @ question, dtype=np.float32)

    def mean(self, question: Vector) -> float:
        """Return the mean of the inner products of question with all rows."""
        return float(self._mean @ question)

    def deviation(self, question: Vector) -> float:
        """Return the standard deviation of the inner products of question with all rows, never 0."""
        return math.sqrt(max(float(question @ self._covariance @ question), 1e-12))

    def _search_masked(self, question: Vector, k: int, rows: Rows) -> Rows:
        mask = np.zeros(self.rows, dtype=bool)
        mask[rows] = True
        bits = np.packbits(mask, bitorder="little")
        selector = faiss.IDSelectorBitmap(self.rows, faiss.swig_ptr(bits))
        parameters = faiss.SearchParameters()
        parameters.sel = selector
        return np.asarray(self._flat.search(question[np.newaxis], k, params=parameters)[1][0])


def _open_flat(build: Path) -> faiss.IndexFlatIP:
    # IO_FLAG_MMAP would read a flat index into memory all the same.
    flat = faiss.read_index(str(build / FLAT), faiss.IO_FLAG_MMAP_IFC)
    if not isinstance(flat, faiss.IndexFlatIP):
        raise ValueError(f"{FLAT} is not a flat index")
    return flat


def _view(flat: faiss.IndexFlatIP) -> Vectors:
    table: Vectors = faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(flat.ntotal, flat.d)
    return table


def _compress(vectors: Vectors) -> faiss.Index:
    index = faiss.index_factory(vectors.shape[1], f"PQ{vectors.shape[1] // 4}x4fs", faiss.METRIC_INNER_PRODUCT)
    sample = np.random.default_rng(0).choice(len(vectors), size=min(TRAINING_ROWS, len(vectors)), replace=False)
    index.train(vectors[np.sort(sample)])
    for start in range(0, len(vectors), BATCH):
        index.add(vectors[start : start + BATCH])
    return index


def _refinement(times: float) -> faiss.IndexRefineSearchParameters:
    parameters = faiss.IndexRefineSearchParameters()
    parameters.k_factor = times
    return parameters


def _refined(compressed: faiss.Index, flat: faiss.IndexFlatIP) -> faiss.Index:
    return faiss.IndexRefine(compressed, flat)
