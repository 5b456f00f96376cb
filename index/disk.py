"""Writing that is on the disk when it says so: what a power cut or a kill leaves behind is the old file or the new."""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def create(file: Path) -> Iterator[BinaryIO]:
    """Open a new file for writing; at the end of the block its content is on the disk."""
    with file.open("wb") as target:
        yield target
        target.flush()
        os.fsync(target.fileno())


def os_error(error: sqlite3.Error) -> OSError:
    """Return what SQLite failed with as the error that the same failure is elsewhere."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR) & 0xFF
    numbers = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EROFS}
    return OSError(numbers.get(code, errno.EIO), str(error))


def sync(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_text(file: Path, text: str) -> None:
    """Replace a small file in one step: a reader sees the old text or the new one."""
    new = file.with_name(f"{file.name}.new")
    with create(new) as target:
        target.write(text.encode("utf-8"))
    new.replace(file)
    sync(file.parent)


def sha256(file: Path) -> str:
    """Return the sha256 of a file's content in hexadecimal."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def sync_tree(folder: Path) -> None:
    """Wait until every file below folder, and every folder's list of names, is on the disk."""
    for path in sorted(folder.rglob("*")):
        sync(path)
    sync(folder)
    sync(folder.parent)
