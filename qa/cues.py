"""Words that tell an answer by its form: what is done where 怎么处理 is asked, a reason where 为什么 is. Pure."""

import re
from functools import cache, lru_cache
from typing import Final

from corpus.types import Span
from qa.candidates.lists import cues
from qa.terms import MARKED

_LEAD: Final = re.compile(r"^▲|本报[^，,。]{0,6}[讯电]|(?:记者|通讯员)[^，,。]{0,12}[）)]|摄影报道|报道[）)]")

_COMMA: Final = re.compile(r"[，,。；;？?]")


def is_lead(said: str) -> bool:
    """Return whether a stretch is a caption or holds a dateline, which tells who and when rather than what."""
    return bool(_LEAD.search(said))


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(asked, re.IGNORECASE), re.compile(said)) for asked, said in cues().items())


def cued(question: str, said: str, gap: int) -> float:
    """Return the share of the question's cues that are met by said, 0 to 1; 0 where it has none.

    Only the cue nearest to gap, where the question word begins, tells what is asked for: 经居民商量后派了什么用场.
    """
    nearest = _nearest(question, gap)
    return sum(bool(answers.search(said)) for answers in nearest) / len(nearest) if nearest else 0.0


def _clause_of(question: str, gap: int) -> Span:
    """Return where the clause of the question word stands: 提了建议，照着做了什么 asks what was done, not proposed."""
    ends = [at.start() for at in _COMMA.finditer(question)]
    return Span(
        max((end + 1 for end in ends if end < gap), default=0),
        min((end for end in ends if end >= gap), default=len(question)),
    )


@lru_cache(maxsize=64)
def _nearest(question: str, gap: int) -> tuple[re.Pattern[str], ...]:
    """Return what answers the cues of a question that are nearest to its question word."""
    clause = _clause_of(question, gap)
    apart = [
        (min(max(at.start() - gap, gap - at.end(), 0) for at in found), answers)
        for asks, answers in _table()
        if (found := [at for at in asks.finditer(question) if at.start() < clause.end and at.end() > clause.start])
    ]
    least = min((distance for distance, _ in apart), default=0)
    return tuple(answers for distance, answers in apart if distance == least)


def unquoted(predicate: str) -> str:
    """Return a predicate without what it quotes: what is asked, without the name of what it is asked of."""
    return MARKED.sub(" ", predicate)
