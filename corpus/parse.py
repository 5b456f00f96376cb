"""A page into its articles."""

from corpus.articles import articles_of
from corpus.layout import page_layout
from corpus.types import Article, Page


def parse_page(page: Page) -> list[Article]:
    """Return the articles of page in the order of their headings; a page without text has none."""
    return articles_of(page_layout(page))
