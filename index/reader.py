"""An index opened for reading: one build, from open to close, by any number of threads."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from corpus.errors import IndexMismatch
from corpus.types import Article, Page, Passage
from index import hybrid
from index.dense import Dense
from index.embedder import load_embedder
from index.lexical import Words
from index.manifest import Manifest, live_build, read_manifest
from index.store import Rows, Store, where
from index.types import Embedder, Filter, Hit

STORE = "store.sqlite"


def open_index(folder: Path) -> "Index":
    """Return the live build of an index folder. Raises IndexMissing, IndexDamaged or IndexMismatch."""
    build = live_build(folder)
    return Index(build, read_manifest(build))


class Index:
    """One build of an index."""

    def __init__(self, build: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self.build_id = manifest.build_id
        self.store = Store(build / STORE)
        self.dense = Dense(build)
        self.words = Words(build, self.store)
        self.article = lru_cache(maxsize=4096)(self.store.article)

    @cached_property
    def embedder(self) -> Embedder:
        """The model that the vectors were made by. Raises IndexMismatch when the model has changed since."""
        embedder = load_embedder(self.manifest.model)
        if embedder.fingerprint != self.manifest.model_fingerprint:
            raise IndexMismatch(
                f"模型 {self.manifest.model} 已改变，请重建索引 (the model has changed: rebuild the index)"
            )
        return embedder

    def search(self, question: str, *, k: int = 30, filter: Filter = Filter()) -> list[Hit]:
        """Return the k passages that fit question best among those filter lets through, best first."""
        return hybrid.search(self, question, k=k, filter=filter)

    def rows(self, filter: Filter) -> Rows | None:
        """Return the rows that filter lets through, ascending; None when it restricts nothing."""
        return self.store.rows(filter)

    def rows_containing(self, text: str, filter: Filter = Filter()) -> list[int]:
        """Return the rows of all passages that contain text exactly, ascending."""
        found = [
            row for (row,) in self.store.fetch("SELECT row FROM passages WHERE instr(text, ?) ORDER BY row", [text])
        ]
        allowed = self.rows(filter)
        return found if allowed is None else np.intersect1d(found, allowed).tolist()

    def articles(self) -> Sequence[Article]:
        """Return all articles in the order of files and headings."""
        return self.store.articles(0, self.manifest.articles)

    def page(self, file: str) -> Page:
        """Return a page as it was decoded when the index was built; raises KeyError."""
        return self.store.page(file)

    def passage(self, row: int) -> Passage:
        """Return the passage of a row."""
        return self.store.passages([row])[0]

    def passages(self, article_id: str | None = None) -> list[Passage]:
        """Return the passages of one article, or all of them, in row order."""
        rows = range(self.manifest.passages) if article_id is None else self.store.article_rows(article_id)
        return self.store.passages(rows)

    def orgs(self) -> list[str]:
        """Return the committees that articles are about, sorted."""
        return sorted(self.facets(Filter())["orgs"])

    def facets(self, filter: Filter = Filter()) -> dict[str, dict[str, int]]:
        """Return how many passages each province, city, org and file has among those filter lets through."""
        condition, values = where(filter)
        fields = {"provinces": "province", "cities": "city", "orgs": "org", "files": "file"}
        return {
            name: dict(
                Counter(
                    dict(
                        self.store.fetch(
                            f"SELECT {field}, SUM(rows) FROM articles WHERE {condition} AND {field} IS NOT NULL"
                            f" GROUP BY {field} ORDER BY 2 DESC, 1",
                            values,
                        )
                    )
                )
            )
            for name, field in fields.items()
        }

    def close(self) -> None:
        """Close the files."""
        self.store.close()
