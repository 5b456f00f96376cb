"""Questions that ask for several things: of several kinds (最年长的是谁，今年多大), or of several committees (各是谁).

Such a question is cut into questions that ask for one thing each. What the others ask is looked for beside the first
sure answer, in the same passage, and in what is told of the same committee. Pure: how a question is answered is given.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from corpus.sentences import split_sentences
from corpus.types import Span
from index.types import Hit
from qa.facts import FactAnswer
from qa.parts import joined, stand_together
from qa.phrases import phrases

MOST_PARTS: Final = 6
_CUT: Final = re.compile(
    r"[，,；;？?]\s*(?:and\s+)?(?=\S)|、(?=[^、]*(?:[哪那多几谁]|什么|啥))"
    r"|\s+and\s+(?=(?:how|what|when|where|who|which)\b)",
    re.IGNORECASE,
)
_EACH: Final = re.compile(r"各自|各(?=是|有|为|建|设|多少|几|叫|在|办|搞|立)|分别")
_JOIN: Final = re.compile(r"[^，。；？?]{0,6}(?:、|和|与|及|跟|以及)")
# 那 may be 哪 mistyped, but not in a clause of its own.
_NO_QUESTION: Final = ("那", "哪")
_FIT: Final = 0.5
_BESIDE: Final = 1

Ask = Callable[[str, str], FactAnswer | None]
"""A question, and the committee that it is about where it names none ("" for any), to its answer; None for silence."""

Beside = Callable[[str, Hit], FactAnswer | None]
"""A question to the best span of one passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One of several questions with its answer. name is the committee it asks about, "" where all ask about one."""

    question: str
    answer: FactAnswer | None
    name: str = ""


def in_parts(question: str, committees: Sequence[Span], ask: Ask, beside: Beside, *, known: int) -> tuple[Told, ...]:
    """Return the several questions in one with their answers, () for a single question.

    committees are where the question names committees or their places. known is how many parts of its answer are
    known already: a question of no more clauses is not cut, unless it asks the same of several committees.
    """
    if each := _each_committee(question, committees):
        return tuple(Told(question=one, answer=ask(one, ""), name=name) for name, one in each)
    clauses = asked_clauses(question)
    if len(clauses) <= known:
        return ()
    ask = cache(ask)
    first = next((clause for clause in clauses if ask(clause, "")), "")
    anchor = ask(first, "") if first else None
    if anchor is None:
        return ()
    alone = {first, *(clause for clause in clauses for start, end in committees if question[start:end] in clause)}
    return tuple(
        Told(question=clause, answer=ask(clause, "") if clause in alone else _told(clause, anchor, ask, beside))
        for clause in clauses
    )


def _told(clause: str, anchor: FactAnswer, ask: Ask, beside: Beside) -> FactAnswer | None:
    """Return what answers a clause that names no committee, beside anchor or in its committee.

    Of two answers the one counts whose sentence says more of the clause, beside anchor where they say as much.
    """
    found = (_near(anchor, beside(clause, anchor.hit)), ask(clause, anchor.hit.article.org or ""))
    return max((one for one in found if one), key=lambda one: one.evidence["sentence"], default=None)


def asked_clauses(question: str) -> tuple[str, ...]:
    """Return the clauses of a question that ask for something each, () where fewer than two do.

    A clause that asks nothing goes with the one after it.
    """
    clauses: list[str] = []
    waiting = ""
    for clause in _CUT.split(question):
        waiting += clause
        if any(asks[0] not in _NO_QUESTION for asks in phrases().gap.finditer(clause)):
            clauses.append(waiting)
        waiting = "" if clauses and clauses[-1] == waiting else f"{waiting}，"
    return tuple(clauses) if 1 < len(clauses) <= MOST_PARTS else ()


def text_of(told: Sequence[Told], *, full_name: Callable[[str], str]) -> str:
    """Return the answers in one text: as they stand where they stand close together, else one after the other.

    full_name gives the committee that the question calls by a name.
    """
    answered = [one for one in told if one.answer]
    if any(one.name for one in answered):
        return "；".join(f"{full_name(one.name)}：{one.answer.text}" for one in answered if one.answer)
    pieces = sorted({piece for one in answered if one.answer for piece in one.answer.pieces}, key=lambda one: one.span)
    if stand_together(pieces):
        return joined(pieces)
    return "；".join(one.answer.text for one in answered if one.answer)


def _each_committee(question: str, committees: Sequence[Span]) -> list[tuple[str, str]]:
    """Return each committee that a question asks the same of (甲和乙各有几个), with the question on it alone."""
    named = sorted(committees)
    if len(named) < 2 or not _EACH.search(question):
        return []
    if not all(_JOIN.fullmatch(question[left.end : right.start]) for left, right in pairwise(named)):
        return []
    rest = _EACH.sub("", question[named[-1].end :])
    return [(question[start:end], question[: named[0].start] + question[start:end] + rest) for start, end in named]


def _near(first: FactAnswer, other: FactAnswer | None) -> FactAnswer | None:
    """Return other where it is of the kind asked for and stands in the sentence of first or one beside it."""
    if other is None or other.evidence["fit"] < _FIT or other.spans == first.spans:
        return None
    starts = [sentence.start for sentence in split_sentences(first.hit.passage.text)]
    places = [sum(start <= one.spans[0].start for start in starts) for one in (first, other)]
    return other if abs(places[0] - places[1]) <= _BESIDE else None
