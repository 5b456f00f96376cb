"""Pages into blocks, articles and repaired paragraphs: nothing lost, nothing twice, everything where it says it is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.articles import articles_of
from corpus.draw import draw
from corpus.explain import explain
from corpus.layout import PageLayout, page_layout
from corpus.outline import Kind
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.types import Article, Page
from tests.pagemaker import make_page

LINES = st.sampled_from([
    "海东市政协",
    "凝心聚力 砥砺前行",
    "——某县政协履职纪实",
    "▲委员在社区听取意见。",
    "本报讯(通讯员张三)8月2日,某县政协开展视察。",
    "委员们走进社区,听取群众的意见,把意见带回协商会上。",
    "办法好不好,群众说了算,委员们把意见整理成",
    "”,大家都说好。",
    "(续一版)",
    "通讯员 李四 王五",
    "图片由各地政协提供",
    "   ",
    "",
    'a < b & "c"',
])
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


def read(text: str) -> tuple[PageLayout, list[Article]]:
    layout = page_layout(Page(file="page.txt", text=text))
    return layout, articles_of(layout)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_every_character_lies_in_exactly_one_block(text: str) -> None:
    layout, articles = read(text)
    for block in layout.blocks:
        assert block.text == "".join(text[slice(*span)] for span in block.spans)
    assert all(a.span.end <= b.span.start for a, b in pairwise(layout.blocks))
    assert "".join("".join(block.text for block in layout.blocks).split()) == "".join(text.split())
    spans = [span for article in articles for part in (*article.paragraphs, *article.captions) for span in part.spans]
    assert len(spans) == len(set(spans))
    text_kinds = {Kind.BODY, Kind.SECTION, Kind.CAPTION}
    body = [span for block in layout.blocks if block.kind in text_kinds for span in block.spans]
    assert sorted(spans) == body


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_every_sentence_is_in_a_passage_and_every_block_has_its_place(text: str) -> None:
    layout, articles = read(text)
    quoted = {span for article in articles for passage in article_passages(article) for span in passage.spans}
    for block in layout.blocks:
        if "。" in block.text[:-1]:
            assert set(block.spans) <= quoted
        homeless = block.kind in {Kind.HEADER, Kind.CREDITS} or not articles
        assert (block.article is None) == homeless


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_spans_rebuild_paragraphs_and_passages(text: str) -> None:
    for article in read(text)[1]:
        for part in (*article.paragraphs, *article.captions):
            assert part.text == "".join(text[slice(*span)] for span in part.spans)
            assert 0.0 <= part.confidence <= 1.0
        passages = article_passages(article, max_chars=20)
        assert all(p.text == "".join(text[slice(*span)] for span in p.spans) for p in passages)
        parts = (*article.paragraphs, *article.captions)
        whole = "".join(part.text for part in parts if part.kind == "body")
        assert "".join(p.text for p in passages) == whole
        assert max((len(p.text) for p in passages), default=0) <= 20


@pytest.mark.parametrize("seed", range(7000, 7006))
def test_generated_pages_keep_every_body_character(seed: int) -> None:
    made = make_page(seed)
    articles = parse_page(Page(file="page.txt", text=made.text))
    kept = {n for article in articles for part in article.paragraphs for span in part.spans for n in range(*span)}
    wanted = {n for article in made.truth["articles"] for span in article["fragments"] for n in range(*span)}
    assert wanted <= kept
    assert [article.title for article in articles] == [article["title"] for article in made.truth["articles"]]


def test_a_file_too_long_for_a_page_is_read_as_it_stands() -> None:
    cut = "委员们走进社区,听取群众的意见,把意见带回协商会上,一件一件谈个明白,再由专门委员会的同志们整理成"
    written = [f"海东市政协\n\n第{n}号纪事\n\n{cut}\n\n第{n}份提案交给部门。\n\n▲第{n}张图\n" for n in range(900)]
    articles = parse_page(Page(file="page.txt", text="\n".join(written)))
    assert [article.title for article in articles] == [f"第{n}号纪事" for n in range(900)]
    assert {article.paragraphs[0].text[: len(cut)] for article in articles} == {cut}
    assert [caption.text for article in articles for caption in article.captions] == [f"▲第{n}张图" for n in range(900)]


@pytest.mark.parametrize("text", ["", " \n \r\n", "▲只有说明。\n\n▲还有一条。", "没有标题的一段话。", "标题一行"])
def test_odd_pages_are_read_without_loss(text: str) -> None:
    layout, articles = read(text)
    assert sum(len(block.text.replace(" ", "")) for block in layout.blocks) == len("".join(text.split()))
    assert "\n".join(explain(layout, articles))


def test_a_picture_escapes_what_the_page_says() -> None:
    text = "海东市政协\n\n标题\n\n<script>alert(1)</script>这一段没有说完就在这\n\n里断开了。\n"
    html = draw(*read(text))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
