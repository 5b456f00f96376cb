"""An Answer -> what the conversation shows of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.types import UNSURE
from index.types import Filter
from qa.types import Answer, Citation, Item, Match
from web.assets import Texts
from web.provinces import order_of, province_of
from web.views.charts import bars, tiles
from web.views.offers import offers
from web.views.reasons import reasons_view
from web.views.text import key_sentence, segments, write_marks

SURE, FAIRLY_SURE = 0.75, 0.45
BRIEF_CHARS = 16
LEAD_ROWS = 3
_MARKS = frozenset("、，；。,;.")
FILTER_FIELDS = ("provinces", "places", "orgs", "files")


def turn_view(answer: Answer, *, number: int, words: Texts) -> dict[str, Any]:
    """Return everything the template shows for one answered question."""
    table = _table(answer, words) if answer.items else None
    courtesy = answer.text is None and not answer.citations
    return {
        "id": f"t{number}",
        "turn": number,
        "question": answer.question,
        "understood": _reworded(answer),
        "chips": filter_chips(answer.filter, words),
        "lead": _lead(answer, words),
        "brief": bool(answer.text) and not answer.items and len(answer.text or "") <= BRIEF_CHARS,
        "quote": None if answer.items or not answer.text else _quote(answer),
        "table": table,
        "silent": answer.text is None and not courtesy,
        "courtesy": courtesy,
        "sure": None if answer.text is None else words(f"sure.{_sureness(answer.confidence)}"),
        "sureness": _sureness(answer.confidence),
        "examined": words(
            "examined",
            passages=f"{answer.examined.passages:,}",
            articles=f"{answer.examined.articles:,}",
            orgs=f"{answer.examined.orgs:,}",
        ),
        "sources": _cards(answer.citations[:3]),
        "nearest": words("sources.nearest") if answer.text is None else None,
        "all_sources": words(
            "sources.all_nearest" if answer.text is None else "sources.all", count=len(answer.citations)
        ),
        "suggestions": offers(answer.suggestions, words, after=answer.question),
        "copy": plain_text(answer),
    }


def pending_view(question: str, *, number: int) -> dict[str, Any]:
    """Return a turn that is being worked on."""
    return {"id": f"t{number}", "turn": number, "question": question, "pending": True}


def failed_view(question: str, message: str, *, number: int) -> dict[str, Any]:
    """Return a turn that came to nothing, with what to do, in plain words."""
    return {"id": f"t{number}", "turn": number, "question": question, "failed": message}


def citations_view(answer: Answer, *, number: int, words: Texts) -> dict[str, Any]:
    """Return the list of an answer's citations for the evidence panel."""
    return {
        "turn": number,
        "question": answer.question,
        "heading": words("evidence.nearest" if answer.text is None else "evidence.cited", count=len(answer.citations)),
        "citations": [_citation(citation, words) for citation in answer.citations],
    }


def plain_text(answer: Answer) -> str:
    """Return the answer with its citations as text to paste elsewhere."""
    lines = [answer.question, answer.text or answer.abstained_because or "", ""]
    lines += [
        f"[{c.n}] {' · '.join(part for part in (c.org, c.title, c.file) if part)}\n    {c.text}"
        for c in answer.citations
    ]
    return "\n".join(lines) + "\n"


def filter_chips(found: Filter, words: Texts) -> list[dict[str, str]]:
    """Return one chip for each value that a search was restricted to."""
    return [
        {"field": field, "value": value, "label": words(f"filter.{field}")}
        for field in FILTER_FIELDS
        for value in getattr(found, field)
    ]


def _reworded(answer: Answer) -> str | None:
    """Return the question as understood where that differs in more than marks, spaces and width."""
    return answer.understood if _bare(answer.understood) != _bare(answer.question) else None


def _bare(question: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", question))).casefold()


def _sureness(confidence: float) -> str:
    if confidence >= SURE:
        return "high"
    return "middle" if confidence >= FAIRLY_SURE else "low"


def _lead(answer: Answer, words: Texts) -> list[dict[str, Any]]:
    """Return the short answer as text segments and references; a phone folds what has "rest"."""
    if answer.text is None:
        return [{"t": answer.abstained_because or words("answer.none")}]
    if not answer.items:
        return [{"t": answer.text}, *(_ref(citation) for citation in answer.citations[:1])]
    named = list(_named(answer))
    folded = [{**piece, "rest": True} for pieces in named[LEAD_ROWS:] for piece in pieces]
    shown = [piece for pieces in named[:LEAD_ROWS] for piece in pieces]
    return [*shown, {"more": True}, *folded] if len(named) > LEAD_ROWS + 1 else [*shown, *folded]


def _named(answer: Answer) -> Iterator[list[dict[str, Any]]]:
    """Yield the answer's text up to each name and its number, each with its first reference; then what follows.

    A mark that follows a reference is its tail: no line begins with it.
    """
    text, at = answer.text or "", 0
    by_number = {citation.n: citation for citation in answer.citations}
    for item in answer.items:
        number = f"(?:[(（]{re.escape(item.number)}[)）])?" if item.number else ""
        found = re.compile(re.escape(item.org) + number).search(text, at)
        if found:
            piece, at = {"t": text[at : found.end()]}, found.end()
            cited = [by_number[n] for n in item.citations[:1] if n in by_number]
            tail = text[at : at + 1] if cited and text[at : at + 1] in _MARKS else ""
            at += len(tail)
            yield [piece, *({**_ref(citation), "tail": tail} for citation in cited)]
    yield [{"t": text[at:]}] if at < len(text) else []


def _cards(citations: Sequence[Citation]) -> list[dict[str, Any]]:
    """Return the first citations; where several are of one article, each also has what it says."""
    articles = Counter(citation.article_id for citation in citations)
    return [
        {**_source(citation), "said": _said(citation) if articles[citation.article_id] > 1 else None}
        for citation in citations
    ]


def _said(citation: Citation) -> str:
    return "".join(piece["t"] for piece in key_sentence(citation))


def _ref(citation: Citation) -> dict[str, Any]:
    return {"n": citation.n, "passage": citation.passage_id, "marks": write_marks(citation.highlights)}


def _quote(answer: Answer) -> dict[str, Any] | None:
    """Return the sentence that the answer stands in, unless the answer is that sentence."""
    if not answer.citations or answer.text is None:
        return None
    best = answer.citations[0]
    pieces = key_sentence(best, answer.text)
    if sum(len(piece["t"]) for piece in pieces) <= len(answer.text) + 2:
        return None
    return {**_source(best), "segs": pieces}


def _source(citation: Citation) -> dict[str, Any]:
    return {
        **_ref(citation),
        "org": citation.org,
        "title": citation.title,
        "file": citation.file,
        "region": citation.region,
        "unsure": citation.confidence < UNSURE,
    }


def _citation(citation: Citation, words: Texts) -> dict[str, Any]:
    return {
        **_source(citation),
        "segs": segments(citation.text, citation.highlights),
        "score": f"{citation.score:.2f}",
        **reasons_view(citation.reasons, words),
    }


def _table(answer: Answer, words: Texts) -> dict[str, Any]:
    """Return the rows of a list answer, with what the page sorts and filters them by."""
    by_number = {citation.n: citation for citation in answer.citations}
    rows = [_row(place, item, by_number, words) for place, item in enumerate(answer.items)]
    counts = Counter(row["province"] for row in rows)
    exact = sum(row["exact"] for row in rows)
    proven = any(row["refs"] for row in rows)
    return {
        "rows": rows,
        "proven": proven,
        "counted": words("table.counted", rows=len(rows), exact=exact, near=len(rows) - exact)
        if proven
        else words("table.unproven", rows=len(rows)),
        "provinces": [{"name": name, "count": count} for name, count in _on_the_map(counts)],
        "bars": bars(counts),
        "tiles": tiles(counts) if len(counts) > 1 else None,
        "numbered": any(row["number"] for row in rows),
    }


def _on_the_map(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (order_of(pair[0]), pair[0]))


def _row(place: int, item: Item, by_number: dict[int, Citation], words: Texts) -> dict[str, Any]:
    cited = [by_number[n] for n in item.citations if n in by_number]
    exact = item.match is Match.EXACT
    return {
        "place": place,
        "org": item.org,
        "province": province_of(item.region) or words("table.elsewhere"),
        "order": order_of(province_of(item.region)),
        "region": item.region,
        "exact": exact,
        "match": words("match.exact" if exact else "match.near"),
        "number": item.number,
        "quote": key_sentence(cited[0]) if cited else [],
        "refs": [_ref(citation) for citation in cited],
    }
