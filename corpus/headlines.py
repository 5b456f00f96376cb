"""Lines that hold several parts of an article's heading, cut into them: committee, title, byline.

A wide blank after a committee's name, or a square before the names of the authors, stands for the end of a line.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import Block
from corpus.forms import MAX_BYLINE_CHARS, SIGNED, may_be_heading
from corpus.names import is_org
from corpus.types import Span

ORG_APART = re.compile(r"(?P<org>\S{2,22}政协)(?:\u3000|[ \t]{2,})\s*(?=\S)")
BYLINE_APART = re.compile(rf"(?<=[^\s□■])\s*(?=[□■]\s*{SIGNED}$)")
KICKER = re.compile(r"^[\u4e00-\u9fff]{1,22}政协\s*[:：]\s*(?=\S)")
LIST_MARK = re.compile(r"^[■□●◆▲★]\s+(?=\S)")
"""A mark that a blank sets apart from the title; one that touches it is part of it."""


def split_headlines(lines: Sequence[Block]) -> list[Block]:
    """Return lines with those cut in parts that hold several parts of a heading."""
    return [part for line in lines for part in _parts(line)]


def title_alone(title: str, *, signed: bool) -> str:
    """Return a title without the mark of a list before it, and, above its authors' names, without its committee.

    Where nobody signs, as in a page of short news, the committee before a colon is the subject of the title.
    """
    title = LIST_MARK.sub("", title, count=1)
    return KICKER.sub("", title, count=1) if signed else title


def _parts(line: Block) -> Iterator[Block]:
    if len(line.spans) > 1 or line.item or len(line.text) > MAX_BYLINE_CHARS:
        yield line
        return
    org, byline = ORG_APART.match(line.text), BYLINE_APART.search(line.text)
    first = org.end() if org and is_org(org["org"]) else 0
    last = byline.start() if byline else len(line.text)
    if (last == len(line.text) and not first) or not may_be_heading(line.text[first:last]):
        yield line
        return
    if org and first:
        yield _part(line, 0, org.end("org"))
    yield _part(line, first, last)
    if byline:
        yield _part(line, byline.end(), len(line.text))


def _part(line: Block, start: int, end: int) -> Block:
    """Return the part of a line from start to end; only the first has a gap above."""
    left = line.spans[0].start
    return Block(
        spans=(Span(left + start, left + end),),
        text=line.text[start:end],
        gap=0 if start else line.gap,
        indent=0 if start else line.indent,
        level=line.level,
    )
