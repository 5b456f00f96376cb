"""One build from page records: store, vectors and words, a page at a time."""

import random
import shutil
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from corpus.errors import IndexDamaged
from index import disk
from index.calibration import store_calibration
from index.coined import coined_words, write_coined
from index.config import DEFAULT_CONFIG
from index.context import with_context
from index.dense import DenseWriter, choose
from index.lexical import FOLDER as WORDS
from index.manifest import Manifest, write_manifest
from index.pagerecord import PageRecord
from index.postings import PostingsWriter
from index.progress import Meter, Stage
from index.reader import STORE, ArticleList, Index
from index.sources import parser_fingerprint
from index.store import Store, StoreWriter
from index.types import Embedder, Vectors
from index.vectorcache import VectorCache
from index.verify import seal

EMBEDDED_AT_ONCE = 1024
"""A killed rebuild embeds no more passages again than these."""
ASKED, ASKED_CHARS = 100, 16
"""How many questions recall is measured with, and how long they are."""


class Assembly:
    """A build in the making: add each page, then finish. As a context it removes what did not come to an end."""

    def __init__(self, part: Path, embedder: Embedder, vectors: VectorCache) -> None:
        self.part = part
        self._embedder = embedder
        self._vectors = vectors
        self._store = StoreWriter(part / STORE)
        self._dense = DenseWriter(part, embedder.dimensions)
        self._postings = PostingsWriter(part / WORDS)
        self._waiting: list[str] = []
        self._sources: dict[str, str] = {}

    def __enter__(self) -> "Assembly":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            # What fills a full disk must go; what was prepared and embedded is kept in the cache.
            self._store.abandon()
            self._dense.abandon()
            shutil.rmtree(self.part, ignore_errors=True)

    @property
    def passages(self) -> int:
        """The number of passages so far."""
        return self._store.rows

    def add(self, page: PageRecord, *, sha256: str) -> None:
        """Append a page whose file has this checksum."""
        self._store.add(page)
        self._postings.add(page.term_list(), page.count_table(), page.lengths)
        self._sources[page.file] = sha256
        self._waiting += page.indexed()
        while len(self._waiting) >= EMBEDDED_AT_ONCE:
            self._embed(EMBEDDED_AT_ONCE)

    def finish(self, meter: Meter, *, refused: dict[str, tuple[str, str]], roots: tuple[str, ...] = ()) -> Manifest:
        """Complete the build, look whether it is sound, and return its manifest, which keeps refused and roots."""
        meter.stage(Stage.WORDS)
        self._embed(len(self._waiting))
        self._postings.finish()
        self._store.add_terms(self._postings.vocabulary)
        self._store.close()
        write_coined(self.part, coined_words(ArticleList(Store(self.part / STORE), self._store.articles)))
        store_calibration(self.part)
        meter.stage(Stage.VECTORS)
        self._dense.close()
        choice = choose(self.part, questions=self._questions)
        meter.stage(Stage.VERIFY)
        disk.sync_tree(self.part)
        manifest = Manifest(
            build_id=self.part.stem,
            built_at=time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            model=self._embedder.name,
            model_fingerprint=self._embedder.fingerprint,
            dimensions=self._embedder.dimensions,
            parser=parser_fingerprint(),
            pages=len(self._sources),
            articles=self._store.articles,
            passages=self._store.rows,
            terms=len(self._postings.vocabulary),
            dense=choice,
            files=seal(self.part),
            sources=self._sources,
            refused=refused,
            search=asdict(DEFAULT_CONFIG),
            roots=roots,
        )
        write_manifest(self.part, manifest)
        check(Index(self.part, manifest), self._embedder)
        return manifest

    def _embed(self, count: int) -> None:
        if count:
            self._dense.add(self._vectors.vectors(self._waiting[:count]))
            del self._waiting[:count]

    def _questions(self) -> Vectors:
        """Return the vectors of pieces of passages, as long as questions are."""
        chance = random.Random(0)
        rows = sorted(chance.sample(range(self.passages), ASKED))
        texts = [passage.text for passage in Store(self.part / STORE).passages(rows)]
        starts = [chance.randrange(max(len(text) - ASKED_CHARS, 0) + 1) for text in texts]
        return self._embedder.embed([text[s : s + ASKED_CHARS] for text, s in zip(texts, starts, strict=True)])


def check(index: Index, embedder: Embedder) -> None:
    """Raise IndexDamaged unless the first, middle and last rows of a new build belong together."""
    last = index.manifest.passages - 1
    for row in {0, last // 2, last}:
        passage = index.passage(row)
        text = with_context(index.article(passage.article_id), passage)
        if not np.allclose(embedder.embed([text])[0], index.dense.vectors[row], atol=1e-3):
            raise IndexDamaged(f"第 {row} 行的向量与段落不符 (the vector of row {row} is not its passage's)")
