"""What stands directly beside a number or a date, up to the next one: the words that say what it counts. Pure."""

import re
from functools import cache
from typing import Final

from corpus.types import Span
from qa.candidates.lists import aspects

_UP_TO: Final = re.compile(r"[^\d、]*$")
_FROM: Final = re.compile(r"[^\d、]*")


def own_stretch(text: str, span: Span, clause: Span) -> str:
    """Return span with what stands beside it in its clause, up to another number or a 、 on either side."""
    before, behind = _UP_TO.search(text, clause.start, span.start), _FROM.match(text, span.end, clause.end)
    return text[before.start() if before else span.start : behind.end() if behind else span.end]


def aspect(question: str, stretch: str) -> float:
    """Return the share of the aspects asked for (平均, 原先, 目标) that stretch tells; 0 where none is asked for."""
    met = [bool(told.search(stretch)) for asked, told in _table() if asked.search(question)]
    return sum(met) / len(met) if met else 0.0


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(asked, re.IGNORECASE), re.compile(told)) for asked, told in aspects().items())
