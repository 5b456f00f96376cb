"""A passage in its article, at its place; a whole page with its blocks by article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any
from urllib.parse import urlencode

from corpus.passages import paragraph_number
from corpus.types import UNSURE, Article, Page, Paragraph, Passage, Span
from web.assets import Texts
from web.reference import reference
from web.views.text import segments, write_marks

HUES = 12
_WRAP = re.compile(r"[^\S\n]*\r?\n?[^\S\n]*")


def permalink(passage_id: str, marks: Sequence[Span] = ()) -> str:
    """Return the path that opens this passage with these marks in any browser."""
    query = {"passage": passage_id} | ({"marks": write_marks(marks)} if marks else {})
    return "/?" + urlencode(query)


def article_view(
    article: Article,
    passages: Sequence[Passage],
    *,
    page: Page,
    current: Passage,
    marks: Sequence[Span],
    words: Texts,
) -> dict[str, Any]:
    """Return an article of page with its passages in order, the current one marked. passages are all it has."""
    at = next(place for place, passage in enumerate(passages) if passage.id == current.id)
    return {
        **_heading(article),
        "passage": current.id,
        "parts": list(_parts(article, passages, page=page, current=current, marks=marks)),
        "previous": passages[at - 1].id if at else None,
        "next": passages[at + 1].id if at + 1 < len(passages) else None,
        "place": words("evidence.place", at=at + 1, of=len(passages)),
        "unsure": current.confidence < UNSURE,
        "link": permalink(current.id, marks),
        "reference": reference(article, spans=current.spans),
        "mentioned": words("evidence.mentioned", orgs="、".join(article.mentioned)) if article.mentioned else None,
    }


def page_view(page: Page, articles: Sequence[Article], *, current: Passage, words: Texts) -> dict[str, Any]:
    """Return a page's text in file order, cut into blocks; a cut paragraph's pieces point at each other."""
    marked = {
        span: (number, article, paragraph)
        for number, article, paragraph in _paragraphs(articles)
        for span in pieces(paragraph.spans, page.text)
    }
    headings = {text: n for n, a in enumerate(articles) for text in (a.org, a.title, a.subtitle, a.byline) if text}
    blocks: list[dict[str, Any]] = []
    for span in _tile(page.text, sorted(marked)):
        owner = marked.get(span)
        text = page.text[span.start : span.end]
        if owner is None:
            blocks += _between(text, headings)
            continue
        number, article, paragraph = owner
        blocks.append({
            "text": text,
            "hue": number % HUES,
            "org": article.org or article.title,
            "current": any(span.start <= cited.start < span.end for cited in current.spans),
            "passage": None if paragraph.kind == "section" else f"{article.id}/{_kind(article, paragraph)}",
            **_seams(paragraph, pieces(paragraph.spans, page.text), span, words),
        })
    legend = [{"hue": n % HUES, "org": a.org, "title": a.title} for n, a in enumerate(articles)]
    return {"file": page.file, "encoding": page.encoding, "passage": current.id, "blocks": blocks, "legend": legend}


def _heading(article: Article) -> dict[str, Any]:
    return {
        "org": article.org,
        "region": article.region.name if article.region else None,
        "title": article.title,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "file": article.file,
    }


def _parts(
    article: Article, passages: Sequence[Passage], *, page: Page, current: Passage, marks: Sequence[Span]
) -> Iterator[dict[str, Any]]:
    """Yield the passages of an article, each section heading where it stands between them."""
    shown = 0
    for passage in passages:
        number = paragraph_number(passage) or len(article.paragraphs)
        yield from ({"section": p.text} for p in article.paragraphs[shown:number] if p.kind == "section")
        shown = max(shown, number)
        yield _part(passage, page=page, current=current, marks=marks)


def _part(passage: Passage, *, page: Page, current: Passage, marks: Sequence[Span]) -> dict[str, Any]:
    here = passage.id == current.id
    return {
        "id": passage.id,
        "segs": segments(passage.text, marks if here else ()),
        "current": here,
        "caption": passage.id.rpartition("/")[2].startswith("c"),
        "joined": len(pieces(passage.spans, page.text)) > 1,
    }


def pieces(spans: Sequence[Span], text: str) -> list[Span]:
    """Return the pieces that a paragraph was cut into: lines that only wrap, one under the other, are one piece."""
    whole: list[Span] = []
    for span in spans:
        before = whole[-1] if whole else None
        if before and before.end <= span.start and _WRAP.fullmatch(text, before.end, span.start):
            whole[-1] = Span(before.start, span.end)
        else:
            whole.append(span)
    return whole


def _paragraphs(articles: Sequence[Article]) -> list[tuple[int, Article, Paragraph]]:
    return [(n, a, p) for n, a in enumerate(articles) for p in (*a.paragraphs, *a.captions)]


def _kind(article: Article, paragraph: Paragraph) -> str:
    if paragraph in article.captions:
        return f"c{article.captions.index(paragraph) + 1}.1"
    return f"p{article.paragraphs.index(paragraph) + 1}.1"


def _tile(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with the gaps between them filled, so that they cover the text."""
    edges = [Span(0, 0), *spans, Span(len(text), len(text))]
    tiled: list[Span] = []
    for before, after in pairwise(edges):
        tiled += [Span(before.end, after.start), after]
    return [span for span in tiled if span.start < span.end]


def _between(text: str, headings: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield what stands between paragraphs: each heading by itself, other lines together."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, group in groupby(lines, key=lambda line: headings.get(line.lstrip("# "))):
        if number is None:
            yield {"text": "\n".join(group), "hue": None, "current": False}
        else:
            yield from ({"text": line, "hue": number % HUES, "heading": True, "current": False} for line in group)


def _seams(paragraph: Paragraph, cut: Sequence[Span], span: Span, words: Texts) -> dict[str, Any]:
    """Return what stands before and after this piece where its paragraph was cut."""
    at, last = cut.index(span), len(cut) - 1
    return {
        "from": words("seam.from", piece=at) if at else None,
        "to": words("seam.to", piece=at + 2) if at < last else None,
        "why": "；".join(paragraph.reasons) if last else None,
        "unsure": paragraph.confidence < UNSURE,
    }
