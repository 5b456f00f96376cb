"""Spans that the form of a question prefers to the one that scores best. Pure.

Each rule returns the candidates in a new order, or as they are where it has nothing to say.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.sentences import sentence_at
from corpus.types import Span
from qa import pointed
from qa.analysis import Analysis
from qa.candidates.types import Form
from qa.constraints import number
from qa.goals import reached_first
from qa.naming import named_beside, naming
from qa.narrowing import meaning_first
from qa.pointed import first, like_best
from qa.several import Found
from qa.types import Kind

Rule = Callable[[Analysis, Sequence[Found]], Sequence[Found]]

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_FORMER: Final = re.compile(r"以前|从前|原来|原先|原本|过去|此前|当初|起初|之前")
_FROM: Final = re.compile(r"(?:由|从|原来的?|原先的?)[^，,。；;]{0,14}$")
_TO: Final = re.compile(
    r"[^，,。；;]{0,6}(?:增加|增长|提高|提升|上升|扩大|扩|下降|降|减少|减|调整?|延长|缩短|缩减|压缩|升|涨|变|改|增|发展|拓展)[^，,。；;]{0,3}?[到至成为]"
)
_NOW: Final = re.compile(r"如今|现在|目前|眼下|截至")
_HELD: Final = re.compile(
    r"(?:召开|举行|举办|开)(?=[^，。？?]{0,3}[哪何])|[哪何][里处地儿][^，。？?]{0,4}(?:召开|举行|举办|开)"
)
_HELD_BEHIND: Final = re.compile(r"[^，,。；;]{0,4}(?:召开|举行|举办|开展|开)")
_LETTERS: Final = re.compile(r"(?P<count>[一二两三四五六七八九十]+)个字")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def preferred(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Return the candidates, best first and not empty, in the order that the question's form prefers."""
    for rule in RULES:
        ranked = rule(analysis, ranked)
    return ranked


def of_the_year(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put a number behind the year that is asked about before one behind another year of the same sentence."""
    asked = {str(period.year) for period in analysis.periods if period.year}
    if analysis.kind is not Kind.NUMBER or len(asked) != 1 or _year_before(ranked[0]) in {None, *asked}:
        return ranked
    return first(ranked, lambda each: _year_before(each) in asked and like_best(each, ranked))


def after_the_change(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put what a number became before what it was: 从600吨增加到2000吨, 从前七十分钟，如今四十三分钟."""
    best = ranked[0]
    if analysis.kind is not Kind.NUMBER or _FORMER.search(analysis.understood):
        return ranked
    text, at = best.hit.passage.text, best.candidate
    if _FROM.search(text[: at.start]) and (change := _TO.match(text, at.end)):
        return first(ranked, lambda each: like_best(each, ranked) and 0 <= each.candidate.start - change.end() <= 1)
    sentence = _sentence(best)
    if not _FORMER.search(text, sentence.start, at.start):
        return ranked
    return first(ranked, lambda each: like_best(each, ranked) and _is_now(each, after=at.end))


def held_there(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put the place that something was held at before others of the article where it is asked where it was held."""
    if analysis.kind is not Kind.WHERE or not _HELD.search(analysis.understood):
        return ranked
    return first(ranked, lambda each: each.hit.passage.id == ranked[0].hit.passage.id and _is_held_at(each))


def of_so_many_letters(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put a quotation of as many characters as are asked for (哪八个字) before the rest of its article."""
    asked = _LETTERS.search(analysis.understood)
    if not asked or analysis.kind is Kind.NUMBER:
        return ranked
    count = number(asked["count"])
    return first(
        ranked,
        lambda each: (
            each.candidate.form is Form.QUOTED
            and each.hit.article.id == ranked[0].hit.article.id
            and len(_HAN.findall(each.piece.text)) == count
        ),
    )


RULES: Final[Sequence[Rule]] = (
    reached_first,
    of_the_year,
    after_the_change,
    held_there,
    of_so_many_letters,
    *pointed.RULES,
    meaning_first,
    naming,
    named_beside,
)


def _sentence(found: Found) -> Span:
    return sentence_at(found.hit.passage.text, found.candidate.start)


def _year_before(found: Found) -> str | None:
    """Return the last year that the sentence names before a candidate."""
    years = _YEAR.findall(found.hit.passage.text[_sentence(found).start : found.candidate.start])
    return str(years[-1]) if years else None


def _is_now(found: Found, *, after: int) -> bool:
    """Return whether a number stands behind after, and what is so now begins between."""
    text, start = found.hit.passage.text, found.candidate.start
    return start > after and bool(_NOW.search(text, max(after, _sentence(found).start - 1), start))


def _is_held_at(found: Found) -> bool:
    text, at = found.hit.passage.text, found.candidate
    led = text[max(0, at.start - 1) : at.start] in {"在", "于"}
    return found.candidate.form is Form.PLACE and led and bool(_HELD_BEHIND.match(text, at.end))
