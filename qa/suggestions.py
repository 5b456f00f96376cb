"""Questions to ask next, each made from a sentence of the cited articles that answers it. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final

from corpus.types import Passage
from qa.listing.rows import Row
from qa.types import Kind

WANTED: Final = 3

_CHAIR: Final = re.compile(r"政协(?:党组书记、)?主席(?!会议|团|集体|、|。|,|，)[\u4e00-\u9fff]{2,3}")
_COUNTED: Final = re.compile(
    r"(?<![\d第])(?P<number>\d{1,6})余?多?(?P<unit>个|名|件|条|份|家|处|所)(?P<noun>[\u4e00-\u9fff]{3,8})(?=[,，。;；、(（])"
)
_COINED: Final = re.compile(r"“(?P<term>[\u4e00-\u9fff]{3,8})”")
_VERBS: Final = re.compile(r"^(?:的|为|被|在|将|已|全部|均|都)|[的了过着]")


def suggested(
    org: str | None, passages: Sequence[Passage], *, asked: str, kind: Kind, rows: Sequence[Row] = ()
) -> tuple[str, ...]:
    """Return up to three questions that passages of org's article answer, none of them the one that was asked."""
    found = dict.fromkeys(_candidates(org, passages, kind, rows))
    return tuple(islice((question for question in found if not _same(question, asked)), WANTED))


def _candidates(org: str | None, passages: Sequence[Passage], kind: Kind, rows: Sequence[Row]) -> Iterator[str]:
    if kind is Kind.LIST:
        yield from (f"只看{province}的" for province in _provinces(rows))
    if org:
        sorts = [_chair(org, passages), _numbers(org, passages), _terms(passages)]
        # One of each sort in turn, so that three suggestions are of several sorts.
        for questions in zip_longest(*(islice(sort, WANTED) for sort in sorts)):
            yield from filter(None, questions)


def _provinces(rows: Sequence[Row]) -> list[str]:
    names = [
        match[0]
        for row in rows
        if row.region and (match := re.match(r"[\u4e00-\u9fff]{2,6}?(?:省|自治区)", row.region))
    ]
    distinct = list(dict.fromkeys(names))
    return distinct[:1] if len(distinct) > 1 else []


def _chair(org: str, passages: Iterable[Passage]) -> Iterator[str]:
    if any(_CHAIR.search(passage.text) for passage in passages):
        yield f"{org}主席是谁？"


def _numbers(org: str, passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        for found in _COUNTED.finditer(passage.text):
            if not _VERBS.search(found["noun"]):
                yield f"{org}有多少{found['unit']}{found['noun']}？"


def _terms(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        for found in _COINED.finditer(passage.text):
            yield f"还有哪些政协提到“{found['term']}”？"


def _same(question: str, asked: str) -> bool:
    bare = [re.sub(r"[？?。！\s“”]", "", text) for text in (question, asked)]
    return bare[0] == bare[1]
