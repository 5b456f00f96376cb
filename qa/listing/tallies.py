"""Answers that set stated numbers of committees side by side: who has the most, or how many each of them has. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from index.types import Filter, Hit
from qa.analysis import Analysis, analyse
from qa.listing import extremes
from qa.listing.answer import answer_list
from qa.listing.extremes import Stated
from qa.listing.rows import Row, Rows
from qa.terms import CORE
from qa.types import Answer, Examined, Kind

Find = Callable[[Analysis, Filter], Rows]
"""The rows of a list question among what a filter lets through."""

_EACH: Final = re.compile("各自?有|分别")
_SEVERAL: Final = 2


def compared(
    analysis: Analysis, hits: Sequence[Hit], find: Find, *, within: Filter, examined: Examined
) -> Answer | None:
    """Return the committee with the most (or least) of what is asked, the others' numbers under it.

    None for any other question.
    """
    question = extremes.as_list(analysis.understood)
    if question is None:
        return None
    wanted = analyse(question, chinese=None if analysis.language == "zh" else analysis.predicate)
    numbers = extremes.stated(find(wanted, within).rows, wanted)
    least = extremes.wants_least(analysis.understood)
    first = extremes.first_of(numbers, least=least)
    if first is None:
        missing = extremes.incomparable(numbers, chinese=analysis.language == "zh")
        return answer_list(analysis, Rows(rows=()), hits, within, examined, missing=missing)
    ordered = numbers[::-1] if least else numbers
    answer = answer_list(analysis, _rows(ordered), hits, within, examined, missing=None)
    named = len(wanted.orgs) > 1 and analysis.language == "zh"
    text = extremes.in_words(numbers, least=least) if named else f"{first.row.org}({first.written})"
    return replace(answer, text=text, confidence=first.row.score)


def counted(
    analysis: Analysis, hits: Sequence[Hit], find: Find, *, within: Filter, examined: Examined
) -> Answer | None:
    """Return what each committee states where a number is asked of none of them (有多少个委员工作站), or of several.

    None where the question asks for more than the bare thing, or fewer than two committees state a number.
    """
    core = [text for term in analysis.terms if term.weight >= CORE and (text := _EACH.sub("", term.text))]
    several = len(analysis.orgs) >= _SEVERAL
    of_none = not (analysis.orgs or analysis.places)
    bare = analysis.kind is Kind.NUMBER and core == [analysis.asked] and (several or of_none)
    if not bare or analysis.periods or analysis.language != "zh":
        return None
    names = "、".join(analysis.orgs)
    wanted = analyse(f"{names}{'，' if names else ''}哪些政协有{analysis.asked}？")
    numbers = extremes.stated(find(wanted, within).rows, wanted)
    if len(numbers) < _SEVERAL:
        return None
    answer = answer_list(analysis, _rows(numbers), hits, within, examined, missing=None)
    each = "、".join(f"{one.row.org}({one.written})" for one in numbers)
    return replace(answer, text=f"资料里写明数量的有{len(numbers)}家：{each}。")


def _rows(numbers: Sequence[Stated]) -> Rows:
    return Rows(rows=tuple(map(_row, numbers)))


def _row(stated: Stated) -> Row:
    """Return a row with the proof of its number first."""
    others = [proof for proof in stated.row.proofs if proof is not stated.proof]
    return replace(stated.row, proofs=(stated.proof, *others), number=stated.written)
