"""Whether what was found may be given as the answer, or nothing at all is the honest one.

confidence = 1 / (1 + exp(-(bias + weights . evidence))): a logistic model over how much of the question stands around
the answer. Every piece of evidence is a share or a cosine between this question and this text, none a rank among
passages, so that the threshold keeps its meaning as the corpus grows. The calibration is kept in data/silence.json
with the curve it was chosen from; qa/calibration fits it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qa.analysis import Analysis
from qa.facts import FactAnswer
from qa.types import Kind

CALIBRATION = Path(__file__).parent / "data" / "silence.json"
EVIDENCE = (
    "place", "fit", "clause", "sentence", "around", "passage", "nearness", "asked_around", "untold", "repeats",
    "dense_sentence", "dense_passage", "quoted_term",
)  # fmt: skip
INPUTS = (*EVIDENCE, "foreign", "is_clause", "when_untold", "when_clause")
HALF_UNTOLD, FAR, UNLIKE, SAID = 0.5, 0.05, 0.45, 0.8
OWN_ARTICLE = 0.9
BESIDE_CHARS = 40


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
def calibration(file: Path = CALIBRATION) -> Calibration:
    """Return the calibration that ships with the project, or that of another file."""
    table = json.loads(file.read_text(encoding="utf-8"))
    return Calibration(
        weights=table["weights"], bias=table["bias"], threshold=table["threshold"], record=table["record"]
    )


def decide(
    analysis: Analysis, answer: FactAnswer | None, *, missing: Sequence[str] = (), chosen: Calibration | None = None
) -> Verdict:
    """Return whether answer may be given; missing are committees and places that the corpus does not have."""
    if answer is None or missing or undated(analysis, answer) or elsewhere(analysis, answer):
        return Verdict(answered=False, confidence=0.0)
    chosen = chosen or calibration()
    sure = confidence(inputs(analysis, answer), chosen)
    return Verdict(answered=sure >= chosen.threshold, confidence=sure)


def undated(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a date stands beside something else than what the question asks the date of."""
    evidence = answer.evidence
    apart = evidence["untold"] >= HALF_UNTOLD or evidence["nearness"] < FAR
    unsaid = evidence["dense_sentence"] < UNLIKE and evidence["around"] < SAID
    return analysis.kind is Kind.WHEN and apart and unsaid


def elsewhere(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a committee is asked about by name and the answer stands in another's article, away from it."""
    names = analysis.orgs or (analysis.places if analysis.kind is Kind.WHO else ())
    if not names or answer.evidence["place"] >= OWN_ARTICLE:
        return False
    text, start = answer.hit.passage.text, answer.spans[0].start
    before = text[max(0, start - BESIDE_CHARS) : start]
    return not any(name.removesuffix("政协") in before for name in names)


def inputs(analysis: Analysis, answer: FactAnswer) -> dict[str, float]:
    """Return the inputs of the model in the order of INPUTS."""
    when = float(analysis.kind is Kind.WHEN)
    values = {name: answer.evidence[name] for name in EVIDENCE}
    return values | {
        "foreign": float(analysis.language != "zh"),
        "is_clause": float(analysis.kind in {Kind.WHAT, Kind.HOW, Kind.TITLE, Kind.WHERE}),
        "when_untold": when * values["untold"],
        "when_clause": when * values["clause"],
    }


def confidence(values: Mapping[str, float], chosen: Calibration) -> float:
    """Return the logistic of the weighted inputs, 0 to 1."""
    return 1 / (1 + math.exp(-chosen.bias - sum(chosen.weights[name] * values[name] for name in INPUTS)))
