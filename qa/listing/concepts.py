"""What a list question's predicate needs as evidence: alternatives of concepts, each with the forms it may take.

青海哪几个政协给委员设了工作站或者工作室 has the alternatives 工作站 and 工作室, each with 委员 beside it. A concept is
met in a text by a form of it (the term itself or a synonym of the editable table), or in part by the words it
consists of, so that 主席集体监督性视察 meets 主席集体视察.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from qa.analysis import Analysis, Term
from qa.terms import cut, key_terms, stop_words
from qa.types import Match

Rarity = Callable[[str], float]
"""A word's share of what a word can say, 0 to 1: 1 for one that hardly any passage has."""

_OR: Final = re.compile(r"\s*(?:或者|还是|或(?=[\u4e00-\u9fff])|/|／|\bor\b)\s*")
_ASIDE: Final = re.compile(r"[（(][^（()）]*[)）]")
_WHOLE: Final = 1.0
_STRICT: Final = 0.95
_NEAR: Final = 0.75
_SLIGHT: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One wording of a concept and how fully it stands for it, 0 to 1."""

    text: str
    match: Match
    strength: float


@dataclass(frozen=True, kw_only=True)
class Concept:
    """A key term with its weight among the others, its forms, and its words with their shares (sum 1)."""

    text: str
    weight: float
    forms: tuple[Form, ...]
    words: tuple[tuple[tuple[str, ...], float], ...]

    @cached_property
    def core(self) -> bool:
        """Return whether the concept can be evidence by itself."""
        return self.weight >= 0.5


Alternative = tuple[Concept, ...]
Synonyms = Callable[[str], Sequence[tuple[str, bool]]]
"""A term's other wordings, each with whether it means strictly the same."""


def alternatives(analysis: Analysis, *, rarity: Rarity, synonyms: Synonyms) -> tuple[Alternative, ...]:
    """Return what any one of must be met, each a tuple of concepts that belong together."""
    predicate = _essence(analysis)
    parts = [part for part in _OR.split(predicate) if part.strip()]
    if not analysis.quoted and " " in predicate.strip() and analysis.gap is None:
        parts = predicate.split()
    groups = [key_terms(part) for part in parts]
    cores = [[term for term in group if term.weight >= 0.5] for group in groups]
    if len(groups) > 1 and not all(cores):
        groups = [tuple(term for group in groups for term in group)]
    return tuple(tuple(_concept(term, rarity=rarity, synonyms=synonyms) for term in group) for group in groups if group)


def _essence(analysis: Analysis) -> str:
    """Return the predicate without asides; in another language, the Chinese terms it gives, if any."""
    predicate = analysis.predicate
    if analysis.language != "zh":
        named = re.findall(r"[（(\"“「『]?([\u4e00-\u9fff][\u4e00-\u9fff·、]+)[)）\"”」』]", predicate)
        return " ".join(named) if named else predicate
    return _ASIDE.sub("", predicate)


def _concept(term: Term, *, rarity: Rarity, synonyms: Synonyms) -> Concept:
    forms = [Form(text=term.text, match=Match.EXACT, strength=_WHOLE)]
    # What is quoted is meant to the letter.
    for text, strict in () if term.quoted else synonyms(term.text):
        forms.append(
            Form(text=text, match=Match.EXACT if strict else Match.NEAR, strength=_STRICT if strict else _NEAR)
        )
    words = (((term.text,), 1.0),) if term.quoted else _words(term.text, rarity=rarity, synonyms=synonyms)
    weight = term.weight * (0.3 + 0.7 * max((rarity(word[0][0]) for word in words), default=1.0))
    return Concept(text=term.text, weight=weight, forms=tuple(forms), words=words)


def _words(text: str, *, rarity: Rarity, synonyms: Synonyms) -> tuple[tuple[tuple[str, ...], float], ...]:
    pieces: list[str] = []
    for piece in cut(text):
        if len(piece) == 1 and pieces:
            # The head of a compound is often one character (议事室): alone it would stand anywhere.
            pieces[-1] += piece
        elif piece not in stop_words()["function"]:
            pieces.append(piece)
    pieces = pieces or [text]
    if len(pieces) == 1:
        return (((text,), 1.0),)
    slight = stop_words()["nouns"]
    shares = [rarity(piece) * math.sqrt(len(piece)) * (_SLIGHT if piece in slight else 1.0) for piece in pieces]
    total = sum(shares)
    return tuple(
        ((piece, *(other for other, strict in synonyms(piece) if strict)), share / total)
        for piece, share in zip(pieces, shares, strict=True)
    )
