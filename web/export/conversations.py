"""A conversation as Markdown and as a Word document, every answer with its citations."""

import io
from collections.abc import Sequence

from qa.types import Answer
from web.assets import Texts
from web.export.tables import Cell, as_markdown, escape_markdown, fit_for_xml, place_of, table_rows


def as_markdown_file(answers: Sequence[Answer], *, title: str, words: Texts) -> str:
    """Return the conversation as Markdown."""
    blocks = [f"# {escape_markdown(title)}"]
    for answer in answers:
        blocks += [f"## {escape_markdown(answer.question)}", escape_markdown(_said(answer))]
        if answer.items:
            blocks.append(as_markdown(table_rows(answer, words)).rstrip())
        blocks += [f"### {words('export.sources')}"] if answer.citations else []
        blocks += [
            f"{citation.n}. {escape_markdown(place_of(citation))}\n\n   > {escape_markdown(citation.text)}"
            for citation in answer.citations
        ]
    return "\n\n".join(blocks) + "\n"


def as_docx(answers: Sequence[Answer], *, title: str, words: Texts) -> bytes:
    """Return the conversation as a Word document."""
    from docx import Document

    document = Document()
    document.add_heading(fit_for_xml(title), level=1)
    for answer in answers:
        document.add_heading(fit_for_xml(answer.question), level=2)
        document.add_paragraph(fit_for_xml(_said(answer)))
        if answer.items:
            _add_table(document, table_rows(answer, words))
        if answer.citations:
            document.add_heading(words("export.sources"), level=3)
        for citation in answer.citations:
            document.add_paragraph(fit_for_xml(f"[{citation.n}] {place_of(citation)}"))
            document.add_paragraph(fit_for_xml(citation.text), style="Quote")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: object, rows: Sequence[Sequence[Cell]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")  # type: ignore[attr-defined]
    for at, row in enumerate(rows):
        for cell, value in zip(table.rows[at].cells, row, strict=True):
            cell.text = fit_for_xml(str(value))


def _said(answer: Answer) -> str:
    return answer.text or answer.abstained_because or ""
