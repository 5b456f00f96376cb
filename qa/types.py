"""The records of a question and its answer."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Span
from index.types import Filter, Reason


class Kind(StrEnum):
    """What a question asks for."""

    LIST = "list"
    NUMBER = "number"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    WHAT = "what"
    HOW = "how"
    TITLE = "title"
    YESNO = "yesno"


class Match(StrEnum):
    """Whether a row's evidence says the term itself or a synonym of the editable table."""

    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quotation. text is the file's text at spans, joined; highlights are half-open ranges within text.

    n counts from 1, best first. confidence is that of the paragraph's repair and ownership.
    """

    n: int
    passage_id: str
    article_id: str
    file: str
    org: str | None
    region: str | None
    title: str | None
    text: str
    spans: tuple[Span, ...]
    highlights: tuple[Span, ...]
    score: float
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a list answer: a committee and the citations (by n) that say so.

    number is what the evidence states with its measure word (59个), None where it states none.
    """

    org: str
    region: str | None
    match: Match
    citations: tuple[int, ...]
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """How much of the corpus an answer rests on."""

    passages: int
    articles: int
    orgs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What a follow-up may take up.

    opening is the last question that was complete by itself, latest the last one as completed, listing the last that
    asked for a list; org is the committee that the last answer cites first, person whom it names, "" for nobody.
    rows are the committees of that list, in its order; asked are those that the last question was asked of in turn.
    """

    opening: str
    latest: str
    listing: str = ""
    org: str | None = None
    person: str = ""
    rows: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is shown for a question.

    text is None exactly when abstained_because says why. understood is the question as it was read (after a
    follow-up was completed and spelling mended); filter is what the question itself restricted the search to.
    confidence, 0 to 1, is calibrated on development questions. Without an answer the citations are the nearest
    passages, shown as such. thread is what a follow-up to it may take up, None where there is nothing yet.
    """

    question: str
    understood: str
    kind: Kind
    text: str | None
    items: tuple[Item, ...]
    citations: tuple[Citation, ...]
    abstained_because: str | None
    filter: Filter
    confidence: float
    examined: Examined
    suggestions: tuple[str, ...] = ()
    thread: Thread | None = None
