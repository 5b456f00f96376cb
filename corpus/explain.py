"""What was decided of a page and why, in plain lines for a terminal."""

from collections.abc import Iterator

from corpus.layout import ArticleLayout, PageLayout
from corpus.types import UNSURE, Article

EDGE_CHARS = 12


def explain(layout: PageLayout, articles: list[Article]) -> Iterator[str]:
    """Yield the lines of one page: each article, its repaired paragraphs and what was brought home to it."""
    yield f"{layout.page.file}：{len(articles)} 篇，{len(layout.seams)} 处接合"
    for number, (placed, article) in enumerate(zip(layout.articles, articles, strict=True), start=1):
        region = f"（{article.region.name}）" if article.region else ""
        yield f"  {number}. {article.org or '（未指明单位）'}{region} {article.title or '（无标题）'}"
        yield from _displaced(layout, placed)
        yield from _seams(layout, placed)


def _displaced(layout: PageLayout, placed: ArticleLayout) -> Iterator[str]:
    for n in (n for pieces in placed.paragraphs for n in pieces):
        block = layout.blocks[n]
        if block.displaced:
            why = "；".join(block.reasons)
            yield f"     移回 {_place(block.span)} {_sure(block.confidence)} {_short(block.text)}：{why}"


def _seams(layout: PageLayout, placed: ArticleLayout) -> Iterator[str]:
    own = {n for pieces in placed.paragraphs for n in pieces}
    for seam in layout.seams:
        if seam.left in own:
            left, right = layout.blocks[seam.left], layout.blocks[seam.right]
            yield (
                f"     接合 {_place(left.span)}+{_place(right.span)} {_sure(seam.confidence)} "
                f"…{left.text[-EDGE_CHARS:]}|{right.text[:EDGE_CHARS]}…：{'；'.join(seam.reasons)}"
            )


def _place(span: tuple[int, int]) -> str:
    return f"[{span[0]},{span[1]})"


def _sure(confidence: float) -> str:
    return f"{confidence:.0%}{'（存疑）' if confidence < UNSURE else ''}"


def _short(text: str) -> str:
    return text if len(text) <= 2 * EDGE_CHARS else f"{text[:EDGE_CHARS]}…{text[-EDGE_CHARS:]}"
