"""Hits into numbered quotations, each cut from its file at stated spans. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.types import Passage, Span
from index.types import Hit
from qa.types import Citation


def cite(hit: Hit, *, n: int, highlights: Iterable[Span] = ()) -> Citation:
    """Return the whole passage of hit as citation n; highlights are ranges of its text."""
    article = hit.article
    return Citation(
        n=n,
        passage_id=hit.passage.id,
        article_id=article.id,
        file=article.file,
        org=article.org,
        region=article.region.name if article.region else None,
        title=article.title,
        text=hit.passage.text,
        spans=hit.passage.spans,
        highlights=merged(highlights),
        score=hit.score,
        confidence=hit.passage.confidence,
        reasons=hit.reasons,
    )


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Return the first hit on each passage, in order."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.passage.id, hit)
    return list(first.values())


def cut(passage: Passage, piece: Span) -> tuple[Span, ...]:
    """Return where text[piece] of a passage stands in its file."""
    spans: list[Span] = []
    offset = 0
    for span in passage.spans:
        length = span.end - span.start
        start, end = max(piece.start - offset, 0), min(piece.end - offset, length)
        if start < end:
            spans.append(Span(span.start + start, span.start + end))
        offset += length
    return tuple(spans)


def occurrences(text: str, terms: Iterable[str]) -> tuple[Span, ...]:
    """Return where terms stand in text, merged and in order; a term of one character is left out."""
    found: list[Span] = []
    for term in terms:
        start = text.find(term) if len(term) > 1 else -1
        while start >= 0:
            found.append(Span(start, start + len(term)))
            start = text.find(term, start + len(term))
    return merged(found)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def numbered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return citations numbered from 1 in their order."""
    return tuple(replace(citation, n=n) for n, citation in enumerate(citations, 1))


def cited(terms: Sequence[str], hits: Sequence[Hit], spans: tuple[Span, ...]) -> tuple[Citation, ...]:
    """Return hits as citations with terms highlighted; in the first one spans, where the answer stands, if any."""
    quoted = [cite(hit, n=1, highlights=occurrences(hit.passage.text, terms)) for hit in hits]
    if quoted and spans:
        quoted[0] = replace(quoted[0], highlights=spans)
    return numbered(quoted)
