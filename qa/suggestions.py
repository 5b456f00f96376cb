"""Questions to ask next, each made from a sentence of the cited articles that answers it. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Final

from corpus.types import Passage
from corpus.words import known
from qa.analysis import language_of
from qa.listing.rows import Row
from qa.terms import cut, is_verb, stop_words
from qa.types import Kind

WANTED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How each sort of question is worded in a language; "" where it is not asked in that language."""

    chair: str
    term: str
    number: str = ""
    narrowed: str = ""


_CHINESE: Final = Wording(
    chair="{org}主席是谁？",
    number="{org}有多少{unit}{noun}？",
    term="还有哪些政协提到“{term}”？",
    narrowed="只看{province}的",
)
_ENGLISH: Final = Wording(
    chair="Who is the chair of {org}?",
    term="Which CPPCC committees mention “{term}”?",
)

Elsewhere = Callable[[str], bool]
"""Whether another committee than the one cited tells of a term."""

_CHAIR: Final = re.compile(r"政协(?:党组书记、)?主席(?!会议|团|集体|、|。|,|，)(?P<name>[\u4e00-\u9fff]{2,3})")
_COUNTED: Final = re.compile(
    r"(?<![\d第])(?P<number>\d{1,6})余?多?(?P<unit>个|名|件|条|份|家|处|所)(?P<noun>[\u4e00-\u9fff]{2,8})(?=[,，。;；])"
)
_PERSONS: Final = re.compile(r"(?:[员者民师生众工户长兵]|专家|代表|干部|学子|青年)$")
_COINED: Final = re.compile(r"“(?P<term>[\u4e00-\u9fff]{3,8})”")
_VERBS: Final = re.compile(r"^(?:工作日|小时|星期|季度|月|的|为|被|在|将|已|全部|均|都)|[的了过着到]|因此")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question and what its answer holds: a name or a number; "" where it is not known beforehand."""

    question: str
    answer: str = ""


def suggested(
    org: str | None, passages: Sequence[Passage], *, asked: str, text: str, elsewhere: Elsewhere
) -> tuple[str, ...]:
    """Return up to three questions that passages of org's article answer.

    None of them is the one that was asked, or one whose answer stands in text, the answer that was given. They are in
    Chinese or English, as was asked.
    """
    found = _candidates(org, passages, elsewhere, worded=_wording(asked)) if org else iter(())
    new = dict.fromkeys(
        one.question for one in found if not _same(one.question, asked) and not (one.answer and one.answer in text)
    )
    return tuple(islice(new, WANTED))


def narrowed(rows: Sequence[Row], kind: Kind, *, asked: str) -> tuple[str, ...]:
    """Return the question that restricts a list to the province of its first row; none for a list of one province."""
    worded = _wording(asked).narrowed
    names = [
        match[0]
        for row in rows
        if row.region and (match := re.match(r"[\u4e00-\u9fff]{2,6}?(?:省|自治区)", row.region))
    ]
    distinct = list(dict.fromkeys(names))
    several = worded and kind is Kind.LIST and len(distinct) > 1
    return (worded.format(province=distinct[0]),) if several else ()


def _wording(asked: str) -> Wording:
    return _CHINESE if language_of(asked) in {"zh", "ja"} else _ENGLISH


def _candidates(
    org: str, passages: Sequence[Passage], elsewhere: Elsewhere, *, worded: Wording
) -> Iterator[Suggestion]:
    sorts = [_chair(org, passages, worded), _numbers(org, passages, worded), _terms(passages, elsewhere, worded)]
    # One of each sort in turn, so that three suggestions are of several sorts.
    for suggestions in zip_longest(*(islice(sort, WANTED) for sort in sorts)):
        yield from filter(None, suggestions)


def _chair(org: str, passages: Iterable[Passage], worded: Wording) -> Iterator[Suggestion]:
    found = next(filter(None, (_CHAIR.search(passage.text) for passage in passages)), None)
    if found:
        yield Suggestion(worded.chair.format(org=org), found["name"][:2])


def _numbers(org: str, passages: Iterable[Passage], worded: Wording) -> Iterator[Suggestion]:
    for passage in passages:
        for found in counted(passage.text) if worded.number else ():
            question = worded.number.format(org=org, unit=found["unit"], noun=found["noun"])
            yield Suggestion(question, found["number"] + found["unit"])


def counted(text: str) -> Iterator[re.Match[str]]:
    """Yield each number of a text with its measure word (unit) and the whole noun that ends its clause (noun)."""
    return (found for found in _COUNTED.finditer(text) if _is_noun(found["noun"], found["unit"]))


def _is_noun(text: str, unit: str) -> bool:
    """Return whether what stands behind a number names what is counted.

    委员因此受到 runs on into its sentence, and 名 counts people: not the 信息 of 委员信息.
    """
    pieces = cut(text)
    idle = stop_words()["function"]
    whole = all(len(one) > 1 and known(one) and not is_verb(one) and one not in idle for one in pieces)
    return whole and not _VERBS.search(text) and (unit != "名" or _PERSONS.search(text) is not None)


def _terms(passages: Iterable[Passage], elsewhere: Elsewhere, worded: Wording) -> Iterator[Suggestion]:
    terms = dict.fromkeys(found["term"] for passage in passages for found in _COINED.finditer(passage.text))
    yield from (Suggestion(worded.term.format(term=term)) for term in terms if elsewhere(term))


def _same(question: str, asked: str) -> bool:
    bare = [re.sub(r"[？?。！\s“”]", "", text) for text in (question, asked)]
    return bare[0] == bare[1]
