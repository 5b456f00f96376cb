"""A reference to an article in the form of GB/T 7714-2015 (newspaper article, [N])."""

import re

from corpus.types import Article, Span

_ROLE = re.compile(
    r"^(?:(?:本报|本刊)[^（(]{0,10}讯)?\s*[（(]?\s*(?:本报)?(?:特约|见习)?(?:记者|通讯员|作者)?[:：]?\s*|[)）]$"
)


def reference(article: Article, *, spans: tuple[Span, ...] = ()) -> str:
    """Return author (else committee), title, file and the characters cited.

    The corpus records no newspaper name and no date, so that part of the standard's form is left out, not guessed.
    """
    author = _ROLE.sub("", article.byline or "") or article.org
    parts = [f"{author}. " if author else "", f"{article.title or article.org or article.file}[N]. ", article.file]
    if spans:
        parts.append(": " + ",".join(f"{span.start}-{span.end}" for span in spans))
    return "".join(parts) + "."
