"""Which near rows are shown: those that come closest, and few of those that everyone has. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from qa.listing.rows import Row
from qa.terms import is_verb
from qa.types import Match

LEAST: Final = 0.44
OF_BEST: Final = 0.8
"""The score, and the share of the best row's, from which rows are shown as near (docs/lists.md)."""

WIDE: Final = 1 / 3
"""The share of all committees from which near rows tell nothing: their words stand everywhere."""

_FEW: Final = 4
_BEST: Final = 0.97
_WORDS: Final = 2


def telling(rows: list[Row], *, committees: int) -> list[Row]:
    """Return rows, of near ones that too many of all committees have only the best, or none beside exact rows."""
    near = [row for row in rows if row.match is Match.NEAR]
    if len(near) <= max(_FEW, committees * WIDE):
        return rows
    if len(near) < len(rows):
        return [row for row in rows if row.match is Match.EXACT]
    best = max(row.score for row in near)
    return [row for row in near if row.score > best * _BEST]


def likely(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that say several words of what is asked for and hardly less than the best row, as near ones."""
    least = max(LEAST, OF_BEST * max((row.score for row in rows), default=0.0))
    return [replace(row, match=Match.NEAR) for row in rows if row.score >= least and _words_said(row) >= _WORDS]


def with_others(shown: Sequence[Row], others: Iterable[Row]) -> list[Row]:
    """Return rows, and behind them those of others that are of further committees."""
    known = {row.org for row in shown}
    return [*shown, *(row for row in others if row.org not in known)]


def _words_said(row: Row) -> int:
    best = row.proofs[0]
    said = [best.hit.passage.text[span.start : span.end] for span in best.evidence.spans]
    return sum(len(word) > 1 and not is_verb(word) for word in said)
