"""How well a candidate span answers a question: features from its surroundings, and their weights. Pure.

score = weights of the question's kind . features, a linear model. The weights were fitted by softmax regression over
the candidates of each labelled question (the right ones against the others of its passages): one fit for all kinds,
then, held near the result by an L2 penalty, one for each kind (qa/calibration/weights.py).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.types import Span
from corpus.words import bigrams
from qa.beside import aspect, own_stretch
from qa.candidates.agents import AGENT, asks_agent
from qa.candidates.dates import grain_fits
from qa.candidates.names import office_fits
from qa.candidates.numbers import RANK, unit_class, units_agree
from qa.candidates.types import Candidate, Form
from qa.cues import cued, is_lead
from qa.evidence import TextView
from qa.types import Kind

FEATURES = (
    "fit", "clause", "sentence", "around", "passage", "nearness", "before", "after", "crossed", "before_chars",
    "after_chars", "result", "asked_clause", "asked_around",
    "asked_touches", "untold", "repeats", "known", "dense_clause", "dense_sentence",
    "dense_passage", "rank", "place", "length", "long", "quoted_term", "is_quoted", "is_meaning", "is_enumeration",
    "is_title", "is_pair", "is_form", "is_means", "early", "is_lead", "cued", "focus",
    "has_quoted", "after_clause", "aspect", "has_digits", "plural",
)  # fmt: skip
CONTEXT_CHARS = 12
WEIGHTS = Path(__file__).parent / "data" / "fact_weights.json"
_RESULT_ASKED = re.compile(r"(?:[成为到至达]|一共|共|总计)了?$")
_RESULT_FOUND = re.compile(r"(?:[成为到至达共]|达到|确定|共计|累计)$")
_QUOTED = re.compile(r"“([^“”]{2,20})”")
_MEANS = re.compile(
    r"^(?:通过|采取|采用|以|由|依托|借助|利用|按照|运用|围绕|建立|搭建|实行|推行)|(?:方式|形式|办法|机制|模式|方法|原则)$"
)
_PLURAL = re.compile(
    r"[哪那](?:些|几|[两二三四五六七八九十])|分别|都(?:有|是|叫|跑|到|去)"
    r"|[几两三四五六七八九十]+[个种件项条类句步张道大招剂味点][^，。？?]{0,10}(?:什么|啥|哪|指)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the scoring needs of a question.

    terms and other_words: as in TextView. text: the question; before and after: its parts left and right of the
    question word. asked: the class asked for; label: the office, type of document or kind of place; units: measure
    words; grain: of a date (day, year); keys: the key terms; count: how many parts the answer has (哪三个);
    focus: the predicate without what it quotes; asks_name: whether it is asked how something is called; counted:
    whether a number or a date is asked for. Each is "" or empty where the question says nothing of it.
    """

    terms: Mapping[str, float]
    other_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    before: str = ""
    after: str = ""
    asked: str = ""
    label: str = ""
    units: tuple[str, ...] = ()
    grain: str = ""
    quoted: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    count: int = 0
    focus: str = ""
    asks_name: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a passage and its pieces have in common with the question, apart from words.

    clauses, sentences and passage are cosines; rank is the hit's score, 0 to 1; place is how well the article's
    committee fits, 0 to 1.
    """

    clauses: Mapping[Span, float]
    sentences: Mapping[Span, float]
    passage: float
    rank: float
    place: float = 0.5


def features(wanted: Wanted, view: TextView, found: Candidate, likeness: Likeness) -> npt.NDArray[np.float64]:
    """Return the candidate's features in the order of FEATURES, each about 0 to 1."""
    span = Span(found.start, found.end)
    sentence = view.sentence_at(span)
    said = view.text[found.start : found.end]
    values = {
        "fit": label_fit(wanted, found, said),
        "passage": view.whole,
        "dense_passage": likeness.passage,
        "rank": likeness.rank,
        "place": likeness.place,
        "early": 1 / (1 + span.start / 100),
    }
    values |= _surroundings(wanted, view, span, likeness)
    values |= _context(wanted, view.text[sentence.start : span.start], view.text[span.end : sentence.end])
    values |= _form(wanted, found, said)
    return np.array([values[name] for name in FEATURES])


def _surroundings(wanted: Wanted, view: TextView, span: Span, likeness: Likeness) -> dict[str, float]:
    """Return how much of the question stands in the clause, the sentence and the sentences around a candidate."""
    clause, sentence, around = view.clause_at(span), view.sentence_at(span), view.sentence_at(span, margin=1)
    nearby = view.text[around.start : around.end]
    return {
        "aspect": aspect(wanted.text, own_stretch(view.text, span, clause)) if wanted.counted else 0.0,
        "clause": view.coverage(clause),
        "sentence": view.coverage(sentence),
        "around": view.coverage(around),
        "nearness": view.nearness(span, sentence),
        "asked_clause": _shared(wanted.asked, view.text[clause.start : clause.end]),
        "asked_around": _shared_chars(wanted.asked[-4:], nearby) if wanted.asked else 0.5,
        "untold": _untold(wanted, nearby + view.heading),
        "dense_clause": _best_within(likeness.clauses, clause),
        "dense_sentence": _best_within(likeness.sentences, sentence),
        "focus": _shared(wanted.focus, view.text[clause.start : clause.end]),
        "after_clause": view.coverage(view.clause_at(Span(max(clause.start - 2, 0), clause.start))),
        "quoted_term": float(any(word in view.text[sentence.start : sentence.end] for word in wanted.quoted)),
    }


def _untold(wanted: Wanted, text: str) -> float:
    """Return the share of the question's key terms of which text says nothing: no two characters, no other word."""
    silent = [key for key in wanted.keys if not _shared(key, text) and not _said_otherwise(wanted, key, text)]
    return len(silent) / len(wanted.keys) if wanted.keys else 0.5


def _said_otherwise(wanted: Wanted, key: str, text: str) -> bool:
    return any(other in text for term, others in wanted.other_words.items() if term in key for other in others)


def _context(wanted: Wanted, left: str, right: str) -> dict[str, float]:
    """Return how the words beside the candidate agree with those beside the question word."""
    left, right = left[-CONTEXT_CHARS:], right[:CONTEXT_CHARS]
    before, after = wanted.before[-CONTEXT_CHARS:], wanted.after[:CONTEXT_CHARS]
    tail = wanted.asked[-2:]
    return {
        "before": _shared(before, left),
        "after": _shared(after, right),
        "crossed": max(_shared(after, left), _shared(before, right)),
        "before_chars": _shared_chars(before[-6:], left[-8:]),
        "after_chars": _shared_chars(after[:6], right[:8]),
        "result": float(bool(_RESULT_ASKED.search(before)) and bool(_RESULT_FOUND.search(left))),
        "asked_touches": float(bool(tail) and (tail in left[-4:] or tail in right[:6])),
    }


def _form(wanted: Wanted, found: Candidate, said: str) -> dict[str, float]:
    """Return what the candidate is by itself, and how much of it the question already said."""
    bare = said.strip("“”《》")
    clausal = float(found.form is Form.CLAUSE)
    return {
        "repeats": sum(weight for term, weight in wanted.terms.items() if term in said),
        "known": 1.0 if bare in wanted.text else _shared(bare, wanted.text),
        "length": min(len(said), 40) / 40,
        "long": max(len(said) - 40, 0) / 40,
        "is_quoted": float(found.form is Form.QUOTED),
        "is_meaning": float(found.form is Form.MEANING),
        "is_enumeration": clausal * float(bool(found.label)),
        "is_title": float(found.form is Form.TITLE),
        "is_pair": clausal * float(any(mark in said for mark in ",，")),
        "is_form": float(found.form not in {Form.CLAUSE, Form.QUOTED}),
        "is_lead": float(is_lead(said)),
        "cued": cued(wanted.text, said, len(wanted.before)),
        "has_quoted": float(wanted.asks_name and any(name not in wanted.text for name in _QUOTED.findall(said))),
        "is_means": float(bool(_MEANS.search(said))),
        "has_digits": clausal * min(len(re.findall(r"\d+", said)), 3) / 3,
        "plural": clausal * float(bool(found.label) and bool(_PLURAL.search(wanted.text))),
    }


def label_fit(wanted: Wanted, found: Candidate, said: str) -> float:
    """Return how well the label of a candidate (measure word, grain, office, type) fits what is asked, 0 to 1."""
    if found.form is Form.NUMBER:
        return _number_fit(wanted, found, said)
    if found.form is Form.DATE:
        return grain_fits(wanted.grain, found.label)
    if found.form is Form.NAME:
        return float(asks_agent(wanted.text)) if found.label == AGENT else office_fits(wanted.label, found.label)
    if found.form is Form.MEANING:
        return float(any(found.label in word or word in found.label for word in wanted.quoted))
    if found.form is Form.CLAUSE and found.label and wanted.count:
        return float(found.label == str(wanted.count))
    if not wanted.label:
        return 0.5
    return 1.0 if found.label.endswith(wanted.label) else 0.7 * (wanted.label in said)


def _number_fit(wanted: Wanted, found: Candidate, said: str) -> float:
    """Return how well a measure word fits; what tells a place in an order answers only a question for one."""
    asks_rank = "第" in wanted.text
    if found.label == RANK:
        return float(asks_rank)
    agreed = max((units_agree(unit, found.label) for unit in wanted.units), default=_unmeasured(found.label))
    return agreed if asks_rank == said.startswith("第") else 0.5 * agreed


def _unmeasured(unit: str) -> float:
    """Return how well a number fits a question that names no measure word: years and sessions seldom do."""
    return 0.2 if "duration" in unit_class(unit) or unit in {"届", "级"} else 0.5


def _shared(asked: str, text: str) -> float:
    """Return the share of the pairs of characters of asked that stand in text; 0 without any."""
    pairs = bigrams(asked) or ([asked] if asked else [])
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def _shared_chars(asked: str, text: str) -> float:
    chars = {char for char in asked if "\u4e00" <= char <= "\u9fff"}
    return len(chars & set(text)) / len(chars) if chars else 0.0


def _best_within(likeness: Mapping[Span, float], stretch: Span) -> float:
    return max(
        (value for span, value in likeness.items() if span.start < stretch.end and span.end > stretch.start),
        default=0.0,
    )


@cache
def weights() -> Mapping[Kind, npt.NDArray[np.float64]]:
    """Return the fitted weights of each kind, shape (len(FEATURES),)."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {Kind(kind): np.array([row[name] for name in FEATURES]) for kind, row in table.items()}


def score(kind: Kind, row: npt.NDArray[np.float64]) -> float:
    """Return the score of a candidate's features for a kind of question; higher is better."""
    return float(row @ weights()[kind])
