"""The headings of all articles of one build, light enough to keep in memory."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.types import Article, Page, Passage
from index.manifest import Manifest

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年(?!代)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An article in the corpus browser. passage is the id of its first passage; haystack what a search looks in.

    years are those that its text writes; when it was printed is on no record.
    """

    id: str
    file: str
    org: str | None
    title: str | None
    province: str | None
    paragraphs: int
    passage: str
    haystack: str
    years: tuple[int, ...] = ()


class Library(Protocol):
    """What the page needs of an opened index."""

    build_id: str

    @property
    def manifest(self) -> Manifest:
        """Return the description of the build."""
        ...

    def articles(self) -> Sequence[Article]:
        """Return all articles in the order of files and headings."""
        ...

    def article(self, article_id: str) -> Article:
        """Return one article; raises KeyError."""
        ...

    def passages(self, article_id: str | None = None) -> Sequence[Passage]:
        """Return the passages of one article, or all."""
        ...

    def passage(self, row: int) -> Passage:
        """Return the passage of a row."""
        ...

    def articles_containing(self, text: str) -> Mapping[str, int]:
        """Return the ids of the articles with text in a passage, each with the row of its first such passage."""
        ...

    def page(self, file: str) -> Page:
        """Return a page as decoded; raises KeyError."""
        ...


def cards(library: Library) -> tuple[Card, ...]:
    """Return a card for each article, in the order of the corpus."""
    return tuple(_card(article) for article in library.articles())


def _card(article: Article) -> Card:
    province = article.region.province if article.region else None
    text = "\n".join(paragraph.text for paragraph in article.paragraphs)
    body = [number for number, paragraph in enumerate(article.paragraphs, start=1) if paragraph.kind == "body"]
    parts = (article.org, article.title, article.subtitle, article.file, article.byline, province)
    return Card(
        id=article.id,
        file=article.file,
        org=article.org,
        title=article.title,
        province=province,
        paragraphs=len(body),
        passage=f"{article.id}/{f'p{body[0]}' if body else 'c1'}.1",
        haystack=" ".join(part for part in parts if part).casefold(),
        years=tuple(sorted({int(year) for year in _YEAR.findall(text)})),
    )
