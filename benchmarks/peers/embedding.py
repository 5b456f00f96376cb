"""The bundled embedding as the compared systems take it, with a clock."""

import time
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.embedder import BUNDLED, DEFAULT
from index.types import Embedder, Vectors


class LibraryEmbedding:
    """The vectors that sentence-transformers gives for the bundled model, by its tokenizer's library and numpy.

    That is a third of the time that sentence-transformers itself takes as it comes. seconds counts up what it took.
    """

    def __init__(self) -> None:
        self.seconds = 0.0

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(BUNDLED[DEFAULT] / "tokenizer.json"))
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _table(self) -> Vectors:
        table: Vectors = load_file(BUNDLED[DEFAULT] / "model.safetensors")["embedding.weight"]
        return table

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows of length 1, shape (len(texts), dimensions); a text without tokens is a zero row."""
        began = time.perf_counter()
        rows = np.zeros((len(texts), self._table.shape[1]), dtype=np.float32)
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, encoding in zip(rows, encoded, strict=True):
            if encoding.ids:
                row[:] = self._table.take(encoding.ids, axis=0).mean(axis=0)
        unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        self.seconds += time.perf_counter() - began
        return unit


class ClockedEmbedder:
    """An embedder of this project; seconds counts up what embedding took."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self.fingerprint = embedder.fingerprint
        self.seconds = 0.0
        self._embedder = embedder

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return what the embedder gives."""
        began = time.perf_counter()
        rows = self._embedder.embed(texts)
        self.seconds += time.perf_counter() - began
        return rows

    def embed_question(self, text: str) -> Vectors:
        """Return what the embedder gives."""
        return self._embedder.embed_question(text)
