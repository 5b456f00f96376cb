"""Which committee has the most of something: the stated numbers of a list's rows, compared. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.regions import same_org
from qa.analysis import Analysis
from qa.listing.conditions import counted_spans
from qa.listing.counts import measures, numbers_beside, same_measure
from qa.listing.rows import Proof, Row
from qa.types import Match

# 政协委员工作站 names no person.
_PERSON: Final = r"主席|委员(?![会工之活联履议读驿])"
_ONE: Final = rf"(?:[哪那](?:一)?(?:个|家)(?:[省市州盟县区旗]{{0,4}})政协(?!{_PERSON}|的主席)|谁家)"
_MOST: Final = re.compile(
    r"(?:[开办做搞建]得|得|数量?|总数|人数)?(?:排名|位居|居|是)?(?:最(?:多|高|大|长|少|低|小|短)|第一)的?(?:是|为)?"
)
_LEAST: Final = re.compile(
    r"最(?:少|低|小|短)|(?:[哪那]一?[个家]|谁).*[少低小短](?:一些|一点|些)?[？?]?$|\b(?:fewest|least|lowest|smallest)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(rf"{_ONE}[^，。？?]*最[多高大长少低小短]|最[多高大长少低小短][^，。？?]*{_ONE}")
_ENGLISH: Final = re.compile(
    r"\b(?:which|what) (?:CPPCC )?committee\b(?P<verb>[^?]*?)\b(?:the )?"
    r"(?:most|highest|largest|greatest|fewest|least|lowest)\b",
    re.IGNORECASE,
)
_COMPARED: Final = 2
_NAMES: Final = r"(?P<names>[\u4e00-\u9fff]{2,12}?政协(?:(?:、|和|与|跟|同|比)[\u4e00-\u9fff]{2,12}?政协)+)"
_WHICH: Final = r"(?:[哪那]一?[个家]|谁)(?:政协)?的?"
_MORE: Final = r"(?:数量|总数|建得|办得|搞得|得)?(?:更|比较)?[多大高长少低小短](?:一些|一点|些)?"
_VERSUS: Final = (
    re.compile(
        rf"^(?:请)?(?:比较|对比)(?:一下)?{_NAMES}的?(?P<thing>.{{2,}}?)(?:数量|的?多少|[哪那][个家]多)?[？?。]?$"
    ),
    re.compile(
        rf"{_NAMES}(?:相比|比)?[，,]?(?:的)?(?P<thing>[^，,？?]{{0,20}}?)[，,]?{_WHICH}(?P<after>[^，,？?]{{0,20}}?){_MORE}[？?]?$"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A row with the number that its proof states of the thing asked about."""

    row: Row
    proof: Proof
    written: str
    value: float
    unit: str


def as_list(question: str) -> str | None:
    """Return the list question whose rows a superlative compares (哪家政协的站最多: 哪些政协有站), else None."""
    if _ENGLISH.search(question):
        return _ENGLISH.sub(lambda found: f"Which committees{found['verb']}", question)
    if versus := _versus(question):
        return versus
    if not _ASKS.search(question):
        return None
    body = _MOST.sub("", re.sub(_ONE, "", question)).strip("的？? ，,是")
    return f"哪些政协有{body}？" if body else None


def _versus(question: str) -> str | None:
    """Return the list question on committees that are compared (甲市政协和乙市政协哪个提案多), None without two."""
    for form in _VERSUS:
        if found := form.search(question):
            thing = (found["thing"] + (found.groupdict().get("after") or "")).strip("的有建了得 ")
            names = re.sub("(?<=政协)[和与跟同比]", "、", found["names"])
            return f"{names}，哪些政协有{thing}？" if thing else None
    return None


def wants_least(question: str) -> bool:
    """Return whether the smallest number is asked for."""
    return bool(_LEAST.search(question))


def stated(rows: Sequence[Row], analysis: Analysis) -> tuple[Stated, ...]:
    """Return the rows that state a number, the greatest first, all in the unit that most rows use.

    Where the question names several committees, only theirs.
    """
    exact = [row for row in rows if row.match is Match.EXACT and _is_asked(row.org, analysis.orgs)]
    found = [each for row in exact if (each := _of_row(row, analysis))]
    alike = [[one for one in found if same_measure(one.unit, each.unit)] for each in found]
    chosen = max(alike, key=len, default=[])
    return tuple(sorted(chosen, key=lambda each: -each.value))


def _is_asked(org: str, named: Sequence[str]) -> bool:
    return len(named) < _COMPARED or any(same_org(org, name) for name in named)


def _of_row(row: Row, analysis: Analysis) -> Stated | None:
    terms = [term.text for term in analysis.terms]
    thing = analysis.predicate.rstrip()
    numbers = [
        Stated(row=row, proof=proof, written=written, value=value, unit=unit)
        for proof in row.proofs
        for written, value, unit in numbers_beside(
            proof.hit.passage.text, counted_spans(proof.hit.passage.text, proof.evidence.spans, terms)
        )
        if measures(thing, unit)
    ]
    return max(numbers, key=lambda each: each.value, default=None)


def first_of(numbers: Sequence[Stated], *, least: bool) -> Stated | None:
    """Return the row with the greatest (or least) number; None where fewer than two can be compared."""
    return None if len(numbers) < _COMPARED else numbers[-1 if least else 0]


def in_words(numbers: Sequence[Stated], *, least: bool) -> str:
    """Return the first committee with its number, and the other one with its own where only two are compared."""
    first, *others = numbers[::-1] if least else numbers
    told = f"{first.row.org}({first.written})"
    if len(others) != 1:
        return told
    relation = "与" if first.value == others[0].value else "少于" if least else "多于"
    end = "一样多" if first.value == others[0].value else ""
    return f"{told}{relation}{others[0].row.org}({others[0].written}){end}"


def incomparable(numbers: Sequence[Stated], *, chinese: bool) -> str:
    """Return why no row is the first."""
    if not numbers:
        return (
            "资料里没有各家政协在这件事上可以相比的数字。"
            if chinese
            else "The corpus states no numbers on this by which committees could be compared."
        )
    only = numbers[0]
    return (
        f"资料里只有{only.row.org}写明了数量（{only.written}），没有别家的数字可比，说不出哪家在前。"
        if chinese
        else f"Only {only.row.org} states a number ({only.written}); there is no other to compare it with."
    )
