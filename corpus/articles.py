"""The articles of a page from its layout: committee, region, title, byline, paragraphs, captions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.forms import DATELINE, SIGNATURE
from corpus.headlines import title_alone
from corpus.layout import ArticleLayout, PageLayout, Seam
from corpus.names import called, is_ambiguous, named_orgs, without_province
from corpus.outline import Heading, Kind
from corpus.reading import page_context
from corpus.regions import region_of, same_org
from corpus.spoken import org_spoken_of
from corpus.types import Article, Paragraph

LEVELS_ALONE = ("省政协", "自治区政协")
Seams = Mapping[tuple[int, int], Seam]
BYLINE_REACH = 80
"""A dateline or a signature lies within so many characters of the beginning or the end of the text."""

MOST_SILENT = 12
"""An article speaks of its committee at least once in so many paragraphs; a page of news names one in passing."""


def articles_of(layout: PageLayout) -> list[Article]:
    """Return the articles of a page in the order of their headings."""
    header = [block.text for block in layout.blocks if block.kind is Kind.HEADER]
    orgs = [article.heading.org for article in layout.articles if article.heading.org]
    context = page_context(header, orgs)
    seams = {(seam.left, seam.right): seam for seam in layout.seams}
    return [
        _article(layout, article, seams, number=number, context=context)
        for number, article in enumerate(layout.articles, start=1)
    ]


def _article(
    layout: PageLayout, article: ArticleLayout, seams: Seams, *, number: int, context: Sequence[str]
) -> Article:
    paragraphs = tuple(_paragraph(layout, pieces, seams) for pieces in article.paragraphs)
    texts = [paragraph.text for paragraph in paragraphs if paragraph.kind == "body"]
    title = _text(layout, article.heading.title)
    named = Counter(org for text in texts for org in named_orgs(text))
    org = _full_name(article.heading, article.heading.org or _spoken_of(texts, named), named, context)
    return Article(
        id=f"{layout.page.file}#{number}",
        file=layout.page.file,
        org=org,
        region=region_of(org, context=context) if org else None,
        title=title_alone(title, signed=bool(article.heading.bylines)) if title else None,
        byline=_byline(layout, article, texts),
        paragraphs=paragraphs,
        captions=tuple(_paragraph(layout, (n,), seams) for n in article.captions),
        subtitle=_text(layout, article.subtitle),
        mentioned=tuple(other for other in named if org is None or not same_org(other, org)),
    )


def _text(layout: PageLayout, block: int | None) -> str | None:
    return None if block is None else layout.blocks[block].text


def _paragraph(layout: PageLayout, pieces: Sequence[int], joins: Seams) -> Paragraph:
    blocks = [layout.blocks[n] for n in pieces]
    seams = [joins[pair] for pair in pairwise(pieces)]
    reasons = [*blocks[0].reasons, *(reason for seam in seams for reason in seam.reasons)]
    return Paragraph(
        text="".join(block.text for block in blocks),
        spans=tuple(span for block in blocks for span in block.spans),
        confidence=min([block.confidence for block in blocks] + [seam.confidence for seam in seams]),
        reasons=tuple(dict.fromkeys(reasons)),
        kind="section" if blocks[0].kind is Kind.SECTION else "body",
    )


def _spoken_of(texts: Sequence[str], named: Counter[str]) -> str | None:
    """Return the committee that an article without one in its heading speaks of: one that is named, or its level alone.

    None where hardly a paragraph speaks of any. An article of a provincial committee says 省政协 throughout and names
    others in passing.
    """
    alone = {level: sum(text.count(level) for text in texts) for level in LEVELS_ALONE}
    level = max(alone, key=lambda level: alone[level])
    full = org_spoken_of(texts)
    org = full if full and named[full] >= alone[level] else level
    forms = (org, f"{called(org).level}政协")
    told = sum(any(form in text for form in forms) for text in texts)
    if not told or told * MOST_SILENT < len(texts):
        return None
    return level if org == level else without_province(org)


def _full_name(heading: Heading, org: str | None, named: Counter[str], context: Sequence[str]) -> str | None:
    """Return the name the article itself uses, where org does not stand on a line of its own.

    A name that several places share is completed by the longer form in the article, 省政协 by that or by the province
    of the page's other committees.
    """
    if org is None or heading.org_block is not None or (org in named and not is_ambiguous(org)):
        return org
    if org in LEVELS_ALONE or is_ambiguous(org):
        longer = [name for name, _ in named.most_common() if name != org and name.endswith(org)]
        return longer[0] if longer else _with_province(org, context)
    usual = [name for name, _ in named.most_common(1) if same_org(name, org)]
    return usual[0] if usual and not org.endswith(usual[0]) else org


def _with_province(org: str, context: Sequence[str]) -> str:
    """Complete 省政协 or 自治区政协 by the province of most of the names in context."""
    if org not in LEVELS_ALONE:
        return org
    regions = [region_of(name, context=context) for name in context]
    provinces = Counter(region.province for region in regions if region and region.province)
    fitting = [province for province, _ in provinces.most_common() if province.endswith(org.removesuffix("政协"))]
    return f"{fitting[0]}政协" if fitting else org


def _byline(layout: PageLayout, article: ArticleLayout, texts: Sequence[str]) -> str | None:
    parts = [layout.blocks[n].text for n in article.bylines]
    if texts:
        dateline = DATELINE.match(texts[0][:BYLINE_REACH])
        signature = SIGNATURE.search(texts[-1][-BYLINE_REACH:])
        parts += [match[0].strip() for match in (dateline, signature) if match]
    return " ".join(parts) or None
