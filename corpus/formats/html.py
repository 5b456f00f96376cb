"""Web pages: the visible text of the body, each block on a line of its own with a blank line between.

Scripts, forms and navigation are left out: they are no part of an article. Source line breaks mean nothing in HTML,
so white space is folded as a browser folds it, and vanishes between two Chinese characters. A row of a table is one
line, with a tab between its cells where there are several rows.
"""

import re
import warnings
from typing import TYPE_CHECKING

from corpus.encodings import Decoded, decode
from corpus.errors import UnreadableFile

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_NOT_TEXT = (
    "head", "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "textarea",
    "svg", "iframe", "object", "audio", "video", "canvas",
)  # fmt: skip
_INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
)  # fmt: skip
_NAVIGATION_ROLES = frozenset({"navigation", "menu", "menubar", "search", "contentinfo"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SOURCE_BREAK = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])")
CELL = "\x1f"
"""Between the cells of a row until white space is folded: a tab in the source means nothing."""
_END = object()


def extract(data: bytes) -> Decoded:
    """Return the visible text of a web page. Raises UnreadableFile when there is none."""
    decoded = decode(data)
    body = _parse(decoded.text)
    for tag in [tag for tag in body.find_all(True) if _is_left_out(tag)]:
        tag.decompose()
    for row in body.find_all("tr"):
        _join_cells(row)
    text = "\n\n".join(_blocks(body))
    if not text:
        raise UnreadableFile(
            "网页里没有可见的正文；请另存为文本或 PDF (the web page has no visible text: save it as text or PDF)"
        )
    return Decoded(text, decoded.encoding)


def _parse(source: str) -> "BeautifulSoup":
    # Imported here: a command that reads no web page need not wait for it.
    from bs4 import BeautifulSoup, UnusualUsageWarning

    with warnings.catch_warnings():
        # It warns about text that looks like a file name and about XHTML; both are read as they are.
        warnings.simplefilter("ignore", UnusualUsageWarning)
        # Not lxml: that one drops whatever is nested deeper than 256 levels.
        return BeautifulSoup(source, "html.parser")


def _is_left_out(tag: "Tag") -> bool:
    if tag.name in _NOT_TEXT or tag.has_attr("hidden") or tag.get("role") in _NAVIGATION_ROLES:
        return True
    return bool(_HIDING_STYLE.search(str(tag.get("style", "")))) or (tag.name in {"ul", "ol"} and _is_menu(tag))


def _is_menu(items: "Tag") -> bool:
    """Tell whether a list is nothing but links."""
    linked = sum(len(link.get_text(strip=True)) for link in items.find_all("a"))
    return 0 < len(items.get_text(strip=True)) == linked


def _join_cells(row: "Tag") -> None:
    """Make one line of a table row, unless its cells hold blocks of their own, as in a table used for layout.

    A single row is layout as well, a date beside a title: no tab makes data of it.
    """
    cells = row.find_all(["td", "th"], recursive=False)
    if all(tag.name in _INLINE for cell in cells for tag in cell.find_all(True)):
        table = row.find_parent("table")
        separator = CELL if table and len(table.find_all("tr")) > 1 else " "
        row.string = separator.join(cell.get_text() for cell in cells if cell.get_text(strip=True))


def _blocks(body: "BeautifulSoup") -> list[str]:
    """Return the text of each block in document order, walked with a stack since nesting may be deep."""
    from bs4.element import NavigableString, PreformattedString, Tag

    blocks, line = [], []
    pending: list[object] = [body]
    while pending:
        node = pending.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                line.append(str(node))
            continue
        if node is _END or (isinstance(node, Tag) and node.name not in _INLINE):
            blocks.append(_folded("".join(line)))
            line = []
        if isinstance(node, Tag):
            pending += [] if node.name in _INLINE else [_END]
            pending += reversed(node.contents)
    return [block for block in [*blocks, _folded("".join(line))] if block]


def _folded(text: str) -> str:
    cells = _SOURCE_BREAK.sub("", text).split(CELL)
    return "\t".join(re.sub(r"[ \t\r\n\f\xa0]+", " ", cell).strip(" \u3000") for cell in cells)
