"""Our own side: page files in, hits out; everything is on disk and checked before a question is answered."""

import json
import os
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.peers.embedding import ClockedEmbedder
from benchmarks.peers.record import Parsed, record
from benchmarks.peers.system import Bed
from corpus.errors import UnreadableFile
from corpus.threads import limit_algebra
from corpus.types import Article, Passage
from index import builds
from index.assembly import Assembly
from index.context import with_context
from index.embedder import load_embedder
from index.progress import Meter
from index.reader import open_index
from index.rebuild import rebuild
from index.vectorcache import VectorCache, cache_name
from index.workers import each

MIN_PAGES = 600
"""Fewer pages than this are counted sooner in this process than in others that must be started first."""


class System:
    """A rebuild and the index it makes."""

    packages = ("faiss-cpu", "bm25s", "numpy")
    settings = "as it comes; build_s also reads and parses the page files, build_from_passages_s does not"

    def build(self, bed: Bed) -> None:
        """Index the pages, and make ready for questions as the chat does at its start."""
        limit_algebra()
        rebuild([bed.pages], bed.index)
        self._index = open_index(bed.index)
        self._index.searcher.prepare()

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the k best passages, best first."""
        return [hit.passage.id for hit in self._index.search(question, k=k)]


def export_passages(folder: Path, target: Path) -> None:
    """Write the passages of the index in folder to target, a JSON object a line, for the peers to index."""
    index = open_index(folder)
    with target.open("w", encoding="utf-8") as lines:
        for article in index.articles():
            for passage in index.passages(article.id):
                row = {
                    "id": passage.id,
                    "file": article.file,
                    "quote": passage.text,
                    "text": with_context(article, passage),
                }
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def build_from_passages(folder: Path, work: Path) -> dict[str, float]:
    """Return the seconds that a build in work takes that is given the parsed pages of the index in folder.

    This is the part of a rebuild that a peer's build is: words, vectors, files on disk and their verification. As in
    a rebuild the words are counted by a process a core, whose start is part of the time. embedding_s is a part of it.
    """
    index = open_index(folder)
    pages: defaultdict[str, list[tuple[Article, list[Passage]]]] = defaultdict(list)
    for article in index.articles():
        pages[article.file].append((article, index.passages(article.id)))
    parsed: list[Parsed] = [(index.page(file), articles) for file, articles in pages.items()]
    embedder = ClockedEmbedder(load_embedder())
    processes = (os.cpu_count() or 1) if len(index.manifest.sources) >= MIN_PAGES else 0
    started = time.perf_counter()
    vectors = VectorCache(work / builds.CACHE / cache_name(embedder.fingerprint), embedder)
    assembly = Assembly(builds.start_build(work), embedder, vectors)
    for made in each(parsed, record, processes=processes):
        if isinstance(made, UnreadableFile):
            raise made
        assembly.add(made, sha256="")
    assembly.finish(Meter(lambda _: None), refused={})
    builds.publish(work, builds.finish_build(assembly.part).name)
    return {"build_from_passages_s": time.perf_counter() - started, "embedding_s": embedder.seconds}
