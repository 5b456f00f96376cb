"""A page layout as one HTML file: blocks coloured by article, seams drawn, the reasons shown where the mouse rests."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from corpus.layout import PageLayout, PlacedBlock
from corpus.outline import Kind
from corpus.types import UNSURE, Article

TEMPLATE = Path(__file__).with_name("draw.html")
GOLDEN_ANGLE = 137.5
"""Hues that far apart stay distinct for any number of articles."""
KINDS = {
    Kind.HEADER: "报头",
    Kind.ORG: "单位",
    Kind.TITLE: "标题",
    Kind.SUBTITLE: "副题",
    Kind.SECTION: "小标题",
    Kind.BYLINE: "署名",
    Kind.MARK: "转版",
    Kind.BODY: "正文",
    Kind.CAPTION: "图片说明",
    Kind.CREDITS: "版面署名",
}


def draw(layout: PageLayout, articles: list[Article]) -> str:
    """Return the HTML of a page that needs nothing else to be shown; articles are those made from layout."""
    displaced = sum(block.displaced for block in layout.blocks)
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(
        file=escape(layout.page.file),
        summary=f"{len(articles)} 篇文章，{len(layout.blocks)} 个块，接合 {len(layout.seams)} 处，移回 {displaced} 块。"
        "同色为同一篇；左侧弧线连接同一段的两截；虚框为移回的块，红框为把握不大；鼠标停留可看理由。",
        legend="\n".join(_legend(articles)),
        blocks="\n".join(_block(number, block) for number, block in enumerate(layout.blocks)),
        seams=_seams(layout),
    )


def _legend(articles: list[Article]) -> Iterator[str]:
    for number, article in enumerate(articles):
        region = article.region.name if article.region else ""
        words = " · ".join(filter(None, (article.org, article.title, region)))
        yield f'<li style="{_colours(number)}">{number + 1}. {escape(words) or "（无标题）"}</li>'


def _block(number: int, block: PlacedBlock) -> str:
    classes = ["block", block.kind.value]
    tags = [KINDS[block.kind]]
    if block.article is not None:
        tags.insert(0, f"第{block.article + 1}篇")
    if block.paragraph is not None:
        tags.append(f"第{block.paragraph + 1}段")
    if block.displaced:
        classes.append("displaced")
        tags.append("移回")
    if block.confidence < UNSURE:
        classes.append("unsure")
        tags.append("存疑")
    why = f"把握 {block.confidence:.0%} " + "；".join(block.reasons)
    style = _colours(block.article) if block.article is not None else ""
    return (
        f'<div id="b{number}" class="{" ".join(classes)}" style="{style}" title="{escape(why.strip())}">'
        f'<span class="tag">{" ".join(tags)}</span>{escape(block.text)}</div>'
    )


def _colours(article: int) -> str:
    hue = article * GOLDEN_ANGLE % 360
    return f"--fill:hsl({hue:.0f} 70% 93%);--line:hsl({hue:.0f} 55% 45%)"


def _seams(layout: PageLayout) -> str:
    rows = [
        {
            "left": seam.left,
            "right": seam.right,
            "confidence": seam.confidence,
            "why": f"把握 {seam.confidence:.0%} " + "；".join(seam.reasons),
        }
        for seam in layout.seams
    ]
    # Inside a script element only "<" could end the data.
    return json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c")
