"""Glyphs with coordinates to paragraphs in reading order, whatever order the file draws them in.

Glyphs become pieces of lines, lines that stand under each other become blocks, blocks are put in reading order, and
blocks are cut into paragraphs at indents, short last lines and wider gaps. Lengths are in the page's own unit with y
upwards; thresholds are in ems, the width of a full character of the line.
"""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from corpus.formats.reading_order import Box, reading_order

_ENDS = "。！？；：”’」』）》…!?.;"


class Glyph(NamedTuple):
    """A character and its box."""

    text: str
    box: Box


@dataclass(slots=True)
class Line:
    """A piece of a line: glyphs side by side, from left to right."""

    text: str
    box: Box
    em: float


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
    for block in _in_order(_blocks(_lines(glyphs)), heading_em=heading_em):
        pieces = list(_cut(block))
        if before and block.em < heading_em and _continues(before, block):
            texts[-1] = _joined([texts[-1], pieces.pop(0)])
        texts += pieces
        before = block
    return texts


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return pieces of lines; the gap between two columns is never inside one, that between two words may be."""
    runs = _in_rows([_line(run) for run in _runs(glyphs)])
    merged: list[Line] = []
    for line in runs:
        if merged and _same_row(merged[-1], line) and not _is_gutter(merged[-1], line, runs):
            merged[-1] = _side_by_side(merged[-1], line)
        else:
            merged.append(line)
    return merged


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield glyphs that the file draws one after the other on one line without a gap."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last, size = run[-1].box, max(run[-1].box.height, glyph.box.height)
            level = abs(last.middle - glyph.box.middle) < 0.5 * size
            if not level or not -0.3 * size < glyph.box.left - last.right < 0.6 * size:
                yield run
                run = []
        run.append(glyph)
    if run:
        yield run


def _line(run: Sequence[Glyph]) -> Line:
    wide = [glyph.box.width for glyph in run if glyph.text >= "\u2e80"]
    em = statistics.median(wide) if wide else statistics.median(glyph.box.height for glyph in run)
    return Line(_joined(glyph.text for glyph in run), Box.around(glyph.box for glyph in run), max(em, 0.1))


def _in_rows(lines: Sequence[Line]) -> list[Line]:
    """Return pieces row by row from the top, each row from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.box.middle):
        if rows and rows[-1][0].box.middle - line.box.middle < 0.4 * min(line.em, rows[-1][0].em):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.box.left)]


def _same_row(left: Line, right: Line) -> bool:
    em = max(left.em, right.em)
    level = abs(left.box.middle - right.box.middle) < 0.4 * em
    return level and left.em / 1.25 < right.em < left.em * 1.25 and -0.3 < (right.box.left - left.box.right) / em < 1.6


def _is_gutter(left: Line, right: Line, lines: Iterable[Line]) -> bool:
    """Tell whether the gap between two pieces of a row goes on, above or below, with a column to its right."""
    em = max(left.em, right.em)
    if right.box.left - left.box.right < 0.3 * em:
        return False
    centre = (left.box.right + right.box.left) / 2
    near = [line.box for line in lines if _is_near(line.box, Box.around((left.box, right.box)), em)]
    for side in (
        [box for box in near if box.middle > left.box.middle],
        [box for box in near if box.middle < left.box.middle],
    ):
        aligned = any(abs(box.left - right.box.left) < 2.5 * em for box in side)
        if aligned and not any(box.left < centre < box.right for box in side):
            return True
    return False


def _is_near(box: Box, row: Box, em: float) -> bool:
    return 0.5 * em < abs(box.middle - row.middle) < 4 * em and box.left < row.right and box.right > row.left


def _side_by_side(left: Line, right: Line) -> Line:
    space = " " if right.box.left - left.box.right > 0.4 * left.em else ""
    return Line(left.text + space + right.text, Box.around((left.box, right.box)), left.em)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Join each line to the one below it where neither has another such neighbour."""
    below = {
        index: [other for other in range(len(lines)) if _under(lines[index], lines[other])]
        for index in range(len(lines))
    }
    above_count = [0] * len(lines)
    for others in below.values():
        for other in others:
            above_count[other] += 1
    follows = {index: others[0] for index, others in below.items() if len(others) == 1 and above_count[others[0]] == 1}
    starts = sorted(set(range(len(lines))) - set(follows.values()))
    blocks = []
    for start in starts:
        block, at = Block([lines[start]]), start
        while at in follows:
            at = follows[at]
            block.lines.append(lines[at])
        blocks.append(block)
    return blocks


def _under(upper: Line, lower: Line) -> bool:
    em = min(upper.em, lower.em)
    near = -0.3 * em < upper.box.bottom - lower.box.top < 1.2 * em
    # A last line of two characters stands wholly under the indent of the first.
    outdented = abs(upper.box.left - 2 * em - lower.box.left) < 0.4 * em
    return near and (outdented or upper.box.overlaps_across(lower.box)) and max(upper.em, lower.em) < 1.15 * em


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
            yield _joined(paragraph)
            paragraph = []
        paragraph.append(line.text)
    yield _joined(paragraph)


def _starts_paragraph(block: Block, above: Line, line: Line) -> bool:
    wide_gap = above.box.top - line.box.top > block.leading + 0.4 * block.em
    room = block.room_after(above)
    return wide_gap or block.is_indented(line) or room > 4 or (room > 1.5 and above.text.endswith(tuple(_ENDS)))


def _continues(before: Block, block: Block) -> bool:
    """Tell whether a block begins in the middle of the paragraph that the block before it ends in."""
    last, first = before.lines[-1], block.lines[0]
    same_column = abs(before.box.width - block.box.width) < 1.5 * block.em and 0.95 < before.em / block.em < 1.05
    if not same_column or before.room_after(last) > 1.5 or block.is_indented(first):
        return False
    indents = any(part.is_indented(line) for part in (before, block) for line in part.lines)
    return indents or not last.text.endswith(tuple(_ENDS))


def _joined(pieces: Iterable[str]) -> str:
    """Return pieces of text as one, with a space only between words of Latin letters or digits."""
    text = ""
    for piece in pieces:
        latin = text[-1:].isascii() and text[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        text += f" {piece}" if latin and len(piece) > 1 else piece
    return text
