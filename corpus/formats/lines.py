"""Glyphs with coordinates to pieces of lines, whatever order the file draws them in.

Glyphs drawn side by side become runs, and runs of one row become a line unless a gutter between two columns parts
them. Lengths are in the page's own unit with y upwards; thresholds are in ems, the width of a full character.
"""

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from corpus.formats.reading_order import Box


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


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return pieces of lines; the gap between two columns is never inside one, that between two words may be."""
    runs = [_line(run) for run in _runs(glyphs)]
    by_height = sorted(runs, key=middle)
    merged: list[Line] = []
    for line in _in_rows(runs):
        if merged and _same_row(merged[-1], line) and not _is_gutter(merged[-1], line, by_height):
            merged[-1] = _side_by_side(merged[-1], line)
        else:
            merged.append(line)
    return merged


def middle(line: Line) -> float:
    """Return the y of a line's centre, by which lines are sorted."""
    return line.box.middle


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
    text = run[0].text
    for left, right in pairwise(run):
        words_apart = left.text.isascii() and right.text.isascii() and right.box.left - left.box.right > 0.15 * em
        text += f" {right.text}" if words_apart else right.text
    return Line(text, Box.around(glyph.box for glyph in run), max(em, 0.1))


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


def _is_gutter(left: Line, right: Line, by_height: Sequence[Line]) -> bool:
    """Tell whether the gap between two pieces of a row goes on, above or below, with a column to its right."""
    em = max(left.em, right.em)
    if right.box.left - left.box.right < 0.3 * em:
        return False
    centre = (left.box.right + right.box.left) / 2
    row = Box.around((left.box, right.box))
    lowest = bisect_left(by_height, row.middle - 4 * em, key=middle)
    highest = bisect_left(by_height, row.middle + 4 * em, key=middle)
    near = [line.box for line in by_height[lowest:highest] if _is_above_or_below(line.box, row, em)]
    for side in (
        [box for box in near if box.middle > left.box.middle],
        [box for box in near if box.middle < left.box.middle],
    ):
        aligned = any(abs(box.left - right.box.left) < 2.5 * em for box in side)
        if aligned and not any(box.left < centre < box.right for box in side):
            return True
    return False


def _is_above_or_below(box: Box, row: Box, em: float) -> bool:
    return abs(box.middle - row.middle) > 0.5 * em and box.left < row.right and box.right > row.left


def _side_by_side(left: Line, right: Line) -> Line:
    space = " " if right.box.left - left.box.right > 0.4 * left.em else ""
    return Line(left.text + space + right.text, Box.around((left.box, right.box)), left.em)


def joined(pieces: Iterable[str]) -> str:
    """Return the text of lines as one, with a space only between words of Latin letters."""
    text = ""
    for piece in pieces:
        latin = text[-1:].isascii() and text[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        text += f" {piece}" if latin else piece
    return text
