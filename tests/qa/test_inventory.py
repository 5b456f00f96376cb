"""How much the corpus has, counted over its records."""

import pytest

from index.reader import Index
from qa.answerer import Answerer
from qa.inventory import inventory


def test_the_articles_of_all_pages(sample_index: Index, answerer: Answerer) -> None:
    assert answerer.answer("有多少篇文章").text == f"{sample_index.manifest.articles}篇"
    assert answerer.answer("资料里一共有多少篇报道").text == f"{sample_index.manifest.articles}篇"


@pytest.mark.parametrize("question", ["青海有几篇报道", "青海的文章有几篇？", "青海省收了多少篇稿子"])
def test_the_articles_of_a_province(sample_index: Index, question: str) -> None:
    expected = sum(bool(one.region and one.region.province == "青海省") for one in sample_index.articles())
    found = inventory(sample_index, question)
    assert found is not None
    text, hits = found
    assert text == f"{expected}篇"
    assert all(hit.article.region and hit.article.region.province == "青海省" for hit in hits)


def test_the_committees_of_each_province(sample_index: Index, answerer: Answerer) -> None:
    text = answerer.answer("各省分别有几家政协").text
    orgs = {one.org for one in sample_index.articles() if one.org and one.region and one.region.province == "青海省"}
    assert text is not None
    assert f"青海省{len(orgs)}家" in text


@pytest.mark.parametrize("question", ["铁力市政协写了几篇调研报告", "早读会读了几篇文章", "苏州有几篇报道"])
def test_what_is_told_in_the_text_is_not_counted(sample_index: Index, question: str) -> None:
    assert inventory(sample_index, question) is None
