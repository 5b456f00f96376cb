"""Whether a clause says that what a yes/no question asks is so, or denies it, or has it still to come. Pure."""

import re
from typing import Final

from qa.analysis import Analysis
from qa.terms import cut, is_verb

_DENIED: Final = re.compile(
    r"尚未|还未|仍未|还没|尚没|为什么不|为何不|未能|并未|没有|没能|并非|不是|从未|暂未|尚无|只差|还差|余下|推迟|搁置|停办|撤销"
)
# 将 is the 将 of 把 where its object is done something with in the same clause.
_TO_COME: Final = re.compile(
    r"(?<![即])将(?![^，,。]{0,14}(?:了|作为|延伸到|延伸至|纳入|列入|融入|转化))|下一步|[拟想](?=[于从在将建设办推明年分])|打算"
    r"|(?<![度年商动作案])计划(?!书|表|内)|力争|争取|适时|即将|准备(?!会|好了)|有望|筹备|筹建|谋划|酝酿|预计|明年|后年|年内(?!已)"
    r"|正在(?=[选筹起编申报施建])|初稿|目标[是为]|[还需]?要(?=达到|完成|实现|建成)|探索(?=设立|建立|成立)|有待|启动(?![^，,。]{0,8}了)|设想"
)
# What is planned or wished for goes on over the commas of a sentence until something is done.
_LEADS_ON: Final = re.compile(
    r"(?:(?<!即)将(?=[给为在把由继推再新])|拟(?=[于从在])|打算|(?<![度年商动作案])计划(?=[用在于从到])|准备(?=[在把用])|[明后]年)[^已了。；;]*$"
)
_YET: Final = re.compile(r"^(?:不过|但是?|可是?|然而|只是)[^，,。；;]*(?:尚未|还未|仍未|还没|尚没|没有|并未|未能)")
_DONE: Final = re.compile(r"已|了|过|现有|目前")
_UNDONE: Final = re.compile(r"尚未|还未|仍未|还没|尚没|并未|暂未|仍没")
_ASKED_DONE: Final = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])(?:[好完成到起上]|下来)?(?:了|过)[^，。？?了过]{0,10}(?:吗|么|没有?)[？?\s]*$"
)
_PLANS: Final = re.compile(r"将|拟|打算|计划|准备|预计|明年|后年|要(?=[不建办设开])|会不会|筹备")
_NO: Final = "[不没未](?:有|能|曾|再)?"
_ALL: Final = re.compile(r"都|全部|全(?=[建部]|[^，。]{0,3}[了吗])|所有|每[个一]")
_SAID_ALL: Final = re.compile(r"全|都|均|各|每|所有|一律|100%|件件|个个")
_SO_FAR: Final = re.compile(r"已(?:有|经)?[^，,。；;]{0,6}\d")


def is_affirmed(analysis: Analysis, clause: str, *, before: str = "") -> bool:
    """Return whether clause, which tells of what the question asks, says that it is so.

    before is what stands ahead of it in its sentence: 将配备联络员,推出评定办法 has both still to come.
    """
    if _is_denied(analysis, clause) != analysis.negated:
        return False
    to_come = _TO_COME.search(clause) or (_LEADS_ON.search(before) and not _DONE.search(clause))
    if to_come and not _PLANS.search(analysis.understood):
        return False
    every = _ALL.search(analysis.understood)
    return not (every and _SO_FAR.search(clause) and not _SAID_ALL.search(clause))


def denies(analysis: Analysis, clause: str) -> bool:
    """Return whether clause, which comes after one that tells of it, takes back what the question asks."""
    if analysis.negated:
        return False
    return _has_not(analysis, clause) or bool(_YET.search(clause)) or _is_undone(analysis, clause)


def _is_undone(analysis: Analysis, clause: str) -> bool:
    """Return whether clause says of what is asked that it is not done yet, in a longer word: 批了吗, 尚未批复."""
    asked = _ASKED_DONE.search(analysis.understood)
    return asked is not None and asked["verb"] in clause and bool(_UNDONE.search(clause))


def _is_denied(analysis: Analysis, clause: str) -> bool:
    return bool(_DENIED.search(clause)) or _has_not(analysis, clause)


def _has_not(analysis: Analysis, clause: str) -> bool:
    """Return whether a verb of the question is denied in clause."""
    verbs = [word for word in cut(analysis.predicate) if is_verb(word) and word not in {"有", "是"}]
    return any(re.search(_NO + re.escape(verb[0]), clause) for verb in verbs)
