"""Text wrapped by hand is read in its paragraphs; Markdown by its headings and lists."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.articles import articles_of
from corpus.blocks import blocks
from corpus.layout import page_layout
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.types import Article, Page
from corpus.wrapped import unwrap

PARAGRAPHS = (
    "临洮县政协坚持把协商平台建在基层一线,推动委员下沉到村到社区,与群众面对面交流。今年以来,全县建立委员工作站二十三个,"
    "开展协商活动一百四十余次,解决群众急难愁盼问题三百多件。",
    "“有了工作站,说话有地方了。”村民老张说。委员们还利用赶集日走村入户,收集社情民意信息,把建议带回协商会上,"
    "形成了从收集到反馈的闭环机制,一件一件有着落。",
    "下一步,县政协将继续把工作站建到群众身边,让协商成果更好地转化为治理成效,让群众少跑路、多办事。",
)
HEADS = {
    "none": "",
    "title": "协商平台建到群众家门口\n",
    "page header": "某某日报 2023年8月2日 星期三 第6版\n临洮县政协\n协商平台建到群众家门口\n",
}


def wrapped(text: str, width: int, *, indent: str) -> str:
    text = indent + text
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def articles(text: str, file: str = "page.txt") -> list[Article]:
    return parse_page(Page(file=file, text=text))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("width", [20, 27, 36, 45, 60])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_wrapped_lines_are_paragraphs_again(head: str, width: int, indent: str) -> None:
    text = HEADS[head] + "\n".join(wrapped(paragraph, width, indent=indent) for paragraph in PARAGRAPHS)
    (article,) = articles(text)
    assert "".join(part.text for part in article.paragraphs) == "".join(PARAGRAPHS)
    assert article.title == ("协商平台建到群众家门口" if head != "none" else None)
    assert "".join(passage.text for passage in article_passages(article)) == "".join(PARAGRAPHS)
    assert {part.text for part in article.paragraphs} & set(PARAGRAPHS)


def test_lines_wrapped_by_characters_are_paragraphs_again_whatever_their_digits() -> None:
    text = "全县1280名委员在36个站点接待群众20135人次,收到意见4120条,办结3987条,办结率96.8%,提高12.3个百分点,大家说好。"
    lines = [""]
    for piece in re.findall(r"[0-9.]+%?,?|.[,。]?", text):
        if len(lines[-1]) + len(piece) > 14:
            lines.append("")
        lines[-1] += piece
    assert [block.text for block in unwrap(blocks(Page(file="page.txt", text="\n".join(lines))))] == [text]


def test_a_line_with_room_for_what_follows_ends_its_piece() -> None:
    lines = wrapped(PARAGRAPHS[0], 20, indent="\u3000\u3000").split("\n")
    cut = [*lines[:3], lines[3][:18], *wrapped(PARAGRAPHS[1], 20, indent="").split("\n")]
    found = unwrap(blocks(Page(file="page.txt", text="\n".join(cut))))
    assert found[0].text.endswith(lines[3][:18])


def test_lines_that_are_not_wrapped_stay_lines() -> None:
    lines = blocks(Page(file="a.txt", text="海东市政协\n凝心聚力 砥砺前行\n——某县政协履职纪实\n委员们走进社区。\n"))
    assert unwrap(lines) == lines


@given(st.lists(st.text(alphabet="委员工作站,。#- 1.\u3000ab", max_size=50), max_size=30), st.booleans())
@settings(max_examples=80, deadline=None)
def test_unwrapping_loses_no_character(lines: list[str], markdown: bool) -> None:
    page = Page(file="a.md" if markdown else "a.txt", text="\n".join(lines))
    found = unwrap(blocks(page), markdown=markdown)
    assert all(block.text == "".join(page.text[slice(*span)] for span in block.spans) for block in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    if not markdown:
        assert "".join("".join(block.text for block in found).split()) == "".join(page.text.split())


MARKDOWN = f"""# 委员工作站的故事

## 一、建在一线

{PARAGRAPHS[0]}

## 二、解决问题

- 委员走村入户
- 收集社情民意信息
1. 反馈落实

{PARAGRAPHS[1]}
"""


def test_markdown_headings_head_and_items_are_passages() -> None:
    (article,) = articles(MARKDOWN, "story.md")
    assert article.title == "委员工作站的故事"
    sections = [part.text for part in article.paragraphs if part.kind == "section"]
    assert sections == ["一、建在一线", "二、解决问题"]
    passages = [passage.text for passage in article_passages(article)]
    assert passages == [PARAGRAPHS[0], "委员走村入户", "收集社情民意信息", "1. 反馈落实", PARAGRAPHS[1]]


def test_each_markdown_heading_of_the_first_rank_opens_an_article() -> None:
    text = f"# 协商平台建到家门口\n\n{PARAGRAPHS[0]}\n\n# 说话有地方了\n\n{PARAGRAPHS[1]}\n"
    layout = page_layout(Page(file="two.md", text=text))
    assert [article.title for article in articles_of(layout)] == ["协商平台建到家门口", "说话有地方了"]


def test_headings_of_equal_width_do_not_make_a_text_wrapped() -> None:
    heads = ("阆中市政协：古城里的护城人和房", "都江堰市政协：一渠清水一本账目")
    text = "\n".join(f"{head}\n□ 本报记者 蒲思源\n" + "\n".join(PARAGRAPHS) for head in heads)
    page = Page(file="page.txt", text=text)
    assert unwrap(blocks(page)) == blocks(page)
