"""Page records kept between rebuilds, so that an unchanged file is neither read nor parsed again."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from index.pagerecord import PageRecord, pack, unpack
from index.sources import Source, parser_fingerprint

FILE = "pages.sqlite"
SCHEMA = "CREATE TABLE IF NOT EXISTS pages (key BLOB PRIMARY KEY, record BLOB NOT NULL)"


class PageCache:
    """Records by file name, content and parser; what is committed outlives a kill and a power cut."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = _open(folder / FILE)

    def get(self, source: Source) -> PageRecord | None:
        """Return the record of a file as it is now, None when it must be prepared."""
        try:
            found = self._db.execute("SELECT record FROM pages WHERE key = ?", [key(source)]).fetchone()
            return unpack(found[0]) if found else None
        except (sqlite3.DatabaseError, ValueError, zlib.error):
            return None

    def holds(self, source: Source) -> bool:
        """Return whether there is a record of a file as it is now."""
        return self._db.execute("SELECT 1 FROM pages WHERE key = ?", [key(source)]).fetchone() is not None

    def put(self, source: Source, record: PageRecord) -> None:
        """Keep a record; it lasts from the next commit on."""
        self._db.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", [key(source), pack(record)])

    def commit(self) -> None:
        """Make what was put last."""
        self._db.commit()

    def keep_only(self, sources: Iterable[Source]) -> None:
        """Forget all records but those of sources."""
        self._db.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
        self._db.executemany("INSERT OR IGNORE INTO used VALUES (?)", ([key(source)] for source in sources))
        self._db.execute("DELETE FROM pages WHERE key NOT IN (SELECT key FROM used)")
        self._db.execute("DROP TABLE used")
        self._db.commit()

    def close(self) -> None:
        """Commit and close the file."""
        self._db.commit()
        self._db.close()


def key(source: Source) -> bytes:
    """Return what a record is kept by: the file's name and content and the code that parses it."""
    return hashlib.sha256(f"{parser_fingerprint()}\n{source.sha256}\n{source.name}".encode()).digest()


def _open(file: Path) -> sqlite3.Connection:
    try:
        return _connect(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # It can be made again from the files: a damaged one is not worth an error.
        for path in file.parent.glob(f"{file.name}*"):
            path.unlink()
        return _connect(file)


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db
