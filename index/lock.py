"""One rebuild at a time, and a clear word about who is at it."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import IndexLocked
from index import disk

LOCK = "lock"
HOLDER = "holder.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds the lock: process, machine and since when (local time)."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"进程 {self.pid}，主机 {self.host}，自 {self.since} (pid {self.pid} on {self.host} since {self.since})"


@contextmanager
def exclusive(folder: Path) -> Iterator[Holder | None]:
    """Hold the lock of an index folder during the block.

    The operating system frees the lock of a process that dies. Yields the holder that died without finishing, None
    where the last one finished. Raises IndexLocked when another process is at work.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = read_holder(folder) or "未知进程 (an unknown process)"
        raise IndexLocked(f"另一个重建正在进行 (another rebuild is running): {holder}") from None
    try:
        dead = read_holder(folder)
        disk.replace_text(folder / HOLDER, json.dumps(asdict(_ourselves())))
        yield dead
    finally:
        with suppress(OSError):  # At worst the next one is told that this one did not finish.
            (folder / HOLDER).unlink()
        lock.release()


def read_holder(folder: Path) -> Holder | None:
    """Return who wrote down last that it holds the lock and has not finished; None when there is nobody."""
    with suppress(OSError, ValueError, TypeError):
        return Holder(**json.loads((folder / HOLDER).read_text(encoding="utf-8")))
    return None


def _ourselves() -> Holder:
    return Holder(pid=os.getpid(), host=socket.gethostname(), since=time.strftime("%Y-%m-%d %H:%M:%S"))
