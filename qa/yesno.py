"""Yes or no, by the sentence that decides it. Pure.

A sentence decides when it holds what the question says. It decides for no when it denies that, tells of it as
something still to come, or states another number.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpus.sentences import sentence_at, split_sentences
from corpus.types import Span
from index.synonyms import synonyms
from index.types import Hit
from qa.affirmed import denies, is_affirmed
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.candidates.dates import find_dates
from qa.candidates.names import find_names, office_fits
from qa.candidates.numbers import find_numbers, units_agree
from qa.listing.concepts import Alternative
from qa.listing.conditions import counted_spans, in_period
from qa.listing.counts import numbers_beside
from qa.listing.matching import Evidence, evidence
from qa.otherwise import told_otherwise
from qa.parts import Piece
from qa.persons import posts
from qa.terms import cut, is_verb, stop_words
from qa.verdict import Verdict

_ONE_HOLDER: Final = ("党组书记、主席", "党组书记", "主席", "秘书长", "书记")
DECIDES: Final = 0.6
_SENTENCES: Final = 3
_SAME_UNIT: Final = 0.8
_LONGEST: Final = 45
_HALF_SAID: Final = 0.4
_ASKING: Final = re.compile(r"(?:了|过)?(?:吗|没有?|么)?[？?。\s]*$")
_IN_TITLE: Final = re.compile(r"《[^《》]*》")
_NUMBER: Final = re.compile(r"\d[\d.,]*[万亿]?[\u4e00-\u9fff]?")
_WHY_NOT: Final = re.compile(r"为什么不|为何不|怎么不")
_ASKED_BY: Final = (
    (re.compile(r"有没有|(?<![所只没])有[^，。？?]*[吗么]"), "有", "没有"),
    (re.compile(r"能不能|(?<![职功可智性才])能(?![力源量效])[^，。？?]*[吗么]"), "能", "不能"),
)
_EITHER: Final = re.compile(r"([收要用花交付给管算行够])不\1")
_ENDS_DOING: Final = "好完成到起上"
_ASKED_DONE: Final = re.compile(
    r"([\u4e00-\u9fff]{1,12}?)((?<![为除])了(?!解)|(?<![通经超透])过(?!程))[^，。？?]*(?:吗|么|没有?)[？?\s]*$"
)
_QUESTION: Final = re.compile(r"[？?]”?\s*$")


def decide(
    analysis: Analysis, hits: Sequence[Hit], wanted: tuple[Alternative, ...], *, orgs: Sequence[str] = ()
) -> Verdict | None:
    """Return the verdict of the sentence among hits that holds most of the question; None where none holds enough.

    orgs are the committees that the question names: only what is told of them decides.
    """
    if holder := _asked_holder().search(analysis.understood):
        return _holds(holder["office"], holder["name"], hits, orgs)
    if told := told_otherwise(analysis, hits, orgs):
        return told
    head = _head(analysis)
    found = [
        (one, hit)
        for hit in hits
        if not orgs or hit.article.org in orgs or any(org in hit.passage.text for org in orgs)
        for one in evidence(hit.passage.text, wanted)[:_SENTENCES]
        if one.score >= (_HALF_SAID if _has(head, _said(hit, one)) else DECIDES)
        and _asserts(hit.passage.text, one, analysis.quoted)
    ]
    asked = [number for number, _ in _asked_units(analysis) if number]

    def last(pair: tuple[Evidence, Hit]) -> tuple[bool, float, bool]:
        one, hit = pair
        said = _said(hit, one)
        return not _has(head, said), -one.score, not all(_has_number(number, said) for number in asked)

    for one, hit in sorted(found, key=last):
        text = hit.passage.text
        agreed = _agreed(analysis, text, one)
        if agreed is not None:
            clause = _clause(text, one, number=_deciding_number(analysis, text, one), head=head)
            clause = _taken_back(analysis, text, clause) or clause
            affirmed = is_affirmed(analysis, text[clause.start : clause.end], before=_before(text, clause))
            return Verdict(yes=agreed and affirmed, hit=hit, clause=clause, score=one.score)
    return None


def _head(analysis: Analysis) -> tuple[str, ...]:
    """Return the last words of content that are asked about (上线 in 平台上线了吗), two at most; () if not Chinese."""
    if analysis.language != "zh":
        return ()
    function = stop_words()["function"]
    text = _NUMBER.sub("，", _ASKING.sub("", analysis.understood))
    words = [word for word in cut(text) if len(word) > 1 and word not in function]
    return tuple(word for word in words[-2:] if not is_verb(word))


def _has(words: Sequence[str], text: str) -> bool:
    return any(other in text for word in words for other in (word, *(said for said, _ in synonyms(word))))


def _has_number(number: str, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", text) is not None


def _before(text: str, clause: Span) -> str:
    """Return what stands before a clause in its sentence."""
    return text[sentence_at(text, clause.start).start : clause.start]


def _taken_back(analysis: Analysis, text: str, clause: Span) -> Span | None:
    """Return a clause of the same or the next sentence that denies what is asked: 均未挂牌; 不过多数尚未动手."""
    sentences = [one for one in split_sentences(text) if one.end > clause.start][:2]
    later = [one for one in split_clauses(text) if clause.end <= one.start < sentences[-1].end]
    return next((one for one in later if denies(analysis, text[one.start : one.end])), None)


def _said(hit: Hit, found: Evidence) -> str:
    return hit.passage.text[found.window.start : found.window.end]


def _asserts(text: str, found: Evidence, quoted: Sequence[str]) -> bool:
    """Return whether a stretch says something: it is no question, and more than a title in 《》 that nobody quotes."""
    titles = [range(*title.span()) for title in _IN_TITLE.finditer(text) if title[0][1:-1] not in quoted]
    named = [span for span in found.spans if not any(span.start in title for title in titles)]
    question = _QUESTION.search(text[found.window.start : found.window.end]) and not _WHY_NOT.search(text)
    return bool(named) and not question


@cache
def _asked_holder() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<office>{'|'.join(_ONE_HOLDER)})(?:现在)?(?:是不是|是否是|是|叫)(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?:吗|么)?[？?。\s]*$"
    )


def _holds(office: str, name: str, hits: Sequence[Hit], orgs: Sequence[str]) -> Verdict | None:
    """Return whether the holder of an office that one person has is the one named; None where no text tells."""
    for hit in hits:
        text, org = hit.passage.text, hit.article.org or ""
        if orgs and org not in orgs:
            continue
        for found in find_names(text):
            holder = text[found.start : found.end]
            if office_fits(office, found.label) == 1.0 and any(_is_of(post, org) for post in posts(holder, [hit])):
                clause = next(one for one in split_clauses(text) if one.start <= found.start < one.end)
                return Verdict(yes=holder == name, hit=hit, clause=clause, score=1.0)
    return None


def _is_of(post: Piece, org: str) -> bool:
    """Return whether a post is one in the committee itself: 市政协主席 in a city's article, not 区政协主席."""
    return org.endswith(post.text.partition("政协")[0] + "政协") if "政协" in post.text else False


def worded(verdict: Verdict, analysis: Analysis) -> str:
    """Return the verdict in the words of the question's language, with the clause that decides."""
    clause = verdict.hit.passage.text[verdict.clause.start : verdict.clause.end]
    clause = clause.lstrip("▲△▼ ")
    if analysis.language == "zh":
        return f"{said_as_asked(analysis.understood, yes=verdict.yes)}：{clause}"
    return f"{'Yes' if verdict.yes else 'No'}: {clause}"


def said_as_asked(question: str, *, yes: bool) -> str:
    """Return yes or no by the word that asks: 有 to 有没有, 是的，成立了 to 成立了吗; else 是 or 不是."""
    if re.search(r"是不是|是否", question):
        return "是" if yes else "不是"
    if either := _EITHER.search(question):
        return either[1] if yes else f"不{either[1]}"
    for asking, word, no in _ASKED_BY:
        if found := asking.search(question):
            return no if not yes else f"是的，{word}" if found[0][-1] in "吗么" else word
    if done := _ASKED_DONE.search(question):
        *before, doing = cut(done[1])
        doing = before[-1] + doing if before and doing in _ENDS_DOING else doing
        no = "没有" if done[2] == "过" or re.search(r"\d", question) else "还没有"
        # A noun may stand before 了 too: 成了行业的标准了吗.
        echoed = f"，{doing}{done[2]}" if is_verb(doing) or len(doing) == 1 or doing[-1] in _ENDS_DOING else ""
        return f"是的{echoed}" if yes else no
    return "是" if yes else "不是"


def _agreed(analysis: Analysis, text: str, found: Evidence) -> bool | None:
    """Return whether the numbers and dates of the question are those of the text; None where the text has none."""
    sentence = text[found.window.start : found.window.end]
    if analysis.periods and not all(in_period(text, period) for period in analysis.periods):
        return False if find_dates(sentence) else None
    asked = _asked_units(analysis)
    if not asked or (not analysis.limits and all(_has_number(number, sentence) for number, _ in asked)):
        return True
    alike = [value for _, value, _ in _alike(analysis, text, found)]
    if not alike:
        return None
    return any(limit.admits(value) for limit in analysis.limits for value in alike)


def _asked_units(analysis: Analysis) -> list[tuple[str, str]]:
    """Return the numbers that the question names, each with its measure word; ordinals are names."""
    if analysis.limits:
        return [("", limit.unit) for limit in analysis.limits]
    question = analysis.understood
    numbers = [(question[one.start : one.end], one.label) for one in find_numbers(question)]
    return [
        (digits[0], unit)
        for written, unit in numbers
        if not written.startswith("第") and (digits := re.search(r"\d[\d,.]*[万亿]?", written))
    ]


def _alike(analysis: Analysis, text: str, found: Evidence) -> list[tuple[str, float, str]]:
    """Return the numbers beside what is asked about that are counted like those of the question."""
    units = [unit for _, unit in _asked_units(analysis)]
    beside = numbers_beside(text, counted_spans(text, found.spans, [term.text for term in analysis.terms]))
    return [one for one in beside if any(not unit or units_agree(unit, one[2]) >= _SAME_UNIT for unit in units)]


def _deciding_number(analysis: Analysis, text: str, found: Evidence) -> str | None:
    """Return the number of the text that is the one asked about, else the first that is counted alike."""
    alike = [written for written, _, _ in _alike(analysis, text, found)]
    asked = [number for number, _ in _asked_units(analysis) if number]
    return next((one for one in alike if any(_has_number(number, one) for number in asked)), next(iter(alike), None))


def _clause(text: str, found: Evidence, *, number: str | None, head: Sequence[str]) -> Span:
    """Return the clauses that hold the evidence, the one with the deciding number, or of too many the last.

    Of a stretch of several sentences it is the one that tells the head.
    """
    clauses = split_clauses(text)
    if number is not None:
        at = text.find(number)
        return next(clause for clause in clauses if clause.start <= at < clause.end)
    inside = [clause for clause in clauses if found.window.start <= clause.start < found.window.end] or [
        clause for clause in clauses if clause.start < found.window.end and clause.end > found.window.start
    ]
    if len(telling := [one for one in inside if _has(head[-1:], text[one.start : one.end])]) == 1:
        return telling[0]
    holding = [one for one in inside if any(one.start <= span.start < one.end for span in found.spans)] or inside
    whole = Span(holding[0].start, holding[-1].end)
    return whole if whole.end - whole.start <= _LONGEST else holding[-1]
