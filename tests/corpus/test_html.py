"""Web pages to their visible text."""

import pytest

from corpus.errors import UnreadableFile
from corpus.formats.html import extract
from corpus.parse import parse_page
from corpus.types import Page


def blocks(source: str) -> list[str]:
    return extract(source.encode()).text.split("\n\n")


def test_only_the_visible_text_of_the_article_is_kept() -> None:
    source = """<!doctype html><html><head><title>不显示</title><style>p{}</style></head><body>
    <nav>首页 | 要闻</nav><ul><li><a href="/1">要闻</a></li><li><a href="/2">评论</a></li></ul>
    <div role="navigation">上一版</div><div style="display: none">隐藏</div><p hidden>也隐藏</p>
    <h1>委员进站</h1><!-- 注释 --><p>正文<b>加粗</b>在内。</p><script>var a = "脚本";</script>
    <form>搜索</form><aside>广告</aside><footer>版权</footer></body></html>"""
    assert blocks(source) == ["委员进站", "正文加粗在内。"]


def test_a_list_with_text_of_its_own_is_kept() -> None:
    assert blocks("<ul><li>一是<a>建站</a>;</li><li>二是履职。</li></ul>") == ["一是建站;", "二是履职。"]


def test_source_breaks_vanish_between_chinese_and_fold_between_words() -> None:
    assert blocks("<p>第一\n    段换行,\r\nCPPCC\n news</p>") == ["第一段换行, CPPCC news"]


def test_line_breaks_and_bare_text_make_blocks() -> None:
    assert blocks("<div>散文<p>段落</p>尾</div>甲<br>　　乙<br/>丙") == ["散文", "段落", "尾", "甲", "乙", "丙"]


def test_a_row_of_data_is_a_line_and_a_layout_cell_is_not() -> None:
    assert blocks("<table><tr><th>单位</th><td>数量</td></tr></table>") == ["单位 数量"]
    rows = "<tr><th>单位</th><td>数量 </td></tr><tr><th>平安区\t政协</th><td> 12个</td></tr>"
    assert blocks(f"<table>{rows}</table>") == ["单位\t数量", "平安区 政协\t12个"]
    layout = "<table><tr><td><p>左栏一</p><p>左栏二</p></td><td>右栏</td></tr></table>"
    assert blocks(layout) == ["左栏一", "左栏二", "右栏"]


def test_a_row_that_names_a_committee_opens_no_article() -> None:
    rows = "".join(f"<tr><td>{org}</td><td>{n}个</td></tr>" for n, org in enumerate(["平安区政协", "互助县政协"], 12))
    source = f"<h1>海东市政协</h1><h2>打造品牌</h2><p>建设情况如下。</p><table>{rows}</table><p>还要接着建设。</p>"
    (article,) = parse_page(Page(file="page.html", text=extract(source.encode()).text))
    assert [part.text for part in article.paragraphs] == [
        "建设情况如下。",
        "平安区政协\t12个",
        "互助县政协\t13个",
        "还要接着建设。",
    ]


def test_entities_are_characters() -> None:
    assert blocks("<p>&ldquo;有事好商量&rdquo;&amp;&#x4e2d;</p>") == ["“有事好商量”&中"]


def test_the_codec_is_decided_by_decoding_not_by_what_the_page_says() -> None:
    source = '<meta charset="utf-8"><p>政协委员在工作站接待群众，听取意见。</p>'
    assert extract(source.encode("gb18030")) == ("政协委员在工作站接待群众，听取意见。", "gb18030")


def test_deep_nesting_loses_nothing() -> None:
    assert blocks("<div>" * 5000 + "深处" + "</div>" * 5000) == ["深处"]


@pytest.mark.parametrize("source", ["<html></html>", "<body><script>x</script></body>", "<nav>只有导航</nav>"])
def test_a_page_without_visible_text_is_refused(source: str) -> None:
    with pytest.raises(UnreadableFile, match="没有可见的正文"):
        extract(source.encode())


def test_unclosed_and_stray_tags_lose_nothing() -> None:
    assert blocks("<p>甲<p>乙</div><b>丙<i>丁</b>戊") == ["甲", "乙丙丁戊"]
