"""A task done for many files on all cores, in order; a file that kills the process that reads it costs only itself."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import partial
from typing import TypeVar

from corpus.errors import IndexingError, UnreadableFile
from corpus.threads import limit_algebra
from index.sources import Source

MIN_FILES = 48
"""Fewer files than this are done sooner here than in processes that must be started first."""
AHEAD = 8
"""How many files each worker may be ahead of the file that is wanted next."""
NATIVE = frozenset({".pdf", ".docx", ".html", ".htm"})
"""Kinds of files that are read by libraries in C and C++, which may crash the process they run in."""

MISTAKES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, MemoryError)
"""What a parser that chokes on a file raises."""

Result = TypeVar("Result")
Task = Callable[[Source], Result]


def each(sources: Sequence[Source], task: Task[Result], *, workers: int) -> Generator[Result | UnreadableFile]:
    """Yield what task returns for each of sources, in their order, or why the file is refused.

    task is a function of a module, as other processes must find it. A task that kills its process, as a crash of a
    library or a want of memory does, is tried once more by itself; then its file is refused. Raises IndexingError
    when no process stays alive, whatever it does.
    """
    few = workers == 1 or len(sources) < MIN_FILES
    is_daemon = multiprocessing.current_process().daemon  # and may not have children
    if is_daemon or (few and not any(source.path.suffix.lower() in NATIVE for source in sources)):
        yield from (_outcome(partial(task, source)) for source in sources)
        return
    with closing(_Crew(1 if few else workers)) as crew:
        waiting: deque[Callable[[], Result]] = deque()
        for source in sources:
            waiting.append(crew.start(task, source))
            if len(waiting) > AHEAD * workers:
                yield _outcome(waiting.popleft())
        yield from map(_outcome, waiting)


class _Crew:
    """Processes that are replaced when one of them is killed."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _pool(workers)
        self._spare: ProcessPoolExecutor | None = None

    def start(self, task: Task[Result], source: Source) -> Callable[[], Result]:
        """Return what waits for the result of a task that begins when a process is free."""
        try:
            future = self._pool.submit(task, source)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = _pool(self._workers)
            future = self._pool.submit(task, source)
        return partial(self._result, future, task, source)

    def close(self) -> None:
        """End the processes; what has not begun is left undone."""
        for pool in (self._pool, self._spare):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _result(self, future: Future[Result], task: Task[Result], source: Source) -> Result:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(task, source)

    def _alone(self, task: Task[Result], source: Source) -> Result:
        """Do a task again in a process that does nothing else, as any of those at work may have been the deadly one."""
        try:
            if self._spare is None:
                self._spare = _pool(1)
                self._spare.submit(os.getpid).result()
        except BrokenProcessPool as error:
            raise IndexingError(
                "工作进程一启动就被终止，可能内存不足；原索引不受影响，请稍后重试 "
                "(processes are killed as soon as they start, perhaps for want of memory: the index stays as it was)"
            ) from error
        try:
            return self._spare.submit(task, source).result()
        except BrokenProcessPool as error:
            self._spare = None
            raise UnreadableFile(
                "读取它的进程被终止（解析库崩溃或内存不足）；请检查或转换该文件 "
                "(it kills the process that reads it, by a crash or for want of memory: check or convert the file)"
            ) from error


def _outcome(call: Callable[[], Result]) -> Result | UnreadableFile:
    try:
        return call()
    except UnreadableFile as error:
        return error
    except MISTAKES as error:
        # One file that the parser chokes on must not cost the other ten thousand.
        return UnreadableFile(f"解析失败，请报告 (cannot be parsed, please report): {type(error).__name__}: {error}")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking a process that has threads, as a server has, can deadlock the child.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker)


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
