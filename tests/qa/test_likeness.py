"""Sentences that are like a list question's predicate without its words."""

import numpy as np
import pytest

from index.reader import Index
from index.synonyms import synonyms
from index.types import Filter
from qa.analysis import analyse
from qa.answerer import Answerer
from qa.listing.concepts import alternatives
from qa.listing.finder import ListFinder
from qa.listing.likeness import FEATURES, Likeness, coverage, probabilities, word_weights
from qa.types import Match


def test_a_verb_of_doing_weighs_less_than_what_is_done() -> None:
    weights = word_weights("推动修建公厕", lambda word: 0.8)
    assert weights["公厕"] > weights["推动"]
    assert sum(weights.values()) == pytest.approx(1.0)


def test_nothing_is_weighed_where_nothing_is_said() -> None:
    assert word_weights("的是吗", lambda word: 0.8) == {}


def test_another_wording_covers_nearly_as_much_as_the_word() -> None:
    weights = {"公厕": 1.0}
    assert coverage(weights, "村里修了公厕。") == 1.0
    assert 0.5 < coverage(weights, "村里修了厕所。") < 1.0
    assert coverage(weights, "村里修了路。") == 0.0


def test_each_feature_makes_evidence_likelier() -> None:
    base = np.zeros((1, len(FEATURES)))
    for place in range(len(FEATURES)):
        more = base.copy()
        more[0, place] = 0.5
        assert probabilities(more)[0] > probabilities(base)[0]


def test_sentences_are_the_likeliest_first_and_stand_in_their_passages(sample_index: Index) -> None:
    finder, asked = ListFinder(sample_index), analyse("哪些政协操心过居民停车的麻烦")
    wanted = alternatives(asked, rarity=finder.rarity, synonyms=synonyms)
    found = Likeness(sample_index, finder.rarity).find(asked, wanted, Filter())
    assert found
    scores = [told.score for _, told in found]
    assert scores == sorted(scores, reverse=True)
    for hit, told in found:
        assert told.match is Match.NEAR
        assert all(hit.passage.text[span.start : span.end] for span in told.spans)


def test_what_no_page_is_like_stays_unanswered(answerer: Answerer) -> None:
    answer = answerer.answer("哪些政协发射过卫星？")
    assert answer.text is None
    assert answer.abstained_because


def test_a_single_character_tells_only_where_there_is_no_longer_word() -> None:
    assert set(word_weights("出过书", lambda word: 0.5)) >= {"书"}
    assert "书" not in word_weights("出过文集和书", lambda word: 0.5)
