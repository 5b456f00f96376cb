"""PDF with a text layer."""

from corpus.encodings import Decoded
from corpus.errors import UnreadableFile


def extract(data: bytes) -> Decoded:
    """Return the text of a PDF."""
    raise UnreadableFile("PDF")
