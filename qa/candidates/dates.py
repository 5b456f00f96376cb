"""Dates and periods: 6月15日, 5月22日至24日, 2022年, 今年4月, 上午9时."""

import re

from qa.candidates.types import Candidate, Form

_YEAR = (
    r"(?:(?:公元前?|前)?\d{3,4}年|公元前?\d{1,4}年|[一二][〇零○九一二三四五六七八]{3}年"
    r"|今年|去年|前年|明年|当年|上年|本年度?)"
)
_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月份?"
_DAY = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_PART = r"(?:初|底|末|中旬|上旬|下旬|春|夏|秋|冬|上半年|下半年|年初|年底|度)"
_TO = r"(?:至|到|—|–|-|~|～|、)"
_DATE = re.compile(
    rf"(?:{_YEAR}{_TO}{_YEAR}|{_YEAR}?{_MONTH}{_DAY}(?:{_TO}(?:{_YEAR})?(?:{_MONTH})?{_DAY})?"
    rf"|{_YEAR}?{_MONTH}{_PART}?(?:{_TO}{_MONTH})?|{_YEAR}{_PART}?|(?:公元前?)?(?:\d{{1,2}}|[一二]?十[一二三四五六七八九]?)世纪(?:\d0年代)?{_PART}?|{_DAY}(?:{_TO}{_DAY})?)(?:以来|起|前|后|之前|之后)?"
)
_FEASTS = "元旦|春节|除夕|元宵节?|清明节?|端午节?|中秋节?|重阳节?|国庆节?|五一|六一(?:儿童节)?|七一"
_FEAST = rf"{_YEAR}?(?:{_FEASTS})(?:前夕?|后|期间|前后)?"
_WEEKDAY = r"(?:周|星期)[一二三四五六日天末]"
_REGULAR = re.compile(
    rf"每(?:个)?{_WEEKDAY}(?:(?:{_TO}|和)(?:{_WEEKDAY}|[一二三四五六日天]))*"
    rf"|每(?:个)?(?:月|季度?)的?(?:第[一二三四]|最后一)个?{_WEEKDAY}"
    rf"|每(?:月|年|季度)(?:{_MONTH})?{_DAY}(?:(?:{_TO}|和){_DAY})*|{_FEAST}"
)
_HOUR = r"(?:\d{1,2}|[一二两三四五六七八九]|十[一二]?)"
_CLOCK = re.compile(
    rf"(?:上午|下午|早上|晚上|每晚|夜里|中午|傍晚|清晨|凌晨)?(?:\d{{1,2}}(?:时|点|:\d{{2}})(?:\d{{1,2}}分|半)?|(?<!第){_HOUR}点(?:钟|半|[一二三四五]?十?[一二三四五六七八九]?分))(?!次)"
    rf"|(?:早上|晚上|每晚|夜里|中午|傍晚|清晨|凌晨|上午|下午){_HOUR}点(?:半|钟)?(?:[至到]{_HOUR}点(?:半|钟)?)?"
)
_BACKWARD = re.compile(r"^(?:当年|上年|同年|今年以来|本年度?)$")
_DURATION_AHEAD = re.compile(r"\d+(?:\.\d+)?$")


def find_dates(text: str) -> list[Candidate]:
    """Return dates and periods; label has a letter for each part told: y m d, - for a range, t for a clock time.

    It is r for days that come again (每月最后一个周三); feasts (今年元旦) are days.
    """
    regular = [
        Candidate(form=Form.DATE, start=match.start(), end=match.end(), label="r" if match[0][0] == "每" else "d")
        for match in _REGULAR.finditer(text)
    ]
    dates = [
        Candidate(form=Form.DATE, start=match.start(), end=match.end(), label=_grain(match.group()))
        for match in _DATE.finditer(text)
        if not _DURATION_AHEAD.search(text[: match.start()][-4:])
        and not any(one.start <= match.start() < one.end for one in regular)
    ]
    clocks = [
        Candidate(form=Form.DATE, start=match.start(), end=match.end(), label="t")
        for match in _CLOCK.finditer(text)
        if not any(date.start <= match.start() < date.end for date in dates)
    ]
    return sorted(dates + clocks + regular, key=lambda found: found.start)


def _grain(date: str) -> str:
    """Return the label of a date; ~ for one that only points back to another (当年)."""
    if _BACKWARD.match(date):
        return "~"
    parts = {"y": "年", "m": "月", "d": "[日号]", "-": _TO}
    return "".join(letter for letter, sign in parts.items() if re.search(sign, date))


# What only points to another date, and days that come again.
_LOOSE = frozenset("~r")
_ASKED = {
    "year": r"[哪那]一?年|何年|\b(?:what|which) year\b|何年|в каком году|몇 ?년",
    "span": r"[哪那]几天|[哪那]段时间|[哪那]几[年月日]|多长时间|\bdates\b|\bdays\b",
    "day": r"[哪那]一?[天日]|几[号日]|何日|\b(?:what|which) (?:day|date)\b|何日|며칠",
    "month": r"几月|[哪那](?:一|个)*月|\b(?:what|which) month\b|何月|몇 ?월",
    "time": r"几点(?:钟)?|\bwhat time\b|何時",
}


def asked_grain(question: str) -> str:
    """Return what a question for a date asks for (day, month, year, span, time); "" when any date will do."""
    return next((grain for grain, asked in _ASKED.items() if re.search(asked, question, re.IGNORECASE)), "")


def grain_fits(asked: str, found: str) -> float:
    """Return how well a date whose label is found answers a question for a grain, 0 to 1; asked "" is any date."""
    if not asked:
        return 1.0 if "m" in found else 0.5 if found in _LOOSE else 0.8
    if found == "r":
        return 0.7 if asked in {"day", "span"} else 0.0
    part = {"year": "y", "month": "m", "day": "d", "span": "-", "time": "t"}[asked]
    if part in found:
        return 1.0 if asked == "span" or found[-1] == part else 0.7
    return 0.7 if asked == "span" and "d" in found else 0.0
