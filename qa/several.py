"""All parts of an answer, where a question asks for several: numbers, an enumeration, or what a name counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.regions import find_divisions
from corpus.types import Span
from corpus.words import bigrams
from index.types import Hit
from qa.analysis import Analysis, Part
from qa.beside import aspect, own_stretch
from qa.candidates.clauses import parts_of, split_clauses
from qa.candidates.numbers import is_rank, units_agree
from qa.candidates.types import Candidate, Form
from qa.counted import counted_names, counted_parts
from qa.parts import DIGITS, Piece, named_count, trimmed
from qa.scoring import FEATURES, score
from qa.types import Kind

MARGIN = 4.0
"""How much less an enumeration of as many parts as are asked for may score than the best span of its article."""

BESIDE_CHARS = 12
ANNOUNCED_CHARS = 7


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its features in its passage."""

    hit: Hit
    candidate: Candidate
    features: npt.NDArray[np.float64]

    @property
    def place(self) -> float:
        """Return how well the committee of the article fits the question, 0 to 1."""
        return float(self.features[FEATURES.index("place")])

    @property
    def piece(self) -> Piece:
        """Return the candidate as a quotation."""
        return Piece(hit=self.hit, span=Span(self.candidate.start, self.candidate.end))


def all_pieces(analysis: Analysis, ranked: Sequence[Found], hits: Sequence[Hit]) -> tuple[Found, tuple[Piece, ...]]:
    """Return the candidate that decides and what to quote: it alone, or all parts where several are asked for.

    ranked are the candidates, best first, and not empty.
    """
    best = ranked[0]
    if len(analysis.parts) > 1:
        return best, _each_part(analysis.parts, ranked)
    if analysis.kind in {Kind.WHAT, Kind.HOW, Kind.WHERE, Kind.TITLE} and best.candidate.form is not Form.TITLE:
        same_article = [hit for hit in hits if hit.article.id == best.hit.article.id]
        for name in counted_names(analysis.understood):
            if pieces := counted_parts(name, same_article):
                return best, pieces
        if listed := _enumeration(analysis, ranked):
            span = trimmed(listed.hit.passage.text, listed.candidate)
            return listed, (Piece(hit=listed.hit, span=span),)
    return best, (best.piece,)


def _enumeration(analysis: Analysis, ranked: Sequence[Found]) -> Found | None:
    """Return the best enumeration of as many parts as are asked for, in the article of the best candidate.

    Where a place is asked for, one whose parts are all places comes first.
    """
    count = str(named_count(analysis.understood))
    least = score(analysis.kind, ranked[0].features) - MARGIN
    listed = [
        each
        for each in ranked
        if each.candidate.label == count
        and each.hit.article.id == ranked[0].hit.article.id
        and score(analysis.kind, each.features) >= least
    ]
    listed.sort(key=lambda each: not _is_announced(each))
    if analysis.kind is Kind.WHERE:
        listed.sort(key=lambda each: not _names_places(each))
    return listed[0] if listed else None


def _is_announced(found: Found) -> bool:
    """Return whether the number of its parts stands beside an enumeration: “三个一”：甲、乙、丙."""
    text, at = found.hit.passage.text, found.candidate
    beside = text[max(0, at.start - ANNOUNCED_CHARS) : at.start] + text[at.end : at.end + ANNOUNCED_CHARS]
    return any(char in beside for char, value in DIGITS.items() if str(value) == at.label) or at.label in beside


def _names_places(found: Found) -> bool:
    """Return whether an enumeration names no fewer places than it has parts."""
    return len(find_divisions(found.piece.text)) >= len(parts_of(found.piece.text))


def _each_part(parts: Sequence[Part], ranked: Sequence[Found]) -> tuple[Piece, ...]:
    """Return a number or date for each part from the passage of the best one, in the order of the text."""
    together = [each for each in ranked if each.hit.passage.id == ranked[0].hit.passage.id]
    chosen: list[int] = []
    for part in parts:
        left = [at for at, each in enumerate(together) if at not in chosen and _counts(part, each)]
        chosen += sorted(left, key=lambda at: _fit(part, together[at]), reverse=True)[:1]
    return tuple(sorted((together[at].piece for at in chosen), key=lambda piece: piece.span)) or (ranked[0].piece,)


def _counts(part: Part, found: Found) -> bool:
    if part.text.endswith("第"):
        return is_rank(found.piece.text)
    return not part.unit or units_agree(part.unit, found.candidate.label) > 0


def _fit(part: Part, found: Found) -> float:
    """Return how well a number or date answers a part: its measure word, and the words of the part beside it."""
    text, at = found.hit.passage.text, found.candidate
    beside = text[max(at.start - BESIDE_CHARS, 0) : at.start] + " " + text[at.end : at.end + BESIDE_CHARS]
    pairs = bigrams(part.text)
    shared = sum(pair in beside for pair in pairs) / len(pairs) if pairs else 0.0
    clause = next((one for one in split_clauses(text) if one.start <= at.start < one.end), Span(at.start, at.end))
    stretch = own_stretch(text, Span(at.start, at.end), clause)
    return shared + aspect(part.text, stretch) + (units_agree(part.unit, at.label) if part.unit else 0.0)
