"""PDF with a text layer: characters with their coordinates, sorted into columns and paragraphs.

Fonts often map a character to the Kangxi radical of the same shape (⼀ for 一); those are folded to the character
meant before anything else sees the text, which from then on is the page's text.
"""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.encodings import Decoded
from corpus.errors import UnreadableFile
from corpus.formats.columns import paragraphs
from corpus.formats.lines import Glyph
from corpus.formats.reading_order import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MAX_GLYPHS = 100_000
"""A full broadsheet page has some 10,000."""

# Radicals of simplified characters, for which Unicode gives no compatibility decomposition.
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)


def extract(data: bytes) -> Decoded:
    """Return the text of all pages of a PDF. Raises UnreadableFile without a text layer, password or valid form."""
    # Imported here: a command that reads no PDF need not wait for it.
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        try:
            text = "\n\n".join(_texts(document))
        finally:
            document.close()
    except PdfiumError as error:
        raise UnreadableFile(
            "PDF 打不开：已损坏或有密码；请去掉密码或重新导出 (a damaged or locked PDF: unlock it or export it again)"
        ) from error
    if not text:
        raise UnreadableFile(
            "PDF 没有文字层，可能是扫描件；请先做文字识别 (a PDF without text, perhaps a scan: run OCR on it first)"
        )
    return Decoded(text, "pdf")


def fold(character: str) -> str:
    """Return the character that a radical or compatibility ideograph stands for, any other one as it is."""
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff":
        return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return character


def _texts(document: "PdfDocument") -> Iterator[str]:
    for number, page in enumerate(document, start=1):
        text = page.get_textpage()
        if text.count_chars() > MAX_GLYPHS:
            raise UnreadableFile(
                f"第 {number} 页有 {text.count_chars():,} 字，不像报纸版面；请拆分或另存为文本 "
                f"(page {number} has {text.count_chars():,} characters: split it, or save it as text)"
            )
        yield from paragraphs(list(_glyphs(text, rotation=page.get_rotation())))
        page.close()


def _glyphs(page: "PdfTextPage", *, rotation: int) -> Iterator[Glyph]:
    """Yield the characters that are drawn; white space is told from the coordinates instead."""
    from pypdfium2.raw import FPDFText_GetUnicode

    for index in range(page.count_chars()):
        character = chr(FPDFText_GetUnicode(page, index))
        if character.isprintable() and not character.isspace():
            yield Glyph(fold(character), _upright(page.get_charbox(index, loose=True), rotation))


def _upright(box: tuple[float, float, float, float], rotation: int) -> Box:
    """Return a box as it stands on the page when that is shown turned clockwise by 0, 90, 180 or 270 degrees."""
    left, bottom, right, top = box
    turned = {
        90: Box(bottom, -right, top, -left),
        180: Box(-right, -top, -left, -bottom),
        270: Box(-top, left, -bottom, right),
    }
    return turned.get(rotation, Box(*box))
