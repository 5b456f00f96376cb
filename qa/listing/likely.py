"""The rows that come closest where none says what is asked for outright. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.listing.rows import Row
from qa.terms import is_verb
from qa.types import Match

LEAST: Final = 0.44
OF_BEST: Final = 0.8
"""The score, and the share of the best row's, from which rows are shown as near (docs/lists.md)."""

_WORDS: Final = 2


def likely(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that say several words of what is asked for and hardly less than the best row, as near ones."""
    least = max(LEAST, OF_BEST * max((row.score for row in rows), default=0.0))
    return [replace(row, match=Match.NEAR) for row in rows if row.score >= least and _words_said(row) >= _WORDS]


def _words_said(row: Row) -> int:
    best = row.proofs[0]
    said = [best.hit.passage.text[span.start : span.end] for span in best.evidence.spans]
    return sum(len(word) > 1 and not is_verb(word) for word in said)
