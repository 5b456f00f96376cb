"""Taking page files from the browser into the corpus folder."""

import os
import re
import secrets
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path

from corpus.errors import CorpusError
from web.settings import Upload

# letters, digits and the marks of ordinary names; no separators, no control or direction characters
_NAME = re.compile(r"[\w（）()《》“”·、—\-][\w（）()《》“”·、—\-. ]{0,118}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


class UploadError(CorpusError):
    """A file is not taken. key names the text that tells the reader why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def safe_name(name: str, *, types: tuple[str, ...]) -> str:
    """Return a file name that is only a name, in composed form. Raises UploadError."""
    name = unicodedata.normalize("NFC", name).strip()
    if not _NAME.fullmatch(name) or ".." in name or _RESERVED.fullmatch(name):
        raise UploadError("upload.name")
    if Path(name).suffix.lower() not in types:
        raise UploadError("upload.type")
    return name


async def take_file(name: str, chunks: AsyncIterator[bytes], *, folder: Path, limits: Upload) -> Path:
    """Write a file of the browser into folder and return its path. Raises UploadError; nothing is overwritten."""
    target = folder / safe_name(name, types=limits.types)
    if target.exists():
        raise UploadError("upload.exists")
    if sum(1 for _ in folder.iterdir()) >= limits.files:
        raise UploadError("upload.many")
    partial = folder / f".{secrets.token_hex(8)}.part"
    try:
        size = 0
        with partial.open("xb") as out:
            async for chunk in chunks:
                size += len(chunk)
                if size > limits.file_bytes:
                    raise UploadError("upload.large")
                out.write(chunk)
        os.link(partial, target)  # unlike a rename, a link never replaces a file of that name
    except FileExistsError:
        raise UploadError("upload.exists") from None
    finally:
        partial.unlink(missing_ok=True)
    return target
