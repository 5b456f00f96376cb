"""Counting a page at once gives what counting each passage would."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.words import tokens
from index.counting import count_terms

TEXTS = st.text(alphabet=st.sampled_from("委员工作站协商59Ａb，。 \n㐀龥😀é"), max_size=30)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_counts_are_those_of_the_tokens_of_each_text(texts: list[str]) -> None:
    terms, table, lengths = count_terms(texts)
    assert table.shape[0] == 3
    for number, text in enumerate(texts):
        wanted = Counter(tokens(text))
        of_text = table[:, table[0] == number]
        assert {terms[place]: count for place, count in of_text[1:].T} == wanted
        assert lengths[number] == wanted.total()


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_counts_ascend_by_text_and_every_term_occurs(texts: list[str]) -> None:
    terms, table, _ = count_terms(texts)
    assert (table[0, 1:] >= table[0, :-1]).all()
    assert {terms[place] for place in table[1]} == set(terms)
    assert len(set(terms)) == len(terms)


def test_a_pair_that_is_a_word_as_well_counts_twice() -> None:
    terms, table, lengths = count_terms(["委员"])
    assert terms == ("委员",)
    assert table.tolist() == [[0], [0], [2]]
    assert lengths.tolist() == [2]
