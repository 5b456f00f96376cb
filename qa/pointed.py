"""Spans that words of the question point at: the deed beside a number, a name or a figure that it states. Pure.

Each rule returns the candidates in a new order, or as they are where it has nothing to say.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.sentences import sentence_at
from corpus.types import Span
from corpus.words import bigrams
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.candidates.numbers import units_agree
from qa.candidates.types import Form
from qa.scoring import score
from qa.several import Found
from qa.terms import is_verb
from qa.types import Kind

SAME_UNIT: Final = 0.8
SAID_AGAIN: Final = 0.6
"""The share of a clause's pairs of characters from which it only repeats the question."""

CLOSE: Final = 1.0
"""How much less a finer date of the same passage may score than a bare year."""

_DEED: Final = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})(?P<done>[了过])?(?:多少|几)")
_SUFFERED: Final = re.compile(r"被(?P<verb>[\u4e00-\u9fff])")
_COUNTED_SO: Final = r"[了过]?(?:共|近|约|超过)?$"
_FIGURE: Final = re.compile(r"(?<![\d.,])\d{2,}(?![\d.,]*\d)(?![年月日号届])")
_NAMED_CHARS: Final = 3
_AGAIN: Final = re.compile(r"每[个一]?(?:周|星期|月|年|季)|[一1]个(?:月|星期)里?|平时|定期")
_UNTIL: Final = re.compile(r"(?:到|至|截至|截止)$")
_ASKS_UNTIL: Final = re.compile(r"[到至完]|截止|为止|全部|建成|结束")
_OFFICE: Final = re.compile(r"的(?P<office>[\u4e00-\u9fff]{2,4}?)(?:现在)?(?:是谁|叫什么|叫啥|是哪一?位|姓什么)")
_SET_UP: Final = re.compile(r"[设办开放摆安建]了?在[哪何]|在(?:[哪何][里处地儿]|什么地方)(?:设|办|开|摆|放)")
_SET_IN: Final = re.compile(r"[设办开摆安]在了?$")
_HELD_BY: Final = r"(?:(?:是|为|由|叫|、)[^，,。；;：:]{0,20})?$"


_SUBJECT_ASKED: Final = re.compile(r"被[^，,。？?]+的(?:东西|物件)?是(?:个)?(?:什么|啥)")
_BY_ASKED: Final = re.compile(r"(?:按照?|照着?|依照?|遵照|凭着?)(?:的是|了)?(?:什么|啥|[哪那]一?[条个种])")
_BY: Final = re.compile(r"(?:按照?|照着?|依照?|遵照|凭着?)$")


def of_the_deed(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put the number behind the verb that the question counts by first: 约谈了9名 before 通报优秀委员36名."""
    if analysis.kind is not Kind.NUMBER or len(analysis.parts) > 1:
        return ranked
    asked, suffered = _DEED.search(analysis.understood), _SUFFERED.search(analysis.understood)
    if asked and (asked["done"] or is_verb(asked["verb"])) and asked["verb"] not in _led(ranked[0]):
        done = re.compile(asked["verb"] + _COUNTED_SO)
        return first(ranked, lambda each: like_best(each, ranked) and bool(done.search(_led(each))))
    if suffered:
        borne = re.compile(rf"[^，,。；;、被]{{0,12}}被{suffered['verb']}")
        return first(ranked, lambda each: like_best(each, ranked) and bool(borne.match(_behind(each))))
    return ranked


def with_what_is_stated(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put what stands in a sentence with a quoted name or a figure of the question before what stands with none."""
    names = [name for name in analysis.quoted if len(name) >= _NAMED_CHARS]
    marks = [*names, *_FIGURE.findall(analysis.understood)]
    if analysis.kind not in {Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.NUMBER, Kind.TITLE} or not marks:
        return ranked
    stated = re.compile("|".join(rf"(?<!\d){re.escape(mark)}(?!\d)" for mark in marks))
    if stated.search(ranked[0].hit.passage.text):
        return ranked
    return first(ranked, lambda each: each.place == ranked[0].place and bool(stated.search(_sentence(each))))


def coming_again(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put days that come again first where it is asked for them: 每周哪两天."""
    if analysis.kind is not Kind.WHEN or not _AGAIN.search(analysis.understood):
        return ranked
    return first(ranked, lambda each: each.candidate.label == "r" and each.hit.article.id == ranked[0].hit.article.id)


def not_until(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put another date of the sentence before one that only tells until when: 5月挂牌,到今年6月已有9家."""
    best = ranked[0]
    if analysis.kind is not Kind.WHEN or len(analysis.parts) > 1 or _ASKS_UNTIL.search(analysis.understood):
        return ranked
    if not _UNTIL.search(_led(best)):
        return ranked
    return first(ranked, lambda each: _sentence(each) == _sentence(best) and not _UNTIL.search(_led(each)))


def finer(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put a day or a month of the passage before a bare year that scores hardly better."""
    best = ranked[0]
    if analysis.kind is not Kind.WHEN or best.candidate.label != "y" or re.search("年", analysis.understood):
        return ranked
    least = score(analysis.kind, best.features) - CLOSE
    return first(
        ranked,
        lambda each: (
            each.hit.passage.id == best.hit.passage.id
            and "m" in each.candidate.label
            and score(analysis.kind, each.features) >= least
        ),
    )


def of_the_office(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put the one behind the very office that is asked for first: 船长是县政协委员某某 where it is asked 船长是谁."""
    asked = _OFFICE.search(analysis.understood)
    if analysis.kind is not Kind.WHO or not asked:
        return ranked
    holds = re.compile(asked["office"] + _HELD_BY)
    return first(ranked, lambda each: each.place == ranked[0].place and bool(holds.search(_led(each))))


def set_up_there(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put the place that a thing is set up in first where it is asked where that is: 就设在柳镇的学堂里."""
    best = ranked[0]
    if analysis.kind is not Kind.WHERE or not _SET_UP.search(analysis.understood) or _SET_IN.search(best.piece.text):
        return ranked
    return first(
        ranked,
        lambda each: (
            each.candidate.form is Form.PLACE
            and each.hit.article.id == best.hit.article.id
            and bool(_SET_IN.search(_led(each)))
        ),
    )


def done_by(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put the quoted rule that something is done by first where it is asked for: 最后按“谁栽谁得”的古规了结."""
    if analysis.kind not in {Kind.WHAT, Kind.HOW} or not _BY_ASKED.search(analysis.understood):
        return ranked
    return first(
        ranked,
        lambda each: (
            each.candidate.form is Form.QUOTED
            and each.hit.passage.id == ranked[0].hit.passage.id
            and bool(_BY.search(_led(each)))
        ),
    )


def undergone_by(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put what stands before a clause first that only says again what is asked: 老水塔,今年被列为遗产."""
    best = ranked[0]
    if analysis.kind is not Kind.WHAT or not _SUBJECT_ASKED.search(analysis.understood):
        return ranked
    pairs = bigrams(best.piece.text)
    again = sum(pair in analysis.understood for pair in pairs)
    if not pairs or again < SAID_AGAIN * len(pairs):
        return ranked
    start = sentence_at(best.hit.passage.text, best.candidate.start)[0]
    return first(
        ranked,
        lambda each: (
            each.hit.passage.id == best.hit.passage.id
            and each.candidate.form is Form.CLAUSE
            and start <= each.candidate.start
            and each.candidate.end == best.candidate.start - 1
        ),
    )


RULES: Final = (
    of_the_deed,
    with_what_is_stated,
    coming_again,
    not_until,
    finer,
    of_the_office,
    set_up_there,
    done_by,
    undergone_by,
)


def first(ranked: Sequence[Found], wanted: Callable[[Found], bool]) -> Sequence[Found]:
    """Return the candidates with the first that is wanted ahead of all others."""
    at = next((at for at, each in enumerate(ranked) if wanted(each)), 0)
    return [ranked[at], *ranked[:at], *ranked[at + 1 :]]


def like_best(found: Found, ranked: Sequence[Found]) -> bool:
    """Return whether a number stands in the passage of the best one and is counted alike."""
    best = ranked[0]
    alike = units_agree(best.candidate.label, found.candidate.label) >= SAME_UNIT
    return found is not best and alike and found.hit.passage.id == best.hit.passage.id


def _led(found: Found) -> str:
    """Return what the clause of a candidate says before it."""
    text, at = found.hit.passage.text, found.candidate.start
    clause = next((one for one in split_clauses(text) if one.start <= at < one.end), Span(at, at))
    return text[clause.start : at]


def _behind(found: Found) -> str:
    return found.hit.passage.text[found.candidate.end :]


def _sentence(found: Found) -> str:
    start, end = sentence_at(found.hit.passage.text, found.candidate.start)
    return found.hit.passage.text[start:end]
