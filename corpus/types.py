"""The records of a corpus. Offsets are half-open, in code points of the page's text as decoded."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

UNSURE = 0.7
"""A paragraph of less confidence is shown as doubtful wherever it is shown."""


class Span(NamedTuple):
    """Where a piece of text stands in its page: text[start:end]."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One source file, decoded.

    file is its path relative to the folder that was given, with forward slashes; encoding is the codec that
    decoded it, strictly, or docx or pdf where the text was taken out of a document. All spans of the page refer to
    text.
    """

    file: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """An administrative division; each part is None where it does not apply or is not known."""

    province: str | None = None
    city: str | None = None
    county: str | None = None

    @property
    def name(self) -> str:
        """Return the parts from the province down, without a gap: 黑龙江省佳木斯市东风区."""
        return "".join(part for part in (self.province, self.city, self.county) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, a section heading or a caption, with one span for each piece the columns cut it into.

    kind tells a section heading from the article's text. text is the pieces joined in reading order, nothing added and
    nothing left out. confidence, 0 to 1, tells how sure it is that all pieces belong together and to this article;
    reasons say what was decided by, in Chinese.
    """

    text: str
    spans: tuple[Span, ...]
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    kind: Literal["body", "section"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a page.

    id is FILE#N, N from 1 in the order of the headings on the page. org is the committee the article is about, as
    its heading names it, completed with the province where the heading only says 省政协. title is None for an
    article without a heading. paragraphs hold the text and its section headings in the order of reading. mentioned
    lists other committees that the article names.
    """

    id: str
    file: str
    org: str | None
    region: Region | None
    title: str | None
    byline: str | None
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[Paragraph, ...]
    subtitle: str | None = None
    mentioned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is retrieved and quoted: a paragraph of text, a caption, or a part of a very long paragraph.

    id is ARTICLE_ID/pN.K or ARTICLE_ID/cN.K: the Nth paragraph or caption, its Kth part, each from 1. A section
    heading has its number among the paragraphs, and no passage.
    """

    id: str
    article_id: str
    text: str
    spans: tuple[Span, ...]
    confidence: float = 1.0
