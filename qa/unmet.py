"""Which condition of a list question nothing meets, though the corpus tells of its subject. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from index.types import Filter
from qa.analysis import Analysis
from qa.constraints import CountLimit
from qa.listing.rows import Rows

Find = Callable[[Analysis, Filter], Rows]
"""The rows of a list question among what a filter lets through."""

_RELATIONS: Final = {
    ">": ("超过", "more than"),
    ">=": ("不少于", "at least"),
    "<": ("少于", "fewer than"),
    "<=": ("不超过", "at most"),
    "=": ("正好", "exactly"),
}
_TEN_THOUSAND: Final = 10_000


def unmet(analysis: Analysis, within: Filter, find: Find) -> tuple[str, int] | None:
    """Return the condition that leaves nothing over, in words, and how many committees there are without it.

    None when there is nothing without the conditions either, or there are none.
    """
    conditions = list(_conditions(analysis, within))
    free = (
        ", ".join(words for words, _, _ in conditions)
        if analysis.language == "en"
        else "、".join(words for words, _, _ in conditions),
        replace(analysis, limits=(), periods=(), level=(), grades=()),
        Filter(),
    )
    for words, relaxed, filter in [*conditions, free] if conditions else []:
        if rows := find(relaxed, filter).rows:
            return words, len(rows)
    return None


def _conditions(analysis: Analysis, within: Filter) -> Iterator[tuple[str, Analysis, Filter]]:
    """Yield each condition in words, with the question and the filter that are left without it."""
    english = analysis.language == "en"
    for limit in analysis.limits:
        others = tuple(other for other in analysis.limits if other is not limit)
        yield _limit(limit, english=english), replace(analysis, limits=others), within
    if analysis.periods:
        times = (", " if english else "、").join(period.text for period in analysis.periods)
        yield times, replace(analysis, periods=()), within
    if analysis.level:
        yield (
            f"{'/'.join(rank.removesuffix('级') for rank in analysis.level)}级政协",
            replace(analysis, level=()),
            within,
        )
    if analysis.grades:
        yield f"{'/'.join(analysis.grades)}级", replace(analysis, grades=()), within
    if within != Filter():
        names = (*within.provinces, *within.places, *within.orgs, *within.files)
        yield (", " if english else "、").join(names), analysis, Filter()


def _limit(limit: CountLimit, *, english: bool) -> str:
    chinese_words, english_words = _RELATIONS[limit.relation]
    if english:
        return f"{english_words} {limit.number:,g}"
    scaled = f"{limit.number / _TEN_THOUSAND:g}万" if limit.number % _TEN_THOUSAND == 0 else f"{limit.number:.12g}"
    return f"{chinese_words}{scaled}{limit.unit}"
