"""How far a rebuild is, and what it did."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.reader import Refusal
from index.manifest import Choice


class Stage(StrEnum):
    """The stages of a rebuild, in their order."""

    FIND = "find"
    READ = "read"
    WORDS = "words"
    VECTORS = "vectors"
    VERIFY = "verify"


SHARES = {
    Stage.FIND: (0.0, 0.02),
    Stage.READ: (0.02, 0.80),
    Stage.WORDS: (0.80, 0.90),
    Stage.VECTORS: (0.90, 0.95),
    Stage.VERIFY: (0.95, 1.0),
}
"""From what share to what share of a rebuild each stage takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a rebuild is. files_total is None while files are still being found."""

    stage: Stage
    files: int = 0
    files_total: int | None = None
    passages: int = 0
    passages_per_s: float = 0.0

    @property
    def share(self) -> float:
        """Return how much of the whole rebuild is done, 0 to 1, by what the stages usually take."""
        done = self.files / self.files_total if self.files_total else 0.0
        begins, ends = SHARES[self.stage]
        return begins + (ends - begins) * done


OnProgress = Callable[[Progress], None]


class Meter:
    """Turns counts into progress reports, a few a second at most."""

    def __init__(self, report: OnProgress, *, interval_s: float = 0.1) -> None:
        self._report = report
        self._interval_s = interval_s
        self._began = self._last = 0.0

    def stage(self, stage: Stage) -> None:
        """Report that a stage has begun."""
        self._began = time.monotonic()
        self._last = 0.0
        self._report(Progress(stage=stage))

    def files(self, found: int) -> None:
        """Report the number of files found so far."""
        if self._is_due():
            self._report(Progress(stage=Stage.FIND, files=found))

    def pages(self, done: int, total: int, passages: int) -> None:
        """Report that done of total files with so many passages are in."""
        if done < total and not self._is_due():
            return
        elapsed = max(time.monotonic() - self._began, 1e-6)
        self._report(
            Progress(
                stage=Stage.READ,
                files=done,
                files_total=total,
                passages=passages,
                passages_per_s=passages / elapsed,
            )
        )

    def _is_due(self) -> bool:
        now = time.monotonic()
        due = now - self._last >= self._interval_s
        if due:
            self._last = now
        return due


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a rebuild did, or with dry_run would do.

    added, changed and removed are page files against the build before; refused are files that are no pages.
    published is false when nothing differed and the live build stayed. embedded counts the passages that were
    embedded now, the others were known. interrupted tells whose unfinished rebuild was gone on with.
    """

    build_id: str | None
    published: bool
    dry_run: bool = False
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()
    pages: int = 0
    articles: int = 0
    passages: int = 0
    embedded: int = 0
    dense: Choice = field(default_factory=lambda: Choice(kind="exact"))
    interrupted: str | None = None
    seconds: float = 0.0
