"""The records of a list answer before it is put into words."""

from dataclasses import dataclass

from corpus.types import Span
from index.types import Hit
from qa.listing.matching import Evidence
from qa.types import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A passage that proves a row. Where its article is another's, org says whose row and piece what part to quote."""

    hit: Hit
    evidence: Evidence
    piece: Span | None = None
    org: str | None = None

    @property
    def about(self) -> str:
        """Return the committee that the passage tells of."""
        return self.org or self.hit.article.org or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A committee with its proofs, best first."""

    org: str
    region: str | None
    match: Match
    score: float
    proofs: tuple[Proof, ...]
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """All rows, strongest first and then by name; near are those below the bar that come closest."""

    rows: tuple[Row, ...]
    close: tuple[Row, ...] = ()
