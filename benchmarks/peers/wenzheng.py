"""Our own side: page files in, hits out; everything is on disk and checked before a question is answered."""

import json
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.peers.system import Bed
from corpus.types import Article, Passage
from index import builds
from index.assembly import Assembly
from index.context import with_context
from index.embedder import load_embedder
from index.pagerecord import page_record
from index.progress import Meter
from index.reader import open_index
from index.rebuild import rebuild
from index.vectorcache import VectorCache, cache_name


class System:
    """A rebuild and the index it makes."""

    packages = ("faiss-cpu", "bm25s", "numpy")
    settings = "as it comes; build_s also reads and parses the page files, build_from_passages_s does not"

    def build(self, bed: Bed) -> None:
        """Index the pages."""
        rebuild([bed.pages], bed.index)
        self._index = open_index(bed.index)

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


def seconds_from_passages(folder: Path, work: Path) -> float:
    """Return how long a build in work takes that is given the parsed pages of the index in folder.

    This is the part of a rebuild that a peer's build is: words, vectors, files on disk and their verification.
    """
    index = open_index(folder)
    pages: defaultdict[str, list[tuple[Article, list[Passage]]]] = defaultdict(list)
    for article in index.articles():
        pages[article.file].append((article, index.passages(article.id)))
    texts = [(index.page(file), articles) for file, articles in pages.items()]
    embedder = load_embedder()
    started = time.perf_counter()
    vectors = VectorCache(work / builds.CACHE / cache_name(embedder.fingerprint), embedder)
    assembly = Assembly(builds.start_build(work), embedder, vectors)
    for page, articles in texts:
        assembly.add(page_record(page, articles), sha256="")
    assembly.finish(Meter(lambda _: None), refused={})
    builds.publish(work, builds.finish_build(assembly.part).name)
    return time.perf_counter() - started
