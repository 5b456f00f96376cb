"""Pieces of paragraphs, and section headings, put where a reader reads them."""

from corpus.articles import articles_of
from corpus.layout import PageLayout, page_layout
from corpus.passages import article_passages
from corpus.types import Article, Page


def read(text: str) -> tuple[PageLayout, list[Article]]:
    layout = page_layout(Page(file="page.txt", text=text))
    return layout, articles_of(layout)


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
