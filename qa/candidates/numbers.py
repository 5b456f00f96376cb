"""Numbers with their measure words: 59个, 1600多个, 近万人次, 1.4亿元, 99.7%, 第737期."""

import re
from functools import cache

from qa.candidates.dates import find_dates
from qa.candidates.lists import unit_classes
from qa.candidates.types import Candidate, Form

_ANY = ("个", "项", "件", "条", "种", "类", "批")
_MEASURED = frozenset({"money", "area", "length", "weight", "volume", "power", "share", "age", "duration"})
_OF_PEOPLE = frozenset({"名", "位"})
_OF_BOOKS = frozenset({"册", "本", "部", "卷", "套"})
# Measure words that are mistyped for each other.
_SOUND_ALIKE = {"只": "支", "支": "只", "间": "件", "件": "间", "副": "幅", "幅": "副", "棵": "颗", "颗": "棵"}
_DIGITS = r"\d+(?:[.,]\d{3})*(?:\.\d+)?"
_HAN = r"[一二两三四五六七八九十百千万亿零〇几数半]+"
_APPROXIMATE = r"(?:近|约|逾|超过|超|达到|不少于|至少|将近|大约)?"
_CODE = re.compile(r"\d{5,}")
RANK = "第"
_RANKED = re.compile(
    r"(?:(?:位居|居|名列|位列|列|排名?|位于)[^，,。；;、]{0,10}?)(?:首位|之首|榜首|前列|第[一二三四五六七八九十]+[位名]?)"
)
_TAIL = r"[万亿千百十]*(?:余|多|几)?[万亿千百]?"
_HALF = r"(?:(?<=[成年岁倍亩里斤吨点度天月])半(?![\u4e00-\u9fff]))?"


def unit_class(unit: str) -> frozenset[str]:
    """Return the classes that a measure word belongs to; empty for an unknown one."""
    return frozenset(name for name, units in unit_classes().items() if unit in units)


def units_agree(asked: str, found: str) -> float:
    """Return 1 for the same measure word, .8 for the same class, .5 where either is 个 or its like, else 0."""
    asked = asked.lstrip("万亿")
    if asked == found or (asked.endswith(found) and len(found) > 1):
        return 1.0
    if _SOUND_ALIKE.get(asked) == found:
        return 0.8
    if asked in _OF_BOOKS:
        return 0.8 * (found in _OF_BOOKS)
    if unit_class(asked) & unit_class(found):
        return 0.8
    if asked in _OF_PEOPLE or "people" in unit_class(asked):
        return 0.5 * (found == "个")
    if "events" in unit_class(asked) and not unit_class(asked) & {"bodies"}:
        return 0.0
    counted = not (unit_class(asked) | unit_class(found)) & _MEASURED
    return 0.5 if counted and (asked in _ANY or found in _ANY) else 0.0


def asked_units(question: str) -> tuple[str, ...]:
    """Return the measure word that follows 多少 or 几 in a question, () where none does."""
    units = sorted({unit for units in unit_classes().values() for unit in units}, key=len, reverse=True)
    found = re.search(rf"(?:多少|几)(?P<unit>{'|'.join(map(re.escape, units))})", question)
    return (found["unit"],) if found else ()


def with_units_of(typed: str, mended: str) -> str:
    """Return mended with the measure words that typed has behind 多少 and 几: 多少起 is no misspelling of 多少期."""
    if len(typed) != len(mended):
        return mended
    units = sorted({unit for units in unit_classes().values() for unit in units}, key=len, reverse=True)
    for found in re.finditer(rf"(?<=多少|.几)(?:{'|'.join(map(re.escape, units))})", typed):
        mended = mended[: found.start()] + found[0] + mended[found.end() :]
    return mended


def find_numbers(text: str) -> list[Candidate]:
    """Return the numbers of a text with their measure words, ordinals too; parts of a date are left out."""
    clocks = [range(one.start, one.end) for one in find_dates(text) if one.label == "t"]
    found = []
    for match in _pattern().finditer(text):
        if match["year"] or not _counts(match) or any(match.start("value") in clock for clock in clocks):
            continue
        found.append(
            Candidate(form=Form.NUMBER, start=match.start("value"), end=match.end("value"), label=_label(match))
        )
    return found


def find_ranks(text: str) -> list[Candidate]:
    """Return what tells which place something takes among others (居各县之首, 位列全省第二); label is RANK."""
    return [Candidate(form=Form.NUMBER, start=at.start(), end=at.end(), label=RANK) for at in _RANKED.finditer(text)]


def is_rank(said: str) -> bool:
    """Return whether a number tells a place in an order."""
    return said.startswith("第") or bool(_RANKED.fullmatch(said))


def _counts(match: re.Match[str]) -> bool:
    """Tell whether a number is a count: Chinese numerals need a measure word, and 一 is an article; 12345 is a code."""
    figure = match["han"]
    if figure is None:
        return bool(match["unit"] or match["per"]) or not _CODE.fullmatch(match["value"])
    return bool(match["unit"]) and figure not in {"一", "几", "数", "半", "零"}


def _label(match: re.Match[str]) -> str:
    if match["per"]:
        return "%"
    return (match["unit"] or "").removeprefix("余").removeprefix("多")


@cache
def _pattern() -> re.Pattern[str]:
    units = sorted({unit for units in unit_classes().values() for unit in units}, key=len, reverse=True)
    unit = "|".join(re.escape(unit) for unit in units)
    date = r"(?P<year>\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?(?!\d)|\d{1,2}[日号](?!线))"
    return re.compile(
        rf"{date}|(?P<value>第?{_APPROXIMATE}(?:(?P<per>百分之)|第)?(?:{_DIGITS}|(?P<han>{_HAN})){_TAIL}(?P<unit>{unit})?{_HALF})"
    )
