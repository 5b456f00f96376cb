"""The committees that a text names, and the pieces of a committee's name by which text speaks of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.divisions import Division, Level, divisions_named
from corpus.regions import DivisionMatch, find_divisions

MAX_READ = 20_000

LEVEL = re.compile(r"(自治区|自治州|自治县|特别行政区|地区|新区|林区|[省市县州盟旗区])$")
FORMAL = re.compile(r"(?:中国人民政治协商会议|政协)([\u4e00-\u9fff]{2,20}?(?:省|自治区|市|州|盟|县|旗|区))委员会")
SHORT_PLACE = re.compile(r"全国|[\u4e00-\u9fff]{0,9}(?:自治区|地区|新区|开发区|[省市县州盟旗区])")
ORG_THEN_TITLE = re.compile(r"(?P<org>[\u4e00-\u9fff]{1,22}政协)\s*[:：]\s*\S.*")
PLACE_THEN_TITLE = re.compile(
    r"[■●◆□]?\s*(?:【(?P<marked>[\u4e00-\u9fff]{2,12})】|(?P<place>[\u4e00-\u9fff]{2,12})[:：])\s*\S.*"
)
AT_START = re.compile(
    r"[—\-\s]*((?:(?![是的在由和与把被让为到从向对])[\u4e00-\u9fff]){2,10}?[省市县州盟旗区]政协)(?!委员会)"
)
"""A name at the beginning of a heading, without the words that make a sentence of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How text may speak of a committee.

    full is its name (佳木斯市政协), place that without 政协, stem the place without its kind (佳木斯), level the kind
    in one character (市) or 自治区, by which the article says 市政协, 市委, 全市.
    """

    full: str
    place: str
    stem: str
    level: str


def called(org: str) -> Called:
    """Return how text may speak of the committee named org."""
    formal = FORMAL.fullmatch(org)
    place = formal[1] if formal else org.removesuffix("政协")
    kind = LEVEL.search(place)
    stem = place[: kind.start()] if kind and kind.start() >= len("XX") else place
    return Called(full=f"{place}政协", place=place, stem=stem, level=_level(kind[1]) if kind else "")


def _level(kind: str) -> str:
    return kind if kind == "自治区" else kind[-1]


def named_orgs(text: str) -> list[str]:
    """Return the committees that text names by a place of the table of divisions, in order, each once.

    Only the first MAX_READ characters are read: no paragraph is longer, and a file may be one line.
    """
    text = text[:MAX_READ]
    found = [text[start:end] for start, end in _chains(find_divisions(text)) if text.startswith("政协", end)]
    formal = [match[1] for match in FORMAL.finditer(text)]
    return list(dict.fromkeys(f"{place}政协" for place in [*found, *formal]))


def org_in_heading(text: str) -> str | None:
    """Return the committee that a heading names: by the table of divisions, else by form at its beginning."""
    named = named_orgs(text)
    if named:
        return named[0]
    match = AT_START.match(text)
    return match[1] if match else None


def org_before_title(text: str) -> str | None:
    """Return the committee of a line that names it, or only its place, before the title: 玉门市政协：…, 【玉门】…."""
    match = ORG_THEN_TITLE.fullmatch(text)
    if match:
        return match["org"]
    match = PLACE_THEN_TITLE.fullmatch(text)
    divisions = divisions_named(match["marked"] or match["place"]) if match else ()
    return f"{_short_name(divisions[0])}政协" if divisions else None


def without_province(org: str) -> str:
    """Return a committee's name without the province that text puts before it; a province's own name stays."""
    first = find_divisions(org)[:1]
    inside = any(division.level is Level.PROVINCE for match in first for division in match.divisions)
    rest = org[first[0].span.end :] if inside else org
    return rest if rest.removesuffix("政协") else org


def is_ambiguous(org: str) -> bool:
    """Return whether several divisions of the table have the place of a committee's name."""
    return len(divisions_named(org.removesuffix("政协"))) > 1


def _short_name(division: Division) -> str:
    """Return the name with its kind, without the peoples' names: 海西州."""
    return division.names[-2] if division.stem else division.name


def is_org(text: str) -> bool:
    """Return whether text is the name of a committee and nothing more."""
    if FORMAL.fullmatch(text):
        return True
    place = text.removesuffix("政协")
    if place == text or not place:
        return False
    return bool(SHORT_PLACE.fullmatch(place)) or _chains(find_divisions(place)) == [(0, len(place))]


def _chains(matches: Sequence[DivisionMatch]) -> list[tuple[int, int]]:
    """Return the ranges of matches, those that touch (佳木斯市东风区) as one."""
    chains: list[tuple[int, int]] = []
    for match in matches:
        if chains and chains[-1][1] == match.span.start:
            chains[-1] = (chains[-1][0], match.span.end)
        else:
            chains.append((match.span.start, match.span.end))
    return chains
