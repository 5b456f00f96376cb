"""An article into the passages that are retrieved and quoted."""

import re
from collections.abc import Iterator

from corpus.sentences import STOPS
from corpus.types import Article, Paragraph, Passage, Span

SENTENCE_END = re.compile(r"[。！？!?；;…][”’」』）)]*|[,，、][”’]*")


def article_passages(article: Article, *, max_chars: int = 600) -> list[Passage]:
    """Return the passages of article: its paragraphs without section headings, then its captions, each whole.

    Only a paragraph of more than max_chars characters is split, at the end of a sentence, or, in a sentence of
    more than max_chars, at a comma or between two characters.
    """
    groups = (("p", article.paragraphs), ("c", article.captions))
    return [
        passage
        for letter, paragraphs in groups
        for number, paragraph in enumerate(paragraphs, start=1)
        if paragraph.kind == "body"
        for passage in _split(article.id, f"{letter}{number}", paragraph, max_chars)
    ]


def paragraph_number(passage: Passage) -> int | None:
    """Return which of its article's paragraphs a passage is of, from 1; None for a caption."""
    name = passage.id.rpartition("/")[2]
    return int(name[1:].partition(".")[0]) if name.startswith("p") else None


def _split(article_id: str, name: str, paragraph: Paragraph, max_chars: int) -> Iterator[Passage]:
    for part, (start, end) in enumerate(cuts(paragraph.text, max_chars=max_chars), start=1):
        yield Passage(
            id=f"{article_id}/{name}.{part}",
            article_id=article_id,
            text=paragraph.text[start:end],
            spans=tuple(slice_spans(paragraph.spans, start, end)),
            confidence=paragraph.confidence,
        )


def cuts(text: str, *, max_chars: int) -> list[Span]:
    """Return half-open ranges that follow one another and cover text, each of at most max_chars characters."""
    ranges = []
    start = 0
    while len(text) - start > max_chars:
        end = _best_end(text, start, start + max_chars)
        ranges.append(Span(start, end))
        start = end
    return [*ranges, Span(start, len(text))]


def _best_end(text: str, start: int, limit: int) -> int:
    """Return the last sentence end in the second half of text[start:limit], else the last comma, else limit."""
    sentence = comma = 0
    for match in SENTENCE_END.finditer(text, start + (limit - start) // 2, limit):
        if match[0][0] in STOPS:
            sentence = match.end()
        else:
            comma = match.end()
    return sentence or comma or limit


def slice_spans(spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """Yield where characters start to end of a text joined from spans stand in its page."""
    offset = 0
    for span in spans:
        length = span.end - span.start
        left, right = max(start - offset, 0), min(end - offset, length)
        if left < right:
            yield Span(span.start + left, span.start + right)
        offset += length
