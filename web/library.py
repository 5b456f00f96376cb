"""The corpus page: its articles, the facts about the index, a rebuild to watch."""

import logging
import time
from collections.abc import Iterator
from typing import Any

from web.assets import Texts
from web.desk import Build, Desk
from web.finding import find_articles
from web.rebuild import Rebuilder
from web.settings import Settings
from web.sources import SourcesError, index_sources
from web.views.corpus import articles_view, home_view, index_facts

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.25
MEGABYTE = 1_000_000


class LibraryDesk:
    """What the start page and the corpus page show, in one language."""

    def __init__(self, desk: Desk[Any], rebuilder: Rebuilder, settings: Settings, words: Texts) -> None:
        self.desk = desk
        self.rebuilder = rebuilder
        self.settings = settings
        self.words = words

    def home(self) -> dict[str, Any]:
        """Return the start page's figures and example questions."""
        try:
            build = self.desk.build()
            return self._home(build)
        except Exception as exc:  # the last line before the reader: the box stays, whatever is wrong with the rest
            log.error("no start page", exc_info=exc)
            return {"figures": [], "years": [], "examples": [], "bars": [], "tiles": None}

    def _home(self, build: Build) -> dict[str, Any]:
        passages = build.library.manifest.passages
        return home_view(build.cards, passages=passages, examples=build.examples, words=self.words)

    def articles(self, search: str = "", start: int = 0) -> dict[str, Any]:
        """Return one screen of the articles that hold every word of search."""
        build, sought = self.desk.build(), search.split()
        library = build.library
        found = find_articles(sought, build.cards, containing=library.articles_containing)
        shown = articles_view(found, sought=sought, start=start, passage=library.passage, words=self.words)
        return {"articles": shown}

    def status(self) -> dict[str, Any]:
        """Return the facts about the index and where a rebuild stands."""
        progress = self.rebuilder.progress
        upload = self.settings.upload
        return {
            "facts": index_facts(self.desk.build().library.manifest, words=self.words),
            "may_rebuild": self.settings.rebuild.allowed,
            "may_upload": upload.allowed,
            "upload_types": ",".join(upload.types),
            "upload_hint": self.words("upload.hint", types=" ".join(upload.types), size=upload.file_bytes // MEGABYTE),
            "running": progress.running,
            "percent": round(100 * progress.share),
            "step": self.words(f"stage.{progress.stage or 'find'}", files=progress.files),
            **self._outcome(),
        }

    def rebuild(self) -> Iterator[dict[str, Any]]:
        """Start a rebuild, or join the one that is running, and yield its progress until it ends."""
        if not self.settings.rebuild.allowed:
            return
        paths = self.settings.paths
        roots = self.desk.build().library.manifest.roots
        try:
            sources = index_sources(roots, index=paths.index, corpus=paths.corpus)
        except SourcesError as unclear:
            log.warning("no rebuild: %s", unclear)
            reason = self.words(unclear.key)
            yield {**self.status(), **_failed(self.words("index.failed", reason=reason))}
            return
        self.rebuilder.start(sources)
        yield from self.follow()

    def follow(self) -> Iterator[dict[str, Any]]:
        """Yield the progress of a rebuild until it ends; once when none is running."""
        shown = None
        while self.rebuilder.progress.running:
            if self.rebuilder.progress != shown:
                shown = self.rebuilder.progress
                yield self.status()
            time.sleep(LOOK_EVERY_S)
        yield self.status()

    def _outcome(self) -> dict[str, Any]:
        progress = self.rebuilder.progress
        if progress.running or (progress.summary is None and progress.error is None):
            return {"outcome": None, "mood": "", "refused": []}
        if progress.summary is None:
            reason = self.words(f"index.failed_{progress.error}")
            return _failed(self.words("index.failed", reason=reason))
        figures = {key: value for key, value in progress.summary.items() if key not in {"refused", "published"}}
        return {
            "outcome": self.words("index.done" if progress.summary["published"] else "index.unchanged", **figures),
            "mood": "done",
            "refused": progress.summary["refused"],
        }


def _failed(outcome: str) -> dict[str, Any]:
    return {"outcome": outcome, "mood": "failed", "refused": []}
