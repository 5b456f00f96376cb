"""A rebuild beside the serving process: one at a time, its progress to be read by anyone."""

import logging
import multiprocessing
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from corpus.errors import EmptyCorpus, IndexLocked, WenzhengError
from index.progress import Progress as Step
from index.progress import Summary

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a rebuild stands. share is 0 to 1; summary is set when it is done, error when it came to nothing."""

    running: bool = False
    share: float = 0.0
    stage: str = ""
    files: int = 0
    summary: dict[str, Any] | None = None
    error: str | None = None


class Rebuilder:
    """Starts rebuilds in a process of their own, so that questions keep their speed."""

    def __init__(self, *, index: Path, model: str | None) -> None:
        self._job = (index, model)
        self._lock = threading.Lock()
        self._progress = Progress()

    @property
    def progress(self) -> Progress:
        """Return where the latest rebuild stands."""
        return self._progress

    def start(self, sources: Sequence[Path]) -> bool:
        """Start a rebuild from these files and folders; return False when one is running already."""
        with self._lock:
            if self._progress.running:
                return False
            self._progress = Progress(running=True)
        context = multiprocessing.get_context("spawn")
        reader, writer = context.Pipe(duplex=False)
        process = context.Process(target=run_rebuild, args=(writer, tuple(sources), *self._job))
        process.start()
        writer.close()
        threading.Thread(target=self._follow, args=(reader, process), daemon=True).start()
        return True

    def _follow(self, reader: Connection, process: BaseProcess) -> None:
        try:
            while True:
                self._progress = replace(self._progress, **reader.recv())
        except EOFError:
            process.join()
        if self._progress.summary is None and self._progress.error is None:
            self._progress = replace(self._progress, error="failed")
        self._progress = replace(self._progress, running=False)


def run_rebuild(writer: Connection, sources: Sequence[Path], index: Path, model: str | None) -> None:
    """Rebuild and send every step into the pipe: changes to a Progress."""
    from index.rebuild import rebuild

    try:
        summary = rebuild(sources, index, model=model, progress=lambda step: writer.send(_step(step)))
        writer.send({"share": 1.0, "summary": _figures(summary)})
    except IndexLocked:
        writer.send({"error": "locked"})
    except EmptyCorpus:
        writer.send({"error": "empty"})
    except (WenzhengError, OSError):
        log.exception("rebuild failed")
        writer.send({"error": "failed"})


def _step(step: Step) -> dict[str, Any]:
    return {"share": step.share, "stage": str(step.stage), "files": step.files}


def _figures(summary: Summary) -> dict[str, Any]:
    return {
        "pages": summary.pages,
        "articles": summary.articles,
        "passages": summary.passages,
        "published": summary.published,
        "seconds": round(summary.seconds, 1),
        "refused": [f"{refusal.file}: {refusal.reason}" for refusal in summary.refused],
    }
