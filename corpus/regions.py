"""The region and the identity of a committee by its name, and the names of places that go into it."""

import re
from collections.abc import Sequence

from corpus.divisions import Division, Level, divisions_named
from corpus.places import DivisionMatch, find_divisions, find_in_name
from corpus.types import Region

__all__ = [
    "Division",
    "DivisionMatch",
    "Level",
    "divisions_named",
    "find_divisions",
    "org_key",
    "region_of",
    "same_org",
]

# 政协X委员会 in its long and short forms with or without a term, and X政协.
_COMMITTEE = re.compile(
    r"^(?:中国人民政治协商会议|人民政协|政协)(?:第[一二三四五六七八九十百\d]+届)?(?P<after>.+?)(?:委员会)?$"
    r"|^(?P<before>.*?)(?:人民)?政协(?:委员会|工委|工作委员会)?$"
)
# A committee that is only named by its level, as inside an article: 市政协, 自治州政协, 全省政协.
_LEVEL_ONLY = re.compile(r"(?:本|全|我|该)?(?P<kind>省|自治区|市|自治州|州|地区|盟|自治县|县|区|旗)")
_LEVELS = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "州": Level.CITY,
    "自治州": Level.CITY,
    "地区": Level.CITY,
    "盟": Level.CITY,
}


def region_of(org: str, *, context: Sequence[str] = ()) -> Region | None:
    """Return where a committee is, by its name (佳木斯市东风区政协) and, where that is not enough, by context.

    context is any text that names places around it: the page's header, the article's other committees. A name that
    several divisions share (向阳区) means the one nearest to the context; parts that stay open are None. Returns None
    when the name holds no division that is known.
    """
    candidates = _candidates(_place(org), context)
    return _common(candidates) if candidates else None


def org_key(name: str, *, context: Sequence[str] = ()) -> str:
    """Return what is equal for all names of one committee: 杜尔伯特县政协, 政协杜尔伯特蒙古族自治县委员会.

    The key spells the region out from the province down; a name without a known division is its own key.
    """
    place = _place(name)
    candidates = _candidates(place, context)
    rest = _after_divisions(place)
    return f"{_common(candidates).name}{rest}政协" if candidates else f"{place}政协"


def same_org(a: str, b: str) -> bool:
    """Tell whether two names are of the same committee, as far as the names alone tell."""
    return org_key(a) == org_key(b)


def _place(org: str) -> str:
    """Return the place in the name of a committee; a name of another form is taken as the place itself."""
    found = _COMMITTEE.match(org.strip())
    return (found["after"] or found["before"] or "") if found else org.strip()


def _after_divisions(place: str) -> str:
    """Return what a place has behind its last division (兰州 新区), which tells two bodies of one division apart."""
    matches = find_in_name(place)
    return place[matches[-1].span.end :] if matches else place


def _candidates(place: str, context: Sequence[str]) -> list[Division]:
    """Return the divisions that a place may mean, each part inside the one before it, nearest to the context."""
    around = {division for text in context for match in find_divisions(text) for division in match.divisions}
    level_only = _LEVEL_ONLY.fullmatch(place)
    if level_only:
        return _of_kind(level_only["kind"], around)
    candidates: list[Division] = []
    for match in find_in_name(place):
        inside = [division for division in match.divisions if not set(candidates).isdisjoint(division.chain)]
        candidates = inside or list(match.divisions)
    shared = [len(around.intersection(division.chain)) for division in candidates]
    nearest = [division for division, count in zip(candidates, shared, strict=True) if count == max(shared)]
    # Of a province and a prefecture of one name (吉林) the bare name means the province.
    return [division for division in nearest if division.level == nearest[0].level]


def _of_kind(kind: str, around: set[Division]) -> list[Division]:
    """Return the only division of a kind in the context, none when there are several."""
    found = [
        division
        for division in around
        if division.name.endswith(kind) and division.level == _LEVELS.get(kind, division.level)
    ]
    return found if len(found) == 1 else []


def _common(divisions: Sequence[Division]) -> Region:
    """Return the parts that all regions agree on."""
    regions = [division.region for division in divisions]
    parts = {
        part: values.pop() if len(values := {getattr(region, part) for region in regions}) == 1 else None
        for part in ("province", "city", "county")
    }
    return Region(**parts)
