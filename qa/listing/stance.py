"""Whether a text says that something is there, or only that it is planned, wished for or lacking. Pure.

拟建委员工作站16个 and 为什么不建委员工作站 name a workstation, and nobody has one yet.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from corpus.types import Span

REACH: Final = 24
"""Characters behind a thing in which its clause or the next one may say that it is still to come."""

# 计划 and 将 are verbs only before what is to be done: 协商计划 is a noun, and 将经验 has the 将 of 把.
_PLANNED: Final = re.compile(
    r"(?:拟(?=[于从在将建设新推用把今明年分])|打算|(?<![度年商动作案])计划(?=[用在于从到把让建设再新明下年今])"
    r"|准备(?!会|工作|好)|筹备|筹建|筹划|谋划|酝酿|力争|争取|即将|有望|设想|鼓励|预计|目标是"
    r"|(?:都|全部|并|还)?将(?=[于在建设成全有推开启再新实]|陆续|逐步|继续)|要到|还要再?|下一步|按照?规划)[^，,。；;！？]*$"
)
_DENIED: Final = re.compile(
    r"(?:尚无|尚没有|还没有?|没有?|尚未|从未|未|(?<![离少])不再?|无需|缺)(?:能|曾|另|想|去|打算)?"
    r"(?:建[成立起设]?|设[立置]?|挂[上出]?|搞|办|开[设展]?|成立|[用有])?[起过了]?(?:[^，,。；;！？、]{0,5}的)?[“‘]?$"
)
_TO_COME: Final = re.compile(
    r"[^。；;！？]{0,20}?(?:(?:尚未|还没有?|还未|尚没有?|仍未)(?=[能挂建动启开成])|正在(?=选址|筹|建设|申|报)|在建|有待)"
)


class Stance(Enum):
    """What a text says of a thing it names."""

    THERE = auto()
    PLANNED = auto()
    DENIED = auto()


def stance(text: str, window: Span, spans: Sequence[Span]) -> Stance:
    """Return what the sentence at window says of the thing at spans; that it is there where it says so anywhere."""
    named = {text[span.start : span.end] for span in spans}
    places = [
        found.start() for said in named for found in re.finditer(re.escape(said), text[window.start : window.end])
    ]
    found = {_stance_at(text, window, window.start + at) for at in places}
    return next((one for one in (Stance.THERE, Stance.PLANNED, Stance.DENIED) if one in found), Stance.THERE)


def _stance_at(text: str, window: Span, at: int) -> Stance:
    start = max([window.start, *(text.rfind(mark, window.start, at) + 1 for mark in "。；;！？")])
    before = text[start:at]
    if _DENIED.search(before):
        return Stance.DENIED
    return Stance.PLANNED if _PLANNED.search(before) or _TO_COME.match(text, at, at + REACH) else Stance.THERE
