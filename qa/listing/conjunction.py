"""Questions that ask for several things at once (既有A又有B): each is sought by itself, rows need all. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qa.analysis import Analysis, analyse
from qa.listing.concepts import Synonyms
from qa.listing.rows import Row, Rows
from qa.types import Match

_VERB: Final = (
    r"(?P<verb>(?:建|设|拥|具)有|有|(?:建立|设立|成立|开展|举办|打造|建成|开设|组织)[了过]?|[建设办搞开][了过起]?)"
)
_AND: Final = r"(?:以及|和|与|跟|、|及)"
_ALL: Final = r"(?:这?两[样者种个项])?(?:全都|都|均)"
_END: Final = r"(?:的(?:政协)?)?[？?。]?$"
_FORMS: Final = (
    # 既有甲或者乙、丙又达到95%: what 又 tells of is named before it.
    re.compile(rf"^(?P<head>.*?)既(?P<first>.{{2,}}?)[、，,](?P<second>[^、，,]{{2,}}?又[是为达有].+?){_END}"),
    re.compile(rf"^(?P<head>.*?)既(?P<first>.{{2,}}?)[，,]?(?:又|也)(?P<second>.{{2,}}?){_END}"),
    re.compile(
        rf"^(?P<head>.*?)(?:不仅|不但|不光)(?P<first>.{{2,}}?)[，,]?(?:还|也|而且|并且)(?P<second>.{{2,}}?){_END}"
    ),
    re.compile(
        rf"^(?P<head>.*?)同时(?:都)?{_VERB}(?P<first>[^，,]{{2,}}?){_AND}(?P<second>[^，,]{{2,}}?){_END}",
    ),
    re.compile(
        rf"^(?P<head>.*?政协)(?:把|将)?(?P<first>[^，,]{{2,}}?){_AND}(?P<second>[^，,]{{2,}}?){_ALL}{_VERB}{_END}"
    ),
    re.compile(
        rf"^(?P<head>(?:[^，,]*?的)??)(?P<first>[^，,的]{{2,}}?){_AND}(?P<second>[^，,的]{{2,}}?){_ALL}{_VERB}的(?:是)?(?:有)?[哪那]"
    ),
    re.compile(rf"^(?P<head>)(?P<first>[^，,的]{{2,}}?){_AND}(?P<second>[^，,的]{{2,}}?){_ALL}{_VERB}的政协"),
)


def conjuncts(analysis: Analysis) -> tuple[Analysis, ...]:
    """Return a list question for each of the things that one asks for together; () where it asks for one."""
    if analysis.negated or analysis.language != "zh":
        return ()
    found = next((match for form in _FORMS if (match := form.search(analysis.understood))), None)
    if found is None:
        return ()
    verb = found.groupdict().get("verb") or ""
    return tuple(
        replace(
            analysis,
            understood=asked.understood,
            predicate=asked.predicate,
            terms=asked.terms,
            quoted=asked.quoted,
            limits=asked.limits,
        )
        for part in (found["first"], found["second"])
        if (asked := analyse(f"{_listing(found['head'])}{verb}{part}"))
    )


def _listing(head: str) -> str:
    return head if "政协" in head else f"{head.removesuffix('的')}哪些政协"


def to_the_letter(parts: Sequence[Analysis], found: Sequence[Rows], synonyms: Synonyms) -> list[Rows]:
    """Return found with exact rows only where one thing is a near word for another (站 and 室), else found."""
    things = [{term.text for term in part.terms} for part in parts]
    others = [{other for thing in part for other, _ in synonyms(thing)} for part in things]
    if not any(one & other for at, one in enumerate(things) for other in others[:at] + others[at + 1 :]):
        return list(found)
    return [replace(rows, rows=tuple(row for row in rows.rows if row.match is Match.EXACT)) for rows in found]


def jointly(found: Sequence[Rows]) -> Rows:
    """Return the rows that all of found have, near where one is, the best proof of every thing first."""
    by_org = [{row.org: row for row in rows.rows} for rows in found]
    shared = [[rows[org] for rows in by_org] for org in by_org[0] if all(org in rows for rows in by_org)]
    rows = sorted(map(_joint, shared), key=lambda row: (row.match is Match.NEAR, -row.score, row.org))
    told = {row.org for row in rows}
    close = {row.org: row for each in found for row in (*each.rows, *each.close) if row.org not in told}
    return Rows(rows=tuple(rows), close=tuple(close.values()))


def _joint(rows: Sequence[Row]) -> Row:
    firsts = [row.proofs[0] for row in rows]
    others = [proof for row in rows for proof in row.proofs[1:]]
    return replace(
        rows[0],
        match=Match.NEAR if any(row.match is Match.NEAR for row in rows) else Match.EXACT,
        score=min(row.score for row in rows),
        proofs=(*firsts, *others),
        number=None,
    )
