"""A small PDF writer for tests: Chinese text at given places, in any drawing order, with a font no file needs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

EM = 10.0
LEADING = 15.0
GUTTER = 1.5 * EM
MARGIN = 40.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of text with the left end of its baseline, y upwards."""

    text: str
    x: float
    y: float
    size: float = EM


WIDTH, HEIGHT = 2000.0, 3000.0
# By the rotation of the page: the text matrix that makes a line stand upright when the page is shown.
_MATRICES: dict[int, Callable[[Drawn], tuple[float, ...]]] = {
    0: lambda line: (1, 0, 0, 1, line.x, line.y),
    90: lambda line: (0, 1, -1, 0, WIDTH - line.y, line.x),
    180: lambda line: (-1, 0, 0, -1, WIDTH - line.x, HEIGHT - line.y),
    270: lambda line: (0, -1, 1, 0, line.y, HEIGHT - line.x),
}


def pdf(pages: Iterable[Sequence[Drawn]], *, rotation: int = 0) -> bytes:
    """Return a PDF with a text layer that draws the lines of each page in the order given."""
    contents = [_content(page, rotation) for page in pages]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        b" /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R"
            f" /Rotate {rotation}"
            f" /Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def columns(
    paragraphs: Sequence[str], *, count: int, per_line: int = 18, top: float = 2900.0, left: float = MARGIN
) -> list[Drawn]:
    """Return paragraphs, each with an indent of two, set in columns of even depth, column by column."""
    lines = [(text, offset) for paragraph in paragraphs for text, offset in _broken(paragraph, per_line=per_line)]
    depth = -(-len(lines) // count)
    return [
        Drawn(
            text,
            x=left + (number // depth) * (per_line * EM + GUTTER) + offset * EM,
            y=top - (number % depth) * LEADING,
        )
        for number, (text, offset) in enumerate(lines)
    ]


def row_by_row(lines: Iterable[Drawn]) -> list[Drawn]:
    """Return lines in the order of a producer that draws straight across all columns."""
    return sorted(lines, key=lambda line: (-line.y, line.x))


def _broken(paragraph: str, *, per_line: int) -> Iterable[tuple[str, int]]:
    first = per_line - 2
    yield paragraph[:first], 2
    for start in range(first, len(paragraph), per_line):
        yield paragraph[start : start + per_line], 0


def _content(lines: Iterable[Drawn], rotation: int) -> bytes:
    return "\n".join(
        f"BT /F {line.size} Tf {' '.join(map(str, _MATRICES[rotation](line)))} Tm"
        f" <{line.text.encode('utf-16-be').hex()}> Tj ET"
        for line in lines
    ).encode()


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )
