"""How fully a stretch of text meets what a list question asks for. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.sentences import split_sentences
from corpus.types import Span
from qa.listing.concepts import Alternative, Concept, Form
from qa.types import Match

_IN_PARTS: Final = 0.9
_APART: Final = 0.6
_ALL_APART: Final = 0.8
_NEAR_CHARS: Final = 6
_TELLING: Final = 0.1
_PLACES: Final = 4
_PAIR: Final = 0.95
_PAIR_CHARS: Final = 160
_WHOLE: Final = 0.75
_TOLD: Final = 0.75
_UNSAID: Final = 0.98
_NEARLY: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A concept found in a text: how fully, whether by the term itself or something near, and where."""

    strength: float
    match: Match
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of a text that meets an alternative: score 0 to 1, and the spans of the text that do so."""

    score: float
    match: Match
    window: Span
    spans: tuple[Span, ...]


def evidence(text: str, alternatives: tuple[Alternative, ...]) -> list[Evidence]:
    """Return the sentences of text, and pairs of them, that meet one of alternatives at all, the best first."""
    found: list[Evidence] = []
    for window, discount in _windows(text):
        if discount < 1.0 and any(one.score >= _PAIR for one in found):
            break
        measured = (_measured(text, window, alternative, discount) for alternative in alternatives)
        found += [one for one in measured if one is not None]
    return sorted(found, key=lambda one: (-one.score, one.match is Match.NEAR, one.window))


def _windows(text: str) -> Iterator[tuple[Span, float]]:
    sentences = split_sentences(text)
    yield from ((sentence, 1.0) for sentence in sentences)
    for left, right in pairwise(sentences):
        if right.end - left.start <= _PAIR_CHARS:
            yield Span(left.start, right.end), _PAIR
    if len(sentences) > 1:
        yield Span(0, len(text)), _WHOLE


def _measured(text: str, window: Span, alternative: Alternative, discount: float) -> Evidence | None:
    said = text[window.start : window.end]
    met = [(concept, meet(concept, said)) for concept in alternative]
    share = _share(met)
    core = [found for concept, found in met if found and concept.core]
    if not share or (not core and any(concept.core for concept, _ in met)):
        return None
    if discount == _WHOLE and not (len(core) > 1 and all(found.match is Match.EXACT for found in core)):
        return None
    shown = core or [found for _, found in met if found]
    return Evidence(
        score=discount * share,
        match=Match.EXACT if all(found.match is Match.EXACT for found in core) and _tells_most(met) else Match.NEAR,
        window=window,
        spans=tuple(
            Span(span.start + window.start, span.end + window.start) for found in shown for span in found.spans
        ),
    )


def _tells_most(met: list[tuple[Concept, Met | None]]) -> bool:
    """Return whether the weightiest concept is met, or one hardly lighter."""
    heaviest = max(concept.weight for concept, _ in met)
    return any(found and concept.weight >= _NEARLY * heaviest for concept, found in met)


def _share(met: list[tuple[Concept, Met | None]]) -> float:
    """Return how much of a group's weight is met; what is implied costs little where all else is told outright."""
    total = sum(concept.weight for concept, _ in met)
    score = sum(concept.weight * found.strength for concept, found in met if found)
    unsaid = sum(concept.weight for concept, found in met if concept.implied and not found)
    told = all(found is not None and found.strength >= _TOLD for concept, found in met if concept.core)
    return _UNSAID * score / (total - unsaid) if unsaid and told else score / total


def meet(concept: Concept, text: str) -> Met | None:
    """Return how text meets concept: by its strongest form, else by the words that it consists of."""
    for form in concept.forms:
        start = text.find(form.text)
        if start >= 0:
            return Met(strength=form.strength, match=form.match, spans=(Span(start, start + len(form.text)),))
    return _in_parts(concept, text) if len(concept.words) > 1 else None


def _in_parts(concept: Concept, text: str) -> Met | None:
    places = [(_first_said(text, forms), weight) for forms, weight in concept.words]
    met = [(*said, weight) for said, weight in places if said]
    if not met:
        return None
    found = [(spans, weight) for _, spans, weight in met]
    heaviest = max(found, key=lambda one: one[1])[0]
    spans, spread = min((_around(centre, found) for centre in heaviest), key=lambda one: one[1])
    share = sum(form.strength * weight for form, _, weight in met)
    telling = [said for said, weight in places if weight >= _TELLING]
    whole = all(telling)
    in_parts = _IN_PARTS if len(telling) > 1 else 1.0
    together = spread <= 1.5 * len(concept.text) + _NEAR_CHARS
    as_asked = all(form.match is Match.EXACT for form, _, _ in met)
    return Met(
        strength=share * in_parts * (1.0 if together else _ALL_APART if whole else _APART),
        match=Match.EXACT if together and whole and as_asked else Match.NEAR,
        spans=tuple(sorted(spans)),
    )


def _first_said(text: str, forms: tuple[Form, ...]) -> tuple[Form, list[Span]] | None:
    """Return the first of forms that text has, and where it stands, up to _PLACES times."""
    for form in forms:
        spans: list[Span] = []
        at = text.find(form.text)
        while at >= 0 and len(spans) < _PLACES:
            spans.append(Span(at, at + len(form.text)))
            at = text.find(form.text, at + len(form.text))
        if spans:
            return form, spans
    return None


def _around(centre: Span, found: list[tuple[list[Span], float]]) -> tuple[list[Span], int]:
    """Return the place of each telling word that is nearest to centre, and how far they are spread."""
    nearest = [(min(spans, key=lambda span: abs(span.start - centre.start)), weight) for spans, weight in found]
    telling = [span for span, weight in nearest if weight >= _TELLING] or [centre]
    return telling, max(span.end for span in telling) - min(span.start for span in telling)
