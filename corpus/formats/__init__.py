"""One module for each kind of page file: bytes in, text out."""
