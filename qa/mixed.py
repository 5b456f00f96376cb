"""Questions that ask for things of several kinds at once (在哪里、哪天开的; 谁，教了多少徒弟). Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from corpus.sentences import split_sentences
from corpus.types import Span
from corpus.words import bigrams
from qa.analysis import Analysis, analyse
from qa.beside import aspect, own_stretch
from qa.candidates.clauses import split_clauses
from qa.candidates.dates import asked_grain, find_dates, grain_fits
from qa.candidates.names import asked_office, find_names, office_fits
from qa.candidates.numbers import find_numbers, units_agree
from qa.candidates.places import asked_place, find_places
from qa.candidates.types import Candidate
from qa.parts import Piece
from qa.types import Kind

FINDERS: Final[Mapping[Kind, Callable[[str], list[Candidate]]]] = {
    Kind.NUMBER: find_numbers,
    Kind.WHEN: find_dates,
    Kind.WHO: find_names,
    Kind.WHERE: find_places,
}
_APART: Final = re.compile(r"[，,、；;]|\band\b", re.IGNORECASE)
_ASKS: Final = re.compile(
    r"[哪那][里儿个位些天年月一几间]|[谁几]|多[少大高长宽远重深久]|什么时|啥时|何[时处地人年日]|\b(?:how|when|where|who|which|what)\b",
    re.IGNORECASE,
)
SURE: Final = 0.5
_NEARNESS: Final = 40.0


def asked_together(analysis: Analysis) -> tuple[Analysis, ...]:
    """Return the several questions in one, () where it is a single one or one of them is for no short span."""
    pieces = [piece for piece in _APART.split(analysis.understood) if _ASKS.search(piece)]
    if len(pieces) < 2 or analysis.kind not in FINDERS:
        return ()
    asked = tuple(analyse(piece.strip(" ?？") + "?") for piece in pieces)
    single = analysis.language == "zh" and len({each.kind for each in asked}) == 1
    return () if single or any(each.kind not in FINDERS for each in asked) else asked


def all_told(asked: Sequence[Analysis], piece: Piece) -> bool:
    """Return whether the sentences about a span have a span for every one of the questions."""
    near = _neighbours(piece.hit.passage.text, piece.span)
    said = piece.hit.passage.text[near.start : near.end]
    return all(any(_label_fit(each, one) >= SURE for one in FINDERS[each.kind](said)) for each in asked)


def answers_together(asked: Sequence[Analysis], best: Piece, kind: Kind) -> tuple[Piece, ...]:
    """Return a span for each of several questions, from the sentences about the best answer of a kind, in order."""
    text = best.hit.passage.text
    near = _neighbours(text, best.span)
    chosen: list[Span] = []
    for each in asked:
        found = [
            (_fit(each, text, one) + (each.kind is kind and span == best.span) - _distance(span, best.span), span)
            for one in FINDERS[each.kind](text)
            if (span := Span(one.start, one.end)) not in chosen
            and near.start <= span.start < near.end
            and _label_fit(each, one) > 0
        ]
        chosen += [max(found)[1]] if found else []
    return tuple(Piece(hit=best.hit, span=span) for span in sorted({*chosen, best.span} if len(chosen) < 2 else chosen))


def _neighbours(text: str, span: Span) -> Span:
    """Return the sentence that holds span with those before and behind it."""
    sentences = split_sentences(text)
    at = next(at for at, one in enumerate(sentences) if one.start <= span.start < one.end)
    return Span(sentences[max(at - 1, 0)].start, sentences[min(at + 1, len(sentences) - 1)].end)


def _fit(asked: Analysis, text: str, found: Candidate) -> float:
    """Return how well a span answers one of the questions, by its label and by what stands beside it."""
    span = Span(found.start, found.end)
    clause = next((one for one in split_clauses(text) if one.start <= span.start < one.end), span)
    stretch = own_stretch(text, span, clause)
    pairs = bigrams(asked.predicate)
    shared = sum(pair in stretch for pair in pairs) / len(pairs) if pairs else 0.0
    return _label_fit(asked, found) + shared + aspect(asked.understood, stretch)


def _label_fit(asked: Analysis, found: Candidate) -> float:
    """Return how well the label of a span fits one of the questions, 0 to 1."""
    if asked.kind is Kind.NUMBER:
        return max((units_agree(unit, found.label) for unit in asked.units), default=0.5)
    if asked.kind is Kind.WHEN:
        return grain_fits(asked_grain(asked.understood), found.label)
    if asked.kind is Kind.WHO:
        return office_fits(asked_office(asked.understood), found.label) or 0.3
    return 1.0 if (kind := asked_place(asked.understood)) and found.label == kind else 0.5


def _distance(one: Span, other: Span) -> float:
    return min(max(one.start - other.end, other.start - one.end, 0) / _NEARNESS, 1.0)
