"""What the finders of this package return."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a span is by its form."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    PLACE = "place"
    TITLE = "title"
    QUOTED = "quoted"
    MEANING = "meaning"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span text[start:end] of one form.

    label says more, by form: the measure word of a number (件), the office of a person (主席), what a date tells
    (day, month, year, span, time), the last word of a document title (办法) or of a place (社区); empty where
    nothing is known.
    """

    form: Form
    start: int
    end: int
    label: str = ""
