"""Lines wrapped by hand, or by a program, back into paragraphs.

Only lines without a blank line between them are put together, and only in a text that shows that it is wrapped: most
of the lines that stop in mid-sentence are equally wide, and the characters at their ends go on in the next line.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from corpus.blocks import Block
from corpus.continuity import news
from corpus.forms import CLOSERS
from corpus.sentences import STOPS

NARROWEST, WIDEST = 24, 160
"""Columns of a wrapped line; a Chinese character takes two."""
SLACK = 6
"""A line may be so many columns short: no line begins with a closing mark, and no word or number is cut."""
FEWEST = 2
SAMPLE = 200


def unwrap(lines: Sequence[Block], *, markdown: bool = False) -> list[Block]:
    """Return the blocks of lines, the lines of each wrapped paragraph as one.

    In Markdown a line without a blank line above goes on in any case.
    """
    width = None if markdown else _width(lines)
    if width is None and not markdown:
        return list(lines)
    indents = width is not None and _indented(lines, width)
    found: list[list[Block]] = []
    for line in lines:
        if found and _goes_on(found[-1][-1], line, width, indents=indents):
            found[-1].append(line)
        else:
            found.append([line])
    return [_joined(paragraph) for paragraph in found]


def _width(lines: Sequence[Block]) -> int | None:
    """Return to how many columns a text is wrapped, None for one that is not."""
    open_ends = [
        (line, below)
        for line, below in pairwise(lines)
        if below.gap == 0 and not _stops(line) and NARROWEST <= columns(line) <= WIDEST
    ][:SAMPLE]
    if len(open_ends) < FEWEST:
        return None
    widths = Counter(columns(line) for line, _ in open_ends)
    full = {width: sum(widths[width - short] for short in range(SLACK + 1)) for width in widths}
    best = max(full, key=lambda width: (full[width], -width))
    if full[best] < max(FEWEST, len(open_ends) / 2):
        return None
    odds = news().log_odds([line.text for line, _ in open_ends], [below.text for _, below in open_ends])
    return best if float(odds.diagonal().mean()) > 0 else None


def _indented(lines: Sequence[Block], width: int) -> bool:
    """Return whether paragraphs are indented: most lines below one that ends a sentence before its full width."""
    starts = [
        below.indent > line.indent
        for line, below in pairwise(lines)
        if below.gap == 0 and _stops(line) and columns(line) < width - SLACK
    ]
    return 2 * sum(starts) > len(starts)


def _goes_on(line: Block, below: Block, width: int | None, *, indents: bool) -> bool:
    """Return whether a line goes on in the one below; width is None in Markdown."""
    if below.gap or below.level or below.item or line.level:
        return False
    if width is None:
        return not _stops(line)
    if below.indent > line.indent or not width - SLACK <= columns(line) <= width + 2:
        return False
    # Where paragraphs are indented, a full line may end with a sentence and the paragraph go on.
    return indents or not _stops(line)


def columns(line: Block) -> int:
    """Return how wide a line is with its indent, in columns."""
    wide = sum(east_asian_width(char) in "WFA" for char in line.text[: WIDEST + 1])
    return line.indent + wide + min(len(line.text), WIDEST + 1)


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
