"""An index opened for reading: one build for its whole life, by any number of threads."""

import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import numpy as np

from corpus.errors import IndexDamaged, IndexMismatch
from corpus.types import Article, Page, Passage
from corpus.words import bigrams
from index.builds import live_id
from index.calibration import stored_calibration
from index.coined import read_coined
from index.config import DEFAULT_CONFIG, SearchConfig
from index.dense import Dense
from index.embedder import load_embedder
from index.hybrid import Searcher
from index.lexical import Words
from index.manifest import Manifest, read_manifest
from index.store import Rows, Store
from index.types import EVERYTHING, Embedder, Filter, Hit
from index.verify import require_intact

STORE = "store.sqlite"


def open_index(folder: Path, *, model: str | None = None, config: SearchConfig = DEFAULT_CONFIG) -> "Index":
    """Return the live build of an index folder, to be searched as config says.

    Raises IndexMissing when there is none, IndexDamaged when a file of it is not what was written, and IndexMismatch
    when another version of the program built it, or another model than the one that is asked for.
    """
    build = folder / live_id(folder)
    manifest = read_manifest(build)
    if model is not None and model != manifest.model:
        raise IndexMismatch(
            f"索引由模型 {manifest.model} 建立，设置要求 {model}；请运行 (built by another model than wanted; run): "
            f"python -m index rebuild PATH... --index {folder} --model {model}"
        )
    require_intact(build, manifest)
    return Index(build, manifest, config)


class Index:
    """One build of an index.

    coined are the names and terms of this corpus that no dictionary has; calibration is that of silence, None in a
    build from before it was kept there.

    Every file is open from the beginning, so that the build can be removed while it is read; its files are closed
    when it is no longer used.
    """

    def __init__(self, build: Path, manifest: Manifest, config: SearchConfig = DEFAULT_CONFIG) -> None:
        self.folder = build.parent
        self.manifest = manifest
        self.config = config
        self.build_id = manifest.build_id
        try:
            self.store = Store(build / STORE)
            self.dense = Dense(build, manifest.dense)
            self.words = Words(build, self.store)
            self.coined = read_coined(build)
            self.calibration = stored_calibration(build)
            passages = {self.store.passage_count(), self.dense.rows, self.words.rows, manifest.passages}
        except (OSError, ValueError, RuntimeError, KeyError, sqlite3.Error) as error:
            raise IndexDamaged(f"{build} 无法打开 (cannot be opened): {error}") from error
        if len(passages) > 1:
            raise IndexDamaged(f"{build} 各部分的段落数不一致 (its parts have different numbers of passages)")
        self.article = lru_cache(maxsize=4096)(self.store.article)

    @cached_property
    def embedder(self) -> Embedder:
        """The model that the vectors were made by. Raises IndexMismatch when it has changed since."""
        embedder = load_embedder(self.manifest.model)
        if embedder.fingerprint != self.manifest.model_fingerprint:
            raise IndexMismatch(
                f"模型 {self.manifest.model} 在建索引之后变了；请运行 (the model has changed since; run): "
                f"python -m index rebuild PATH... --index {self.folder}"
            )
        return embedder

    def search(
        self, question: str, *, k: int = 30, filter: Filter = EVERYTHING, prefer_places: bool = True
    ) -> list[Hit]:
        """Return the k passages that fit question best among those filter lets through, best first.

        Places and committees that question names are preferred unless prefer_places is False.
        """
        return self.searcher.search(question, k=k, filter=filter, prefer_places=prefer_places)

    @cached_property
    def searcher(self) -> Searcher:
        """What finds and ranks the passages of this build."""
        # Without a cycle the files of a build that is no longer used are closed at once, not at some later collection.
        return Searcher(weakref.proxy(self), self.config)

    def rows(self, filter: Filter) -> Rows | None:
        """Return the rows that filter lets through, ascending; None when it restricts nothing."""
        return self.store.rows(filter)

    def rows_containing(self, text: str, filter: Filter = EVERYTHING) -> list[int]:
        """Return the rows of all passages that contain text exactly, ascending.

        Pairs of neighbouring Chinese characters are indexed, so that they narrow down where to look; a text without
        any is looked for in every passage.
        """
        pairs = bigrams(text)
        candidates = self.words.rows_with_all(pairs) if pairs else None
        allowed = self.rows(filter)
        if candidates is None or allowed is None:
            wanted = allowed if candidates is None else candidates
        else:
            wanted = np.intersect1d(candidates, allowed, assume_unique=True)
        return self.store.rows_containing(text, wanted)

    def articles_containing(self, text: str) -> dict[str, int]:
        """Return the ids of the articles with text in a passage, each with the row of its first such passage."""
        return self.store.articles_of(self.rows_containing(text))

    def articles(self) -> Sequence[Article]:
        """Return all articles in the order of files and headings; each is read when it is asked for."""
        return ArticleList(self.store, self.manifest.articles)

    def page(self, file: str) -> Page:
        """Return a page as it was decoded when the index was built. Raises KeyError."""
        return self.store.page(file)

    def passage(self, row: int) -> Passage:
        """Return the passage of a row."""
        return self.store.passages([row])[0]

    def passages(self, article_id: str | None = None) -> list[Passage]:
        """Return the passages of one article, or of all, in row order. Raises KeyError."""
        rows = range(self.manifest.passages) if article_id is None else self.store.article_rows(article_id)
        return self.store.passages(rows)

    def orgs(self) -> list[str]:
        """Return the committees that articles are about, sorted."""
        return sorted(self.facets()["orgs"])

    def facets(self, filter: Filter = EVERYTHING) -> dict[str, dict[str, int]]:
        """Return the number of passages of each of provinces, cities, counties, orgs and files, most first."""
        return self.store.facets(filter)


class ArticleList(Sequence[Article]):
    """The articles of a store as a sequence that holds none of them; iteration reads them by the hundred."""

    def __init__(self, store: Store, length: int) -> None:
        self._store = store
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> list[Article]: ...
    def __getitem__(self, place: int | slice) -> Article | list[Article]:
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(self._length))]
        n = place + self._length if place < 0 else place
        if not 0 <= n < self._length:
            raise IndexError(place)
        return self._store.articles(n, n + 1)[0]

    def __iter__(self) -> Iterator[Article]:
        for first in range(0, self._length, 100):
            yield from self._store.articles(first, first + 100)
