"""Which numbers of a text count the thing that a list question asks about. Pure.

A number that stands beside a thing need not count it: in 委员工作室的4名委员 it counts people, in 委员工作室三块牌子
signboards. A number counts the thing when its measure word is one of the thing's class, and nothing says that it is
a goal or another's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.types import Span
from qa.candidates.numbers import find_numbers, units_agree
from qa.candidates.types import Candidate
from qa.constraints import CountLimit, number

_BEFORE_CHARS: Final = 3
_AFTER_CHARS: Final = 4
_NO_COUNT: Final = frozenset("届级类年月日岁")
_AGREES: Final = 0.5
_SLIGHTLY: Final = 0.001
_JOINING: Final = ("+", "＋")
_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千万]+")
_ALL: Final = "全部"
_ROUND: Final = re.compile(r"^[百千万]\D?$")
_PLACE: Final = re.compile(r"(?:[站室厅馆屋房吧]|之家|站点|联系点|平台|中心|基地|阵地)$")
_SITES: Final = frozenset({"个", "家", "处", "间", "所", "座"})
_MEASURES: Final = (
    (_PLACE, _SITES),
    (
        re.compile(r"(?:提案|议案|信息|民意|建议|意见|线索|文章|报告|文件)$"),
        frozenset({"个", "条", "件", "份", "篇", "项", "件次"}),
    ),
    (
        re.compile(r"(?:活动|会|视察|调研|协商|培训|座谈|讲座)$"),
        frozenset({"个", "次", "场", "期", "回", "轮", "届", "批", "场次", "项"}),
    ),
    (
        re.compile(r"(?:委员|专家|导师|干部|代表|人员|群众|队员|人)$"),
        frozenset({"个", "名", "位", "人", "人次", "余人次"}),
    ),
)
_GOAL: Final = re.compile(r"(?:力争|争取|计划|拟|目标|打算|准备|将|预计|要建|规划|每|平均)[^，。；,;]*$")
_CLAUSE_END: Final = "，。；;！？,、"
# After 委员工作室 in 3个委员工作室负责人 and 2块委员工作站牌子, the thing is only part of what is counted.
_PART: Final = re.compile(r"[”’」）)]?(?:的?(?:站长|室长|主任|负责人|委员|成员|人员|牌|驻站|调解员|专家))")
_SUBJECT: Final = re.compile(r"平台|系统|中心|小组|队|办公室|的|里|内")
_ENDS: Final = re.compile(r"[^\u4e00-\u9fff]|[并和及与以且等其在已]|$")
_TOTAL: Final = re.compile(r"[^。；;！？]{0,12}[，,](?:现在|目前|现|总|累计|一)?(?:共有?|总数(?:为|达|有)?|累计|总计)")
_EACH_HAS: Final = re.compile(
    r"[乡镇街道村社区县旗市苏木嘎查（(、)）]{1,9}(?:均|都|全部|全)(?:已|已经)?[^，。；,;\d]{0,5}$"
)


def numbers_beside(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, float, str]]:
    """Yield the numbers that count what stands at spans: as written (59个), their value and their measure word.

    A number counts a thing that it stands directly before (59个委员工作站) or after (社情民意信息573条), in a total
    that the next clause gives (一共235处), or through those that each have one (104个乡镇都建起委员工作室). What was
    done with all (全部办复) was done with 100%.
    """
    yield from ((text[span.start : span.end], 100.0, "%") for span in spans if text.startswith(_ALL, span.start))
    for found in find_numbers(text):
        written = text[found.start : found.end]
        digits = _DIGITS.search(written)
        if digits is None or not _is_count(text, found):
            continue
        if any(_counts(text, found, span) for span in spans):
            yield written, _value(written, digits), found.label


def _is_count(text: str, found: Candidate) -> bool:
    """Return whether a number states how many there are: no ordinal, no round figure (百个), no goal, no name (1+7)."""
    written = text[found.start : found.end]
    if text[max(found.start - 1, 0) : found.start] in _JOINING or text[found.end : found.end + 1] in _JOINING:
        return False
    if written.startswith("第") or found.label in _NO_COUNT or _ROUND.search(written):
        return False
    start = max(text.rfind(mark, 0, found.start) for mark in _CLAUSE_END) + 1
    return _GOAL.search(text, start, found.start) is None


def _counts(text: str, found: Candidate, span: Span) -> bool:
    if not measures(text[span.start : span.end], found.label) or _overlap(found.start, span):
        return False
    if found.end <= span.start:
        between = text[found.end : span.start]
        beside = len(between) <= _BEFORE_CHARS and not re.search(r"[,，。；;、]", between)
        each = len(between) <= _BEFORE_CHARS * 6 and _EACH_HAS.match(between)
        return bool(beside or each) and not _PART.match(text, span.end)
    between = text[span.end : found.start]
    after = len(between) <= _AFTER_CHARS and not re.search(r"[,，。；;、]", between) and not _SUBJECT.search(between)
    return bool(after or _TOTAL.fullmatch(between)) and bool(_ENDS.match(text, found.end))


def same_measure(one: str, other: str) -> bool:
    """Return whether two measure words count in the same unit: 24个 and 30处 places, but not 人 and 人次."""
    return one == other or {one, other} <= _SITES


def is_place(thing: str) -> bool:
    """Return whether a thing is by its last word a place to work at (委员工作室, 委员之家)."""
    return bool(_PLACE.search(thing))


def measures(thing: str, unit: str) -> bool:
    """Return whether a measure word may count a thing: 处 a place, 名 none; any where the thing has no known class."""
    bare = unit.lstrip("万亿")
    return next((bare in units for head, units in _MEASURES if head.search(thing)), True)


def _overlap(start: int, span: Span) -> bool:
    return span.start <= start < span.end


def _value(written: str, digits: re.Match[str]) -> float:
    """Return the value of a number; 100余 and 超过100 are a little more than 100, 近100 is a little less."""
    scale = 10_000 if "万" in written[digits.end() :] else 100_000_000 if "亿" in written[digits.end() :] else 1
    around = written[: digits.start()] + written[digits.end() :]
    slightly = _SLIGHTLY * (bool(re.search(r"[余多几超逾]", around)) - bool(re.search(r"近", around)))
    return number(digits[0]) * scale * (1 + slightly)


def stated_number(text: str, spans: Sequence[Span], limits: Sequence[CountLimit]) -> str | None:
    """Return the greatest number beside spans that meets all limits, as written; None when none does."""
    meeting = [
        (value, written)
        for written, value, unit in numbers_beside(text, spans)
        if all(limit.admits(value) and _in_unit(limit, unit) for limit in limits)
    ]
    return max(meeting, key=lambda one: one[0])[1] if meeting else None


def _in_unit(limit: CountLimit, unit: str) -> bool:
    return not limit.unit or units_agree(limit.unit, unit) >= _AGREES
