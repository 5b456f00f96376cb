"""The index as it is now: a server asks for it at each request and gets the newest build."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from corpus.errors import IndexingError
from index.builds import POINTER
from index.reader import Index, open_index

logger = logging.getLogger(__name__)


class LiveIndex:
    """Hands out the live build of a folder, opening a new one when the pointer was replaced.

    Whoever holds an Index goes on with it; its files are closed when the last one lets go. Safe for threads.
    """

    def __init__(self, folder: Path, *, opener: Callable[[Path], Index] = open_index) -> None:
        self._folder = folder
        self._opener = opener
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._index: Index | None = None

    def current(self) -> Index:
        """Return the live build; costs one stat where it has not changed.

        A new build that cannot be opened is logged once and the one before stays. Raises what open_index raises
        when there was none before.
        """
        with self._lock:
            seen = self._stamp()
            if self._index is None or seen != self._seen:
                self._index = self._open(self._index)
                self._seen = seen
            return self._index

    def _open(self, old: Index | None) -> Index:
        try:
            return self._opener(self._folder)
        except IndexingError:
            if old is None:
                raise
            logger.exception("the new build cannot be opened; %s stays in use", old.build_id)
            return old

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = (self._folder / POINTER).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino
