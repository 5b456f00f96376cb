"""The page generator keeps what it is given: no character lost, none twice, and the truth is true."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articlemaker import committees, topics
from tests.pagemaker import GeneratedPage, Order, make_page
from tests.pagetruth import ArticleTruth, paragraph_texts

pages = st.builds(
    make_page,
    st.integers(0, 10**6),
    columns=st.integers(2, 6),
    articles=st.integers(1, 8),
    order=st.none() | st.sampled_from(Order),
)


def displaced(page: GeneratedPage) -> int:
    """Count the fragments that stand under the heading of another article."""
    articles = page.truth["articles"]
    heads = sorted((min(article["heading_spans"])[0], n) for n, article in enumerate(articles))
    return sum(
        max((head for head in heads if head[0] <= start), default=(0, n))[1] != n
        for n, article in enumerate(articles)
        for start, _ in article["fragments"]
    )


def joins(article: ArticleTruth) -> int:
    return sum(len(paragraph) - 1 for paragraph in article["paragraphs"])


@given(pages)
def test_fragments_rebuild_the_articles_as_written(page: GeneratedPage) -> None:
    for whole, article in zip(page.articles, page.truth["articles"], strict=True):
        texts = paragraph_texts(page.text, article)
        assert texts[: len(whole.paragraphs)] == list(whole.paragraphs)
        assert sorted(texts[len(whole.paragraphs) :]) == sorted(whole.captions)
        assert article["org"] == whole.org
        assert article["title"] == whole.title


@given(pages)
def test_every_character_belongs_to_one_span(page: GeneratedPage) -> None:
    spans = page.truth["page_header_spans"] + page.truth["other_spans"]
    for article in page.truth["articles"]:
        spans = spans + article["fragments"] + article["captions"] + article["heading_spans"]
    owners = Counter(offset for start, end in spans for offset in range(start, end))
    assert set(owners.values()) == {1}
    assert {n for n, char in enumerate(page.text) if char != "\n"} <= set(owners)


@given(pages)
def test_no_cut_looks_like_the_end_of_a_paragraph(page: GeneratedPage) -> None:
    for article in page.truth["articles"]:
        pieces = [page.text[start:end] for start, end in article["fragments"]]
        for paragraph in article["paragraphs"]:
            assert not any(pieces[n].endswith(("。", "!", "?", "。”")) for n in paragraph[:-1])
            assert not any(pieces[n].startswith((",", "。", "”", "、")) for n in paragraph[1:])


def test_equal_seeds_give_equal_pages_and_others_differ() -> None:
    assert make_page(7, columns=4, articles=5) == make_page(7, columns=4, articles=5)
    assert len({make_page(seed).text for seed in range(50)}) == 50


@pytest.mark.parametrize("order", [Order.HEADS_FIRST, Order.TAILS_EARLY, Order.LATE_RUN])
def test_each_order_takes_runs_away_from_their_article(order: Order) -> None:
    assert sum(displaced(make_page(seed, order=order)) > 0 for seed in range(40)) >= 20
    assert all(displaced(make_page(seed, order=Order.NATURAL)) == 0 for seed in range(40))


def test_columns_cut_paragraphs() -> None:
    few, many = (
        sum(joins(a) for seed in range(60) for a in make_page(seed, columns=n, articles=4).truth["articles"])
        for n in (2, 6)
    )
    assert 0 < few < many


def test_templates_make_many_different_articles() -> None:
    assert len(committees()) >= 50
    assert len(topics()) >= 25
    assert len({a.paragraphs for seed in range(100) for a in make_page(seed).articles}) > 480
