"""Who holds an office: of one body that is no committee (甲州州委书记), of the nation, or of every committee in turn.

An office counts only where it stands beside the name and is that of the very body that is asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from corpus.regions import find_divisions, same_org
from corpus.types import Span
from index.types import EVERYTHING, Filter, Hit
from qa.analysis import Analysis
from qa.candidates.lists import alternatives
from qa.candidates.names import family_name, find_names
from qa.division import part_of
from qa.listing.conditions import is_asked
from qa.listing.matching import Evidence
from qa.listing.rows import Proof, Row
from qa.types import Match

if TYPE_CHECKING:
    from index.reader import Index

_WHO: Final = r"(?:现在|目前)?(?:是谁|是哪一?[位个]|叫什么(?:名[字儿]?)?|叫啥|姓甚名谁|的?(?:名字|姓名)|$)"
_OF_PLACE: Final = re.compile(
    r"^(?:请问)?(?:谁是)?(?:中共)?(?P<place>[\u4e00-\u9fff]{2,12}?)的?(?:现任|现在的)?"
    rf"(?P<office>副?(?P<rank>[省市州盟县区旗])(?:委副?书记|长)){_WHO}"
)
_OF_NATION: Final = re.compile(
    rf"^(?:请问)?(?:谁是)?(?:中国|全国|我国|人民|中国人民)政协的?(?P<office>副?主席|秘书长){_WHO}"
)
_NATION: Final = "全国"
_EACH: Final = re.compile(
    r"(?:各地?|所有|全部|每个|每家|哪些|哪几[个家]|几家)(?P<rank>[省市州盟县区旗]{1,2}一?级)?(?:的)?政协(?:的文章|的报道)?(?:里面?|中)?"
    r"(?:都|写明|提到|写到|点到|出现|有)*了?的?(?P<office>党组书记|主席|秘书长)(?!会|团|台)(?:的?(?:名字|姓名|名单|大名))?(?:都|分别|各)?"
    r"(?:是谁|有谁|是哪些人|有?[哪那]些人?|有?[哪那]几[位个]|叫什么(?:名[字儿])?|叫啥)?[？?。]*$"
)
_NAMES_OF: Final = re.compile(
    r"^(?:都|一共)?有?(?:[哪那]些|[哪那]几个|所有|全部)(?:政协)?的?(?P<office>党组书记|主席|秘书长)的?(?:名字|姓名|名单)?(?:都|分别)?(?:是谁|叫什么|有[哪那]些|是[哪那]些人)?[？?。]*$"
)
_ALL_OF: Final = re.compile(
    r"政协的?(?P<office>党组书记|主席|秘书长)(?:的名字)?(?:都有谁|都有哪些|有哪些人?|都有哪[几些][位个]?人?)$"
)
_NAMED: Final = re.compile(r"名字|姓名|名单|大名|谁|叫|哪些人?$|哪几位|哪些(?:主席|党组书记|秘书长)$")
_COMMITTEE: Final = re.compile(r"[\u4e00-\u9fff]*政协$")
_JOINED: Final = re.compile(r"(?:党组书记|党组副书记)、$")
_LEAD: Final = re.compile(r"^.*?(?:[据由随对向和与在]|近日|当天|中共)(?=[\u4e00-\u9fff]{1,14}$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds an office: the name, and where the passage says it."""

    name: str
    hit: Hit
    span: Span


def is_of_other_body(question: str) -> bool:
    """Return whether a question asks who holds an office that is no local committee's (甲州州长, 全国政协主席)."""
    bare = _bare(question)
    return bool(_OF_NATION.match(bare) or ((found := _OF_PLACE.match(bare)) and find_divisions(found["place"])))


def holder(index: "Index", question: str) -> Holder | None:
    """Return who holds the office that such a question asks for; None where no passage says so."""
    bare = _bare(question)
    if nation := _OF_NATION.match(bare):
        return next((one for one in _said(index, nation["office"], after=f"{_NATION}政协")), None)
    found = _OF_PLACE.match(bare)
    if not found:
        return None
    asked = _body(found["place"], found["rank"])
    for one in _said(index, found["office"]):
        text = one.hit.passage.text
        said = [match for match in find_divisions(text[: one.span.start]) if match.span.end == one.span.start]
        named = {division.name for match in said for division in match.divisions}
        own = part_of(one.hit.article.region, found["rank"])
        if asked & (named or {own or ""}):
            return one
    return None


def _bare(question: str) -> str:
    return question.replace(" ", "").rstrip("？?。呢啊")


def _body(place: str, rank: str) -> set[str]:
    """Return the divisions of a rank that a place may name: 甲 and 甲州 with 州 those called 甲州."""
    full = place if place.endswith(rank) else place + rank
    found = [match for match in find_divisions(full) if match.span.end == len(full)] or find_divisions(place)
    return {division.name for match in found for division in match.divisions if division.name.endswith(rank)}


def _said(index: "Index", office: str, *, after: str = "") -> Iterator[Holder]:
    """Yield who is named right behind an office, or behind further ones that are joined to it (州委书记、州长某某).

    Its span runs from the office to the end of the name.
    """
    whole = re.compile(rf"{after}(?<!副){office}(?:、[\u4e00-\u9fff]{{2,14}}?)?$")
    for hit in _hits(index, after + office):
        text = hit.passage.text
        for name in find_names(text):
            if found := whole.search(text, 0, name.start):
                yield Holder(name=text[name.start : name.end], hit=hit, span=Span(found.start(), name.end))


def _hits(index: "Index", text: str, within: Filter = EVERYTHING) -> Iterator[Hit]:
    """Yield the passages that a filter lets through and that contain text."""
    for row in index.rows_containing(text, within):
        passage = index.passage(row)
        yield Hit(passage=passage, article=index.article(passage.article_id), score=1.0)


def asked_of_all(question: str) -> str | None:
    """Return the office whose holders in all committees are asked for by name; None for any other question."""
    bare = question.strip("？?。 ")
    found = _EACH.search(bare) or _NAMES_OF.match(bare) or _ALL_OF.search(bare)
    return found["office"] if found and _NAMED.search(bare) else None


def rows_of_holders(index: "Index", analysis: Analysis, within: Filter, office: str) -> tuple[Row, ...]:
    """Return a row for each committee whose article names who holds an office; its number is the name."""
    rows: dict[str, Row] = {}
    for hit in _hits(index, office, within):
        org, region = hit.article.org, hit.article.region.name if hit.article.region else None
        if org is None or org in rows or not is_asked(org, region, analysis):
            continue
        if held := _own(hit, org, office):
            evidence = Evidence(score=1.0, match=Match.EXACT, window=held.span, spans=(held.span,))
            proof = Proof(hit=held.hit, evidence=evidence)
            rows[org] = Row(org=org, region=region, match=Match.EXACT, score=1.0, proofs=(proof,), number=held.name)
    return tuple(rows.values())


def _own(hit: Hit, org: str, office: str) -> Holder | None:
    """Return who a passage says holds an office of org, before (主席某某) or behind (某某主席) the name."""
    text = hit.passage.text
    for name in find_names(text):
        if re.search(alternatives("names", "offices"), text[name.start : name.end]):
            # 主席任组长 names nobody.
            continue
        titles = name.label.split("、")
        at = name.start - len(name.label)
        if office in titles and text.startswith(name.label, at) and _is_own(text[:at], org):
            return Holder(name=text[name.start : name.end], hit=hit, span=Span(at, name.end))
    if office == "主席" and (behind := _behind().search(text)):
        return Holder(name=behind["name"], hit=hit, span=Span(*behind.span()))
    return None


def _is_own(before: str, org: str) -> bool:
    """Return whether what stands before an office names org, by its kind (市政协) or whole, or names no body."""
    before = _JOINED.sub("", before)
    body = re.search(r"[\u4e00-\u9fff]*$", before)
    said = body[0] if body else ""
    if not said:
        return True
    committee = _COMMITTEE.search(_LEAD.sub("", said))
    if committee is None:
        return False
    return org.endswith(committee[0]) or committee[0] == "政协" or same_org(committee[0], org)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[^\u4e00-\u9fff]))(?P<name>{family_name()}[\u4e00-\u9fff]{{1,2}})主席(?![会团台])")
