"""Questions through the whole system: citations ranked and answers judged, one outcome a question."""

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import ir_measures
from ir_measures import RR, R, Success, nDCG

from corpus.types import Passage
from qa.answerer import Answerer
from qa.evaluation.dataset import Labelled
from qa.evaluation.judge import judge
from qa.types import Answer

RANKING = (Success @ 1, Success @ 5, R @ 10, RR @ 10, nDCG @ 10)

Scores = Mapping[str, Mapping[str, float]]
Relevance = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a question: each measure that applies to it by its name, and the seconds it took."""

    question: Labelled
    answer: Answer
    measures: Mapping[str, float]
    seconds: float


def run_questions(answerer: Answerer, questions: Sequence[Labelled], passages: Sequence[Passage]) -> list[Outcome]:
    """Return the outcome of each question, in order. passages are all of the corpus: what is relevant is among them."""
    answers: dict[str, Answer] = {}
    seconds: dict[str, float] = {}
    for question in questions:
        began = time.perf_counter()
        answers[question.id] = answerer.answer(question.question)
        seconds[question.id] = time.perf_counter() - began
    relevance = relevance_of(questions, passages)
    run = {key: {cited.passage_id: -float(cited.n) for cited in answers[key].citations} for key in relevance}
    ranking = ranking_measures(relevance, run)
    return [
        Outcome(
            question=question,
            answer=answers[question.id],
            measures={**ranking.get(question.id, {}), **_applying(asdict(judge(question, answers[question.id])))},
            seconds=seconds[question.id],
        )
        for question in questions
    ]


def relevance_of(questions: Sequence[Labelled], passages: Sequence[Passage]) -> Relevance:
    """Return for each question that has an answer the passages that hold evidence of it."""
    squashed = [(passage.id, _squash(passage.text)) for passage in passages]
    return {question.id: _relevant(question, squashed) for question in questions if question.answerable}


def ranking_measures(relevance: Relevance, run: Scores) -> dict[str, dict[str, float]]:
    """Return every ranking measure of every judged query, 0 for one without results."""
    measured: dict[str, dict[str, float]] = {key: dict.fromkeys(map(str, RANKING), 0.0) for key in relevance}
    for metric in ir_measures.iter_calc(RANKING, relevance, run):
        measured[metric.query_id][str(metric.measure)] = metric.value
    return measured


def _relevant(question: Labelled, passages: Iterable[tuple[str, str]]) -> dict[str, int]:
    evidence = [_squash(text) for text in question.evidence]
    found = {key: 1 for key, text in passages if any(said in text for said in evidence)}
    # A question whose evidence is in no passage stays in the count, as one that nothing can find.
    return found or {"": 1}


def _applying(measures: Mapping[str, float | None]) -> dict[str, float]:
    return {name: value for name, value in measures.items() if value is not None}


def _squash(text: str) -> str:
    return re.sub(r"\s+", "", text)
