"""A yes or a no, with the clause that says so."""

from dataclasses import dataclass

from corpus.types import Span
from index.types import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Yes or no with the clause that says so; score, 0 to 1, is how much of the question its sentence holds."""

    yes: bool
    hit: Hit
    clause: Span
    score: float
