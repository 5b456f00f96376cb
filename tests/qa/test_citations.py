"""Hits into citations."""

from corpus.types import Article, Passage, Span
from index.types import Hit
from qa.citations import distinct


def hit(passage_id: str, *, score: float, text: str = "同一段话。") -> Hit:
    article_id = passage_id.rpartition("/")[0]
    passage = Passage(id=passage_id, article_id=article_id, text=text, spans=(Span(0, len(text)),))
    article = Article(
        id=article_id, file="a.txt", org=None, region=None, title=None, byline=None, paragraphs=(), captions=()
    )
    return Hit(passage=passage, article=article, score=score)


def test_a_passage_is_kept_once_and_the_same_text_elsewhere_stays() -> None:
    first, again, other = hit("a.txt#1/p1.1", score=2), hit("a.txt#1/p1.1", score=1), hit("b.txt#1/p1.1", score=1.5)
    assert distinct([first, other, again]) == [first, other]
