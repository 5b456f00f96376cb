"""What a question asks for: kind, class, predicate and constraints. Pure: it knows no corpus.

Which of the committees named here the index holds is decided in qa/scope.py.
"""

from dataclasses import dataclass
from typing import Literal

from corpus.types import Span
from qa.types import Kind

Language = Literal["zh", "en", "ja", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A content word or phrase of the question, as understood. weight is relative to the other terms, > 0."""

    text: str
    weight: float
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLimit:
    """A condition on a stated number: 超过100个 is (">", 100, "个")."""

    relation: Literal[">", ">=", "<", "<=", "="]
    number: float
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time that the evidence must lie in; None stands for any. days is a half-open range, 8月中旬 is (11, 21)."""

    text: str
    year: int | None = None
    month: int | None = None
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A question taken apart.

    question is as typed; understood is simplified, width-folded and mended, and what every other field quotes.
    gap is the span of the question word in understood (多少, 谁): the place that the answer fills; None without one.
    asked is the class asked for (政协, 委员工作站, 主席), "" when the question names none; units are the measure words
    that the answer may carry (个), empty when any will do. predicate is understood without question words, asked
    class and constraints. parts are the several things asked (亮什么、争什么 gives 亮, 争), empty for a single one.
    level restricts committees by rank: any of 省 市 州 盟 县 区 旗.
    """

    question: str
    understood: str
    language: Language
    kind: Kind
    asked: str = ""
    units: tuple[str, ...] = ()
    gap: Span | None = None
    predicate: str = ""
    terms: tuple[Term, ...] = ()
    quoted: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    limits: tuple[CountLimit, ...] = ()
    periods: tuple[Period, ...] = ()
    negated: bool = False
