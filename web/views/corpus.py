"""What the corpus holds: figures, provinces, articles, the index."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from corpus.types import Passage, Span
from index.manifest import Manifest
from index.types import Filter
from web.assets import Texts
from web.finding import Found
from web.provinces import order_of
from web.shelf import Card
from web.views.answer import filter_chips
from web.views.charts import bars, tiles
from web.views.offers import offers
from web.views.text import excerpt, sentence_at, write_marks

PAGE_ROWS = 50
FACET_ROWS = 300
YEARS_SHOWN = 6
FACETS = ("provinces", "orgs", "files")


def home_view(cards: Sequence[Card], *, passages: int, examples: Sequence[str], words: Texts) -> dict[str, Any]:
    """Return the figures, the picture by province and the example questions of the start page."""
    homes = {(card.org, card.province or words("table.elsewhere")) for card in cards if card.org}
    provinces = Counter(province for _, province in homes)
    figures = {
        "pages": len({card.file for card in cards}),
        "articles": len(cards),
        "orgs": len({card.org for card in cards if card.org}),
        "provinces": len({card.province for card in cards} - {None}),
        "passages": passages,
    }
    years = Counter(year for card in cards for year in card.years)
    shown = [{"value": f"{value:,}", "label": words(f"figure.{name}")} for name, value in figures.items()]
    if years:
        shown.append({"value": f"{min(years)}–{max(years)}", "label": words("figure.years")})
    return {
        "figures": shown,
        "years": _commonest_years(years),
        "bars": bars(provinces),
        "tiles": tiles(provinces),
        "examples": offers(examples, words),
    }


def _commonest_years(years: Mapping[int, int]) -> list[dict[str, Any]]:
    """Return the years that most articles write, in their order, each with the number of those articles."""
    commonest = sorted(sorted(years, key=lambda year: (-years[year], -year))[:YEARS_SHOWN])
    longest = max(years.values(), default=0)
    return [{"name": str(y), "count": years[y], "share": round(100 * years[y] / longest, 1)} for y in commonest]


def articles_view(
    found: Sequence[Found], *, sought: Sequence[str], start: int, passage: Callable[[int], Passage], words: Texts
) -> dict[str, Any]:
    """Return one screen of the articles that were found by the words sought; passage returns that of a row."""
    start = max(0, min(start, max(0, len(found) - 1)) // PAGE_ROWS * PAGE_ROWS)
    by_text = sum(one.row is not None for one in found)
    return {
        "count": words("corpus.found", count=f"{len(found):,}")
        + (words("corpus.by_text", count=f"{by_text:,}") if by_text else ""),
        "none": not found,
        "rows": [_row(one, sought, passage) for one in found[start : start + PAGE_ROWS]],
        "earlier": max(0, start - PAGE_ROWS),
        "has_earlier": start > 0,
        "later": start + PAGE_ROWS,
        "has_later": start + PAGE_ROWS < len(found),
    }


def _row(found: Found, sought: Sequence[str], passage: Callable[[int], Passage]) -> dict[str, Any]:
    """Return an article's line; one found by its text has the sentence that tells, its words marked."""
    if found.row is None:
        return {**asdict(found.card), "marks": "", "excerpt": None}
    shown = passage(found.row)
    marks = [Span(*place.span()) for place in re.finditer("|".join(map(re.escape, sought)), shown.text)]
    return {
        **asdict(found.card),
        "passage": shown.id,
        "marks": write_marks(marks),
        "excerpt": excerpt(shown.text, sentence_at(shown.text, shown.text.index(found.word)), marks),
    }


def facets_view(cards: Sequence[Card], chosen: Filter, *, words: Texts) -> dict[str, Any]:
    """Return what can be filtered by, with the number of articles that each choice would leave."""
    groups = [_group(field, cards, chosen, words) for field in FACETS]
    active = filter_chips(chosen, words)
    return {"groups": groups, "active": active, "any": bool(active)}


def _group(field: str, cards: Sequence[Card], chosen: Filter, words: Texts) -> dict[str, Any]:
    others = [name for name in FACETS if name != field]
    counts = Counter(
        value
        for card in cards
        if all(not getattr(chosen, name) or _value(card, name) in getattr(chosen, name) for name in others)
        if (value := _value(card, field))
    )
    picked = getattr(chosen, field)
    places = {_value(card, field): order_of(card.province) for card in cards} if field != "files" else {}

    def order(value: str) -> tuple[bool, int, int, str]:
        return value not in picked, places.get(value, 0), -counts[value], value

    options = [
        {"field": field, "value": value, "count": counts[value], "on": value in picked}
        for value in sorted(counts, key=order)
    ]
    return {"field": field, "label": words(f"filter.{field}"), "options": options[:FACET_ROWS]}


def _value(card: Card, field: str) -> str | None:
    return {"provinces": card.province, "orgs": card.org, "files": card.file}[field]


def index_facts(manifest: Manifest, *, words: Texts) -> list[dict[str, str]]:
    """Return what a reader may want to know of the index in use."""
    size = words(
        "index.size_value",
        pages=f"{manifest.pages:,}",
        articles=f"{manifest.articles:,}",
        passages=f"{manifest.passages:,}",
        dimensions=manifest.dimensions,
    )
    facts = {"size": size, "built": _moment(manifest.built_at), "model": manifest.model, "build": manifest.build_id}
    shown = [{"label": words(f"index.{name}"), "value": value} for name, value in facts.items()]
    # The browser writes it anew in its own time.
    moment = datetime.fromisoformat(manifest.built_at).isoformat()
    return [{**fact, "moment": moment} if fact["label"] == words("index.built") else fact for fact in shown]


def _moment(text: str) -> str:
    """Return a moment as a person writes it: 2026-01-31 08:05 UTC+8."""
    moment = datetime.fromisoformat(text)
    hours = (moment.utcoffset() or timedelta()).total_seconds() / 3600
    return f"{moment:%Y-%m-%d %H:%M} UTC" + (f"{hours:+g}" if hours else "")
