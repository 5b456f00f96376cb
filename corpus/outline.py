"""What a page consists of by form and position: the kinds of its blocks, and its headings."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a block is. The values are what the page view shows in English."""

    HEADER = "header"
    ORG = "org"
    TITLE = "title"
    SUBTITLE = "subtitle"
    SECTION = "section"
    BYLINE = "byline"
    MARK = "mark"
    BODY = "body"
    CAPTION = "caption"
    CREDITS = "credits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The beginning of an article: the numbers of its blocks.

    org is the committee that the heading names; org_block the line that says it, alone or before the title.
    """

    first: int
    org: str | None = None
    org_block: int | None = None
    title: int | None = None
    subtitle: int | None = None
    bylines: tuple[int, ...] = ()


@dataclass(slots=True)
class Outline:
    """The kinds of all blocks by form and position, and the headings in order.

    doubtful are the blocks that look like headings and open no article; they count as body until text decides.
    """

    kinds: list[Kind]
    headings: list[Heading] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
