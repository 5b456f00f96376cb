"""Damaged page files: what bad disks, wrong exports and careless hands do to good ones."""

import html
import io
from pathlib import Path
from random import Random

import docx

from corpus.parse import parse_page
from corpus.reader import Refusal, read_pages
from tests.pdfmaker import columns, pdf

MAX_CHARS = 900
"""Originals are cut to this, so that thousands of them are parsed in minutes."""
_MARKS = "▲（）《》“”‘’…—·　\t\x0c\x85\u2028\ufeff\ufffd𠮷😀e\u0301政协市县：:,。"


def files_of(text: str, random: Random) -> dict[str, bytes]:
    """Return one page of text as a file of every kind, by name."""
    lines = ["".join(filter(str.isprintable, line)) for line in text.splitlines() if line.strip()] or ["空"]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return {
        "utf8.txt": text.encode(),
        "bom.md": text.encode("utf-8-sig"),
        "gb.txt": text.encode("gb18030"),
        "utf16.txt": text.encode("utf-16"),
        "web.html": "".join(f"<p>{html.escape(line)}</p>" for line in lines).encode(),
        "word.docx": stream.getvalue(),
        "print.pdf": pdf([columns(lines, count=random.randint(1, 6))]),
    }


def damaged_text(text: str, random: Random) -> str:
    """Return a part of a page with up to four kinds of damage that leave it text."""
    start = random.randrange(max(1, len(text) - MAX_CHARS))
    text = text[start : start + MAX_CHARS]
    for damage in random.choices(_OF_TEXT, k=random.randint(0, 4)):
        text = damage(text, random)
    return text


def damaged_bytes(data: bytes, random: Random) -> bytes:
    """Return a file with up to three kinds of damage below the text, more often with none."""
    for damage in random.choices(_OF_BYTES, k=max(0, random.randint(-3, 3))):
        data = damage(data, random)
    return data


def outcome(path: Path) -> str:
    """Read and parse one file; return "page" or "refused", and fail when a promise of either is broken."""
    refused: list[Refusal] = []
    pages = list(read_pages([path], on_refused=refused.append))
    assert len(pages) + len(refused) == 1
    for refusal in refused:
        assert len(refusal.reason.splitlines()) == 1
    for page in pages:
        assert "\0" not in page.text
        for article in parse_page(page):
            for paragraph in (*article.paragraphs, *article.captions):
                assert paragraph.text == "".join(page.text[start:end] for start, end in paragraph.spans)
    return "page" if pages else "refused"


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _drop(data: bytes, random: Random) -> bytes:
    start, end = _range(len(data), random)
    return data[:start] + data[end:]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.randbytes(random.randint(1, 20)) + data[at:]


def _repeat(text: str, random: Random) -> str:
    start, end = _range(len(text), random)
    return text[:end] + text[start:end] * random.randint(1, 3) + text[end:]


def _lose(text: str, random: Random) -> str:
    start, end = _range(len(text), random)
    return text[:start] + text[end:]


def _insert_marks(text: str, random: Random) -> str:
    for mark in random.choices(_MARKS, k=random.randint(1, 12)):
        at = random.randint(0, len(text))
        text = text[:at] + mark * random.randint(1, 40) + text[at:]
    return text


def _line_ends(text: str, random: Random) -> str:
    return "".join(line + random.choice(["\n", "\r\n", "\r", ""]) for line in text.splitlines())


def _captions_only(text: str, random: Random) -> str:
    return "\n".join("▲" + line for line in text.splitlines() if random.random() < 0.5)


def _shuffle(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    random.shuffle(lines)
    return "".join(lines)


def _no_punctuation(text: str, random: Random) -> str:
    return text.translate(dict.fromkeys(map(ord, random.sample("，。,！；：“”（）()、", 6))))


def _range(length: int, random: Random) -> tuple[int, int]:
    start = random.randint(0, length)
    return start, min(length, start + random.randint(0, 300))


_OF_BYTES = (_flip, _truncate, _drop, _insert)
_OF_TEXT = (_repeat, _lose, _insert_marks, _line_ends, _captions_only, _shuffle, _no_punctuation)
