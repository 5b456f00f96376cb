"""Lines wrapped by hand, or by a program, back into paragraphs.

Only lines without a blank line between them are put together, and only in a text that shows that it is wrapped: most
of the lines that stop in mid-sentence are equally wide, and the characters at their ends go on in the next line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from corpus.blocks import Block
from corpus.continuity import news
from corpus.forms import CLOSERS, OPENERS
from corpus.sentences import STOPS

NARROWEST, WIDEST = 24, 160
"""Columns of a wrapped line; a Chinese character takes two."""
SLACK = 6
"""Most full lines are at most so many columns short: no line begins with a closing mark, and no number is cut."""
TOLERANCE = 2
UNCUT = re.compile(rf"[{OPENERS}]*(?:[0-9.%]+|[A-Za-z]+|.)[{CLOSERS}{STOPS}，,、；;：:]*")
"""What stays together at the beginning of a line."""
FEWEST = 2
SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text is wrapped: to how many columns, and whether all characters take two of them or only wide ones."""

    width: int
    even: bool

    def columns(self, line: Block) -> int:
        """Return how wide a line is with its indent, in columns."""
        return line.indent + self._wide(line.text[: WIDEST + 1])

    def full(self, line: Block, below: Block) -> bool:
        """Return whether a line has no room for what the one below begins with."""
        columns = self.columns(line)
        uncut = UNCUT.match(below.text)
        room = self.width - TOLERANCE - columns
        return columns <= self.width + TOLERANCE and room < self._wide(uncut[0] if uncut else "")

    def _wide(self, text: str) -> int:
        return len(text) + (len(text) if self.even else sum(east_asian_width(char) in "WFA" for char in text))


def unwrap(lines: Sequence[Block], *, markdown: bool = False) -> list[Block]:
    """Return the blocks of lines, the lines of each wrapped paragraph as one.

    In Markdown a line without a blank line above goes on in any case.
    """
    wrap = None if markdown else _wrap(lines)
    if wrap is None and not markdown:
        return list(lines)
    indents = wrap is not None and _indented(lines, wrap)
    found: list[list[Block]] = []
    for line in lines:
        if found and _goes_on(found[-1][-1], line, wrap, indents=indents):
            found[-1].append(line)
        else:
            found.append([line])
    return [_joined(paragraph) for paragraph in found]


def _wrap(lines: Sequence[Block]) -> Wrap | None:
    """Return how a text is wrapped, None for one that is not."""
    open_ends = [(line, below) for line, below in pairwise(lines) if below.gap == 0 and not _stops(line)]
    tried = [_tried(open_ends, even=even) for even in (False, True)]
    full, best = max(tried, key=lambda found: found[0])
    if best is None or full < FEWEST or _overflows(lines, best):
        return None
    sample = [(line, below) for line, below in open_ends if NARROWEST <= best.columns(line) <= WIDEST][:SAMPLE]
    odds = news().log_odds([line.text for line, _ in sample], [below.text for _, below in sample])
    return best if float(odds.diagonal().mean()) > 0 else None


def _tried(open_ends: Sequence[tuple[Block, Block]], *, even: bool) -> tuple[int, Wrap | None]:
    """Return the wrap that most lines are full by, None where they are not even half, and how many are."""
    measured = [Wrap(0, even).columns(line) for line, _ in open_ends]
    widths = Counter([width for width in measured if NARROWEST <= width <= WIDEST][:SAMPLE])
    full = {width: sum(widths[width - short] for short in range(SLACK + 1)) for width in widths}
    best = max(full, key=lambda width: (full[width], -width), default=0)
    if not full or full[best] < max(FEWEST, widths.total() / 2):
        return 0, None
    return full[best], Wrap(best, even)


def _overflows(lines: Sequence[Block], wrap: Wrap) -> bool:
    """Return whether most of a text stands in lines wider than wrap has them: what is even are its headings."""
    wide = sum(len(line.text) for line in lines if wrap.columns(line) > wrap.width + TOLERANCE)
    return 2 * wide > sum(len(line.text) for line in lines)


def _indented(lines: Sequence[Block], wrap: Wrap) -> bool:
    """Return whether paragraphs are indented: most lines below one that ends a sentence before its full width."""
    starts = [
        below.indent > line.indent
        for line, below in pairwise(lines)
        if below.gap == 0 and _stops(line) and wrap.columns(line) < wrap.width - SLACK
    ]
    return 2 * sum(starts) > len(starts)


def _goes_on(line: Block, below: Block, wrap: Wrap | None, *, indents: bool) -> bool:
    """Return whether a line goes on in the one below; wrap is None in Markdown."""
    if below.gap or below.level or below.item or line.level:
        return False
    if wrap is None:
        return not _stops(line)
    if below.indent > line.indent or not wrap.full(line, below):
        return False
    # Where paragraphs are indented, a full line may end with a sentence and the paragraph go on.
    return indents or not _stops(line)


def _stops(line: Block) -> bool:
    core = line.text.rstrip(CLOSERS)
    return bool(core) and core[-1] in STOPS


def _joined(lines: Sequence[Block]) -> Block:
    first = lines[0]
    return Block(
        spans=tuple(span for line in lines for span in line.spans),
        text="".join(line.text for line in lines),
        gap=first.gap,
        indent=first.indent,
        level=first.level,
        item=first.item,
    )
