"""Whose work a sentence tells of, where an article names other committees than its own. Pure.

乙县政协举办读书会 in an article of 甲市政协 is evidence for 乙县政协. Only a committee that begins a clause
counts: after 指导, 获得 or 赴 it is an object, and 县政协 alone is the article's own. What a committee of a lower rank
does counts for the article's own as well, which tells of it as a part of its work; so does what stands in the
places of a lower rank that share a total (工作站96个，其中乙县31个、丙县20个).
"""

import re
from functools import cache
from typing import Final

from corpus.regions import find_divisions, org_key
from corpus.types import Article, Span
from qa.terms import cut, stop_words

_NAMED: Final = re.compile(
    r"(?:(?<=[，,。；;：:、！!？?“”▲\s…—])|^)(?:前不久|近日|日前|近年来|其中|同时|此外)?[,，]?"
    r"(?P<org>(?:(?!各|全|本|该|两级|市县|旗县|县市|盟旗|州县|省市|省州|和|与|及|在|由|向|为|对)[\u4e00-\u9fff]){2,14}?"
    r"[省市州盟县区旗]政协)(?!会议)"
)
_SUBJECTS: Final = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,12}?[市州盟县区旗])、(?P<org>[\u4e00-\u9fff]{2,8}[市州盟县区旗]政协)"
)
# 与乙县政协、丙县政协会商: the second is no subject either.
_OBJECT: Final = re.compile(r"[与和同跟](?:(?:[^，,。；;！？])*政协)、$")
_VISIT: Final = re.compile(r"走进|来到|深入|走访|考察|视察|调研|赴")
_SHARES: Final = re.compile(
    r"[^，,。；;！？]{0,6}?\d+[个家处间所座][，,。]?(?:其中|包括)[，,：:]?(?P<each>[^。；;！？]+)"
)
_SHARE: Final = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,7}?[市州盟县区旗])(?:政协)?(?:[建设][成有立]|有)?(?P<number>\d+[个家处间所座])"
)
_PLACE_OF: Final = re.compile(
    r"(?:^|[，,。；;、：:]|其中|在)(?P<place>(?:(?!在)[\u4e00-\u9fff]){2,7}?[市州盟县区旗])的?$"
)
_LONGEST_UNKNOWN: Final = 4
_GENERIC: Final = re.compile(r"^[省市州盟县区旗各两级上下全]+政协$|全国政协$")


def told_of(text: str, evidence: Span, article: Article) -> tuple[str | None, ...]:
    """Return whose work the evidence tells of; None stands for the article's own committee."""
    subjects = _subjects(text, evidence, article)
    return (*subjects, *(org for org in shares(text, evidence, article) if org not in subjects))


def shares(text: str, evidence: Span, article: Article) -> dict[str, str]:
    """Return the committees of the lower places that the evidence is counted in, with their numbers, "" for none."""
    found = _SHARES.match(text, evidence.end)
    counted = {share["place"]: share["number"] for share in _SHARE.finditer(found["each"])} if found else {}
    if at := _PLACE_OF.search(text[: evidence.start]):
        number = _SHARE.match(text[at.start("place") : at.end("place")] + text[evidence.end :])
        counted[at["place"]] = number["number"] if number else ""
    own = article.org or ""
    return {
        f"{place}政协": number
        for place, number in counted.items()
        if _is_division(place) and _rank(f"{place}政协") > _rank(own)
    }


def _subjects(text: str, evidence: Span, article: Article) -> tuple[str | None, ...]:
    own = article.org or ""
    start = max(text.rfind(mark, 0, evidence.start) for mark in "。；;！？") + 1
    joint = _SUBJECTS.search(text, start, max(evidence.start, start))
    if joint and _is_name(joint["org"]) and not is_same(joint["org"], own, article):
        return None, joint["org"]
    named = [
        found
        for found in _NAMED.finditer(text, start, evidence.end)
        if found.start("org") <= evidence.start and not _OBJECT.search(text, start, found.start("org"))
    ]
    if not named or not _is_name(named[-1]["org"]) or is_same(named[-1]["org"], own, article):
        return (None,)
    org = named[-1]["org"]
    own_too = _rank(org) > _rank(own) or _visits(text[named[-1].end() : evidence.start], own)
    return (None, org) if own_too else (org,)


def _visits(between: str, own: str) -> bool:
    """Return whether what stands between a committee and the evidence takes it to the article's own place."""
    visit = _VISIT.search(between)
    return visit is not None and bool(own) and own.removesuffix("政协") in between[visit.end() :]


def _rank(org: str) -> int:
    """Return the rank of a committee by its kind word: 0 province, 1 prefecture, 2 county; 市 is a prefecture's."""
    kind = org.removesuffix("政协")[-1:]
    return {"省": 0, "市": 1, "州": 1, "盟": 1}.get(kind, 2)


@cache
def _is_division(place: str) -> bool:
    """Return whether place is made of names of divisions throughout."""
    return sum(match.span.end - match.span.start for match in find_divisions(place)) == len(place)


@cache
def _is_name(org: str) -> bool:
    """Return whether X政协 names a place: divisions throughout, or a short word of its own before the kind."""
    place = org.removesuffix("政协")
    if _GENERIC.search(org):
        return False
    if _is_division(place):
        return True
    words = cut(place)
    unknown = words == [place] or all(len(word) == 1 for word in words)
    return unknown and len(place) <= _LONGEST_UNKNOWN and not any(word in stop_words()["function"] for word in words)


@cache
def _key(name: str, around: str) -> str:
    return org_key(name, context=(around,) if around else ())


def key_of(name: str, article: Article) -> str:
    """Return what is equal for two names of one committee in articles of one region."""
    return _key(name, article.region.name if article.region else "")


def is_same(a: str, b: str, article: Article) -> bool:
    """Return whether two names in an article are of one committee."""
    return a == b or key_of(a, article) == key_of(b, article)
