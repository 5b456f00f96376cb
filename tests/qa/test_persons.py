"""Questions on a person: only the very name is answered, with the post beside it."""

import pytest

from qa.persons import Person, asked_person, named_alone, posts
from tests.qa.test_facts import hit


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("谁是韩知远？", Person(name="韩知远")),
        ("韩知远是谁", Person(name="韩知远")),
        ("韩知远是什么人？", Person(name="韩知远")),
        ("韩知远是做什么工作的？", Person(name="韩知远")),
        ("韩知远的职务", Person(name="韩知远")),
        ("甲县的韩知远是什么职务？", Person(name="韩知远")),
        ("韩知远是哪个市的政协主席", Person(name="韩知远", rank="市", office="主席")),
        ("委员韩知远是哪个县的", Person(name="韩知远", rank="县")),
        ("韩知远是哪个政协的委员", Person(name="韩知远", rank="政协", office="委员")),
        ("甲县政协主席是谁？", None),
        ("主席是谁", None),
        ("谁是这项工作的负责人？", None),
        ("工作站是什么？", None),
    ],
)
def test_the_person_asked_about(question: str, person: Person | None) -> None:
    assert asked_person(question) == person


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("“我们议成了三件事。”山前乡柳湾村党总支书记韩知远说。", "山前乡柳湾村党总支书记"),
        ("据市政协党组书记、主席韩知远介绍,读书会办了三年。", "市政协党组书记、主席"),
        ("主持会议的州政协委员、村医韩知远开门见山。", "州政协委员、村医"),
        ("这份建议被甲省副省长韩知远批示。", "甲省副省长"),
        ("在柳湾村种植大户韩知远的大棚里,人很多。", "柳湾村种植大户"),
        ("韩知远现任县政协秘书长,今年刚到任。", "县政协秘书长"),
    ],
)
def test_the_post_stands_beside_the_name(text: str, post: str) -> None:
    assert [found.text for found in posts("韩知远", [hit(text)])] == [post]


def test_what_a_clause_says_behind_a_name_is_no_post() -> None:
    found = posts("韩知远", [hit("县政协委员韩知远是联系群众的“先锋”。")])
    assert [post.text for post in found] == ["县政协委员"]
    assert not posts("韩知远", [hit("会后,韩知远是联系群众的“先锋”。")])


@pytest.mark.parametrize(
    ("text", "named"), [("韩知远", True), ("苏雅勒巴图", True), ("兴安", False), ("工作站", False)]
)
def test_a_name_alone(text: str, named: bool) -> None:
    assert (named_alone(text) is not None) is named


def test_a_name_that_is_only_like_it_has_no_post() -> None:
    assert not posts("韩知远", [hit("县政协主席韩知行带队调研。")])
