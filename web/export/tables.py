"""The rows of a list answer as CSV, XLSX and Markdown: those on the screen, in its order."""

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.errors import QuestionError
from qa.types import Answer, Citation, Item, Match
from web.assets import Texts
from web.provinces import province_of

COLUMNS = ("table.org", "table.province", "table.match", "table.number", "table.unit", "table.quote", "table.citation")
Cell = str | int | float
_DIGITS = re.compile(r"(\d[\d,，]*(?:\.\d+)?)([万亿]?)")
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def table_rows(answer: Answer, words: Texts, *, order: Sequence[int] | None = None) -> list[list[Cell]]:
    """Return a heading and one row for each item; the quotation is the first citation's full text.

    order picks the items by their places, from 0; None stands for all as they come. Raises QuestionError for a place
    that there is not.
    """
    places = range(len(answer.items)) if order is None else order
    if not all(0 <= place < len(answer.items) for place in places):
        raise QuestionError("no such row")
    by_number = {citation.n: citation for citation in answer.citations}
    rows = [
        _row(item, [by_number[n] for n in item.citations if n in by_number], words)
        for item in (answer.items[place] for place in places)
    ]
    return [[words(key) for key in COLUMNS], *rows]


def parted(number: str) -> tuple[Cell, str]:
    """Return a stated number as a number and what it counts: 59个 as 59 and 个; "" for one not in digits."""
    found = _DIGITS.search(number)
    if not found:
        return "", number
    value = Decimal(re.sub("[,，]", "", found[1])) * _TIMES[found[2]]
    return int(value) if value == int(value) else float(value), number[: found.start()] + number[found.end() :]


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return UTF-8 with a byte order mark, so that spreadsheet programs read the Chinese rightly."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_no_formula(str(cell)) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a workbook whose cells are numbers or text, never formulas."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(at, column, fit_for_xml(value) if isinstance(value, str) else value)
            cell.data_type = "s" if isinstance(value, str) else "n"
    for letter, width in zip("ABCDEFG", (22, 14, 8, 10, 10, 80, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_markdown(rows: Sequence[Sequence[Cell]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(_cell(str(value)) for value in row) + " |" for row in rows]
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


def _row(item: Item, cited: Sequence[Citation], words: Texts) -> list[Cell]:
    return [
        item.org,
        province_of(item.region) or words("table.elsewhere"),
        words("match.exact" if item.match is Match.EXACT else "match.near") if cited else "",
        *parted(item.number or ""),
        cited[0].text if cited else "",
        "; ".join(f"[{citation.n}] {place_of(citation)}" for citation in cited),
    ]


def _no_formula(cell: str) -> str:
    """Return the cell so that no spreadsheet program runs it as a formula."""
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _cell(text: str) -> str:
    return escape_markdown(" ".join(text.split()))
