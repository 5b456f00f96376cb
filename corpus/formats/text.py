"""Plain text and Markdown: the text is the file's, character for character."""

from corpus.encodings import Decoded, decode


def extract(data: bytes) -> Decoded:
    """Return the file's text as it stands. Raises UnreadableFile."""
    return decode(data)
