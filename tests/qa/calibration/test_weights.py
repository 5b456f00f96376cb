"""How the choice of spans is fitted."""

import numpy as np

from qa.calibration.weights import Choice, fit_softmax, fitted, is_right, pooled, share_right, validated
from qa.evaluation.dataset import Labelled
from qa.types import Kind


def choice(*rows: tuple[float, float], right: int, question: str = "问") -> Choice:
    chosen = np.eye(len(rows))[right]
    return Choice(question=question, kind=Kind.NUMBER, features=np.array(rows), right=chosen)


CHOICES = [choice((1.0, 0.0), (0.0, 1.0), right=1), choice((0.9, 0.2), (0.1, 0.8), (0.5, 0.1), right=1)]


def test_the_fit_prefers_what_was_right() -> None:
    weights = fit_softmax(CHOICES, np.zeros(2))
    assert weights[1] > 0 > weights[0]
    assert share_right(CHOICES, {Kind.NUMBER: weights}) > share_right(CHOICES, {Kind.NUMBER: np.array([1.0, 0.0])})


def test_without_questions_the_prior_stays() -> None:
    prior = {Kind.NUMBER: np.array([1.0, 2.0]), Kind.WHO: np.array([3.0, 4.0])}
    after = fitted(CHOICES, prior)
    assert (after[Kind.WHO] == prior[Kind.WHO]).all()
    assert (after[Kind.NUMBER] != prior[Kind.NUMBER]).any()


def test_a_fold_is_judged_by_the_others() -> None:
    assert validated(CHOICES * 5, lambda _: {Kind.NUMBER: np.zeros(2)}) == 1.0


def test_a_fresh_start_uses_no_weights_that_there_are() -> None:
    start = pooled(CHOICES)
    assert set(start) >= {Kind.NUMBER, Kind.WHO}
    assert share_right(CHOICES, start) == 1.0
    assert validated(CHOICES * 5, pooled) == 1.0


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
