"""A page as a reader sees it: every block with its kind, its article and its place in the reading order.

`page_layout(page)` is what the articles are made from and what a picture of the page shows (corpus.draw, and the
page view of the chat): its blocks stand in file order, each with kind, article and paragraph, and its seams tell
which blocks were put together to one paragraph and why.
"""

from bisect import bisect, bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from corpus.blocks import MARKDOWN_FILES, Block, blocks
from corpus.captions import owners_of_all
from corpus.forms import tells
from corpus.headings import outline
from corpus.headlines import split_headlines
from corpus.judge import Judged
from corpus.outline import Heading, Kind, Outline
from corpus.reading import Reading, read
from corpus.types import Page, Span
from corpus.wrapped import unwrap

SURE = Judged(1.0, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """A block of the page (corpus.blocks), placed.

    article counts from 0 and is None for the page's own lines (header, credits). paragraph counts the article's
    paragraphs and section headings from 0, None for anything else. displaced tells that the block stands under another
    article's heading in the file. reasons say in Chinese why it was given to its article.
    """

    spans: tuple[Span, ...]
    text: str
    kind: Kind
    article: int | None = None
    paragraph: int | None = None
    displaced: bool = False
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Return from where to where the block goes."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """Two blocks, by their numbers on the page, that are pieces of one paragraph."""

    left: int
    right: int
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLayout:
    """An article by the numbers of its blocks, in the order of reading.

    A paragraph has one number for each piece; section headings stand among the paragraphs.
    """

    heading: Heading
    paragraphs: tuple[tuple[int, ...], ...]
    captions: tuple[int, ...]
    subtitle: int | None
    bylines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """Everything that was decided of a page. Every non-blank character of the page lies in exactly one block."""

    page: Page
    blocks: tuple[PlacedBlock, ...]
    seams: tuple[Seam, ...]
    articles: tuple[ArticleLayout, ...]


def page_layout(page: Page) -> PageLayout:
    """Return what page consists of. Never raises: a page without headings is one article without a title."""
    lines = split_headlines(unwrap(blocks(page), markdown=page.file.lower().endswith(MARKDOWN_FILES)))
    found = outline(lines)
    headings = _with_text(found)
    reading = read(lines, found, headings, page=page.text)
    if len(headings) > 1 and headings[0].first < 0 and not reading.chains[0]:
        del headings[0], reading.chains[0]
    owners = owners_of_all(lines, found, headings, reading)
    joined = {n for join in reading.joins for n in join}
    own: list[list[int]] = [[] for _ in headings]
    for n, article in owners.items():
        own[article].append(n)
    articles = tuple(
        _article(lines, found, heading, chain, reading, joined=joined, own=blocks_of)
        for heading, chain, blocks_of in zip(headings, reading.chains, own, strict=True)
    )
    return PageLayout(
        page=page,
        blocks=tuple(_placed(lines, found, articles, reading, owners)),
        seams=tuple(
            Seam(left=left, right=right, confidence=judged.confidence, reasons=judged.reasons)
            for (left, right), judged in sorted(reading.joins.items())
        ),
        articles=articles,
    )


def _with_text(found: Outline) -> list[Heading]:
    """Return the headings that may head text.

    A heading without committee or text is a line of the page's header. Text above all headings is an article
    without one.
    """
    text = [n for n, kind in enumerate(found.kinds) if kind in {Kind.BODY, Kind.CAPTION}]
    body = [n for n in text if found.kinds[n] is Kind.BODY]
    ends = [*(heading.first for heading in found.headings[1:]), len(found.kinds)]
    kept = []
    for heading, end in zip(found.headings, ends, strict=False):
        if heading.org or bisect(body, heading.first) < bisect_left(body, end):
            kept.append(heading)
        elif heading.title is not None:
            found.kinds[heading.title] = Kind.HEADER
    if text and (not kept or (body and body[0] < kept[0].first)):
        kept.insert(0, Heading(first=-1))
    return kept


def _article(
    lines: Sequence[Block],
    found: Outline,
    heading: Heading,
    chain: Sequence[int],
    reading: Reading,
    *,
    joined: Set[int],
    own: Sequence[int],
) -> ArticleLayout:
    """Settle the doubtful blocks of an article and cut its blocks into paragraphs.

    chain are its text blocks in the order of reading, own all its blocks; joined are blocks with a seam.
    """
    sections = [n for n in chain if n in found.doubtful and n not in joined and not tells(lines[n].text)]
    if len(sections) == len(chain):
        sections = []
    for n in sections:
        found.kinds[n] = Kind.SECTION
    subtitle = heading.subtitle
    if len(sections) == 1 and heading.title is not None and sections[0] == heading.title + 1 and subtitle is None:
        subtitle = sections[0]
        found.kinds[subtitle] = Kind.SUBTITLE
    return ArticleLayout(
        heading=heading,
        paragraphs=tuple(_paragraphs([n for n in chain if n != subtitle], reading)),
        captions=tuple(n for n in own if found.kinds[n] is Kind.CAPTION),
        subtitle=subtitle,
        bylines=tuple(n for n in own if found.kinds[n] is Kind.BYLINE),
    )


def _paragraphs(text: Sequence[int], reading: Reading) -> Iterator[tuple[int, ...]]:
    pieces: list[int] = []
    for n in text:
        if pieces and (pieces[-1], n) not in reading.joins:
            yield tuple(pieces)
            pieces = []
        pieces.append(n)
    if pieces:
        yield tuple(pieces)


def _placed(
    lines: Sequence[Block],
    found: Outline,
    articles: Sequence[ArticleLayout],
    reading: Reading,
    owners: Mapping[int, int],
) -> Iterator[PlacedBlock]:
    paragraphs = {n: number for article in articles for number, pieces in enumerate(article.paragraphs) for n in pieces}
    for n, line in enumerate(lines):
        judged = reading.owners.get(n, SURE)
        yield PlacedBlock(
            spans=line.spans,
            text=line.text,
            kind=found.kinds[n],
            article=owners.get(n),
            paragraph=paragraphs.get(n),
            displaced=n in reading.displaced,
            confidence=judged.confidence,
            reasons=judged.reasons,
        )
