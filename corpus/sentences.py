"""Where sentences end. The one notion of a sentence that searching, answering and showing share."""

import re

from corpus.types import Span

STOPS = "。！？!?…"
_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n][”’」』）)]*|$)")


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a text; together they cover it. Semicolons end a sentence, as in official prose."""
    return [Span(*match.span()) for match in _SENTENCE.finditer(text) if match.end() > match.start()]


def sentence_at(text: str, at: int) -> Span:
    """Return the sentence in which an offset stands; the whole text where the offset is not inside it."""
    return next((one for one in split_sentences(text) if one.start <= at < one.end), Span(0, len(text)))
