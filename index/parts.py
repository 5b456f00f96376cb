"""What the score of a row consists of, and the reasons that gives for a hit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexical import Column
from index.query import Term
from index.types import Reason

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the score of some rows: each is a row's share of the sum."""

    rows: Rows
    dense: Floats
    words: Floats
    place: Floats

    def total(self) -> Floats:
        """Return the sum of the parts, shape (len(rows),)."""
        return self.dense + self.words + self.place

    def best(self, k: int) -> "Parts":
        """Return the parts of the k highest totals, best first; ties go to the earlier row."""
        order = np.lexsort((self.rows, -self.total()))[:k]
        return Parts(self.rows[order], self.dense[order], self.words[order], self.place[order])


@dataclass(frozen=True, slots=True)
class Scored:
    """The parts of the score, and what the words' part is made of: scale times (sum of weight times column - mean)."""

    parts: Parts
    columns: Mapping[Term, tuple[Column, float]]
    scale: float
    mean: float


def word_reasons(scored: Scored, rows: Rows) -> list[list[Reason]]:
    """Return for each of rows what each word added to its score, the most first."""
    reasons: list[dict[str, float]] = [{} for _ in rows]
    for term, (column, weight) in scored.columns.items():
        having = column.rows
        detail = f"{term.of}→{term.token}" if term.of else term.token
        # In the type of the column, or the whole of it would be copied into the other.
        places = np.minimum(np.searchsorted(having, rows.astype(having.dtype)), len(having) - 1)
        for n in np.flatnonzero(having[places] == rows):
            reasons[n][detail] = reasons[n].get(detail, 0.0) + scored.scale * weight * float(column.scores[places[n]])
    return [
        [Reason(kind="word", detail=detail, weight=weight) for detail, weight in sorted(said.items(), key=_heaviest)]
        for said in reasons
    ]


def _heaviest(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def reasons_of(
    words: list[Reason], scored: Scored, best: Parts, n: int, added: Mapping[str, float]
) -> tuple[Reason, ...]:
    """Return the parts of the score of the nth of best; their weights sum up to it."""
    # What a passage has on average: the words' part is counted from there.
    parts = [("average", -scored.scale * scored.mean), ("dense", best.dense[n]), ("place", best.place[n])]
    parts += added.items()
    rest = (Reason(kind=name, detail="", weight=float(weight)) for name, weight in parts if weight)
    return (*words, *rest)
