"""Yes or no, by the sentence that decides it. Pure.

A sentence decides when it holds what the question says. It decides for no when it denies that, tells of it as
something still to come, or states another number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.types import Span
from index.types import Hit
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.candidates.numbers import find_numbers, units_agree
from qa.listing.concepts import Alternative
from qa.listing.matching import Evidence, evidence
from qa.types import Kind

DECIDES: Final = 0.6
_READ: Final = 12
_LONGEST: Final = 45
_DENIED: Final = re.compile(r"尚未|还未|仍未|未能|并未|没有|并非|不是|从未|暂未|尚无")
_TO_COME: Final = re.compile(r"将(?![^，。]{0,12}(?:了|作为))|下一步|拟|计划|力争|争取|适时|即将|准备|有望|筹备|启动")
_DONE: Final = re.compile(r"已|了|过|完成|建成|实现|吗$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Yes or no with the clause that says so; score, 0 to 1, is how much of the question its sentence holds."""

    yes: bool
    hit: Hit
    clause: Span
    score: float


def decide(analysis: Analysis, hits: Sequence[Hit], wanted: tuple[Alternative, ...]) -> Verdict | None:
    """Return the verdict of the sentence among hits that holds most of the question; None where none holds enough."""
    assert analysis.kind is Kind.YESNO
    found = [(one[0], hit) for hit in hits[:_READ] if (one := evidence(hit.passage.text, wanted))]
    if not found:
        return None
    best, hit = max(found, key=lambda pair: pair[0].score)
    if best.score < DECIDES:
        return None
    clause = _clause(hit.passage.text, best)
    said = hit.passage.text[best.window.start : best.window.end]
    near = hit.passage.text[clause.start : clause.end]
    return Verdict(yes=not _refuted(analysis, near, said), hit=hit, clause=clause, score=best.score)


def worded(verdict: Verdict, analysis: Analysis) -> str:
    """Return the verdict in the words of the question's language, with the clause that decides."""
    clause = verdict.hit.passage.text[verdict.clause.start : verdict.clause.end]
    if analysis.language == "zh":
        done = re.search(r"吗|没有?[？?]?$|有没有", analysis.understood) and re.search(r"了|过|有", analysis.understood)
        return f"{'是' if verdict.yes else '没有' if done else '不是'}：{clause}"
    return f"{'Yes' if verdict.yes else 'No'}: {clause}"


def _refuted(analysis: Analysis, clause: str, sentence: str) -> bool:
    if bool(_DENIED.search(clause)) != analysis.negated:
        return True
    if _DONE.search(analysis.understood) and not _TO_COME.search(analysis.understood) and _TO_COME.search(clause):
        return True
    return _other_number(analysis.understood, sentence)


def _other_number(question: str, sentence: str) -> bool:
    """Return whether the question names a number with a measure word and the sentence only others of that kind."""
    asked = [(question[one.start : one.end], one.label) for one in find_numbers(question)]
    said = [(sentence[one.start : one.end], one.label) for one in find_numbers(sentence)]
    for number, unit in asked:
        alike = [other for other, label in said if units_agree(unit, label) >= 1.0]
        if alike and not any(_digits(number) == _digits(other) for other in alike):
            return True
    return False


def _digits(number: str) -> str:
    return "".join(re.findall(r"[\d.]+|[一二两三四五六七八九十百千万亿]+", number))


def _clause(text: str, found: Evidence) -> Span:
    """Return the clauses that hold the evidence, or the one with its last part where they are too long."""
    inside = [clause for clause in split_clauses(text) if found.window.start <= clause.start < found.window.end]
    holding = [one for one in inside if any(one.start <= span.start < one.end for span in found.spans)] or inside
    whole = Span(holding[0].start, holding[-1].end)
    return whole if whole.end - whole.start <= _LONGEST else holding[-1]
