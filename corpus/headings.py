"""Where articles begin: stacks of heading lines, and what each of their lines is.

A stack opens an article when it names a committee, or has a subtitle, a byline or a continuation mark, or stands
first on the page. A heading line that opens nothing stays open itself: a section heading, or a short piece of a
cut paragraph. The text around it decides, later.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median_low

from corpus.blocks import Block
from corpus.forms import (
    DATELINE,
    MAX_CAPTION_CHARS,
    PHOTO_CREDIT,
    SERIES,
    SIGNATURE,
    Form,
    form_of,
    unlike_heading,
)
from corpus.names import org_before_title, org_in_heading
from corpus.outline import Heading, Kind, Outline
from corpus.regions import same_org
from corpus.sentences import STOPS

MAX_LONG_HEADING_CHARS = 80
PHOTO_HOLE = 2
"""A photo leaves at least so many more blank lines than stand between the page's other blocks."""


def outline(blocks: Sequence[Block]) -> Outline:
    """Return what each block is, and where articles begin."""
    return _Reader(blocks).read()


class _Reader:
    """Walks over the blocks of one page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.hole = median_low([block.gap for block in blocks]) + PHOTO_HOLE if blocks else 0
        self.forms = [_form(block) for block in blocks]
        self.titled = any(a is Form.ORG and b in STACKED for a, b in pairwise(self.forms))
        self.top = min((block.level for block in blocks if block.level), default=0)
        self.found = Outline(kinds=[Kind.BODY] * len(blocks))

    def read(self) -> Outline:
        self._loose_forms()
        for in_stack, numbers in groupby(range(len(self.blocks)), key=lambda n: self.forms[n] in STACKED):
            stack = list(numbers)
            if in_stack:
                for part in self._parts(stack):
                    self._read_stack(part)
        return self.found

    def _loose_forms(self) -> None:
        """Settle what position decides of a form: captions without a mark, titles that end like a sentence."""
        for n, block in enumerate(self.blocks):
            before = self.forms[n - 1] if n else None
            if self.forms[n] in {Form.TEXT, Form.HEADING} and before not in STACKED and self._captions_photo(n):
                self.forms[n] = Form.CAPTION
            elif (
                self.forms[n] is Form.TEXT and (n == 0 or before in {Form.ORG, Form.HEADER}) and _long_line(block.text)
            ):
                self.forms[n] = Form.HEADING
            if self.forms[n] is Form.ORG and self._heads_nothing(n):
                self.forms[n] = Form.TEXT
            if self.forms[n] in {Form.CAPTION, Form.CREDITS, Form.HEADER}:
                self.found.kinds[n] = Kind(self.forms[n].value)

    def _heads_nothing(self, n: int) -> bool:
        """Return whether a committee's line has no title beside it, while one has: a short piece of a paragraph."""
        below = n + 1 < len(self.blocks) and self.forms[n + 1] in STACKED
        return self.titled and not below and self._title_over(n) is None

    def _title_over(self, n: int) -> int | None:
        """Return the line directly over a committee's that may be its title; None without one."""
        over = n > 0 and self.forms[n - 1] is Form.HEADING and unlike_heading(self.blocks[n - 1].text) <= 0
        return n - 1 if over and not SERIES.fullmatch(self.blocks[n - 1].text) else None

    def _captions_photo(self, n: int) -> bool:
        """Return whether block n stands under a photo and says one thing, like a caption."""
        text = self.blocks[n].text
        if n == 0 or len(text) > MAX_CAPTION_CHARS:
            return False
        if PHOTO_CREDIT.fullmatch(text):
            return True
        if self.blocks[n].gap < self.hole:
            return False
        opens_article = n + 1 < len(self.blocks) and (
            self.forms[n + 1] in {Form.SUBTITLE, Form.MARK, Form.BYLINE} or DATELINE.match(self.blocks[n + 1].text)
        )
        return not opens_article and not any(char in STOPS for char in text[:-1])

    def _parts(self, stack: list[int]) -> Iterator[list[int]]:
        """Cut a stack before each committee but the first; one that is named again before the title stays."""
        part: list[int] = []
        above = None
        for n in stack:
            if self.forms[n] in NAMING:
                org = self._org_of(n)
                if above is not None and not same_org(above, org):
                    yield part
                    part = []
                above = org
            part.append(n)
        yield part

    def _org_of(self, n: int) -> str:
        text = self.blocks[n].text
        return org_before_title(text) or text

    def _read_stack(self, stack: list[int]) -> None:
        org = next((n for n in stack if self.forms[n] in NAMING), None)
        lines = [n for n in stack if self.forms[n] is Form.HEADING]
        if org is not None:
            self._open_named(stack[: stack.index(org)], org, stack[stack.index(org) + 1 :])
        elif lines and self._opens(stack, lines):
            self._open_titled(stack, lines)
        else:
            self._inside(stack)

    def _opens(self, stack: list[int], lines: list[int]) -> bool:
        """Return whether a stack that has no committee on a line of its own opens an article."""
        levels = [self.blocks[n].level for n in lines if self.blocks[n].level]
        if levels:
            return min(levels) == self.top
        following = self.blocks[stack[-1] + 1] if stack[-1] + 1 < len(self.blocks) else None
        if any(self.forms[n] in {Form.SUBTITLE, Form.BYLINE, Form.MARK} and n > lines[0] for n in stack):
            return True
        if not self.found.headings and stack[0] == self._first_line():
            # Where committees have lines of their own, a single line at the top is the page's.
            return len(lines) > 1 or not NAMING.intersection(self.forms)
        if following is None or self.forms[stack[-1] + 1] not in {Form.TEXT, Form.CAPTION}:
            return False
        if self.forms[stack[-1] + 1] is Form.CAPTION:
            return self._names_another(lines) and self._tells_photo(following)
        return bool(DATELINE.match(following.text)) or self._names_another(lines) or self._tells_photo(following)

    def _first_line(self) -> int:
        return next((n for n, form in enumerate(self.forms) if form is not Form.HEADER), 0)

    def _names_another(self, lines: list[int]) -> bool:
        current = self.found.headings[-1].org if self.found.headings else None
        texts = [self.blocks[n].text for n in lines]
        named = [org for text in texts if unlike_heading(text) <= 0 and (org := org_in_heading(text))]
        return bool(named) and (current is None or not same_org(named[0], current))

    def _tells_photo(self, block: Block) -> bool:
        return block.gap >= self.hole and bool(SIGNATURE.search(block.text))

    def _open_named(self, above: list[int], org: int, rest: list[int]) -> None:
        """Open an article by a committee's own line; its title stands below, or else directly above."""
        whole = self.forms[org] is Form.ORG_AND_TITLE
        self.found.kinds[org] = Kind.TITLE if whole else Kind.ORG
        titles = [n for n in rest if self.forms[n] in {Form.HEADING, Form.ORG_AND_TITLE}]
        title = org if whole else (titles[0] if titles else self._title_over(org))
        first = org if title is None else min(org, title)
        self._above([n for n in above if n < first])
        self._settle(rest, Heading(first=first, org=self._org_of(org), org_block=org, title=title))

    def _open_titled(self, stack: list[int], lines: list[int]) -> None:
        """Open an article whose title is its first heading."""
        title = self._title_among(stack, lines)
        self._above([n for n in stack if n < title])
        rest = [n for n in stack if n > title]
        candidates = [title, *(n for n in rest if self.forms[n] is Form.SUBTITLE)]
        org = next((org for n in candidates if (org := org_in_heading(self.blocks[n].text))), None)
        self._settle(rest, Heading(first=title, org=org, title=title))

    def _title_among(self, stack: list[int], lines: list[int]) -> int:
        """Return the heading line above a mark or a subtitle, else the one that names a committee, else the first."""
        highest = [n for n in lines if self.top and self.blocks[n].level == self.top]
        if highest:
            return highest[0]
        for n in stack:
            if self.forms[n] in {Form.MARK, Form.SUBTITLE} and any(m < n for m in lines):
                return max(m for m in lines if m < n)
        naming = [n for n in lines if org_in_heading(self.blocks[n].text)]
        if naming:
            return naming[0]
        return next((n for n in lines if not SERIES.fullmatch(self.blocks[n].text)), lines[0])

    def _settle(self, rest: list[int], heading: Heading) -> None:
        """Record a heading with the kinds of its lines."""
        if heading.title is not None:
            self.found.kinds[heading.title] = Kind.TITLE
        subtitle = None
        bylines = []
        for n in rest:
            if n == heading.title:
                continue
            if self.forms[n] is Form.HEADING:
                self.found.doubtful.add(n)
                continue
            self.found.kinds[n] = Kind(self.forms[n].value)
            if self.forms[n] is Form.SUBTITLE and subtitle is None:
                subtitle = n
            elif self.forms[n] is Form.BYLINE:
                bylines.append(n)
        self.found.headings.append(
            Heading(
                first=heading.first,
                org=heading.org,
                org_block=heading.org_block,
                title=heading.title,
                subtitle=subtitle,
                bylines=tuple(bylines),
            )
        )

    def _above(self, lines: list[int]) -> None:
        """Settle the lines of a stack that stand above an article's first line."""
        for n in lines:
            if not self.found.headings:
                self.found.kinds[n] = Kind.HEADER
            elif self.forms[n] is Form.HEADING:
                self.found.doubtful.add(n)
            else:
                self.found.kinds[n] = Kind(self.forms[n].value)

    def _inside(self, stack: list[int]) -> None:
        """Settle a stack that opens nothing."""
        for n in stack:
            if not self.found.headings and n == self._first_line() and self.forms[n] is Form.HEADING:
                self.found.kinds[n] = Kind.HEADER
            elif self.forms[n] in {Form.HEADING, Form.SUBTITLE}:
                self.found.doubtful.add(n)
            else:
                self.found.kinds[n] = Kind(self.forms[n].value)


STACKED = frozenset({Form.ORG, Form.ORG_AND_TITLE, Form.HEADING, Form.SUBTITLE, Form.MARK, Form.BYLINE})
NAMING = frozenset({Form.ORG, Form.ORG_AND_TITLE})


def _form(block: Block) -> Form:
    """Return what a block looks like, by its Markdown where it has any."""
    form = form_of(block.text)
    if block.item:
        return Form.TEXT
    return Form.HEADING if block.level and form not in NAMING else form


def _long_line(text: str) -> bool:
    """Return whether text may be a long title or a page header; only its position can tell."""
    return len(text) <= MAX_LONG_HEADING_CHARS and "。" not in text and text[-1] not in ",，、;；"
