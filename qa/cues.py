"""Words that tell an answer by its form: what is done where 怎么处理 is asked, a reason where 为什么 is. Pure."""

import re
from functools import cache
from typing import Final

from qa.candidates.lists import cues

_LEAD: Final = re.compile(r"^▲|本报[^，,。]{0,6}[讯电]|(?:记者|通讯员)[^，,。]{0,12}[）)]|摄影报道|报道[）)]")
_QUOTED: Final = re.compile(r"[“「《][^”」》]*[”」》]")


def is_lead(said: str) -> bool:
    """Return whether a stretch is a caption or holds a dateline, which tells who and when rather than what."""
    return bool(_LEAD.search(said))


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(asked, re.IGNORECASE), re.compile(said)) for asked, said in cues().items())


def cued(question: str, said: str) -> float:
    """Return the share of the question's cues that are met by said, 0 to 1; 0 where it has none."""
    met = [bool(answers.search(said)) for asks, answers in _table() if asks.search(question)]
    return sum(met) / len(met) if met else 0.0


def unquoted(predicate: str) -> str:
    """Return a predicate without what it quotes: what is asked, without the name of what it is asked of."""
    return _QUOTED.sub(" ", predicate)
