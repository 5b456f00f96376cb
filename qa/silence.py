"""Whether what was found may be given as the answer, or nothing at all is the honest one.

confidence = 1 / (1 + exp(-(bias + weights . evidence))): a logistic model over how much of the question stands around
the answer. Every piece of evidence is a share or a cosine between this question and this text, none a rank among
passages, so that the threshold keeps its meaning as the corpus grows. qa/calibration fits the weights and chooses the
threshold; each index keeps those that it was built with, curve included. docs/silence.md tells what is decided by what.
"""

import logging
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from corpus.words import bigrams, words
from index.calibration import read_calibration
from index.synonyms import synonyms
from qa import surroundings
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.constraints import number
from qa.facts import FactAnswer
from qa.head import head
from qa.said import said_share
from qa.types import Kind
from qa.untold import unworded
from qa.vetoes import off_topic, vetoed

if TYPE_CHECKING:
    from index.reader import Index

logger = logging.getLogger(__name__)

EVIDENCE = (
    "place", "fit", "clause", "passage", "nearness", "asked_touches", "untold", "repeats", "dense_sentence",
    "dense_passage", "quoted_term",
)  # fmt: skip
INPUTS = (
    *EVIDENCE, "said", "of_committee", "foreign", "is_clause", "when_untold", "when_clause", "undated", "off_topic",
    "unworded",
)  # fmt: skip
HALF_UNTOLD, FAR, UNLIKE, SAID = 0.5, 0.05, 0.45, 0.8
OWN_ARTICLE = 0.8
BESIDE_CHARS, BEHIND_CHARS = 40, 12
COUNTED_CHARS = 8
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,6}")
_OF_PEOPLE = {"名", "位"}
_PERSON = re.compile(
    r"^[\u4e00-\u9fff]{0,3}(?:人|[委队成学职店会演教]员|者|民|工(?!作)|孩|师|生|友|代表|家长|老)(?!(?:工作|联络|活动)?[站室厅]|会|之家)"
)
_CHAIR = re.compile(r"政协的?(?:现任|党组书记、)*主席(?:现在)?(?:是|叫|为)?(?:谁|什么名|[哪那]一?位|[？?]|$)")
_OF_COMMITTEE = re.compile(r"政协|政協|CPPCC|committee", re.IGNORECASE)
_ORDINAL = re.compile(r"第([〇零一二三四五六七八九十百]+|\d+)(?=[届次批期轮])|首(?=[届次批期轮])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The weights of INPUTS with their bias, and the confidence below which nothing is answered.

    record is how they came about: the questions and the curve (threshold, share of the unanswerable declined, share
    of the answerable refused).
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether to answer, and how sure it is that the answer is there, 0 to 1."""

    answered: bool
    confidence: float


@cache
def shipped() -> Calibration:
    """Return the calibration that ships with the project."""
    return _calibration(read_calibration())


def calibration_of(index: "Index") -> Calibration:
    """Return the calibration that an index was built with; the shipped one, with a warning, where it does not fit."""
    stored = index.calibration
    if stored is not None and set(stored["weights"]) == set(INPUTS):
        return _calibration(stored)
    logger.warning(
        "索引里没有适用的作答门槛，改用程序自带的；要写入索引请重建 "
        "(the index has no threshold of silence that fits this version, the shipped one is used; rebuild to store it): "
        "python -m index rebuild PATH... --index %s",
        index.folder,
    )
    return shipped()


def _calibration(table: Mapping[str, Any]) -> Calibration:
    return Calibration(
        weights=table["weights"], bias=table["bias"], threshold=table["threshold"], record=table["record"]
    )


def decide(
    analysis: Analysis, answer: FactAnswer | None, *, missing: Sequence[str] = (), chosen: Calibration | None = None
) -> Verdict:
    """Return whether answer may be given; missing are committees and places that the corpus does not have."""
    if answer is None or ruled_out(analysis, answer, missing=missing):
        return Verdict(answered=False, confidence=0.0)
    chosen = chosen or shipped()
    sure = confidence(inputs(analysis, answer), chosen)
    return Verdict(answered=sure >= chosen.threshold, confidence=sure)


def ruled_out(analysis: Analysis, answer: FactAnswer | None, *, missing: Sequence[str] = ()) -> bool:
    """Return whether nothing is answered whatever the confidence; missing as for decide."""
    if answer is None or missing:
        return True
    return any(rule(analysis, answer) for rule in (elsewhere, another_time, counts_another, vetoed))


def undated(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a date stands beside something else than what the question asks the date of."""
    evidence = answer.evidence
    apart = evidence["untold"] >= HALF_UNTOLD or evidence["nearness"] < FAR
    unsaid = evidence["dense_sentence"] < UNLIKE and evidence["around"] < SAID
    return analysis.kind is Kind.WHEN and apart and unsaid


def elsewhere(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a committee is asked about by name and the answer stands in another's article, away from it."""
    of_committee = analysis.kind is Kind.WHO or _OF_COMMITTEE.search(analysis.understood)
    names = analysis.orgs or (analysis.places if of_committee else ())
    org = answer.hit.article.org or ""
    # Who chairs a city's committee stands in no article on one of its counties.
    own = 1.0 if _CHAIR.search(analysis.understood) else OWN_ARTICLE
    if not names or answer.evidence["place"] >= own or any(org.endswith(name) for name in analysis.orgs):
        return False
    text, span = answer.hit.passage.text, answer.spans[0]
    beside = text[max(0, span.start - BESIDE_CHARS) : span.end + BEHIND_CHARS]
    return not any(name.removesuffix("政协") in beside for name in names)


def another_time(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the question names the how-manieth (第六届) and the passage and its title do not."""
    asked = _ordinals(analysis.understood)
    return not asked <= _ordinals(f"{answer.hit.article.title or ''} {answer.hit.passage.text}")


def counts_another(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the number counts what the question does not name (三个小区 where 工作站 are asked for)."""
    text, span, asked = answer.hit.passage.text, answer.spans[0], analysis.asked
    counted = _NOUN.match(text, span.end)
    if analysis.kind is not Kind.NUMBER or not counted:
        return False
    if set(analysis.units) & _OF_PEOPLE and text[span.start : span.end].endswith("个"):
        return not _PERSON.search(counted[0])
    if len(asked) < 2:
        return False
    things = (asked, *words(asked), *head(analysis))
    wordings = {asked, *head(analysis), *(other for thing in things for other, _ in synonyms(thing))}
    if any(wording in text[span.start : span.end] for wording in wordings):
        return False
    if any(set(wording) & set(counted[0]) for wording in wordings):
        return False
    clause = next((one for one in split_clauses(text) if one.start <= span.start < one.end), span)
    if any(wording in text[span.end : clause.end] for wording in wordings):
        return False
    before = text[max(0, span.start - COUNTED_CHARS) : span.start]
    named = any(pair in analysis.understood for pair in bigrams(counted[0][:4]))
    return not named and not any(wording[-2:] in before for wording in wordings)


def _ordinals(text: str) -> set[float]:
    return {number(found[1] or "一") for found in _ORDINAL.finditer(text)}


def inputs(analysis: Analysis, answer: FactAnswer) -> dict[str, float]:
    """Return the inputs of the model in the order of INPUTS."""
    when = float(analysis.kind is Kind.WHEN)
    values = {name: answer.evidence[name] for name in EVIDENCE}
    return values | {
        "said": said_share(analysis, sentence(answer)),
        "of_committee": float(answer.hit.article.org is not None),
        "foreign": float(analysis.language != "zh"),
        "is_clause": float(analysis.kind in {Kind.WHAT, Kind.HOW, Kind.TITLE, Kind.WHERE}),
        "when_untold": when * values["untold"],
        "when_clause": when * values["clause"],
        "undated": float(undated(analysis, answer)),
        "off_topic": float(off_topic(analysis, answer)),
        "unworded": float(unworded(analysis, answer)),
    }


def sentence(answer: FactAnswer) -> str:
    """Return the sentence that holds the answer, with the committee and the title of its article."""
    article = answer.hit.article
    return f"{surroundings.sentence(answer)} {article.org or ''} {article.title or ''}"


def confidence(values: Mapping[str, float], chosen: Calibration) -> float:
    """Return the logistic of the weighted inputs, 0 to 1."""
    return 1 / (1 + math.exp(-chosen.bias - sum(chosen.weights[name] * values[name] for name in INPUTS)))
