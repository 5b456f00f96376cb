"""Page text into blocks: the lines of a page that are not blank, each with its span and what its form says of it.

Form is all that is judged here; what a heading heads, and which article a block belongs to, is decided later.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a page without the blanks around it. gap is the number of blank lines above it."""

    span: Span
    text: str
    gap: int


def blocks(text: str) -> list[Block]:
    """Return the lines of text that are not blank, in order. Together they hold every non-blank character."""
    return list(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    gap = start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            left = start + len(line) - len(line.lstrip())
            yield Block(span=Span(left, left + len(stripped)), text=stripped, gap=gap)
            gap = 0
        else:
            gap += 1
        start += len(line)
