"""Page text into blocks: the lines of a page that are not blank, each with its span and what its form says of it.

Form is all that is judged here; what a heading heads, and which article a block belongs to, is decided later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Page, Span

MARKDOWN_FILES = (".md", ".markdown")
TABLE_FILES = (".docx", ".html", ".htm")
"""Files whose reader writes a tab between the cells of a table's row, and nowhere else."""
MARKER = re.compile(r"(?:(?P<hashes>#{1,6})|[-*+]|(?P<number>\d{1,3}[.)]))[ \t\u3000]+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of a page without the blanks around it, or the lines of a paragraph that was wrapped by hand.

    text is what stands at spans, joined. gap is the number of blank lines above the first, indent how many columns of
    blanks stand before it. level is the rank of a Markdown heading from 1, else 0; item tells an item of a list there,
    or the row of a table: text that is whole, however short.
    """

    spans: tuple[Span, ...]
    text: str
    gap: int
    indent: int = 0
    level: int = 0
    item: bool = False

    @property
    def span(self) -> Span:
        """Return from where to where the block goes."""
        return Span(self.spans[0].start, self.spans[-1].end)


def blocks(page: Page) -> list[Block]:
    """Return the lines of a page that are not blank, in order.

    Together they hold every non-blank character but the markers of Markdown headings and list items.
    """
    name = page.file.lower()
    return list(_blocks(page.text, markdown=name.endswith(MARKDOWN_FILES), tables=name.endswith(TABLE_FILES)))


def _blocks(text: str, *, markdown: bool, tables: bool) -> Iterator[Block]:
    gap = start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            blanks = len(line) - len(line.lstrip())
            marker = MARKER.match(stripped) if markdown else None
            # A number is part of what is said, a bullet is not.
            skipped = marker.end() if marker and not marker["number"] else 0
            left = start + blanks + skipped
            yield Block(
                spans=(Span(left, left + len(stripped) - skipped),),
                text=stripped[skipped:],
                gap=gap,
                indent=blanks + line.count("\u3000", 0, blanks),
                level=len(marker["hashes"] or "") if marker else 0,
                item=bool(marker and not marker["hashes"]) or (tables and "\t" in stripped),
            )
            gap = 0
        else:
            gap += 1
        start += len(line)
