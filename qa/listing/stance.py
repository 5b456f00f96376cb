"""Whether a text says that something is there, or only that it is planned, wished for, lacking or closed. Pure.

拟建委员工作站16个, 为什么不建委员工作站 and 委员工作站已撤并 name a workstation, and nobody has one.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from corpus.types import Span
from qa.terms import is_verb

REACH: Final = 24
"""Characters behind a thing in which its clause or the next one may say that it is still to come."""

# 计划 and 将 are verbs only before what is to be done: 协商计划 is a noun, and 将经验 has the 将 of 把.
_PLANNED: Final = re.compile(
    r"(?:拟(?=[于从在将建设新推用把今明年分])|打算|(?<![度年商动作案])计划(?=[用在于从到把让建设再新明下年今])"
    r"|准备(?!会|工作|好)|筹备|筹建|筹划|谋划|酝酿|力争|争取|即将|有望|设想|鼓励|预计|目标是|呼吁|提议|考虑|建议(?=[在给为每各尽应再])"
    r"|(?:都|全部|并|还)?将(?=[于在建设成全有推开启再新实]|陆续|逐步|继续)|要到|还要再?|下一步|按照?规划)[^，,。；;！？]*$"
)
# What is said to be ahead reaches over commas, up to where the sentence comes back to the present.
_AHEAD: Final = re.compile(
    r"(?:下一步|下一阶段|(?:明|后|来)年|年底前|今后|未来|(?:力争|争取)到|拟(?=[于从在将])|准备(?!会|工作|好)|筹划|谋划)"
    r"(?P<until>[^。；;！？]*)$"
)
_PRESENT: Final = re.compile(r"已|目前|现[有在]|如今|今年|去年|前年|当前|截至|[^，,]了[，,]")
_DENIED: Final = re.compile(
    r"(?:撤销|撤并|撤掉|裁撤|取消|关停|停办|摘掉)[了过]?(?:原有的?|原来的?|这个|该)?[“‘]?$|(?:尚无|尚没有|还没有?|没有?|尚未|从未|未|(?<![离少])不再?|无需|缺)(?:能|曾|另|想|去|打算|单独?|专门)?"
    r"(?:建[成立起设]?|设[立置]?|挂[上出]?|搞|办|开[设展]?|成立|[用有])?[起过了]?(?:[^，,。；;！？、]{0,5}的)?[“‘]?$"
)
_TO_COME: Final = re.compile(
    r"[^。；;！？]{0,20}?(?:(?:尚未|还没有?|还未|尚没有?|仍未)(?=[能挂建动启开成])|正在(?=选址|筹|建设|申|报|装修|施工)|在建|有待"
    r"|(?:尚|还|仍)(?:处于|处在|在)(?=选址|筹|建|规划|设计|论证|装修|施工)|(?:列入|纳入|写[进入])明年|年底前|事宜)"
)
_THERE_ALREADY: Final = re.compile(r"(?:已|现|共)(?:经)?(?:有|设|建|挂|办|成立)|[建办设成挂][成起了立有]")
_PUT_OFF: Final = re.compile(
    r"[^，,。；;！？]{0,8}(?:推迟|延期|延后|推后|暂缓|预计|有望|(?:拟|计划|将)(?=[于在今明后年底\d]))"
)
_STUDIED: Final = (
    re.compile(r"(?:学习|借鉴|取经|考察|观摩)[^，,。；;！？]*$"),
    re.compile(r"[”’]?[^，,。；;！？]{0,4}(?:经验|做法)"),
)
_SOME: Final = re.compile(r"\d\s*[个家处间座所]$")
_CLOSED: Final = re.compile(
    r"[”’]?(?:已|都|也|全部|先后|随之|因[^，,。；;]{1,8}|而|被)*(?:撤销|撤并|裁撤|关停|停办|停用|取消|摘牌|闲置)"
)
_CLOSED_NEXT: Final = re.compile(
    r"[^。；;！？]{0,40}(?:这|其|上述)[^。；;！？，,]{0,8}(?:全部|全都|都|均|悉数)被?(?:撤销|撤并|裁撤|关停|停办|取消|摘牌|关闭)"
)
_PLAN_TITLE: Final = re.compile(r"《[^《》]*$"), re.compile(r"[^《》]*(?:规划|方案|计划)(?:[（(][^《》]*)?》")


class Stance(Enum):
    """What a text says of a thing it names."""

    THERE = auto()
    PLANNED = auto()
    DENIED = auto()


def stance(text: str, window: Span, spans: Sequence[Span]) -> Stance:
    """Return what the sentence at window says of the thing at spans; that it is there where it says so anywhere.

    Of what spans hold the verbs and single characters tell nothing: the longer words name the thing.
    """
    named = {text[span.start : span.end] for span in spans}
    named = {said for said in named if len(said) > 1 and not is_verb(said)} or named
    places = [found.span() for said in named for found in re.finditer(re.escape(said), text[window.start : window.end])]
    found = {_stance_at(text, window, window.start + start, window.start + end) for start, end in places}
    return next((one for one in (Stance.THERE, Stance.PLANNED, Stance.DENIED) if one in found), Stance.THERE)


def _stance_at(text: str, window: Span, at: int, end: int) -> Stance:
    start = max([window.start, *(text.rfind(mark, window.start, at) + 1 for mark in "。；;！？")])
    before = text[start:at]
    if _PLAN_TITLE[0].search(before) and _PLAN_TITLE[1].match(text, end):
        return Stance.PLANNED
    if _CLOSED_NEXT.match(text, window.end):
        return Stance.DENIED
    if _DENIED.search(before) or (_CLOSED.match(text, end) and not _SOME.search(before)):
        return Stance.DENIED
    if _STUDIED[0].search(before) and _STUDIED[1].match(text, end):
        return Stance.PLANNED
    if _PLANNED.search(before) or _is_ahead(before) or _PUT_OFF.match(text, end, end + REACH):
        return Stance.PLANNED
    clause = re.split("[，,]", before)[-1]
    to_come = _TO_COME.match(text, at, at + REACH) and not _THERE_ALREADY.search(clause)
    return Stance.PLANNED if to_come else Stance.THERE


def _is_ahead(before: str) -> bool:
    """Return whether what stands before a thing in its sentence tells of what is to come (明年起…，在各镇设立)."""
    ahead = _AHEAD.search(before)
    return ahead is not None and not _PRESENT.search(ahead["until"])
