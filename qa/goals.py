"""Figures that are aimed at (力争, 至少, 建百个平台) give way to figures that were reached. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.sentences import sentence_at
from qa.analysis import Analysis
from qa.candidates.numbers import units_agree
from qa.several import Found
from qa.terms import CORE, key_terms
from qa.types import Kind

BEFORE_CHARS: Final = 10
SAME_UNIT: Final = 0.8
_AIMED: Final = re.compile(r"(?:至少|不少于|不低于|力争|争取|目标|计划|预计|拟|将要?)[^，,。；;、]*$")
_SLOGAN: Final = re.compile(r"[百千万](?![百千万余多])")
_ASKS_AIM: Final = re.compile(r"至少|不少于|不低于|目标|计划|要求|预计|应当?|要(?!求)|拟|将")


def reached_first(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Return the candidates with the first figure that was reached ahead of an aim, where there is one.

    It is of the same article, counted alike, and its sentence has a key term of the question.
    """
    if analysis.kind is not Kind.NUMBER or _ASKS_AIM.search(analysis.understood) or not _is_aim(ranked[0]):
        return ranked
    terms = [term.text for term in key_terms(analysis.predicate) if term.weight >= CORE]
    best = ranked[0]
    for at, each in enumerate(ranked):
        alike = units_agree(best.candidate.label, each.candidate.label) >= SAME_UNIT
        if alike and each.hit.article.id == best.hit.article.id and not _is_aim(each) and _tells(each, terms):
            return [each, *ranked[:at], *ranked[at + 1 :]]
    return ranked


def _is_aim(found: Found) -> bool:
    text, at = found.hit.passage.text, found.candidate
    before = text[max(0, at.start - BEFORE_CHARS) : at.start]
    said = text[at.start : at.end]
    return bool(_AIMED.search(before) or re.match(r"至少|不少于", said) or _SLOGAN.match(said))


def _tells(found: Found, terms: Sequence[str]) -> bool:
    text, at = found.hit.passage.text, found.candidate.start
    start, end = sentence_at(text, at)
    return any(term in text[start:end] for term in terms)
