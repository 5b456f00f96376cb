"""Page files prepared on all cores, in order; what the cache holds is taken from it."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from functools import partial

from corpus.errors import IndexingError, UnreadableFile
from corpus.reader import Refusal
from corpus.threads import limit_algebra
from index.pagecache import PageCache
from index.pagerecord import PageRecord, prepare
from index.sources import Source

MIN_FILES = 24
"""Fewer files than this are prepared sooner here than in processes that must be started first."""
BATCH = 32
"""After so many newly prepared pages they are made to last: a killed rebuild repeats no more than these."""
AHEAD = 8
"""How many pages each worker may be ahead of the page that is wanted next."""

Promise = Callable[[], PageRecord]


def prepared_pages(
    sources: Sequence[Source], cache: PageCache, *, workers: int, on_refused: Callable[[Source, Refusal], None]
) -> Iterator[tuple[Source, PageRecord]]:
    """Yield the record of each source, in the order of sources; a file that is no page goes to on_refused."""
    known = [cache.holds(source) for source in sources]
    fresh = 0
    with ExitStack() as stack:
        submit = _submitter(stack, workers if known.count(False) >= MIN_FILES else 1)
        promises = (
            partial(_kept, source, cache) if is_known else submit(source)
            for source, is_known in zip(sources, known, strict=True)
        )
        for source, is_known, promise in zip(sources, known, _ahead(promises, AHEAD * workers), strict=True):
            try:
                record = promise()
            except BrokenProcessPool as error:
                raise IndexingError(
                    f"读取 {source.name} 前后时一个进程被终止，可能内存不足；原索引不受影响，请用 --workers 1 重试 "
                    "(a process was killed, perhaps for want of memory: try again with --workers 1)"
                ) from error
            except UnreadableFile as error:
                on_refused(source, Refusal(source.name, str(error)))
                continue
            except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
                # One file that the parser chokes on must not cost the other ten thousand.
                reason = f"解析失败，请报告 (cannot be parsed, please report): {type(error).__name__}: {error}"
                on_refused(source, Refusal(source.name, reason))
                continue
            if not is_known:
                cache.put(source, record)
                fresh += 1
                if fresh % BATCH == 0:
                    cache.commit()
            yield source, record
    cache.commit()


def _kept(source: Source, cache: PageCache) -> PageRecord:
    return cache.get(source) or prepare(source)


def _ahead(promises: Iterator[Promise], count: int) -> Iterator[Promise]:
    """Yield promises in order, with count more of them already made."""
    waiting: deque[Promise] = deque()
    for promise in promises:
        waiting.append(promise)
        if len(waiting) > count:
            yield waiting.popleft()
    yield from waiting


def _submitter(stack: ExitStack, workers: int) -> Callable[[Source], Promise]:
    """Return what starts the preparation of a source; one worker is this process, when the record is asked for."""
    if workers == 1 or multiprocessing.current_process().daemon:  # a daemon may not have children
        return lambda source: partial(prepare, source)
    # Forking a process that has threads, as a server has, can deadlock the child.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker)
    stack.callback(pool.shutdown, wait=True, cancel_futures=True)
    return lambda source: pool.submit(prepare, source).result


def _prepare_worker() -> None:
    limit_algebra()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let this worker end when its parent is killed; it would wait for work forever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
