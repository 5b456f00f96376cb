"""Texts to vectors; the only loader of embedding models.

A static model (a table of token vectors) is computed here with numpy, so that asking a question imports no torch.
"""

import hashlib
import itertools
import json
import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from weakref import WeakValueDictionary

import numpy as np

from corpus.errors import SettingsError
from index.types import Embedder, Vectors

DEFAULT = "static-zh-en-256"
BUNDLED = {DEFAULT: Path(__file__).parent / "model"}
_IN_USE: WeakValueDictionary[tuple[object, ...], Embedder] = WeakValueDictionary()


def load_embedder(name: str = DEFAULT) -> Embedder:
    """Return the embedder called name: a bundled one, a sentence-transformers folder or a model of its cache.

    One that is in use is returned again while its files are the same, so that a model is in memory only once. Raises
    SettingsError when there is no such model on this machine.
    """
    folder = BUNDLED.get(name, Path(name))
    known = (name, *((file, file.stat().st_mtime_ns) for file in sorted(folder.rglob("*"))))
    embedder = _IN_USE.get(known)
    if embedder is None:
        embedder = StaticEmbedder(name, folder) if is_static(folder) else TransformerEmbedder(name)
        _IN_USE[known] = embedder
    return embedder


def is_static(folder: Path) -> bool:
    """Return whether folder holds a sentence-transformers model that is a table of token vectors."""
    modules = folder / "modules.json"
    if not modules.is_file():
        return False
    return "StaticEmbedding" in json.loads(modules.read_text(encoding="utf-8"))[0]["type"]


class StaticEmbedder:
    """The mean of token vectors, brought to length 1; equal to sentence-transformers' StaticEmbedding + Normalize.

    table has a row for each token.
    """

    def __init__(self, name: str, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        from index.tokenizing import CharacterTokenizer

        self.name = name
        self.fingerprint = fingerprint([folder / "tokenizer.json", folder / "model.safetensors"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        self._tokenizer = CharacterTokenizer(tokenizer)
        self.table: Vectors = load_file(folder / "model.safetensors")["embedding.weight"]
        self.dimensions = int(self.table.shape[1])

    def token_ids(self, text: str) -> list[int]:
        """Return the rows of table that text is the sum of."""
        return self._tokenizer.ids(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows of length 1, shape (len(texts), dimensions); a text without tokens is a zero row."""
        from scipy.sparse import csr_array

        found = list(map(self.token_ids, texts))
        counts = np.array([len(ids) for ids in found], dtype=np.int64)
        ids = np.fromiter(itertools.chain.from_iterable(found), dtype=np.int64, count=counts.sum())
        # A sum of the table's rows for each text, without a copy of every token's row.
        places = (np.ones(len(ids), dtype=np.float32), ids, np.concatenate([[0], np.cumsum(counts)]))
        sums = csr_array(places, shape=(len(texts), len(self.table))) @ self.table
        return _unit(sums / np.maximum(counts, 1)[:, np.newaxis].astype(np.float32))

    def embed_question(self, text: str) -> Vectors:
        """Return one float32 row of length 1, shape (dimensions,)."""
        ids = self.token_ids(text)
        vector: Vectors = _unit(self.table.take(ids, axis=0).sum(axis=0, keepdims=True) / np.float32(max(len(ids), 1)))[
            0
        ]
        return vector


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return unit


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model wants in front of a question and of a passage."""

    question: str = ""
    passage: str = ""


def prefixes_of(name: str) -> Prefixes:
    """Return the prefixes of a model that does not carry them in its own configuration, by its name."""
    for family, prefixes in PREFIXES.items():
        if family in Path(name).name.lower():
            return prefixes
    return Prefixes()


PREFIXES = {
    "e5": Prefixes("query: ", "passage: "),
    "bge-small-zh": Prefixes("为这个句子生成表示以用于检索相关文章："),
    "bge-base-zh": Prefixes("为这个句子生成表示以用于检索相关文章："),
    "bge-large-zh": Prefixes("为这个句子生成表示以用于检索相关文章："),
}
"""By a part of the model's name, in lower case; as their model cards say."""


class TransformerEmbedder:
    """Any other sentence-transformers model, by its name or folder. Its fingerprint holds the prefixes."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer

        self.name = name
        try:
            self._model = SentenceTransformer(name, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"本机没有模型 {name}；请给出 sentence-transformers 模型的文件夹，或先放入本机的模型缓存 "
                "(no such model on this machine: give the folder of one, or put it into this machine's cache first)"
            ) from error
        self._prefixes = prefixes_of(name)
        weights = fingerprint(sorted(Path(name).rglob("*.safetensors"))) if Path(name).is_dir() else name
        self.fingerprint = weights + "".join(f"|{prefix}" for prefix in astuple(self._prefixes) if prefix)
        self.dimensions = int(self._model.get_embedding_dimension() or 0)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows of length 1, shape (len(texts), dimensions)."""
        prefixed = [self._prefixes.passage + text for text in texts]
        return np.array(self._model.encode_document(prefixed, normalize_embeddings=True), dtype=np.float32)

    def embed_question(self, text: str) -> Vectors:
        """Return one float32 row of length 1, shape (dimensions,)."""
        return np.array(
            self._model.encode_query(self._prefixes.question + text, normalize_embeddings=True), dtype=np.float32
        )


def fingerprint(files: Sequence[Path]) -> str:
    """Return the sha256 over the contents of files, in their order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
