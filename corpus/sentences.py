"""Where sentences end. The one notion of a sentence that searching, answering and showing share."""

import re

from corpus.types import Span

STOPS = "。！？!?…"
_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n][”’」』）)]*|$)")


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a text; together they cover it. Semicolons end a sentence, as in official prose."""
    return [Span(*match.span()) for match in _SENTENCE.finditer(text) if match.end() > match.start()]
