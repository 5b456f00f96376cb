"""Pages, articles, passages and the vocabulary of one build, in one SQLite file.

A passage's row number is its row among the vectors and its document number in the words index. The rows of one
article follow one another, so an article knows its passages by their first row and their number.
"""

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.types import Article, Page, Passage
from index.pagerecord import PageRecord, adapter
from index.types import Filter

Rows = npt.NDArray[np.int64]

SCHEMA = """
CREATE TABLE pages (file TEXT PRIMARY KEY, text TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE articles (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, org TEXT,
    province TEXT, city TEXT, county TEXT, first_row INTEGER NOT NULL, rows INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE passages (row INTEGER PRIMARY KEY, text TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE terms (term TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
"""


class StoreWriter:
    """Fills a new store, in row order. A kill loses it: the rebuild starts another."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(SCHEMA)
        self.articles = 0
        self.rows = 0

    def add(self, page: PageRecord) -> None:
        """Append a page with its articles and their passages."""
        self._db.execute("INSERT INTO pages VALUES (?, ?, ?)", (page.file, page.text, page.record))
        rows = ((row, *passage) for row, passage in enumerate(page.passages, start=self.rows))
        self._db.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)
        for article in page.articles:
            head = (self.articles, article.id, page.file, article.org)
            place = (article.province, article.city, article.county)
            values = (*head, *place, self.rows, article.passages, article.record)
            self._db.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            self.articles += 1
            self.rows += article.passages

    def add_terms(self, vocabulary: Mapping[str, int]) -> None:
        """Store the vocabulary with the number of each term."""
        self._db.executemany("INSERT INTO terms VALUES (?, ?)", sorted(vocabulary.items()))

    def close(self) -> None:
        """Commit what was added and close the file."""
        self._db.commit()
        self._db.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._db.close()


class Store:
    """A finished store, read by any number of threads; its file is closed when the store is no longer used."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        weakref.finalize(self, self._db.close)

    def passage_count(self) -> int:
        """Return the number of passages."""
        return int(self.fetch("SELECT IFNULL(MAX(row) + 1, 0) FROM passages")[0][0])

    def fetch(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of rows, in the order of rows."""
        wanted = json.dumps([int(row) for row in rows])
        found = self.fetch(
            "SELECT row, text, record FROM passages WHERE row IN (SELECT value FROM json_each(?))", [wanted]
        )
        by_row = {row: _passage(text, record) for row, text, record in found}
        return [by_row[int(row)] for row in rows]

    def page(self, file: str) -> Page:
        """Return a page; raises KeyError when there is none of this name."""
        for text, record in self.fetch("SELECT text, record FROM pages WHERE file = ?", [file]):
            page: Page = adapter(Page).validate_python({"text": text, **json.loads(record)})
            return page
        raise KeyError(file)

    def article(self, article_id: str) -> Article:
        """Return an article; raises KeyError when there is none of this id."""
        for (record,) in self.fetch("SELECT record FROM articles WHERE id = ?", [article_id]):
            article: Article = adapter(Article).validate_json(record)
            return article
        raise KeyError(article_id)

    def articles(self, first: int, end: int) -> list[Article]:
        """Return the articles numbered first to end, end not included."""
        found = self.fetch("SELECT record FROM articles WHERE n >= ? AND n < ? ORDER BY n", [first, end])
        return [adapter(Article).validate_json(record) for (record,) in found]

    def article_rows(self, article_id: str) -> range:
        """Return the rows of an article's passages; raises KeyError when there is no such article."""
        for first, count in self.fetch("SELECT first_row, rows FROM articles WHERE id = ?", [article_id]):
            return range(first, first + count)
        raise KeyError(article_id)

    def articles_of(self, rows: Sequence[int]) -> dict[str, int]:
        """Return the ids of the articles of rows, which ascend, each with the first of its rows among them."""
        found = self.fetch("SELECT id, first_row FROM articles WHERE rows > 0 ORDER BY n")
        places = np.searchsorted([first for _, first in found], rows, side="right") - 1
        articles, firsts = np.unique(places, return_index=True)
        return {found[place][0]: rows[at] for place, at in zip(articles.tolist(), firsts.tolist(), strict=True)}

    def rows(self, filter: Filter) -> Rows | None:
        """Return the rows that filter lets through, ascending; None when it restricts nothing."""
        condition, values = where(filter)
        if not values:
            return None
        found = self.fetch(f"SELECT first_row, rows FROM articles WHERE {condition} ORDER BY n", values)
        ranges = [np.arange(first, first + count, dtype=np.int64) for first, count in found]
        return np.concatenate(ranges) if ranges else np.empty(0, dtype=np.int64)

    def rows_containing(self, text: str, rows: Rows | None) -> list[int]:
        """Return those of rows, or of all rows where None, whose passage contains text exactly, ascending."""
        query = "SELECT row FROM passages WHERE instr(text, ?)"
        if rows is None:
            return [row for (row,) in self.fetch(f"{query} ORDER BY row", [text])]
        among = f"{query} AND row IN (SELECT value FROM json_each(?)) ORDER BY row"
        return [row for (row,) in self.fetch(among, [text, json.dumps(rows.tolist())])]

    def facets(self, filter: Filter) -> dict[str, dict[str, int]]:
        """Return the number of passages for each value of each field of articles, most first, then by name."""
        condition, values = where(filter)
        fields = {"provinces": "province", "cities": "city", "counties": "county", "orgs": "org", "files": "file"}
        query = "SELECT {0}, SUM(rows) FROM articles WHERE {1} AND {0} IS NOT NULL GROUP BY {0} ORDER BY 2 DESC, 1"
        return {name: dict(self.fetch(query.format(field, condition), values)) for name, field in fields.items()}

    def terms(self) -> list[tuple[str, int]]:
        """Return the whole vocabulary with the numbers of its terms."""
        return self.fetch("SELECT term, id FROM terms")

    def homes(self) -> list[tuple[str | None, str | None, str | None, str | None, int, int]]:
        """Return org, province, city, county, first row and number of rows of every article, in row order."""
        return self.fetch("SELECT org, province, city, county, first_row, rows FROM articles ORDER BY n")

    def term_ids(self, terms: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those terms that the vocabulary holds."""
        wanted = json.dumps(sorted(set(terms)), ensure_ascii=False)
        return dict(self.fetch("SELECT term, id FROM terms WHERE term IN (SELECT value FROM json_each(?))", [wanted]))


def where(filter: Filter) -> tuple[str, list[str]]:
    """Return filter as an SQL condition on articles and its values."""
    fields = {
        "province IN ({0})": filter.provinces,
        "(province IN ({0}) OR city IN ({0}) OR county IN ({0}))": filter.places,
        "org IN ({0})": filter.orgs,
        "file IN ({0})": filter.files,
    }
    conditions = ["1"]
    parameters: list[str] = []
    for condition, wanted in fields.items():
        if wanted:
            conditions.append(condition.format(f"SELECT value FROM json_each(?{len(parameters) + 1})"))
            parameters.append(json.dumps(wanted, ensure_ascii=False))
    return " AND ".join(conditions), parameters


def _passage(text: str, record: str) -> Passage:
    passage: Passage = adapter(Passage).validate_python({"text": text, **json.loads(record)})
    return passage
