"""Newspaper pages made up for tests: whole articles laid out in columns, and the text that an extractor makes of them.

What happens to a page happens here for the same causes. Lines fill a column and the text goes on in the next one, so
a paragraph is cut at the end of a line; a photo stands in the column and cuts what runs around it; and an extractor
that takes the page frame by frame gives the rest of an article only after other articles have begun or ended.

A column never ends with the end of a sentence inside a paragraph: nothing in the text would tell such a cut from the
end of the paragraph.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from random import Random

from tests.articlemaker import Form, WholeArticle, committees, topics, write_article
from tests.pagetruth import Block, Head, PageTruth, Role, page_truth, set_page

HEADERS = ("专门协商机构在基层", "凝聚共识 汇聚力量·各地政协履职风采", "有事好商量·地方政协传真")
CLOSERS = frozenset(",。、;:!?”’》)〉…%：")
OPENERS = frozenset("“‘《(〈")
SENTENCE_END = re.compile(r"[。!?…][”’)]?$")
LINES_OF = {Role.ORG: 2, Role.TITLE: 3, Role.SUBTITLE: 2, Role.BYLINE: 1, Role.MARK: 1, Role.SECTION: 2}
PHOTO_LINES = 7
ORGS_OF_A_PROVINCE = 3
UNIFORM, CREDITED, TIDY = 0.4, 0.3, 0.35
SPARE_LINES = 8


class Order(StrEnum):
    """In which order the extractor meets the runs of the articles."""

    NATURAL = "natural"
    HEADS_FIRST = "heads first"
    TAILS_EARLY = "tails early"
    LATE_RUN = "late run"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page as extracted, the truth about it, and the articles as they were written, in the order of the truth."""

    text: str
    truth: PageTruth
    articles: tuple[WholeArticle, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never cut: a heading, a photo with its caption, or one line of a paragraph."""

    role: Role
    text: str
    lines: int = 1
    paragraph: int = -1
    begins: bool = True


@dataclass(frozen=True, slots=True)
class _Run:
    """The blocks of one article in one column."""

    article: int
    first: bool
    blocks: tuple[Block, ...]


def make_page(seed: int, *, columns: int = 4, articles: int = 5, order: Order | None = None) -> GeneratedPage:
    """Return a page of so many columns and articles. Equal arguments give equal pages.

    order is drawn at random when it is None; an order that the page has no runs for becomes the natural one.
    """
    rng = Random(seed)
    province, written = _write(rng, articles)
    width = rng.randint(14, 24)
    pieces = [list(_pieces(rng, article, width)) for article in written]
    lines = sum(piece.lines for article in pieces for piece in article)
    runs = _fill(rng, pieces, height=-(-lines // columns))
    runs = _extract(rng, runs, order or rng.choices(list(Order), weights=(4, 2, 3, 2))[0])
    header = rng.choice(HEADERS) + (f"({province}篇)" if province else "")
    blocks = [Block(role=Role.HEADER, text=header), *(block for run in runs for block in run.blocks)]
    if rng.random() < CREDITED:
        blocks.append(Block(role=Role.OTHER, text="本版文字由各地政协提供\n图片由本报通讯员拍摄"))
    text, placed = set_page(blocks)
    heads = [Head(org=a.org, title=a.title, subtitle=a.subtitle, byline_parts=a.byline_parts) for a in written]
    truth = page_truth(f"page-{seed}-{columns}-{articles}.txt", province, heads, placed)
    return GeneratedPage(text, truth, tuple(written))


def _write(rng: Random, articles: int) -> tuple[str | None, list[WholeArticle]]:
    """Return the page's province, None for a page of several, and the articles, each of its own committee and topic."""
    orgs = list(committees())
    province = rng.choice(orgs).province if articles <= ORGS_OF_A_PROVINCE else None
    chosen = rng.sample([c for c in orgs if province in {None, c.province}], articles)
    forms = [Form.ORG_AND_TITLE] if rng.random() < UNIFORM else rng.choices(list(Form), weights=(5, 4, 2, 2, 1, 1), k=9)
    return province, [
        write_article(rng, committee, topic, rng.choice(forms))
        for committee, topic in zip(chosen, rng.sample(topics(), articles), strict=True)
    ]


def _pieces(rng: Random, article: WholeArticle, width: int) -> Iterator[_Piece]:
    """Yield an article's headings, lines and photos from top to bottom."""
    mark = "(续一版)" if article.form is Form.CONTINUED else None
    headings = (article.heading, article.title, article.subtitle, article.byline, mark)
    roles = (Role.ORG, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.MARK)
    yield from (_Piece(role, text, LINES_OF[role]) for role, text in zip(roles, headings, strict=True) if text)
    if article.form is Form.PHOTO:
        text = article.paragraphs[0]
        yield _Piece(Role.PHOTO, text, PHOTO_LINES + len(text) // width)
        return
    lines = [
        _Piece(Role.BODY, line, paragraph=n, begins=at == 0)
        for n, paragraph in enumerate(article.paragraphs)
        for at, line in enumerate(_lines(paragraph, width))
    ]
    places = [n for n in range(1, len(lines)) if not _ends_unseen(lines[n - 1], lines[n])]
    photos = dict(zip(rng.sample(places, len(article.captions)), article.captions, strict=True))
    for n, line in enumerate(lines):
        if n in photos:
            yield _Piece(Role.CAPTION, photos[n], PHOTO_LINES)
        if line.begins and line.paragraph in article.sections:
            yield _Piece(Role.SECTION, article.sections[line.paragraph], LINES_OF[Role.SECTION])
        yield line


def _lines(paragraph: str, width: int) -> Iterator[str]:
    """Yield the lines of a paragraph whose first line is indented by two.

    No line begins with a closing mark or ends with an opening one, and none cuts a number or a Latin word.
    """
    start, end = 0, width - 2
    while start < len(paragraph):
        while end < len(paragraph) and not _may_break(paragraph[end - 1], paragraph[end]):
            end += 1
        yield paragraph[start:end]
        start, end = end, end + width


def _may_break(before: str, after: str) -> bool:
    word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return not (word or after in CLOSERS or before in OPENERS or after.isspace() or before.isspace())


def _ends_unseen(last: _Piece, following: _Piece) -> bool:
    """Tell whether a cut between two lines would look like the end of a paragraph without being one."""
    return not following.begins and SENTENCE_END.search(last.text) is not None


def _fill(rng: Random, articles: Sequence[Sequence[_Piece]], height: int) -> list[_Run]:
    """Return the articles' runs in reading order, their pieces poured into columns one after the other.

    An editor keeps some columns from ending in the middle of a paragraph where few lines are lost by it.
    """
    runs: list[_Run] = []
    left, order = height, 0
    for number, pieces in enumerate(articles):
        start = 0
        while start < len(pieces):
            end = _fitting(pieces, start, left, fresh=left == height)
            if rng.random() < TIDY:
                end = _tidied(pieces, start, end)
            if end > start:
                blocks = tuple(_blocks(number, pieces[start:end], order))
                runs.append(_Run(number, start == 0, blocks))
                order += len(blocks)
            left = left - sum(piece.lines for piece in pieces[start:end]) if end == len(pieces) else height
            start = end
    return runs


def _fitting(pieces: Sequence[_Piece], start: int, left: int, *, fresh: bool) -> int:
    """Return the end of the pieces that the rest of a column takes; start where it takes none.

    A fresh column takes something in any case, and hangs over its foot when it must.
    """
    end = start
    while end < len(pieces) and pieces[end].lines <= left:
        left -= pieces[end].lines
        end += 1
    while start < end < len(pieces) and not _may_end(pieces, end):
        end -= 1
    if end == start and fresh:
        end += 1
        while end < len(pieces) and not _may_end(pieces, end):
            end += 1
    return end


def _tidied(pieces: Sequence[_Piece], start: int, end: int) -> int:
    """Return the last end of a paragraph close before end, or end itself."""
    for tidy in range(end, max(start, end - SPARE_LINES), -1):
        if tidy == len(pieces) or (pieces[tidy].begins and pieces[tidy - 1].role not in LINES_OF):
            return tidy
    return end


def _may_end(pieces: Sequence[_Piece], end: int) -> bool:
    """Tell whether a column may end before pieces[end]: not under a heading, nor at a cut that cannot be seen."""
    return pieces[end - 1].role not in LINES_OF and not _ends_unseen(pieces[end - 1], pieces[end])


def _blocks(article: int, pieces: Sequence[_Piece], order: int) -> Iterator[Block]:
    """Yield the blocks of a run, the lines of a paragraph that touch joined into one. order is that of the first."""
    for number, (_, group) in enumerate(groupby(pieces, key=lambda p: p.paragraph if p.paragraph >= 0 else p)):
        members = list(group)
        first = members[0]
        text = "".join(piece.text for piece in members)
        yield Block(role=first.role, text=text, article=article, order=order + number, continues=not first.begins)


def _extract(rng: Random, runs: list[_Run], order: Order) -> list[_Run]:
    """Return the runs as an extractor meets them."""
    tails = sorted({run.article for run in runs if not run.first})
    if order is Order.HEADS_FIRST:
        return sorted(runs, key=lambda run: not run.first)
    if order is Order.TAILS_EARLY and tails and tails[-1] > 0:
        moved = set(rng.sample(tails, min(len(tails), rng.randint(1, 2)))) - {0} or {tails[-1]}
        return _move(runs, moved, after=rng.randrange(min(moved)))
    if order is Order.LATE_RUN and tails and tails[0] < runs[-1].article:
        moved = {rng.choice([article for article in tails if article < runs[-1].article])}
        return _move(runs, moved, after=rng.randint(max(moved) + 1, runs[-1].article))
    return runs


def _move(runs: Sequence[_Run], moved: Set[int], *, after: int) -> list[_Run]:
    """Return the runs with all but the first of the moved articles standing after the end of another article."""
    tails = [run for run in runs if run.article in moved and not run.first]
    rest = [run for run in runs if run.article not in moved or run.first]
    place = max(n for n, run in enumerate(rest) if run.article == after) + 1
    return [*rest[:place], *tails, *rest[place:]]
