"""What processes do when an index is built from passages; they import nothing more."""

from corpus.types import Article, Page, Passage
from index.pagerecord import PageRecord, page_record

Parsed = tuple[Page, list[tuple[Article, list[Passage]]]]


def record(parsed: Parsed) -> PageRecord:
    """Return a parsed page with its words counted."""
    return page_record(*parsed)
