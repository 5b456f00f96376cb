from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Article, Paragraph, Span
from index.coined import Sample, coined_words, compounds


def article(*texts: str, org: str | None = None) -> Article:
    paragraphs = tuple(Paragraph(text=text, spans=(Span(0, len(text)),)) for text in texts)
    return Article(
        id="a#1", file="a", org=org, region=None, title=None, byline=None, paragraphs=paragraphs, captions=()
    )


def test_quoted_terms_people_and_committees_are_kept_whole() -> None:
    found = coined_words([article("搭建“心连心协商”平台，政协委员周占海说好，“工作”照旧。", org="甲乙市政协")])
    assert found == ["周占海", "心连心协商", "甲乙市政协"]


def test_a_compound_is_two_words_that_mostly_stand_together() -> None:
    texts = [f"{before}院坝协商{after}" for before in ("推进", "组织") for after in ("活动", "平台", "会议")]
    assert list(compounds(texts)) == ["院坝协商"]


def test_a_pair_with_the_same_neighbours_is_part_of_something_longer() -> None:
    assert compounds(["全面推进院坝协商活动开展"] * 9) == {}


def test_words_on_both_sides_of_a_mark_are_no_pair_and_no_neighbours() -> None:
    assert compounds([f"{before}院坝，协商{after}" for before in ("推进", "组织") for after in ("活动", "平台")]) == {}
    assert compounds(["推进，院坝协商，活动"] * 9) == {}
    assert compounds([]) == {}


@given(added=st.integers(0, 200), most=st.integers(1, 20))
def test_a_sample_is_spread_over_all_texts_and_never_larger(added: int, most: int) -> None:
    sample = Sample(most)
    for number in range(added):
        sample.add(str(number))
    kept = [int(text) for text in sample.texts]
    step = kept[1] if len(kept) > 1 else max(added, 1)
    assert kept == list(range(0, added, step))
    assert min(added, most) / 2 <= len(kept) <= most
