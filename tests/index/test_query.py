"""How questions are read: committees and places, scripts, other wordings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.config import TermWeights
from index.lexicon import Bridge, Lexicon
from index.places import ANY, INSIDE, Places
from index.query import Understood, simplified, understand
from index.spelling import Correction


def read(question: str, lexicon: Lexicon, bridge: Bridge, places: Places) -> Understood:
    return understand(question, lexicon=lexicon, bridge=bridge, places=places, weights=TermWeights())


def test_corrections_are_shown(lexicon: Lexicon, bridge: Bridge, places: Places) -> None:
    assert read("曲净市政协主席是谁", lexicon, bridge, places).corrections == (Correction("曲净", "曲靖"),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("曲京市政协主席是谁", "曲靖市政协主席是谁"),  # a homophone
        ("佳木撕市政协有几位副主席", "佳木斯市政协有几位副主席"),  # longer names: one character off
        ("佳木市政协有几位副主席", "佳木斯市政协有几位副主席"),  # one character missing
        ("曲阳县政协主席是谁", "曲阳县政协主席是谁"),  # a place that there is, though not in the corpus
    ],
)
def test_the_name_of_a_committee_is_mended_but_not_into_another_place(
    written: str, meant: str, lexicon: Lexicon, bridge: Bridge, places: Places
) -> None:
    assert read(written, lexicon, bridge, places).question == meant


@settings(deadline=None)
@given(st.text(max_size=60))
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_traditional_and_japanese_characters_become_simplified() -> None:
    assert simplified("興安盟的微協商") == "兴安盟的微协商"
    assert simplified("図書館はどこ") == "图书馆はどこ"


def test_what_means_something_else_in_japanese_is_left_to_the_glossary(
    lexicon: Lexicon, bridge: Bridge, places: Places
) -> None:
    said = read("お茶の産業について協議を行った政協はどこですか？", lexicon, bridge, places).chinese.split()
    assert "协商" in said
    assert "协议" not in said
    assert "茶产业" in said


def test_places_and_committees_are_recognised(places: Places) -> None:
    assert places.wanted("黑龙江有哪些政协").places == ("黑龙江省",)
    assert places.wanted("佳木斯的工作站").filter.places == ("佳木斯市",)
    assert places.wanted("佳木斯市政协的工作站").filter.orgs == ("佳木斯市政协",)
    assert places.wanted("政协佳木斯市委员会的提案").orgs == ("佳木斯市政协",)
    assert places.wanted("哈尔滨的工作站").unknown == ("哈尔滨",)


def test_nearness_prefers_the_place_then_what_is_inside(places: Places) -> None:
    assert places.nearness(places.wanted("佳木斯的工作站")).tolist() == pytest.approx([
        0,
        1,
        1,
        INSIDE,
        0,
        0,
    ])
    assert places.nearness(places.wanted("黑龙江的工作站")).tolist() == [1, 1, 1, 1, 0, 0]
    assert places.nearness(places.wanted("曲靖市政协的工作站")).tolist() == [0, 0, 0, 0, 1, 0]
    assert places.nearness(places.wanted("有工作站的政协")).tolist() == pytest.approx([ANY] * 5 + [0])
    assert not places.nearness(places.wanted("工作站")).any()


def test_a_synonym_counts_less_than_the_word_itself(lexicon: Lexicon, bridge: Bridge, places: Places) -> None:
    weights = {term.token: term for term in read("哪里设立了工作室", lexicon, bridge, places).terms}
    assert weights["设立"].weight == 1
    assert (weights["建立"].weight, weights["建立"].origin) == (TermWeights().strict, "strict")
    assert (weights["工作站"].weight, weights["工作站"].origin) == (TermWeights().near, "near")


def test_question_words_are_not_searched_for(lexicon: Lexicon, bridge: Bridge, places: Places) -> None:
    assert read("请问路灯一共有多少盏？", lexicon, bridge, places).chinese == "路灯 有 盏"
