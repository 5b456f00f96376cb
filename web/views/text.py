"""Cutting texts for display: marked segments, the sentence that matters, references as file and characters."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from corpus.types import Span
from qa.types import Citation

_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]?[”’」』）)]*")


def segments(text: str, marks: Iterable[Span]) -> list[dict[str, Any]]:
    """Return text cut at the marks: [{"t": piece, "m": marked}]; the pieces joined are the text."""
    pieces: list[dict[str, Any]] = []
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if at < start:
            pieces.append({"t": text[at:start], "m": False})
        pieces.append({"t": text[start:end], "m": True})
        at = end
    if at < len(text):
        pieces.append({"t": text[at:], "m": False})
    return pieces


def sentence_at(text: str, position: int) -> Span:
    """Return the sentence of text that holds a position."""
    for found in _SENTENCE.finditer(text):
        if found.start() <= position < found.end():
            return Span(found.start(), found.end())
    return Span(0, len(text))


def key_sentence(citation: Citation, answer: str | None = None) -> list[dict[str, Any]]:
    """Return the marked segments of the one sentence to show of a citation.

    It is the sentence with the answer where the citation holds it, else the one with the most highlights.
    """
    text = citation.text
    at = text.find(answer) if answer else -1
    if answer and at >= 0:
        first, last = sentence_at(text, at), sentence_at(text, at + len(answer) - 1)
        return excerpt(text, Span(first.start, last.end), [Span(at, at + len(answer))])
    best = max(
        (Span(*found.span()) for found in _SENTENCE.finditer(text) if found.group()),
        key=lambda span: (_covered(span, citation.highlights), -span.start),
        default=Span(0, len(text)),
    )
    return excerpt(text, best, citation.highlights)


def _covered(span: Span, marks: Sequence[Span]) -> int:
    return sum(max(0, min(span.end, mark.end) - max(span.start, mark.start)) for mark in marks)


def excerpt(text: str, span: Span, marks: Sequence[Span]) -> list[dict[str, Any]]:
    """Return the segments of one span of text with the marks, or parts of marks, that lie in it.

    The sign that begins a caption (▲) is none of its words.
    """
    span = Span(span.end - len(text[span.start : span.end].lstrip("▲△▼ ")), span.end)
    inside = [
        Span(max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start)
        for mark in marks
        if mark.start < span.end and mark.end > span.start
    ]
    return segments(text[span.start : span.end], inside)


def write_marks(marks: Iterable[Span]) -> str:
    """Return marks as one word for a link: 3-8.12-15."""
    return ".".join(f"{start}-{end}" for start, end in marks)


def read_marks(word: str, *, limit: int = 200) -> tuple[Span, ...]:
    """Return the marks that write_marks wrote; what is not a mark is passed over."""
    found = re.findall(r"(?<!\d)(\d{1,6})-(\d{1,6})(?!\d)", word)[:limit]
    return tuple(Span(int(start), int(end)) for start, end in found if int(start) < int(end))
