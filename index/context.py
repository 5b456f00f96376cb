"""What a passage is indexed by: its own words and those of its article's head."""

from corpus.types import Article, Passage


def with_context(article: Article, passage: Passage) -> str:
    """Return the text that a passage is embedded and indexed by: org, region and title of article, then its text.

    A passage that only says 市政协 is found by the committee's name this way. It is shown without them.
    """
    return joined(head(article), passage.text)


def head(article: Article) -> str:
    """Return what stands in front of each passage of article."""
    region = article.region.name if article.region else None
    return " ".join(part for part in (article.org, region, article.title) if part)


def joined(head: str, text: str) -> str:
    """Return the text of a passage with the head of its article in front."""
    return f"{head}\n{text}"
