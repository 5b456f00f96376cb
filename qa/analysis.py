"""What a question asks for: kind, class, predicate and constraints. Pure: it knows no corpus.

Which of the committees named here the index holds is decided in qa/scope.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final, Literal

from corpus.regions import find_divisions
from corpus.types import Span
from qa.candidates.places import asked_place
from qa.constraints import CountLimit, Period, abroad, grades, is_of_a_thing, limits, negated, periods, planned
from qa.omitted import omitted, to_the_letter
from qa.phrases import Phrases, phrases
from qa.ranks import ranks
from qa.terms import MARKED, Term, cut, is_verb, key_terms, quoted_terms
from qa.types import Kind

__all__ = ["Analysis", "CountLimit", "Language", "Part", "Period", "Term", "analyse"]

Language = Literal["zh", "en", "ja", "other"]

_NAME_CHAR: Final = r"(?:(?![哪那些有的全年在和与是了都由把被])[\u4e00-\u9fff])"
# 县区政协 is no name; 苏州市政协 and 通州区政协 are.
_NAME_END: Final = r"(?:(?<![省市州盟县区旗])|(?<=[^各些全等、]州)(?=[市区]))"
_ORG: Final = re.compile(
    rf"(?:中国人民政治协商会议|政协){_NAME_CHAR}{{2,14}}?委员会|{_NAME_CHAR}{{1,10}}{_NAME_END}[省市州盟县区旗]政协"
)
_ASKED_AFTER: Final = re.compile(r"(?:的|了|过|有|是|叫|呢|吗|在|被|由|为|把|已|共|来)")
_AMOUNT: Final = re.compile(r"([\u4e00-\u9fff]{2})量(?=[在是有达超的\s]|$)")
# 那位 is 哪位 mistyped only where nothing else asks; 那几 always is.
_THAT_ONE: Final = re.compile(r"那(?!几)")
_ASKS: Final = re.compile(r"什么|啥|谁|多少|几|怎|如何|为何|何时|哪|吗|没有|是否|是不是|多[大高长宽远重深久]")
_NAME_ASKED_LAST: Final = re.compile(
    r"(?<![长员人席任记师他她])叫(?:做|作)?(?:什么|啥)(?:名[字儿称]?儿?)?[？?呢啊\s]*$"
)
_CLASS_ASKED: Final = re.compile(
    r"(?:[什怎]么样的?|怎样的|[哪那]一?(?:[个种类项家款座条张支句处间所]|样的?)|(?:什么|啥)(?!地方|时))(?P<noun>[\u4e00-\u9fff]{2,8})"
)
_BEFORE: Final = re.compile(r"[\u4e00-\u9fff]{1,6}$")
TOGETHER: Final = r"(?:、|和|与|及|以及|还有)"
# 去香港考察 says what was done; a place that does not follow such a word says who did it.
_NOT_THERE: Final = r"(?<![去到赴往与和同跟向访])"
_ENGLISH_ASKS: Final = re.compile(
    r"\s*(?:how|which|what|who|when|where|why|list|name|is|are|was|were|do|does|did|has|have)\b", re.IGNORECASE
)
_DATED: Final = re.compile(r"(?:何时|[什啥]么?时候|[哪那]一?[年天月日])(?P<event>[\u4e00-\u9fff]{1,8})")
_EACH: Final = re.compile(r"(?P<first>[\u4e00-\u9fff]{2,8})(?:和|与|、|跟)(?P<second>[\u4e00-\u9fff]{2,8}?)(?:各|分别)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several numbers or dates asked for: the words beside its question word, its measure word, "" for any."""

    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A question taken apart.

    question is as typed; understood is simplified, width-folded and mended, and what every other field quotes.
    gap is the span of the question word in understood (多少, 谁): the place that the answer fills; None without one.
    asked is the class asked for (政协, 委员工作站, 主席), "" when the question names none; units are the measure words
    that the answer may carry (个), empty when any will do. predicate is understood without question words, asked
    class and constraints. parts are the several numbers or dates asked for (多少件…多少名), empty for a single one.
    level restricts committees by kind (县, 旗) or rank (县级); grades are the ranks of what is asked about (省级奖项).
    scoped is understood without what it leaves out (除了甲市), and omitted the committees and places left out. exact
    wants no near wordings, planned what is not there yet (打算建), abroad what was done with another province.
    """

    question: str
    understood: str
    language: Language
    kind: Kind
    asked: str = ""
    units: tuple[str, ...] = ()
    gap: Span | None = None
    predicate: str = ""
    terms: tuple[Term, ...] = ()
    quoted: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    places: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    limits: tuple[CountLimit, ...] = ()
    periods: tuple[Period, ...] = ()
    negated: bool = False
    planned: bool = False
    abroad: bool = False
    scoped: str = ""
    omitted: tuple[str, ...] = ()
    exact: bool = False


def analyse(
    question: str, *, understood: str | None = None, chinese: str | None = None, names: Sequence[str] = ()
) -> Analysis:
    """Return question taken apart.

    understood is its mended form, chinese what it says in Chinese when it is asked in another language; both where
    the caller has them. names are places of the corpus in the question, as short as it calls them: no part of a term.
    """
    text = " ".join((understood or question).split())
    table = phrases()
    language = language_of(text)
    plain = _plain(text)
    kind, asked_for = _kind(plain, language, table)
    gap = table.gap.search(plain)
    read, rest = _conditioned(Analysis(question=question, understood=text, language=language, kind=kind))
    places = tuple(dict.fromkeys(match.name for match in find_divisions(read.scoped if chinese is None else chinese)))
    known = places if kind is Kind.LIST else (*places, *names)
    predicate = _predicate(rest if chinese is None else chinese, kind, known, table)
    return replace(
        read,
        asked="政协" if kind is Kind.LIST else asked_for,
        units=_units(text, kind, table),
        gap=Span(*gap.span()) if gap else None,
        predicate=predicate,
        terms=key_terms(predicate),
        quoted=quoted_terms(text),
        parts=_parts(text, table) if kind is Kind.NUMBER else _dates(text) if kind is Kind.WHEN else (),
        places=places,
        orgs=tuple(dict.fromkeys(_ORG.findall(read.scoped))),
    )


def _conditioned(read: Analysis) -> tuple[Analysis, str]:
    """Return a question with the conditions that it sets, and its text without them."""
    text, listed = read.understood, read.kind is Kind.LIST
    exact, scoped = to_the_letter(text) if listed else (False, text)
    left_out, scoped = omitted(scoped) if listed else ((), scoped)
    counts, rest = limits(scoped)
    rest = rest if read.kind in {Kind.LIST, Kind.NUMBER, Kind.YESNO} else scoped
    times, rest = periods(rest)
    rewarded, rest = grades(rest)
    to_come, rest = planned(rest) if listed else (False, rest)
    beyond, rest = abroad(rest) if listed else (False, rest)
    conditions = replace(
        read,
        level=ranks(scoped),
        grades=rewarded,
        limits=counts,
        periods=times,
        negated=negated(text) and not to_come and not (listed and is_of_a_thing(text)),
        planned=to_come,
        abroad=beyond,
        scoped=scoped,
        omitted=left_out,
        exact=exact,
    )
    return conditions, rest


def language_of(text: str) -> Language:
    """Return the language of a question by its script; Chinese characters next to kana are Japanese."""
    if re.search(r"[\u3040-\u30ff]", text):
        return "ja"
    if re.search(r"[\uac00-\ud7af\u0400-\u04ff\u00df-\u00f6\u00f8-\u00ff]", text):
        return "other"
    latin = len(re.findall(r"[A-Za-z]+", text))
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    asks = _ENGLISH_ASKS.match(text) is not None
    return "en" if latin >= 2 and (asks or latin * 2 > han) else "zh"


def _plain(text: str) -> str:
    """Return text, as long, without what is quoted, only points (那位) or asks nothing (谁 in 谁来填的账叫什么)."""
    plain = MARKED.sub(lambda quoted: "〇" * len(quoted[0]), text)
    plain = _THAT_ONE.sub("这", plain) if _ASKS.search(re.sub("那几?", "", plain)) else plain
    named = _NAME_ASKED_LAST.search(plain)
    if not named:
        return plain
    return _ASKS.sub(lambda asks: "〇" * len(asks[0]), plain[: named.start()]) + named[0]


def _kind(plain: str, language: Language, table: Phrases) -> tuple[Kind, str]:
    for kind, pattern in table.kinds[language]:
        if pattern.search(plain):
            return kind, _asked(plain, table)
    if language == "zh" and asked_place(plain):
        return Kind.WHERE, _asked(plain, table)
    if language == "zh" and re.search(r"\s政协$|^政协\s", plain):
        return Kind.LIST, "政协"
    return Kind.WHAT, _asked(plain, table)


def _asked(text: str, table: Phrases) -> str:
    found = table.measured.search(text)
    if found and found["noun"]:
        return _ASKED_AFTER.split(found["noun"])[0]
    before = re.search(r"([\u4e00-\u9fff]{2,12})(?:叫|是)(?:什么|谁|哪)", _ORG.sub(" ", text))
    if before:
        return _ASKED_AFTER.split(before[1])[-1]
    class_asked = _CLASS_ASKED.search(text)
    return _noun(_ASKED_AFTER.split(class_asked["noun"])[0]) if class_asked else ""


def _noun(text: str) -> str:
    """Return the words of text before its first verb, the noun that 什么样的 or 哪个 asks for."""
    return "".join(takewhile(lambda word: not is_verb(word), cut(text)))


def _units(text: str, kind: Kind, table: Phrases) -> tuple[str, ...]:
    if kind is not Kind.NUMBER:
        return ()
    named = [found["unit"] for found in table.measured.finditer(text)]
    implied = [units for pattern, units in table.implied if pattern.search(text)][: max(named.count(None), not named)]
    return tuple(dict.fromkeys(unit for units in ([*filter(None, named)], *implied) for unit in units))


def _predicate(text: str, kind: Kind, places: tuple[str, ...], table: Phrases) -> str:
    if kind is Kind.LIST:
        text = table.wrapper.sub(" ", text)
    text = table.measured.sub(lambda found: f" {found['noun']}", text)
    text = _AMOUNT.sub(lambda found: f" {found[1]} " if is_verb(found[1]) else found[0], text)
    text = table.gap.sub(" ", _ORG.sub(" ", text))
    longest = sorted(places, key=len, reverse=True)
    place = "|".join(map(re.escape, longest))
    text = re.sub(rf"(?:{place})(?:{TOGETHER}(?:{place}))+", " ", text) if place else text
    for place in longest:
        text = re.sub((_NOT_THERE if kind is Kind.LIST else "") + re.escape(place), " ", text)
    return " ".join(re.sub(r"[？?。！!，,；;：:]", " ", text).split())


def _dates(text: str) -> tuple[Part, ...]:
    """Return the dates that a question asks for, () for one: 何时动工、何时竣工."""
    parts = tuple(Part(text=found["event"]) for found in _DATED.finditer(text))
    return parts if len(parts) > 1 else ()


def _parts(text: str, table: Phrases) -> tuple[Part, ...]:
    """Return the numbers that a question asks for, () for one: 多少件…多少名, or 提案和信息各多少."""
    asked = list(table.measured.finditer(text))
    each = _EACH.search(_ORG.sub(" ", text))
    if len(asked) == 1 and each:
        return tuple(Part(text=each[name], unit=asked[0]["unit"] or "") for name in ("first", "second"))
    parts = [
        Part(
            text=(before[0] if (before := _BEFORE.search(text[: one.start()])) else "") + one["noun"],
            unit=one["unit"] or next((units[0] for sign, units in table.implied if sign.search(one[0])), ""),
        )
        for one in asked
    ]
    return tuple(parts) if len(parts) > 1 else ()
