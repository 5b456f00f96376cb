"""Whether a number asked for without a committee is stated by several: then no single one is the answer. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.regions import find_divisions
from corpus.sentences import sentence_at
from qa.analysis import Analysis
from qa.candidates.numbers import units_agree
from qa.several import Found
from qa.terms import CORE
from qa.types import Kind

_EACH: Final = re.compile(r"各地|各有|各自|各家|分别")
BESIDE_CHARS: Final = 14
SAME_UNIT: Final = 0.8


def of_several(analysis: Analysis, found: Sequence[Found], orgs: Sequence[str]) -> bool:
    """Return whether a question names no committee or place and two committees or more state such a number.

    A sentence states it when it has all key terms of the question, and one of them beside the number.
    """
    terms = [rest for term in analysis.terms if term.weight >= CORE and (rest := _EACH.sub("", term.text))]
    named = orgs or analysis.orgs or analysis.places or find_divisions(analysis.understood)
    if analysis.kind is not Kind.NUMBER or not terms or named or analysis.parts:
        return False
    return len({each.hit.article.org for each in found if _states(each, terms, analysis.units)}) > 1


def _states(found: Found, terms: Sequence[str], units: Sequence[str]) -> bool:
    text, number = found.hit.passage.text, found.candidate
    if units and not any(units_agree(unit, number.label) >= SAME_UNIT for unit in units):
        return False
    start, end = sentence_at(text, number.start)
    beside = text[max(start, number.start - BESIDE_CHARS) : min(end, number.end + BESIDE_CHARS)]
    return all(term in text[start:end] for term in terms) and any(term in beside for term in terms)
