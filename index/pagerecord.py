"""A page file made ready for the index: parsed, cut into passages, counted by terms. Runs in worker processes."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from pydantic import ConfigDict, TypeAdapter

from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.reader import read_page
from corpus.types import Article, Page, Passage
from index.context import head, joined, with_context
from index.counting import count_terms
from index.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article as a row of the store: record is its JSON, head what its passages are indexed with."""

    id: str
    head: str
    org: str | None
    province: str | None
    city: str | None
    county: str | None
    passages: int
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page as it goes into the index.

    passages holds the text and the JSON of the rest of each. terms is the page's vocabulary, one a line; counts an
    int32 array of shape (3, n) as bytes: passage, place in terms and frequency, ascending by passage; lengths the
    number of terms of each passage.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    file: str
    text: str
    record: str
    articles: tuple[ArticleRow, ...]
    passages: tuple[tuple[str, str], ...]
    terms: str
    counts: bytes
    lengths: tuple[int, ...]

    def indexed(self) -> list[str]:
        """Return the text that each passage is embedded by."""
        heads = [article.head for article in self.articles for _ in range(article.passages)]
        return [joined(head, text) for head, (text, _) in zip(heads, self.passages, strict=True)]

    def term_list(self) -> list[str]:
        """Return the page's vocabulary."""
        return self.terms.split("\n") if self.terms else []

    def count_table(self) -> npt.NDArray[np.int32]:
        """Return counts as an array of shape (3, n)."""
        return np.frombuffer(self.counts, dtype=np.int32).reshape(3, -1)


@cache
def adapter(kind: type) -> TypeAdapter[Any]:
    """Return what turns records of kind into JSON and back."""
    return TypeAdapter(kind)


def prepare(source: Source) -> PageRecord:
    """Return the record of a page file. Raises UnreadableFile."""
    page = read_page(source.path, root=source.root)
    articles = [(article, article_passages(article)) for article in parse_page(page)]
    return page_record(page, articles)


def page_record(page: Page, articles: Sequence[tuple[Article, Sequence[Passage]]]) -> PageRecord:
    """Return page with its articles and their passages as a record."""
    passages = [passage for _, group in articles for passage in group]
    indexed = [with_context(article, passage) for article, group in articles for passage in group]
    terms, counts, lengths = count_terms(indexed)
    dump = adapter(Passage).dump_json
    return PageRecord(
        file=page.file,
        text=page.text,
        record=adapter(Page).dump_json(page, exclude={"text"}).decode(),
        articles=tuple(_article_row(article, len(group)) for article, group in articles),
        passages=tuple((passage.text, dump(passage, exclude={"text"}).decode()) for passage in passages),
        terms="\n".join(terms),
        counts=counts.tobytes(),
        lengths=tuple(lengths.tolist()),
    )


def pack(record: PageRecord) -> bytes:
    """Return a record as compressed JSON."""
    return zlib.compress(adapter(PageRecord).dump_json(record), 1)


def unpack(data: bytes) -> PageRecord:
    """Return the record that pack made. Raises ValueError or zlib.error for anything else."""
    record: PageRecord = adapter(PageRecord).validate_json(zlib.decompress(data))
    return record


def _article_row(article: Article, passages: int) -> ArticleRow:
    region = article.region
    return ArticleRow(
        id=article.id,
        head=head(article),
        org=article.org,
        province=region.province if region else None,
        city=region.city if region else None,
        county=region.county if region else None,
        passages=passages,
        record=adapter(Article).dump_json(article).decode(),
    )
