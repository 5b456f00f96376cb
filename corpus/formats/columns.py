"""The lines of a page to paragraphs in reading order.

Lines that stand under each other become blocks, blocks are put in reading order, and blocks are cut into paragraphs
at indents, short last lines and wider gaps. Thresholds are in ems, the width of a full character of the line.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, takewhile

from corpus.formats.lines import Glyph, Line, joined, lines_of, middle
from corpus.formats.reading_order import Box, reading_order

_ENDS = "。！？；：”’」』）》…!?.;"


@dataclass
class Block:
    """Lines of one size under each other, from the top."""

    lines: list[Line] = field(default_factory=list)

    @cached_property
    def box(self) -> Box:
        """Return the box around all lines."""
        return Box.around(line.box for line in self.lines)

    @cached_property
    def em(self) -> float:
        """Return the size of the characters."""
        return statistics.median(line.em for line in self.lines)

    @cached_property
    def leading(self) -> float:
        """Return the usual distance from one line to the next, 0 for a single line."""
        return statistics.median([a.box.top - b.box.top for a, b in pairwise(self.lines)] or [0.0])

    def is_indented(self, line: Line) -> bool:
        """Tell whether a line starts further right than its column does."""
        return line.box.left - self.box.left > 1.2 * self.em

    def room_after(self, line: Line) -> float:
        """Return how far a line ends before its column does, in ems."""
        return (self.box.right - line.box.right) / self.em


def paragraphs(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the paragraphs of one page in reading order, those cut by the foot of a column joined again."""
    heading_em = 1.25 * statistics.median([glyph.box.height for glyph in glyphs] or [0.0])
    texts: list[str] = []
    before: Block | None = None
    for block in _in_order(_blocks(lines_of(glyphs)), heading_em=heading_em):
        pieces = list(_cut(block))
        if before and block.em < heading_em and _continues(before, block):
            texts[-1] = joined([texts[-1], pieces.pop(0)])
        texts += pieces
        before = block
    return texts


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Join each line to the one below it where neither has another such neighbour."""
    lines = sorted(lines, key=middle, reverse=True)
    below = [_all_under(lines, at) for at in range(len(lines))]
    above_count = Counter(other for others in below for other in others)
    follows = {at: others[0] for at, others in enumerate(below) if len(others) == 1 and above_count[others[0]] == 1}
    blocks = []
    for start in sorted(set(range(len(lines))) - set(follows.values())):
        block, at = Block([lines[start]]), start
        while at in follows:
            at = follows[at]
            block.lines.append(lines[at])
        blocks.append(block)
    return blocks


def _all_under(lines: Sequence[Line], at: int) -> list[int]:
    """Return which of the lines, sorted from the top, stand right under one of them."""
    upper = lines[at]
    reach = takewhile(
        lambda other: upper.box.bottom - lines[other].box.middle < 3 * upper.em, range(at + 1, len(lines))
    )
    return [other for other in reach if _under(upper, lines[other])]


def _under(upper: Line, lower: Line) -> bool:
    em = min(upper.em, lower.em)
    near = -0.3 * em < upper.box.bottom - lower.box.top < 1.2 * em
    # A last line of two characters ends where the indented lines above and below it start.
    indent = abs(abs(upper.box.left - lower.box.left) - 2 * em) < 0.4 * em
    return near and (indent or upper.box.overlaps_across(lower.box)) and max(upper.em, lower.em) < 1.15 * em


def _in_order(blocks: Sequence[Block], *, heading_em: float) -> Iterator[Block]:
    """Yield blocks in reading order, band by band: a heading with nothing beside it that goes on above starts one."""
    tops = {block.box.top for block in blocks if block.em >= heading_em}
    starts = [y for y in tops if not any(block.box.bottom < y - 1 and block.box.top > y + 1 for block in blocks)]
    bands: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        bands[sum(block.box.top <= y + 1 for y in starts)].append(block)
    for _, band in sorted(bands.items()):
        for index in reading_order([_reach(block, band, heading_em) for block in band]):
            yield band[index]


def _reach(block: Block, blocks: Sequence[Block], heading_em: float) -> Box:
    """Return the box of a block for ordering: a heading owns the blank beside it, over the columns that it heads.

    One that starts where a column starts owns what is to its right, a centred one as much on either side.
    """
    box = block.box
    if block.em < heading_em:
        return box
    beside = [other.box for other in blocks if other.box.bottom < box.top and other.box.top > box.bottom]
    left = max((other.right for other in beside if other.right <= box.left), default=min(b.box.left for b in blocks))
    right = min((other.left for other in beside if other.left >= box.right), default=max(b.box.right for b in blocks))
    if any(abs(other.box.left - box.left) < other.em < heading_em for other in blocks):
        return box._replace(right=right)
    margin = min(box.left - left, right - box.right)
    return box._replace(left=box.left - margin, right=box.right + margin)


def _cut(block: Block) -> Iterator[str]:
    """Yield the text of each paragraph of a block."""
    paragraph = [block.lines[0].text]
    for above, line in pairwise(block.lines):
        if _starts_paragraph(block, above, line):
            yield joined(paragraph)
            paragraph = []
        paragraph.append(line.text)
    yield joined(paragraph)


def _starts_paragraph(block: Block, above: Line, line: Line) -> bool:
    wide_gap = above.box.top - line.box.top > block.leading + 0.4 * block.em
    room = block.room_after(above)
    return wide_gap or block.is_indented(line) or room > 4 or (room > 1.5 and above.text.endswith(tuple(_ENDS)))


def _continues(before: Block, block: Block) -> bool:
    """Tell whether a block begins in the middle of the paragraph that the block before it ends in."""
    last, first = before.lines[-1], block.lines[0]
    wider = (block.box.width - before.box.width) / block.em
    # A single line may be the short end of the paragraph.
    same_width = wider < 1.5 and (wider > -1.5 or len(block.lines) == 1)
    if (
        not same_width
        or not 0.95 < before.em / block.em < 1.05
        or before.room_after(last) > 1.5
        or block.is_indented(first)
    ):
        return False
    indents = any(part.is_indented(line) for part in (before, block) for line in part.lines)
    return indents or not last.text.endswith(tuple(_ENDS))
