"""The rows of a list answer as CSV, XLSX and Markdown: the same rows as on the screen."""

import csv
import io
import re
from collections.abc import Sequence

from qa.types import Answer, Citation, Item, Match
from web.assets import Texts
from web.provinces import province_of

COLUMNS = ("table.org", "table.province", "table.match", "table.number", "table.quote", "table.citation")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def table_rows(answer: Answer, words: Texts) -> list[list[str]]:
    """Return a heading and one row for each item; the quotation is the first citation's full text."""
    by_number = {citation.n: citation for citation in answer.citations}
    rows = [_row(item, [by_number[n] for n in item.citations if n in by_number], words) for item in answer.items]
    return [[words(key) for key in COLUMNS], *rows]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese rightly."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_no_formula(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook whose cells are all text, never formulas."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for at, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(at, column, fit_for_xml(text))
            cell.data_type = "s"
    for letter, width in zip("ABCDEF", (22, 14, 8, 14, 80, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(_cell(text) for text in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]) + "\n"


def escape_markdown(text: str) -> str:
    """Return text whose marks Markdown and HTML take for letters."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$!])", r"\\\1", text)


def fit_for_xml(text: str) -> str:
    """Return text without the control characters that the XML of office documents cannot hold."""
    return _UNFIT.sub("", text)


def place_of(citation: Citation) -> str:
    """Return where a citation stands: committee, title, file and characters."""
    spans = ",".join(f"{span.start}-{span.end}" for span in citation.spans)
    title = f"《{citation.title}》" if citation.title else None
    return " ".join(part for part in (citation.org, title, f"{citation.file}: {spans}") if part)


def _row(item: Item, cited: Sequence[Citation], words: Texts) -> list[str]:
    return [
        item.org,
        province_of(item.region) or words("table.elsewhere"),
        words("match.exact" if item.match is Match.EXACT else "match.near"),
        item.number or "",
        cited[0].text if cited else "",
        "; ".join(f"[{citation.n}] {place_of(citation)}" for citation in cited),
    ]


def _no_formula(cell: str) -> str:
    """Return the cell so that no spreadsheet program runs it as a formula."""
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _cell(text: str) -> str:
    return escape_markdown(" ".join(text.split()))
