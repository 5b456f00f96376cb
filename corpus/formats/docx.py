"""Word documents: paragraphs and tables in their order, each block on a line of its own with a blank line between."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.encodings import Decoded
from corpus.errors import UnreadableFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

# A page of text unpacks to a megabyte or two; pictures hardly shrink at all.
_MAX_UNPACKED_BYTES = 256_000_000
_MAX_RATIO = 200
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def extract(data: bytes) -> Decoded:
    """Return the text of a Word document. Raises UnreadableFile for what is not one, or unpacks to too much."""
    _check_archive(data)
    # Imported here: a command that reads no Word document need not wait for it.
    from docx import Document

    try:
        text = "\n\n".join(_blocks(Document(io.BytesIO(data))))
    except Exception as error:  # The library passes on whatever its zip and XML layers raise.
        raise _not_word() from error
    return Decoded(text, "docx")


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _not_word() from error
    if unpacked > _MAX_UNPACKED_BYTES or unpacked > _MAX_RATIO * len(data):
        raise UnreadableFile(
            f"解压后有 {unpacked / 1e6:,.0f} MB，疑为压缩炸弹，未读；请另存为 .txt "
            f"(unpacks to {unpacked / 1e6:,.0f} MB, perhaps a zip bomb: not read; save it as .txt)"
        )


def _not_word() -> UnreadableFile:
    return UnreadableFile(
        "不是有效的 Word 文档（.docx），或已损坏；请用 Word 重新另存 "
        "(not a valid .docx document, or damaged: save it again with Word)"
    )


def _blocks(container: "Document | _Cell") -> Iterator[str]:
    """Yield the text of paragraphs and table rows that is not blank; rows of a table used for layout by the cell."""
    from docx.table import Table

    for item in container.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
            continue
        if text := item.text.replace("\t", " ").strip():  # a tab stands between cells alone
            yield text
        yield from _boxes(item)


def _boxes(paragraph: "Paragraph") -> Iterator[str]:
    """Yield the paragraphs of text boxes anchored in a paragraph, which its own text leaves out."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for box in paragraph._p.iter(qn("w:txbxContent")):
        # Each box is stored twice: as it is, and as a fallback for old readers.
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            texts = (
                Paragraph(inner, paragraph).text.replace("\t", " ").strip() for inner in box.iterchildren(qn("w:p"))
            )
            yield from filter(None, texts)


def _rows(table: "Table") -> Iterator[str]:
    for row in table.rows:
        # A merged cell comes once for each column that it spans.
        cells = [list(_blocks(cell)) for cell in dict.fromkeys(row.cells)]
        if all(len(cell) <= 1 for cell in cells):
            if line := "\t".join(text for cell in cells for text in cell):
                yield line
        else:
            yield from (text for cell in cells for text in cell)
