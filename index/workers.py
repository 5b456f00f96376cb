"""A task done for many items on all cores, in order; an item that kills the process at work on it costs only itself."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing import resource_tracker
from typing import Generic, TypeVar

from corpus.errors import IndexingError, UnreadableFile
from corpus.threads import limit_algebra

AHEAD = 8
"""How many items each process may be ahead of the one that is wanted next."""
MISTAKES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, MemoryError)
"""What a parser that chokes on a file raises."""
KILLS = (
    "读取它的进程被终止（解析库崩溃或内存不足）；每次重建都会再试，请检查或转换该文件 (it kills the process that reads "
    "it, by a crash or for want of memory: every rebuild tries it again; check or convert the file)"
)

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(
    items: Sequence[Item], task: Callable[[Item], Result], *, processes: int
) -> Generator[Result | UnreadableFile]:
    """Yield what task returns for each of items, in their order, or why the item is refused.

    With 0 processes all is done in this one. Otherwise task is a function of a module, as other processes must find
    it, and one that kills its process, as a crash of a library or a want of memory does, is tried once more by itself
    before its item is refused. Raises IndexingError when no process stays alive, whatever it does.
    """
    if processes == 0:
        yield from (_outcome(partial(task, item)) for item in items)
        return
    with closing(_Crew(task, processes)) as crew:
        waiting: deque[Callable[[], Result]] = deque()
        for item in items:
            waiting.append(crew.start(item))
            if len(waiting) > AHEAD * processes:
                yield _outcome(waiting.popleft())
        yield from map(_outcome, waiting)


class _Crew(Generic[Item, Result]):
    """Processes that are replaced when one of them is killed."""

    def __init__(self, task: Callable[[Item], Result], processes: int) -> None:
        self._task = task
        self._processes = processes
        self._pool = _pool(processes)
        self._spare: ProcessPoolExecutor | None = None

    def start(self, item: Item) -> Callable[[], Result]:
        """Return what waits for the result of the task, which begins when a process is free."""
        try:
            future = _submitted(self._pool, partial(self._task, item))
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = _pool(self._processes)
            future = _submitted(self._pool, partial(self._task, item))
        return partial(self._result, future, item)

    def close(self) -> None:
        """End the processes; what has not begun is left undone."""
        for pool in (self._pool, self._spare):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _result(self, future: Future[Result], item: Item) -> Result:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(item)

    def _alone(self, item: Item) -> Result:
        """Do an item again in a process that does nothing else: any of those at work may have been the deadly one."""
        try:
            if self._spare is None:
                self._spare = _pool(1)
                _submitted(self._spare, os.getpid).result()
        except BrokenProcessPool as error:
            raise IndexingError(
                "工作进程一启动就被终止，可能内存不足；原索引不受影响，请稍后重试 "
                "(processes are killed as soon as they start, perhaps for want of memory: the index stays as it was)"
            ) from error
        try:
            return _submitted(self._spare, partial(self._task, item)).result()
        except BrokenProcessPool as error:
            self._spare = None
            raise UnreadableFile(KILLS) from error


def _submitted(pool: ProcessPoolExecutor, call: Callable[[], Result]) -> Future[Result]:
    """Hand call to a pool, which may start a process for it, so that no Ctrl-C reaches that process.

    A terminal sends it to all; were workers to end by themselves, they and their parent could wait for each other.
    """
    with _ctrl_c_waits():  # a new process inherits that
        return pool.submit(call)


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _outcome(call: Callable[[], Result]) -> Result | UnreadableFile:
    try:
        return call()
    except UnreadableFile as error:
        return error
    except MISTAKES as error:
        # One file that the parser chokes on must not cost the other ten thousand.
        return UnreadableFile(f"解析失败，请报告 (cannot be parsed, please report): {type(error).__name__}: {error}")


def _pool(processes: int) -> ProcessPoolExecutor:
    # Forking a process that has threads, as a server has, can deadlock the child.
    context = multiprocessing.get_context("spawn")
    resource_tracker.ensure_running()  # when it starts, it lets Ctrl-C through
    with _ctrl_c_waits():  # it would leave locks behind that nobody removes
        return ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare_worker)


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
