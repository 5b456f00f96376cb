"""A command of python -m index that dies, or fails to write, at a chosen file operation.

usage: python -m benchmarks.saboteur {kill,fail} AT LOG COMMAND...

From the moment the lock is held, every change of a file or folder that Python is about to make is noted in LOG, one a
line. Before number AT, from 1, the process kills itself -9, or the operation fails as on a broken disk. With 0
nothing happens. What SQLite and FAISS do by themselves is not seen.
"""

import errno
import os
import signal
import sys
from pathlib import Path
from typing import Any

from index.__main__ import main as index_main
from index.builds import POINTER
from index.lock import HOLDER
from index.manifest import MANIFEST

BEGIN, SWAP = f"write {MANIFEST}", f"os.rename {POINTER}"
"""What the last steps of a rebuild begin with, and what makes the new build the live one."""
CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate"})


class Saboteur:
    """An audit hook that notes what its process writes and stops it at a chosen point."""

    def __init__(self, how: str, at: int, log: int) -> None:
        self._how = how
        self._at = at
        self._log = log
        self._count = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note an operation, and kill or fail the chosen one."""
        operation = described(event, arguments)
        if operation is None or not (self._count or operation.startswith(f"write {HOLDER}")):
            return
        self._count += 1
        os.write(self._log, f"{operation}\n".encode())
        if self._count != self._at:
            return
        if self._how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def described(event: str, arguments: tuple[Any, ...]) -> str | None:
    """Return an audit event that changes a file or folder as text, None for any other."""
    if event == "open" and set(str(arguments[1])) & set("wax+"):
        return f"write {Path(str(arguments[0])).name}"
    if event in CHANGES:
        return f"{event} {Path(str(arguments[1 if event == 'os.rename' else 0])).name}"
    return None


def main() -> int:
    """Run the command and return its exit status, unless it is killed."""
    how, at, log = sys.argv[1:4]
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    sys.addaudithook(Saboteur(how, int(at), descriptor))
    return index_main(sys.argv[4:])


if __name__ == "__main__":
    sys.exit(main())
