"""When nothing is said, and how the threshold is found."""

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from index.calibration import read_calibration
from index.reader import Index
from qa import silence
from qa.analysis import analyse
from qa.calibration.__main__ import REFUSED
from qa.calibration.fit import chosen, curve, fit_logistic, grouped, held_out
from qa.calibration.questions import asked_of_others, filled
from qa.facts import FactAnswer
from qa.said import NOTHING_ASKED, content_words, said_share
from tests.qa.test_facts import PAGE, answer, hit


def found_for(question: str) -> FactAnswer:
    found = answer(question, PAGE)
    assert found is not None
    return found


def test_what_the_text_says_is_answered() -> None:
    question = "收集社情民意信息多少条？"
    verdict = silence.decide(analyse(question), found_for(question))
    assert verdict.answered
    assert verdict.confidence >= silence.shipped().threshold


def test_a_question_on_something_else_is_not_answered() -> None:
    question = "红烧肉怎么做才好吃？"
    assert not silence.decide(analyse(question), found_for(question)).answered


def test_a_committee_that_is_not_there_is_not_answered() -> None:
    question = "收集社情民意信息多少条？"
    assert not silence.decide(analyse(question), found_for(question), missing=("丙市政协",)).answered


def test_a_date_of_something_else_is_not_answered() -> None:
    question = "博览会哪天闭幕？"
    assert not silence.decide(analyse(question), found_for(question)).answered


def test_another_session_than_the_one_asked_about_is_not_answered() -> None:
    question = "第九届博览会收集社情民意信息多少条？"
    assert silence.another_time(analyse(question), found_for(question))
    assert not silence.another_time(analyse("收集社情民意信息多少条？"), found_for("收集社情民意信息多少条？"))


def test_a_number_of_something_else_is_not_answered() -> None:
    text = "县政协委员跑了13个小区，写成建议。全县建成24个委员工作站。"
    asked = analyse("县政协建成多少个委员工作站？")
    found = answer("县政协建成多少个委员工作站？", hit(text))
    assert found is not None
    assert found.text == "24个"
    assert not silence.counts_another(asked, found)
    elsewhere = answer("县政协建成多少个委员工作站？", hit("县政协委员跑了13个小区，写成建议。"))
    assert elsewhere is not None
    assert silence.counts_another(asked, elsewhere)


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("驻站委员有几位？", "24个委员工作站全部达标。", True),
        ("驻站委员有几位？", "3个老委员轮流驻站。", False),
        ("县政协建了多少个委员工作站？", "在15个乡镇全部建成委员工作站。", False),
    ],
)
def test_people_are_not_counted_by_what_stands_beside_them(question: str, text: str, *, another: bool) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert silence.counts_another(analyse(question), found) is another


def test_corpora_that_share_a_page_are_judged_together() -> None:
    assert grouped([{"a"}, {"b"}, {"a", "c"}, {"d"}]) == [0, 1, 0, 3]
    assert len(set(grouped([{"a"}, {"b"}, {"a", "b"}]))) == 1


def test_what_is_said_is_measured_without_a_corpus() -> None:
    asked = analyse("文史馆的建筑面积有多大？")
    assert set(content_words(asked)) >= {"文史馆"}
    assert said_share(asked, "文史馆的建筑面积为三百平方米。") == pytest.approx(1.0)
    assert 0 < said_share(asked, "文史馆去年开放。") < 1
    assert said_share(asked, "今天有雨。") == pytest.approx(0.0)
    assert said_share(analyse("？"), "今天有雨。") == pytest.approx(NOTHING_ASKED)


def test_the_threshold_decides() -> None:
    question = "收集社情民意信息多少条？"
    strict = dataclasses.replace(silence.shipped(), threshold=1.1)
    assert not silence.decide(analyse(question), found_for(question), chosen=strict).answered


def test_the_shipped_calibration_holds_its_curve() -> None:
    shipped = silence.shipped()
    assert set(shipped.weights) == set(silence.INPUTS)
    point = next(point for point in shipped.record["curve"] if point["threshold"] == shipped.threshold)
    assert point["declined"] > 0.5
    assert point["refused"] <= REFUSED


def test_an_index_answers_by_the_calibration_it_was_built_with(sample_index: Index) -> None:
    assert silence.calibration_of(sample_index) == silence.shipped()
    older = cast("Index", SimpleNamespace(calibration={**read_calibration(), "threshold": 0.9}, folder=Path("older")))
    assert silence.calibration_of(older).threshold == 0.9


@pytest.mark.parametrize("stored", [None, {"weights": {"another": 1.0}}])
def test_an_index_without_a_calibration_that_fits_says_how_to_store_one(
    stored: object, caplog: pytest.LogCaptureFixture
) -> None:
    older = cast("Index", SimpleNamespace(calibration=stored, folder=Path("older")))
    assert silence.calibration_of(older) == silence.shipped()
    assert "python -m index rebuild PATH... --index older" in caplog.text


def test_the_fit_tells_two_groups_apart() -> None:
    rows = np.array([[0.1, 0.5], [0.2, 0.4], [0.8, 0.5], [0.9, 0.4]])
    weights, bias = fit_logistic(rows, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4))
    assert ((rows @ weights + bias > 0) == [False, False, True, True]).all()
    assert abs(weights[1] * 0.1) < abs(weights[0] * 0.7)


def test_a_held_out_row_is_judged_by_the_others() -> None:
    rows = np.array([[0.1], [0.2], [0.8], [0.9], [0.15]])
    sure = held_out(rows, np.array([0.0, 0.0, 1.0, 1.0, 1.0]), np.ones(5), np.array([0, 0, 1, 1, 2]))
    assert sure.shape == (5,)
    assert sure[4] < 0.5


def test_the_curve_counts_both_kinds_of_error() -> None:
    sure, answerable = np.array([0.1, 0.3, 0.6, 0.9]), np.array([False, True, False, True])
    points = curve(sure, answerable, np.array([0.0, 0.5, 0.0, 1.0]), (0.2, 0.5, 0.7))
    assert [(point["declined"], point["refused"]) for point in points] == [(0.5, 0.0), (0.5, 0.5), (1.0, 0.5)]
    assert [point["well"] for point in points] == [0.625, 0.5, 0.75]
    assert chosen(points, refused=0.1) == pytest.approx(0.2)


def test_the_threshold_stands_in_the_middle_of_those_that_do_alike() -> None:
    points = [
        {"threshold": threshold, "well": well, "refused": refused}
        for threshold, well, refused in [
            (0.1, 0.8, 0.0),
            (0.2, 0.9, 0.01),
            (0.3, 0.9, 0.02),
            (0.4, 0.9, 0.03),
            (0.5, 1, 0.2),
        ]
    ]
    assert chosen(points, refused=0.04) == pytest.approx(0.3)
    assert chosen(points[-1:], refused=0.04) == pytest.approx(0.5)


def test_a_question_is_asked_of_other_committees() -> None:
    row = {"question": "甲县建成了多少个工作站？", "type": "number", "orgs": ["甲县政协"]}
    asked = asked_of_others(row, ["甲县政协", "乙市政协"])
    assert set(asked) == {"乙市建成了多少个工作站？"}
    assert not asked_of_others(row | {"type": "who"}, ["甲县政协", "乙市政协"])


def test_templates_are_filled_with_committees_and_things() -> None:
    row = {"question": "甲县的委员工作站有多少个？", "type": "number", "lang": "zh", "orgs": ["甲县政协"]}
    made = filled(["{org}有多少人口？", "猫怕水吗？", "{org}的{term}花了多少钱？"], [row], ["甲县政协", "乙市政协"])
    assert {"甲县有多少人口？", "猫怕水吗？"} <= set(made)
    assert any(each.endswith("花了多少钱？") and "{" not in each for each in made)
