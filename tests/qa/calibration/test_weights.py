"""How the choice of spans is fitted."""

import numpy as np

from qa.calibration.weights import OWN, Choice, fit_softmax, fitted, is_right, share_right, validated
from qa.evaluation.dataset import Labelled
from qa.types import Kind


def choice(*rows: tuple[float, float], right: int, corpus: int = 0) -> Choice:
    chosen = np.eye(len(rows))[right]
    return Choice(question="问", kind=Kind.NUMBER, corpus=corpus, features=np.array(rows), right=chosen)


CHOICES = [choice((1.0, 0.0), (0.0, 1.0), right=1), choice((0.9, 0.2), (0.1, 0.8), (0.5, 0.1), right=1, corpus=1)]
NOTHING = {Kind.NUMBER: np.zeros(2), Kind.WHO: np.zeros(2)}


def test_the_fit_prefers_what_was_right() -> None:
    weights = fit_softmax(CHOICES, np.zeros(2), penalty=OWN)
    assert weights[1] > 0 > weights[0]
    assert share_right(CHOICES, {Kind.NUMBER: weights}) > share_right(CHOICES, {Kind.NUMBER: np.array([1.0, 0.0])})


def test_a_kind_without_questions_goes_by_its_prior() -> None:
    after = fitted(CHOICES, {Kind.NUMBER: np.zeros(2), Kind.WHO: np.array([8.0, 0.0])})
    common = fitted(CHOICES, NOTHING)[Kind.WHO]
    assert np.allclose(after[Kind.WHO], common + np.array([4.0, 0.0]))
    assert share_right(CHOICES, after) == 1.0


def test_a_corpus_is_judged_by_the_others() -> None:
    assert validated(CHOICES, NOTHING) == 1.0
    misled = [*CHOICES, choice((1.0, 0.0), (0.0, 1.0), right=0, corpus=2)]
    assert validated(misled, NOTHING) < 1.0


def test_a_right_span_holds_the_answer_in_labelled_evidence() -> None:
    labelled = Labelled(
        id="1",
        question="有多少个？",
        type="number",
        language="zh",
        style="plain",
        answers=("9个",),
        parts=(),
        orgs=frozenset(),
        near=frozenset(),
        names={},
        evidence=("全县有工作站9个",),
    )
    passage = "如今，全县有工作站9个。"
    assert is_right(labelled, passage, (passage.index("9"), passage.index("9") + 2))
    assert not is_right(labelled, passage, (0, 2))
    assert not is_right(labelled, "另有书屋9个。", (3, 5))
