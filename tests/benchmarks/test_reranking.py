"""The simulated rerankers of benchmarks/reranking.py."""

import numpy as np
import pytest

from benchmarks.reranking import quality, reranked
from corpus.types import Article, Passage, Span
from index.types import Hit


def hit(name: str, score: float) -> Hit:
    article = Article(id=name, file="a.txt", org=None, region=None, title=None, byline=None, paragraphs=(), captions=())
    return Hit(
        passage=Passage(id=f"{name}/p1.1", article_id=name, text="委员", spans=(Span(0, 2),)),
        article=article,
        score=score,
    )


HITS = [hit("wrong", 2.0), hit("right", 1.0)]
RELEVANCE = {"question": {"right": 1}}


def test_a_sure_reranker_adds_its_weight_to_what_is_relevant() -> None:
    scores = reranked(HITS, RELEVANCE["question"], np.zeros(2), weight=3.0)
    # The standard deviation of 0 and 1 is one half.
    assert scores == pytest.approx({"wrong": 2.0, "right": 1.0 + 3.0 / 0.5})


def test_a_weight_of_nothing_leaves_the_order() -> None:
    at = {weight: quality({"question": HITS}, RELEVANCE, noise=0.0, weight=weight) for weight in (0.0, 3.0)}
    assert at == pytest.approx({0.0: 1 / np.log2(3), 3.0: 1.0})
