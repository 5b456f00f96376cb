"""A page into its articles."""

import re

from corpus.blocks import Block, blocks
from corpus.types import Article, Page, Paragraph

ORG = re.compile(r"[\u4e00-\u9fff]{2,20}政协")


def parse_page(page: Page) -> list[Article]:
    """Return the articles of page in the order of their headings."""
    groups: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks(page.text):
        if ORG.fullmatch(block.text):
            groups.append((block, []))
        else:
            groups[-1][1].append(block)
    return [_article(page, number, org, body) for number, (org, body) in enumerate(groups[1:], start=1)]


def _article(page: Page, number: int, org: Block | None, body: list[Block]) -> Article:
    captions = [block for block in body[1:] if block.text.startswith("▲")]
    return Article(
        id=f"{page.file}#{number}",
        file=page.file,
        org=org.text if org else None,
        region=None,
        title=body[0].text if body else None,
        byline=None,
        paragraphs=tuple(_paragraph(block) for block in body[1:] if block not in captions),
        captions=tuple(_paragraph(block) for block in captions),
    )


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(text=block.text, spans=(block.span,))
