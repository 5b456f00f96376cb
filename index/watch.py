"""A rebuild whenever the page files change."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_S = 2.0
READ_ONLY_EVENTS = frozenset({"opened", "closed_no_write"})


def watch(
    paths: Sequence[Path], on_change: Callable[[], None], *, stop: threading.Event, quiet_s: float = QUIET_S
) -> None:
    """Call on_change once now, and again when files at or below paths changed and were then left alone for quiet_s.

    Returns when stop is set.
    """
    changed = threading.Event()
    observer = Observer()
    for folder in {path if path.is_dir() else path.parent for path in paths}:
        observer.schedule(_Handler(changed), str(folder), recursive=True)
    observer.start()
    try:
        on_change()
        while not stop.is_set():
            if not changed.wait(timeout=0.2):
                continue
            while changed.is_set() and not stop.is_set():
                changed.clear()
                stop.wait(quiet_s)
            if not stop.is_set():
                on_change()
    finally:
        observer.stop()
        observer.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in READ_ONLY_EVENTS and not event.is_directory:
            self._changed.set()
