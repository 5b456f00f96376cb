"""In which division something lies (X在哪个县, X在哪个市), from the text before it or the record of its article."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus.regions import find_divisions, same_org
from corpus.types import Region, Span
from index.types import Hit

if TYPE_CHECKING:
    from index.reader import Index

_ASKED: Final = re.compile(
    r"(?:请问)?[“「]?(?P<thing>[^，。？?“”「」]{2,20}?)[”」]?(?:是)?(?:在|位于|地处|属于|属|归|是)[哪那](?:一)?个?"
    r"(?P<rank>省|自治区|[市州盟县区旗](?![\u4e00-\u9fff]))(?:的|里|呢|啊|管)?[？?。\s]*"
)
_ANYWHERE: Final = re.compile(
    r"(?:请问)?[“「]?(?P<thing>[^，。？?“”「」]{2,16}?)[”」]?(?<![设建开办搬搞放选举住立处])(?:在|位于)(?:[哪那](?:里|儿|个地方)?|什么地方|何处)(?:呢|啊)?[？?。\s]*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A division that answers, with the passage that tells of what lies in it."""

    name: str
    hit: Hit
    spans: tuple[Span, ...]


def asked_division(question: str) -> tuple[str, str] | None:
    """Return the thing and the rank of the division asked for (草甸村, 县), "" for any; None for other questions."""
    found = _ASKED.fullmatch(question.strip()) or _ANYWHERE.fullmatch(question.strip())
    return (found["thing"].removesuffix("都"), found.groupdict().get("rank") or "") if found else None


def part_of(region: Region | None, rank: str) -> str | None:
    """Return the part of a region that has a rank (市: the city, or a county that is a city); all of it for "".

    None where it has no such part.
    """
    if region is None or not rank:
        return region.name if region else None
    if rank in {"省", "自治区"}:
        return region.province
    parts = (region.county,) if rank in "县区旗" else (region.city, region.county)
    return next((part for part in parts if part and part.endswith(rank)), None)


def find_division(index: "Index", thing: str, rank: str) -> Division | None:
    """Return the division of that rank in which thing lies; None where the articles name none, or several."""
    found = _of_committee(index, thing, rank) or _of_place(index, thing, rank)
    return found[0] if len({one.name for one in found}) == 1 else None


def _of_committee(index: "Index", thing: str, rank: str) -> list[Division]:
    if not thing.endswith(("政协", "委员会")):
        return []
    articles = [article for article in index.articles() if article.org and same_org(article.org, thing)]
    hits = [
        Hit(passage=index.passages(one.id)[0], article=one, score=1.0) for one in articles if index.passages(one.id)
    ]
    return [Division(name=name, hit=hit, spans=()) for hit in hits if (name := part_of(hit.article.region, rank))]


def _of_place(index: "Index", thing: str, rank: str) -> list[Division]:
    found: list[Division] = []
    for row in index.rows_containing(thing):
        passage = index.passage(row)
        hit = Hit(passage=passage, article=index.article(passage.article_id), score=1.0)
        at = passage.text.find(thing)
        name = _right_before(passage.text, at, rank) or part_of(hit.article.region, rank)
        if name:
            found.append(Division(name=name, hit=hit, spans=(Span(at, at + len(thing)),)))
    return found


def _right_before(text: str, at: int, rank: str) -> str | None:
    """Return the division whose name ends where the thing's begins (甲县草甸村), if it has the rank."""
    ending = [match for match in find_divisions(text[max(0, at - 30) : at]) if max(0, at - 30) + match.span.end == at]
    return next((match.name for match in ending if rank and match.name.endswith(rank)), None)
