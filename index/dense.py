"""Vectors on disk and the nearest of them; the only user of FAISS. Higher scores are better (inner product)."""

from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.types import Vectors

Rows = npt.NDArray[np.int64]
FLAT = "vectors.faiss"
MOMENTS = "moments.npz"


def write_dense(folder: Path, vectors: Vectors) -> None:
    """Write vectors, shape (rows, dimensions), with their mean and covariance."""
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    faiss.write_index(flat, str(folder / FLAT))
    wide = vectors.astype(np.float64)
    np.savez(folder / MOMENTS, mean=wide.mean(axis=0), covariance=np.cov(wide, rowvar=False, bias=True))


class Dense:
    """The vectors of one build, memory-mapped."""

    def __init__(self, folder: Path) -> None:
        self._flat = faiss.read_index(str(folder / FLAT), faiss.IO_FLAG_MMAP_IFC)
        self.rows, self.dimensions = self._flat.ntotal, self._flat.d
        xb = faiss.rev_swig_ptr(self._flat.get_xb(), self.rows * self.dimensions)
        self.vectors: Vectors = xb.reshape(self.rows, self.dimensions)
        moments = np.load(folder / MOMENTS)
        self._mean, self._covariance = moments["mean"], moments["covariance"]

    def search(self, question: npt.NDArray[np.float32], *, k: int, rows: Rows | None = None) -> Rows:
        """Return the rows of the k highest inner products with question, best first, among rows where given."""
        if rows is not None:
            scores = self.scores(question, rows)
            return rows[np.lexsort((rows, -scores))[:k]]
        found = self._flat.search(question[np.newaxis], min(k, self.rows))[1][0]
        return found[found >= 0]

    def scores(self, question: npt.NDArray[np.float32], rows: Rows) -> npt.NDArray[np.float32]:
        """Return the inner product of question with each of rows."""
        return self.vectors[rows] @ question

    def mean(self, question: npt.NDArray[np.float32]) -> float:
        """Return the mean of the inner products of question with all rows."""
        return float(self._mean @ question)

    def deviation(self, question: npt.NDArray[np.float32]) -> float:
        """Return the standard deviation of the inner products of question with all rows, never 0."""
        return max(float(question @ self._covariance @ question), 1e-12) ** 0.5
