"""The span that answers, over passages made for the purpose."""

from collections.abc import Sequence

import numpy as np
import pytest

from corpus.types import Article, Paragraph, Passage, Span
from index.types import Hit, Vectors
from qa.analysis import analyse
from qa.facts import FactAnswer, find_answer


class LetterEmbedder:
    """Counts characters in 64 bins: alike texts have alike vectors, and no file is read."""

    name = "letters"
    fingerprint = "letters"
    dimensions = 64

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for char in text:
                row[ord(char) % self.dimensions] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)

    def embed_question(self, text: str) -> Vectors:
        return np.asarray(self.embed([text])[0], dtype=np.float32)


def hit(text: str, *, org: str = "甲县政协", score: float = 1.0, number: int = 1) -> Hit:
    paragraph = Paragraph(text=text, spans=(Span(0, len(text)),))
    article = Article(
        id=f"{org}#1", file="a.txt", org=org, region=None, title=None, byline=None, paragraphs=(paragraph,), captions=()
    )
    passage = Passage(id=f"{org}#1/p{number}.1", article_id=article.id, text=text, spans=(Span(0, len(text)),))
    return Hit(passage=passage, article=article, score=score)


def answer(question: str, *hits: Hit, orgs: tuple[str, ...] = ()) -> FactAnswer | None:
    return find_answer(
        analyse(question), hits, rarity=lambda terms: dict.fromkeys(terms, 1.0), embedder=LetterEmbedder(), orgs=orgs
    )


PAGE = hit(
    "县政协主席王海明表示，全县建成24个委员工作站，收集社情民意信息143条，投资1.4亿元。6月15日，湖边社区委员工作站挂牌成立。"
    "县政协制定《关于建立委员工作室的意见》，采取委员点题、居民来信、网上留言等方式收集议题。"
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("建成了多少个委员工作站？", "24个"),
        ("收集社情民意信息多少条？", "143条"),
        ("一共花了多少钱？", "1.4亿元"),
        ("县政协主席是谁？", "王海明"),
        ("湖边社区委员工作站哪天挂牌的？", "6月15日"),
        ("出台了哪份意见？", "《关于建立委员工作室的意见》"),
    ],
)
def test_the_kind_and_the_words_around_choose_the_span(question: str, expected: str) -> None:
    found = answer(question, PAGE)
    assert found is not None
    assert found.text == expected


def test_the_answer_stands_where_it_says() -> None:
    found = answer("议题怎么收集？", PAGE)
    assert found is not None
    assert "".join(found.hit.passage.text[start:end] for start, end in found.spans) == found.text


def test_nothing_of_the_form_is_no_answer() -> None:
    assert answer("建筑面积有多大？", PAGE) is None
    assert answer("县政协秘书长是谁？", PAGE) is None


def test_another_committees_article_does_not_answer() -> None:
    other = hit("市政协建成59个委员工作站。", org="乙市政协", score=9.0)
    found = answer("甲县政协建成了多少个委员工作站？", other, PAGE, orgs=("甲县政协",))
    assert found is not None
    assert found.text == "24个"


def test_parts_of_a_counted_name_are_all_given() -> None:
    text = "“三亮”即亮身份，岗前设标；亮承诺，每半年公开；亮业绩，设公示栏。“一争”即争模范，树立标杆。"
    found = answer("“三亮一争”亮什么、争什么？", hit(text))
    assert found is not None
    assert all(part in found.text for part in ("亮身份", "亮承诺", "亮业绩", "争模范"))


def test_two_numbers_asked_for_are_given_as_they_stand() -> None:
    text = "一年来收到议题线索812条,梳理后留下305条。"
    found = answer("征集到的协商议题有多少件，最后筛选确定多少件？", hit(text))
    assert found is not None
    assert found.text == "812条,梳理后留下305条"


def test_a_place_is_given_with_its_name_where_both_are_asked_for() -> None:
    page = hit("委员走进青川市桃园小区，这个老小区变了样。青川市政协主席到会。")
    found = answer("变了样的老小区叫什么，在哪个市？", page)
    assert found is not None
    assert "桃园小区" in found.text
