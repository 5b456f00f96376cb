"""Blocks of a page put together: the text as a PDF extractor leaves it, and the truth about it.

The form is that of real extracted newspaper pages: the file begins with an empty line, blocks are separated by one
empty line, and a photo leaves a hole of three empty lines before its caption. There is no newline at the end.
Spans are half-open, in code points of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

SpanList = list[list[int]]


class Role(StrEnum):
    """What a block is on the page."""

    HEADER = "header"
    ORG = "org"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    SECTION = "section"
    MARK = "mark"
    BODY = "body"
    CAPTION = "caption"
    PHOTO = "photo"
    OTHER = "other"


HEADING_ROLES = frozenset({Role.ORG, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.SECTION, Role.MARK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block in the order of the file.

    article is an index into the page's heads, None for the page's own blocks. order is the block's place when the
    article is read from its beginning; continues tells that it goes on with the paragraph read just before it.
    """

    role: Role
    text: str
    article: int | None = None
    order: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a reader knows of an article besides its body. byline_parts are searched in the article's blocks."""

    org: str | None
    title: str | None
    subtitle: str | None = None
    byline_parts: tuple[str, ...] = ()


class Section(TypedDict):
    """A heading inside an article and the fragment it stands before."""

    span: list[int]
    before_fragment: int


class ArticleTruth(TypedDict):
    """An article. paragraphs are lists of indices into fragments, fragments are in reading order."""

    id: str
    org: str | None
    title: str | None
    subtitle: str | None
    byline: str | None
    fragments: SpanList
    paragraphs: list[list[int]]
    captions: SpanList
    heading_spans: SpanList
    byline_spans: SpanList
    sections: list[Section]


class PageTruth(TypedDict):
    """What a perfect reader finds on a page."""

    file: str
    province: str | None
    articles: list[ArticleTruth]
    page_header_spans: SpanList
    other_spans: SpanList
    notes: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its place in the text."""

    block: Block
    start: int

    @property
    def span(self) -> list[int]:
        """Return [start, end]."""
        return [self.start, self.start + len(self.block.text)]


def set_page(blocks: Sequence[Block]) -> tuple[str, list[Placed]]:
    """Return the text of the page and every block at its place in it."""
    text, placed = "", []
    for block in blocks:
        text += "\n\n\n\n" if block.role in {Role.CAPTION, Role.PHOTO} else "\n\n"
        placed.append(Placed(block, len(text)))
        text += block.text
    return text, placed


def page_truth(file: str, province: str | None, heads: Sequence[Head], placed: Sequence[Placed]) -> PageTruth:
    """Return the truth of a page whose blocks stand where set_page put them."""
    return {
        "file": file,
        "province": province,
        "articles": [
            _article_truth(f"{file}#{n}", head, [p for p in placed if p.block.article == n - 1])
            for n, head in enumerate(heads, 1)
        ],
        "page_header_spans": [p.span for p in placed if p.block.role is Role.HEADER],
        "other_spans": [p.span for p in placed if p.block.role is Role.OTHER],
        "notes": [],
    }


def _article_truth(name: str, head: Head, placed: Sequence[Placed]) -> ArticleTruth:
    reading = sorted(placed, key=lambda p: p.block.order)
    fragments: SpanList = []
    paragraphs: list[list[int]] = []
    sections: list[Section] = []
    for p in reading:
        if p.block.role is Role.SECTION:
            sections.append({"span": p.span, "before_fragment": len(fragments)})
        if p.block.role not in {Role.BODY, Role.PHOTO}:
            continue
        if p.block.continues:
            paragraphs[-1].append(len(fragments))
        else:
            paragraphs.append([len(fragments)])
        fragments.append(p.span)
    return {
        "id": name,
        "org": head.org,
        "title": head.title,
        "subtitle": head.subtitle,
        "byline": " ".join(head.byline_parts) or None,
        "fragments": fragments,
        "paragraphs": paragraphs,
        "captions": [p.span for p in placed if p.block.role is Role.CAPTION],
        "heading_spans": [p.span for p in placed if p.block.role in HEADING_ROLES],
        "byline_spans": [span for part in head.byline_parts for span in _find(part, placed)],
        "sections": sections,
    }


def _find(part: str, placed: Sequence[Placed]) -> SpanList:
    """Return where part begins or ends one of the article's blocks; nothing where a column cut it."""
    for p in placed:
        if p.block.text.startswith(part):
            return [[p.start, p.start + len(part)]]
        if p.block.text.endswith(part):
            return [[p.span[1] - len(part), p.span[1]]]
    return []


def paragraph_texts(text: str, article: ArticleTruth) -> list[str]:
    """Return the whole paragraphs of an article, their pieces joined, then its captions."""
    pieces = [text[start:end] for start, end in article["fragments"]]
    whole = ["".join(pieces[n] for n in paragraph) for paragraph in article["paragraphs"]]
    return whole + [text[start:end] for start, end in article["captions"]]
