"""Questions for a name: whose it is, and the name alone."""

import pytest

from qa.naming import asks_name
from tests.qa.test_facts import answer, hit


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("县里的读书活动叫什么？", True),
        ("推出了哪个协商平台？", True),
        ("协商品牌是什么？", True),
        ("文件里写了什么？", False),
        ("在哪个小区试点？", False),
    ],
)
def test_a_question_for_a_name_is_known_by_its_words(question: str, asked: bool) -> None:
    assert asks_name(question) is asked


@pytest.mark.parametrize(
    ("question", "expected"),
    [("柳河县政协的协商品牌叫什么？", "“河边会”"), ("松岭县政协推出的协商品牌叫什么名字？", "“山上谈”")],
)
def test_the_name_beside_the_committee_answers_where_another_tells_of_it(question: str, expected: str) -> None:
    page = hit("市政协推行协商品牌，柳河县政协的“河边会”、松岭县政协推出的“山上谈”各有特色。", org="乙市政协")
    found = answer(question, page)
    assert found is not None
    assert found.text == expected


def test_a_clause_gives_only_the_name_that_is_asked_for() -> None:
    found = answer("邻里互助的队伍叫什么？", hit("2022年，街道把邻里互助的队伍取名“红袖套”，共有86人。"))
    assert found is not None
    assert found.text == "“红袖套”"


def test_a_span_with_a_name_is_chosen_where_the_best_one_has_none() -> None:
    text = "街道在码头上的议事每月一次，街道的人都来。这样的“船边谈”，码头上已办了31场。"
    found = answer("街道在码头上的议事叫什么名字？", hit(text))
    assert found is not None
    assert "“船边谈”" in found.text


def test_who_and_where_before_a_last_question_for_a_name_ask_nothing() -> None:
    page = hit("主席王海明说，监督小组有一本“坑账”，坑在哪、谁来填都写着。")
    found = answer("那本记着坑在哪、谁来填的账叫啥？", page)
    assert found is not None
    assert "坑账" in found.text


def test_the_name_of_an_officer_is_a_persons() -> None:
    found = answer("会客厅归谁管，厅长叫啥？", hit("“山边会客厅”归委员们管。会客厅的主任王海明每月到会。"))
    assert found is not None
    assert found.text == "王海明"
