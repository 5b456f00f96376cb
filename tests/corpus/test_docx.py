"""Word documents to text."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from corpus.errors import UnreadableFile
from corpus.formats.docx import extract
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.types import Page


def saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_and_tables_come_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("委员进站", level=1)
    document.add_paragraph("第一段。")
    document.add_paragraph("  ")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "甲乙丙丁", strict=True):
        cell.text = text
    document.add_paragraph("第二段。")
    assert extract(saved(document)) == ("委员进站\n\n第一段。\n\n甲\t乙\n\n丙\t丁\n\n第二段。", "docx")


def test_each_row_of_a_table_is_a_passage() -> None:
    document = docx.Document()
    for text in ("苏州市政协", "工作站建到家门口", "委员们定期进站，听取群众意见。", "建站情况如下。"):
        document.add_paragraph(text)
    table = document.add_table(rows=2, cols=2)
    rows = [("单位", "数量"), ("无锡市政协", "委员工作站28个")]
    for cells, texts in zip((row.cells for row in table.rows), rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("下一步，各站将完善制度，按月\t公开进展。")
    page = Page(file="page.docx", text=extract(saved(document)).text)
    passages = [passage.text for article in parse_page(page) for passage in article_passages(article)]
    assert passages[2:] == ["单位\t数量", "无锡市政协\t委员工作站28个", "下一步，各站将完善制度，按月 公开进展。"]


def test_a_table_used_for_columns_is_read_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "左一", "右一"
    left.add_paragraph("左二")
    assert extract(saved(document)).text == "左一\n\n左二\n\n右一"


def test_a_merged_cell_is_read_once() -> None:
    document = docx.Document()
    first, second = document.add_table(rows=1, cols=2).rows[0].cells
    first.merge(second).text = "合并"
    assert extract(saved(document)).text == "合并"


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    document = docx.Document()
    anchor = document.add_paragraph("锚点")
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    anchor._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("后文")
    assert extract(saved(document)).text == "锚点\n\n框里的话\n\n后文"


def archive(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return stream.getvalue()


def cut_in_half() -> bytes:
    data = saved(docx.Document())
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain text",
        archive(("a.txt", b"another archive")),
        archive(("[Content_Types].xml", b"<broken")),
        cut_in_half(),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="不是有效的 Word 文档"):
        extract(data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="解压后有 300 MB"):
        extract(archive(("word/document.xml", bytes(300_000_000))))
