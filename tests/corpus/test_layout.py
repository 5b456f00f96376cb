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


CUT = """
海东市政协

凝心聚力 砥砺前行

海东市政协建立了委员工作站,委员们把站点办成群众信得过的“两个



▲海东市政协委员在社区。

中心”,居民随时可以进去“说说话”。

海西州政协

巧用“微协商”

海西州政协把提案办理抓实,今年开展提案办

理回头看工作,群众满意。
"""


def test_paragraphs_cut_by_a_caption_or_a_column_are_whole_again() -> None:
    layout, articles = read(CUT)
    assert [article.org for article in articles] == ["海东市政协", "海西州政协"]
    assert [len(article.paragraphs) for article in articles] == [1, 1]
    assert "“两个中心”" in articles[0].paragraphs[0].text
    assert "办理回头看" in articles[1].paragraphs[0].text
    assert [caption.text for caption in articles[0].captions] == ["▲海东市政协委员在社区。"]
    assert any("办理" in reason for reason in layout.seams[1].reasons)


INDENTED = """
海东市政协

凝心聚力 砥砺前行

　　海东市政协把站点建在社区里,把委员编进站点里,委员们在站里听取意见,两年

海西州政协

巧用“微协商”

　　海西州政协把提案办理抓实,每一件都有人跟到底,群众对结果满意。
　　培训的事办得也不慢,委员们说,这件事还要接着办下去,办到群众家门口。
培训学员410人,其中有263人开起自己的店,月收入过万元,还带着乡亲们一起干。
"""


def test_where_paragraphs_are_indented_a_block_without_indent_goes_on() -> None:
    articles = read(INDENTED)[1]
    assert [len(article.paragraphs) for article in articles] == [1, 2]
    assert "两年培训学员410人" in articles[0].paragraphs[0].text


def test_a_photographer_s_credit_ends_a_caption_without_a_mark() -> None:
    text = CUT.replace("▲海东市政协委员在社区。", "海东市政协委员在社区。(通讯员 张三 摄)")
    assert [caption.text for caption in read(text)[1][0].captions] == ["海东市政协委员在社区。(通讯员 张三 摄)"]


SECTIONS = """
海西州政协

巧用“微协商”

谋发展定方向,把准协商的脉——

海西州政协把提案办理抓实,群众满意。

谋民生定重点,办好身边的事——

委员们走进社区,听取群众的意见。
"""


def test_section_headings_are_read_in_order_and_are_no_passages() -> None:
    (article,) = read(SECTIONS)[1]
    assert [part.kind for part in article.paragraphs] == ["section", "body", "section", "body"]
    assert article.paragraphs[2].text == "谋民生定重点,办好身边的事——"
    assert [passage.id[-4:] for passage in article_passages(article)] == ["p2.1", "p4.1"]


def test_a_region_stands_with_its_committee() -> None:
    regions = [article.region.name for article in read(CUT)[1] if article.region]
    assert regions == ["青海省海东市", "青海省海西蒙古族藏族自治州"]


@pytest.mark.parametrize(
    ("heading", "org", "title"),
    [
        ("临洮县政协：建言规划实施", "临洮县政协", "临洮县政协：建言规划实施"),
        ("【江阴】码头边上的议事厅", "江阴市政协", "【江阴】码头边上的议事厅"),
        ("■大竹：醪糟香飘协商桌", "大竹县政协", "■大竹：醪糟香飘协商桌"),
        ("玉门市政协视察风光电项目", "玉门市政协", "玉门市政协视察风光电项目"),
    ],
)
def test_a_committee_is_read_from_one_line(heading: str, org: str, title: str) -> None:
    (article,) = read(f"{heading}\n\n本报讯 8月2日,委员们视察了项目,提出了意见。\n")[1]
    assert (article.org, article.title) == (org, title)


@pytest.mark.parametrize(
    ("heading", "title", "byline"),
    [
        ("兰考县政协　泡桐花开议事来\n通讯员 葛洪涛", "泡桐花开议事来", "通讯员 葛洪涛"),
        ("兰考县政协：泡桐花开议事来\n□ 通讯员 葛洪涛", "泡桐花开议事来", "□ 通讯员 葛洪涛"),
        ("兰考县政协\n泡桐花开议事来□ 通讯员 葛洪涛", "泡桐花开议事来", "□ 通讯员 葛洪涛"),
        ("兰考县政协\n■ 一朵泡桐花开出的新会", "一朵泡桐花开出的新会", None),
        ("兰考县政协：泡桐花开议事来", "兰考县政协：泡桐花开议事来", None),
    ],
)
def test_a_title_is_told_from_the_committee_and_the_authors_on_its_line(
    heading: str, title: str, byline: str | None
) -> None:
    (article,) = read(f"{heading}\n\n兰考县政协组织委员们视察了项目，提出了意见。\n")[1]
    assert (article.org, article.title, article.byline) == ("兰考县政协", title, byline)


def test_a_photo_with_a_heading_of_its_own_is_an_article() -> None:
    text = (
        "曲阜市政协\n\n协商古城文物\n\n委员们走进社区，听取了群众的意见。\n\n垦利区政协视察特色种业\n\n\n\n"
        "▲8月25日，垦利区政协委员到黄河口镇查看大豆长势。通讯员 田磊 摄影报道\n"
    )
    assert [(one.org, len(one.captions)) for one in read(text)[1]] == [("曲阜市政协", 0), ("垦利区政协", 1)]


def test_the_end_of_a_sentence_in_a_heading_s_place_names_no_committee() -> None:
    text = (
        "海西州政协\n\n打造品牌\n\n会议召开,群众满意。\n\n社情民意信息是县政协的一张名\n\n片。委员们说,要打造品牌。\n"
    )
    assert [article.org for article in read(text)[1]] == ["海西州政协"]


def test_byline_is_put_together_from_dateline_and_signature() -> None:
    text = "甘州区政协\n\n打造品牌\n\n本报甘州讯 8月16日,会议召开。\n\n会议提出,要打造品牌。(任学军)\n"
    (article,) = read(text)[1]
    assert article.byline == "本报甘州讯 (任学军)"


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


def test_a_page_of_news_is_not_about_a_committee_that_it_names_once() -> None:
    news = [f"第{n}条新闻说的是天气和交通，出门的人请多留意路况。" for n in range(30)]
    once = [*news, "海东市政协委员在会上说，这件事要办好。"]
    assert [article.org for article in read("\n\n".join(once))[1]] == [None]
    assert [article.org for article in read("\n\n".join(once[-8:]))[1]] == ["海东市政协"]
