"""The articles of what is not body: captions, bylines, headings."""

from bisect import bisect
from collections.abc import Sequence

from corpus.blocks import Block
from corpus.outline import Heading, Kind, Outline
from corpus.reading import Reading, subjects_of, zones_of
from corpus.topics import Subject, named

BESIDE = 1.5
"""A caption's evidence for the article of the body block before it, in nats; that after it has two thirds."""
MOST_COMPARED = 100_000
"""Captions times articles compared by the names in them; in a longer file a caption goes with the text above it."""
PAGES_OWN = frozenset({Kind.HEADER, Kind.CREDITS})


def owners_of_all(
    lines: Sequence[Block], found: Outline, headings: Sequence[Heading], reading: Reading
) -> dict[int, int]:
    """Return the article of each block, by their numbers; the page's own lines are left out."""
    if not headings:
        return {}
    owners = {n: article for article, chain in enumerate(reading.chains) for n in chain}
    captions = [n for n, kind in enumerate(found.kinds) if kind is Kind.CAPTION]
    owners |= _of_captions(captions, lines, subjects=subjects_of(lines, found, headings), body=owners)
    rest = [n for n, kind in enumerate(found.kinds) if n not in owners and kind not in PAGES_OWN]
    for n, zone in zip(rest, zones_of(headings, rest), strict=True):
        under_heading = headings[zone].first <= n
        owners[n] = zone if under_heading and found.kinds[n] is not Kind.BYLINE else owners.get(n - 1, zone)
    return dict(sorted(owners.items()))


def _of_captions(
    captions: Sequence[int], lines: Sequence[Block], *, subjects: Sequence[Subject], body: dict[int, int]
) -> dict[int, int]:
    order = sorted(body)
    if len(captions) * len(subjects) > MOST_COMPARED:
        return {n: body[order[max(bisect(order, n) - 1, 0)]] if order else 0 for n in captions}
    worth = named([lines[n].text for n in captions], subjects)
    found = {}
    for row, n in enumerate(captions):
        place = bisect(order, n)
        if place > 0:
            worth[row, body[order[place - 1]]] += BESIDE
        if place < len(order):
            worth[row, body[order[place]]] += BESIDE * 2 / 3
        found[n] = int(worth[row].argmax())
    return found
