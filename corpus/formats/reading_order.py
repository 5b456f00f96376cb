"""Boxes on a page in the order in which they are read.

Two rules give a partial order, sorted topologically: a box comes before one below it that it overlaps across; and
before one to its right, unless a third box stands between the two from top to bottom and overlaps both across, as a
heading over several columns does. Source: Breuel, High Performance Document Layout Analysis, SDIUT 2003.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

# Time grows with the cube; what has more is a table or a drawing, and is read row by row.
_MAX_BOXES = 1000


class Box(NamedTuple):
    """A rectangle, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, boxes: "Iterable[Box]") -> "Box":
        """Return the smallest box that holds all of them."""
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return cls(min(lefts), min(bottoms), max(rights), max(tops))

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Return the y of the centre."""
        return (self.bottom + self.top) / 2

    def overlaps_across(self, other: "Box") -> bool:
        """Tell whether the two share some x."""
        return min(self.right, other.right) - max(self.left, other.left) > 0.1 * min(self.width, other.width)


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Return the positions of boxes in the order of reading, for columns from left to right."""
    if len(boxes) > _MAX_BOXES:
        return sorted(range(len(boxes)), key=lambda index: (-boxes[index].top, boxes[index].left))
    before = _before(np.array(boxes, dtype=np.float64).reshape(-1, 4))
    waiting = set(range(len(boxes)))
    blockers = before.sum(axis=0)
    order: list[int] = []
    while waiting:
        # Boxes that overlap may each claim to come first; the one with the fewest claims against it then goes.
        following = min(waiting, key=lambda index: (blockers[index], boxes[index].left, -boxes[index].top))
        waiting.remove(following)
        blockers -= before[following]
        order.append(following)
    return order


def _before(boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return before[a, b]: whether box a is read before box b, shape (n, n)."""
    left, bottom, right, top = boxes.T
    share = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    narrow = np.minimum((right - left)[:, None], right - left)
    across = share > 0.1 * narrow
    middle = (bottom + top) / 2
    above = middle[:, None] > middle
    apart = bottom[:, None] >= top - 0.2 * np.minimum((top - bottom)[:, None], top - bottom)
    between = np.zeros_like(across)
    for c in range(len(boxes)):
        over_both = np.outer(across[:, c], across[c])
        between |= over_both & np.outer(apart[c], apart[:, c])
    before: npt.NDArray[np.bool_] = (across & above) | (~across & (left[:, None] < left) & ~between)
    return before
