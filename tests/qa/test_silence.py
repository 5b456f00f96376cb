"""When nothing is said, and how the threshold is found."""

import dataclasses

import numpy as np
import pytest

from qa import silence
from qa.analysis import analyse
from qa.calibration.fit import chosen, curve, fit_logistic
from qa.calibration.questions import asked_of_others
from qa.facts import FactAnswer
from tests.qa.test_facts import PAGE, answer


def found_for(question: str) -> FactAnswer:
    found = answer(question, PAGE)
    assert found is not None
    return found


def test_what_the_text_says_is_answered() -> None:
    question = "收集社情民意信息多少条？"
    verdict = silence.decide(analyse(question), found_for(question))
    assert verdict.answered
    assert verdict.confidence >= silence.calibration().threshold


def test_a_question_on_something_else_is_not_answered() -> None:
    question = "红烧肉怎么做才好吃？"
    assert not silence.decide(analyse(question), found_for(question)).answered


def test_a_committee_that_is_not_there_is_not_answered() -> None:
    question = "收集社情民意信息多少条？"
    assert not silence.decide(analyse(question), found_for(question), missing=("丙市政协",)).answered


def test_a_date_of_something_else_is_not_answered() -> None:
    question = "博览会哪天闭幕？"
    assert not silence.decide(analyse(question), found_for(question)).answered


def test_the_threshold_decides() -> None:
    question = "收集社情民意信息多少条？"
    strict = dataclasses.replace(silence.calibration(), threshold=1.1)
    assert not silence.decide(analyse(question), found_for(question), chosen=strict).answered


def test_the_shipped_calibration_holds_its_curve() -> None:
    shipped = silence.calibration()
    assert set(shipped.weights) == set(silence.INPUTS)
    point = next(point for point in shipped.record["curve"] if point["threshold"] == shipped.threshold)
    assert point["declined"] > 0.5
    assert point["refused"] <= 0.05


def test_the_fit_tells_two_groups_apart() -> None:
    rows = np.array([[0.1, 0.5], [0.2, 0.4], [0.8, 0.5], [0.9, 0.4]])
    weights, bias = fit_logistic(rows, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4))
    assert ((rows @ weights + bias > 0) == [False, False, True, True]).all()
    assert abs(weights[1] * 0.1) < abs(weights[0] * 0.7)


def test_the_curve_counts_both_kinds_of_error() -> None:
    points = curve(np.array([0.1, 0.3, 0.6, 0.9]), np.array([False, True, False, True]), (0.2, 0.5, 0.7))
    assert [(point["declined"], point["refused"]) for point in points] == [(0.5, 0.0), (0.5, 0.5), (1.0, 0.5)]
    assert chosen(points, refused=0.1) == pytest.approx(0.2)


def test_a_question_is_asked_of_other_committees() -> None:
    row = {"question": "甲县建成了多少个工作站？", "type": "number", "orgs": ["甲县政协"]}
    asked = asked_of_others(row, ["甲县政协", "乙市政协"])
    assert set(asked) == {"乙市建成了多少个工作站？"}
    assert not asked_of_others(row | {"type": "who"}, ["甲县政协", "乙市政协"])
