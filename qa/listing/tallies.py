"""Answers that set stated numbers of committees side by side: who has the most, or how many each of them has. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from index.types import Filter, Hit
from qa.analysis import Analysis, analyse
from qa.listing import extremes
from qa.listing.answer import answer_list
from qa.listing.concepts import CORE
from qa.listing.extremes import Stated
from qa.listing.rows import Row, Rows
from qa.types import Answer, Examined, Kind

Find = Callable[[Analysis, Filter], Rows]
"""The rows of a list question among what a filter lets through."""

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
    return replace(answer, text=f"{first.row.org}({first.written})", confidence=first.row.score)


def counted(
    analysis: Analysis, hits: Sequence[Hit], find: Find, *, within: Filter, examined: Examined
) -> Answer | None:
    """Return what each committee states where a number is asked of none of them (有多少个委员工作站).

    None where the question asks for more than the bare thing, or fewer than two committees state a number.
    """
    core = [term.text for term in analysis.terms if term.weight >= CORE]
    bare = analysis.kind is Kind.NUMBER and core == [analysis.asked] and not (analysis.orgs or analysis.places)
    if not bare or analysis.periods or analysis.language != "zh":
        return None
    wanted = analyse(f"哪些政协有{analysis.asked}？")
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
