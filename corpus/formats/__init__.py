"""One module for each kind of page file; each offers extract(bytes) -> text and the codec it was read by."""

from collections.abc import Callable

from corpus.encodings import Decoded
from corpus.formats import docx, html, pdf, text

EXTRACTORS: dict[str, Callable[[bytes], Decoded]] = {
    ".txt": text.extract,
    ".md": text.extract,
    ".html": html.extract,
    ".htm": html.extract,
    ".docx": docx.extract,
    ".pdf": pdf.extract,
}
