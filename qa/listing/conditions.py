"""Whether evidence meets the conditions of a list question: what is there, stated numbers, periods, rank. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.regions import find_divisions
from corpus.types import Span
from index.types import Hit
from qa.analysis import Analysis
from qa.citations import occurrences
from qa.constraints import Period
from qa.listing.concepts import Alternative, asks_what_is_there
from qa.listing.counts import stated_number
from qa.listing.matching import Evidence
from qa.listing.stance import Stance, stance
from qa.omitted import is_omitted
from qa.ranks import has_rank
from qa.terms import is_verb

_DATE: Final = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日)?|(?P<only>(?:19|20)\d\d)年"
)
_TITLED: Final = re.compile(r"《[^《》]*》")
_WITH: Final = re.compile(r"(?:[与和同跟]|联合|携手|邀请?|对口)[^，,。；;！？]{0,16}$")
_COMMITTEE: Final = re.compile(r"[\u4e00-\u9fff、]{0,12}?政协")
_YEAR: Final = re.compile(r"(?:19|20)\d\d年")


def holds(hit: Hit, found: Evidence, wanted: Sequence[Alternative], analysis: Analysis) -> bool:
    """Return whether what a hit tells meets all conditions of a list question but those on the committee."""
    text = hit.passage.text
    if stance(text, found.window, found.spans) not in _fitting(analysis, wanted):
        return False
    if analysis.limits and stated_number(text, counted_in(text, found, analysis), analysis.limits) is None:
        return False
    said = text[found.window.start : found.window.end]
    region = hit.article.region
    if analysis.abroad and not names_another_province(said, region.province if region else None):
        return False
    return all(in_period(text, period, told=found.window) for period in analysis.periods) and all(
        has_grade(said, grade) for grade in analysis.grades
    )


def _fitting(analysis: Analysis, wanted: Sequence[Alternative]) -> frozenset[Stance]:
    """Return what a sentence may say of the thing asked for."""
    if analysis.planned:
        return frozenset({Stance.PLANNED})
    if analysis.negated:
        return frozenset({Stance.PLANNED, Stance.DENIED})
    return frozenset({Stance.THERE}) if asks_what_is_there(analysis, wanted) else frozenset(Stance)


def counted_in(text: str, found: Evidence, analysis: Analysis) -> tuple[Span, ...]:
    """Return where text names what the evidence counts."""
    return counted_spans(text, found.spans, [term.text for term in analysis.terms])


def counted_spans(text: str, spans: Sequence[Span], heads: Sequence[str]) -> tuple[Span, ...]:
    """Return where text names the thing that is counted, given the evidence's spans and the terms asked for.

    A term found whole counts wherever it stands. Of one found in parts its last part is what a number counts (活动 of
    协商活动, not 协商), and only where it stands as evidence.
    """
    named = [(span, text[span.start : span.end]) for span in spans]
    whole = dict.fromkeys(said for _, said in named if said in heads)
    if whole:
        return occurrences(text, whole)
    last = tuple(span for span, said in named if any(head.endswith(said) for head in heads))
    return last or occurrences(text, dict.fromkeys(said for _, said in named if not is_verb(said)))


def in_period(text: str, period: Period, *, told: Span | None = None) -> bool:
    """Return whether text names a date within period; told is the sentence that a year alone is asked of.

    A sentence that names years is of those years; one that names none is of the years that its text names. The year in
    the title of a document (《2023年度计划》) dates the document alone.
    """
    if told is not None and period.month is None:
        text = _TITLED.sub(lambda title: "〇" * len(title[0]), text)
        if _YEAR.search(text, told.start, told.end):
            text = text[told.start : told.end]
    return any(_within(found, period) for found in _DATE.finditer(text))


def _within(found: re.Match[str], period: Period) -> bool:
    year = found["year"] or found["only"]
    if period.year is not None and (year is None or int(year) != period.year):
        return False
    if period.month is None:
        return True
    if found["month"] is None or int(found["month"]) != period.month:
        return False
    first, last = period.days or (1, 32)
    return period.days is None or (found["day"] is not None and first <= int(found["day"]) < last)


def has_grade(text: str, grade: str) -> bool:
    """Return whether text names something of a grade: 省 in 青海省, 全省 or 省级, and in 自治区."""
    if grade in {"国家", "全国"}:
        return bool(re.search(r"全国|国家", text))
    if grade in {"省", "自治区"}:
        return bool(re.search(r"[\u4e00-\u9fff]{2,3}省|全省|省级|省[委政直]|自治区", text))
    return bool(re.search(rf"{grade}级|全{grade}|[\u4e00-\u9fff]{{2,4}}{grade}", text))


def names_another_province(text: str, own: str | None) -> bool:
    """Return whether text names a committee that others did something with, and that lies outside the province own.

    Where own is not known none is known to lie outside.
    """
    return own is not None and any(
        all(division.chain[0].name != own for division in match.divisions)
        for match in find_divisions(text)
        if _WITH.search(text[: match.span.start]) and _COMMITTEE.match(text, match.span.end)
    )


def is_asked(org: str, region: str | None, analysis: Analysis) -> bool:
    """Return whether a committee has the rank asked for and is not left out (除了甲市); region is its full name."""
    return has_rank(org, analysis.level) and not is_omitted(org, region or "", analysis.omitted)
