"""The records of page files, in order: what the cache holds is taken from it, the others are made and kept in it."""

import multiprocessing
from collections.abc import Callable, Generator, Sequence, Set
from contextlib import closing

from corpus.errors import UnreadableFile
from corpus.reader import Refusal, read_page
from index.pagecache import PageCache
from index.pagerecord import PageRecord, prepare
from index.sources import Source
from index.workers import each

MIN_FILES = 48
"""Fewer files than this are read sooner here than in processes that must be started first."""
NATIVE = frozenset({".pdf", ".docx", ".html", ".htm"})
"""Kinds of files that are read by libraries in C and C++, which may crash the process they run in."""
BATCH = 32
"""After so many pages those newly prepared are made to last: a killed rebuild repeats no more than these."""


def prepared_pages(
    sources: Sequence[Source],
    cache: PageCache,
    *,
    workers: int,
    on_refused: Callable[[Source, Refusal], None],
    killers: Set[str] = frozenset(),
) -> Generator[tuple[Source, PageRecord]]:
    """Yield the record of each source, in the order of sources; a file that is no page goes to on_refused.

    killers are the names of files that killed the process that read them: none of them is read in this one.
    """
    known = [cache.holds(source) for source in sources]
    fresh = [source for source, is_known in zip(sources, known, strict=True) if not is_known]
    with closing(each(fresh, prepare, processes=processes_for(fresh, workers, killers))) as made:
        for count, (source, is_known) in enumerate(zip(sources, known, strict=True)):
            if count % BATCH == 0:
                cache.commit()
            record = cache.get(source) if is_known else None
            if record is None:
                # What the cache holds damaged is made again here.
                found = next(each([source], prepare, processes=processes_for([source], 1)) if is_known else made)
                if isinstance(found, UnreadableFile):
                    on_refused(source, Refusal(source.name, str(found)))
                    continue
                record = found
                cache.put(source, record)
            yield source, record
    cache.commit()


def processes_for(sources: Sequence[Source], workers: int, killers: Set[str] = frozenset()) -> int:
    """Return in how many processes sources are best read; 0 stands for this one, which killers must not enter."""
    if multiprocessing.current_process().daemon:  # may not have children
        return 0
    if workers > 1 and len(sources) >= MIN_FILES:
        return workers
    return 1 if any(source.path.suffix.lower() in NATIVE or source.name in killers for source in sources) else 0


def unreadable(sources: Sequence[Source], *, workers: int) -> list[Refusal]:
    """Return those of sources that cannot be read as pages; they are read and not parsed."""
    with closing(each(sources, _read, processes=processes_for(sources, workers))) as outcomes:
        tried = zip(sources, outcomes, strict=True)
        return [Refusal(source.name, str(found)) for source, found in tried if isinstance(found, UnreadableFile)]


def _read(source: Source) -> None:
    read_page(source.path, root=source.root)
