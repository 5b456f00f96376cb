"""Conditions in a question that evidence must meet: stated counts, periods, rank of the committee, negation."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Relation = Literal[">", ">=", "<", "<=", "="]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLimit:
    """A condition on a stated number: 超过100个 is (">", 100, "个")."""

    relation: Relation
    number: float
    unit: str = ""

    def admits(self, value: float) -> bool:
        """Return whether value meets the condition."""
        return {
            ">": value > self.number,
            ">=": value >= self.number,
            "<": value < self.number,
            "<=": value <= self.number,
            "=": value == self.number,
        }[self.relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time that the evidence must lie in; None stands for any. days is a half-open range, 8月中旬 is (11, 21)."""

    text: str
    year: int | None = None
    month: int | None = None
    days: tuple[int, int] | None = None


_NUMBER: Final = r"(?P<number>\d[\d,.]*|[零一二两三四五六七八九十百千万亿]+)"

# Each pattern finds one form of comparison; 不少于 must be tried before 少于.
_END: Final = r"(?=[的吗，。？?\s]|$)"
_MEASURE: Final = r"[%％]|人次|场次|个(?![月小工百])|[家处间所座条件份篇项名位次场期]"
_SCALE: Final = r"\s*(?P<scale>[万亿])?"
_UNIT: Final = rf"{_SCALE}(?P<unit>[\u4e00-\u9fff]{{0,2}}?)"
_UNIT_END: Final = rf"{_SCALE}(?P<unit>{_MEASURE}|[\u4e00-\u9fff]{{0,2}}?{_END})"
_FORMS: Final[tuple[tuple[Relation, str], ...]] = (
    (">=", rf"(?:不少于|不低于|至少|最少|at least|no (?:fewer|less) than)\s*{_NUMBER}{_UNIT_END}"),
    ("<=", rf"(?:不超过|不多于|至多|最多|at most|no more than|up to)\s*{_NUMBER}{_UNIT_END}"),
    (">", rf"(?:超过|多于|大于|高于|不止|突破|超|more than|over|above|exceeding)\s*了?{_NUMBER}{_UNIT_END}"),
    ("<", rf"(?:少于|小于|低于|不足|不到|没到|fewer than|less than|under|below)\s*{_NUMBER}{_UNIT_END}"),
    (">=", rf"{_NUMBER}{_UNIT}(?:以上|及以上|or more)"),
    ("<=", rf"{_NUMBER}{_UNIT}(?:以下|以内|之内|or fewer|or less)"),
    ("=", rf"(?:恰好|正好|刚好|整整|不多不少|exactly)\s*(?:有|是|为)?{_NUMBER}{_UNIT_END}"),
    ("=", rf"(?<=率)(?:又|也|都)?(?:是|为|达到?|有)?{_NUMBER}(?P<scale>)(?P<unit>[%％])"),
)
_SHARE: Final = re.compile(r"百分之([零一二两三四五六七八九十百]+|\d[\d.]*)")
_LIMITS: Final = tuple((relation, re.compile(pattern, re.IGNORECASE)) for relation, pattern in _FORMS)

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_PERIOD: Final = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年)?\s*(?:(?P<month>1[0-2]|0?[1-9])\s*月(?:份)?)?"
    r"(?:(?P<part>上旬|中旬|下旬|初|中|底|末)|(?P<day>[12]\d|3[01]|0?[1-9])\s*[日号](?:至(?P<last>[12]\d|3[01]|0?[1-9])\s*[日号])?)?"
)
_ENGLISH_PERIOD: Final = re.compile(
    rf"\b(?:(?P<part>early|mid|late)[- ])?(?P<month>{'|'.join(_MONTHS)})\b"
    r"(?:\s+(?P<day>\d\d?)\b(?!\d))?(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_DAYS: Final = {
    "上旬": (1, 11), "中旬": (11, 21), "下旬": (21, 32), "初": (1, 11), "中": (11, 21), "底": (21, 32), "末": (21, 32),
    "early": (1, 11), "mid": (11, 21), "late": (21, 32),
}  # fmt: skip
_GRADE: Final = re.compile(
    r"(?P<grade>国家|全国|省|自治区|市|州|县|区|旗)(?:一?级(?:别)?的?(?!政协)|里的?(?=[表颁奖评授])|政协的?(?=[表颁奖评授]))"
)
_ABROAD: Final = re.compile(
    r"(?<![到去赴往在从])(?:和|与|同|跟|联合|携手)?(?:外省|省外|邻省|跨省|(?:[别外]|其[他它余]|兄弟|周边|邻近|相邻)的?省份?)(?:的?[市县区州]{1,3})?的?(?:兄弟)?(?:政协)?"
)
_NEGATED: Final = re.compile(
    r"(?:还没有?|尚未|从未|从没|未曾|没有|没|未|不曾)(?=[\u4e00-\u9fff]{2})|\b(?:not|never|no|without)\b"
)
_PLANNED: Final = re.compile(
    r"(?:还|仍)?(?:只(?:是|停留?在|处于)在?|停留?在)(?:打算|计划|设想|规划|纸面)(?:阶段|里|中|上)?|(?:打算|(?<![年度动商])计划|准备|拟|筹备|筹划|酝酿|正在筹|(?:明|后|来)年(?:底前|起)?(?=[要将]?[建设办搞开成挂]))着?"
    r"(?:在|于)?(?:(?:明|后|来)年|年底前?|下半年)?[要将再新]?(?=[建设办搞开成挂])"
    r"|\b(?:plan|intend)(?:s|ning|ed|ing)? to\b"
)
_NOT_YET: Final = re.compile(
    r"[，,](?:到现在|至今|眼下|目前)?(?:还|都)?(?:连)?一[个家块处间]?(?:站|牌子?)?[都也](?:还)?没有?[\u4e00-\u9fff]{1,4}"
    r"|[，,、]?(?:但|却|可|不过)?(?:目前|现在|眼下|至今|如今)?(?:还|尚|仍)?(?:没有?|未)(?:真正)?(?:[建办弄搞做][成好]|[建办弄搞]起来|开起来|开工|动工|挂牌|成立)"
)
# 没做好的店家 says what shops they are, 因为没活动 why; neither says who has not done a thing.
_OF_A_THING: Final = re.compile(
    r"(?:把|将|给|让|对|因为?|由于)[^，,]{0,12}?(?:没有?|未)[\u4e00-\u9fff]+"
    r"|(?:没有?|未)[\u4e00-\u9fff]{1,6}的(?!政协|地方|(?:都|一?共)?有|是|[哪那]|[？?]|$)[\u4e00-\u9fff]{2}"
)
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}


def limits(text: str) -> tuple[tuple[CountLimit, ...], str]:
    """Return the comparisons with a number that text states, and text without them."""
    text = _SHARE.sub(lambda share: f"{number(share[1]):g}%", text)
    found: list[CountLimit] = []
    for relation, pattern in _LIMITS:
        while match := pattern.search(text):
            scale = {"万": 1e4, "亿": 1e8}.get(match["scale"] or "", 1.0)
            found.append(
                CountLimit(relation=relation, number=number(match["number"]) * scale, unit=match["unit"] or "")
            )
            text = text[: match.start()] + " " + text[match.end() :]
    return tuple(found), text


def periods(text: str) -> tuple[tuple[Period, ...], str]:
    """Return the dates that text names, and text without them."""
    found: list[Period] = []

    def take(match: re.Match[str]) -> str:
        if not (match["year"] or match["month"]):
            return match[0]
        found.append(_period(match))
        return " "

    text = _ENGLISH_PERIOD.sub(take, _PERIOD.sub(take, text))
    return tuple(found), text


def grades(text: str) -> tuple[tuple[str, ...], str]:
    """Return the ranks of what was given or held (省级奖项 gives 省), and text without them."""
    found = tuple(dict.fromkeys(match["grade"] for match in _GRADE.finditer(text)))
    return found, _GRADE.sub("", text)


def abroad(text: str) -> tuple[bool, str]:
    """Return whether text asks for what was done with another province (和外省的政协), and text without saying so."""
    rest = _ABROAD.sub(" ", text)
    return rest != text, rest


def negated(text: str) -> bool:
    """Return whether text asks for what is not the case."""
    return bool(_NEGATED.search(re.sub(r"有没有|[“「][^”」]*[”」]|没有[吗？?]", "", text)))


def is_of_a_thing(text: str) -> bool:
    """Return whether what is denied in text only describes a thing or a reason (没做好的店家, 因为没活动)."""
    return bool(_OF_A_THING.search(text))


def asks_who_lacks(text: str) -> bool:
    """Return whether text asks for nothing but who has not done a thing (哪些政协还没有建工作站), in one clause."""
    return negated(text) and not is_of_a_thing(text) and not re.search(r"[，,、；;]", text.strip("？?。 "))


def planned(text: str) -> tuple[bool, str]:
    """Return whether text asks for what is only planned (打算建、还没建成), and text without the words that say so."""
    if not _PLANNED.search(text):
        return False, text
    return True, _NOT_YET.sub("", _PLANNED.sub("", text))


def number(text: str) -> float:
    """Return the value of digits (1,346) or of a Chinese numeral (一百二十); 0.0 when it is neither."""
    digits = text.replace(",", "").rstrip(".")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    return _chinese_number(text)


def _chinese_number(text: str) -> float:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        elif char in "万亿":
            total = (total + section + digit) * {"万": 10_000, "亿": 100_000_000}[char]
            section = digit = 0
    return float(total + section + digit)


def _period(match: re.Match[str]) -> Period:
    month = match["month"]
    month_number = (_MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)) if month else None
    last = match.groupdict().get("last")
    if match["part"]:
        days: tuple[int, int] | None = _DAYS[match["part"].lower()]
    elif match["day"]:
        days = (int(match["day"]), int(last or match["day"]) + 1)
    else:
        days = None
    return Period(
        text=match[0].strip(), year=int(match["year"]) if match["year"] else None, month=month_number, days=days
    )
