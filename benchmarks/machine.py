"""What a measurement was made on, and how much memory a process and its children take."""

import importlib.metadata
import os
import platform
import threading
import time
from pathlib import Path

LIBRARIES = ("numpy", "faiss-cpu", "bm25s", "rjieba", "tokenizers", "pydantic")


def describe() -> dict[str, object]:
    """Return processor, cores, memory and versions."""
    cpu = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 1e6, 1),
        "python": platform.python_version(),
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES},
        "load_before": os.getloadavg()[0],
    }


class MemoryMeter:
    """Samples a process and its children as a context; peak_mb holds the highest sum of what only they hold.

    Pages of mapped files are not counted: the system takes them back when memory is short.
    """

    def __init__(self, pid: int) -> None:
        self.peak_mb = 0.0
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> "MemoryMeter":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._stop.is_set():
            self.peak_mb = max(self.peak_mb, sum(_anonymous_kb(pid) for pid in _family(self._pid)) / 1000)
            time.sleep(0.05)


def own_mb() -> float:
    """Return what this process holds now, pages of mapped files not counted."""
    return _anonymous_kb(os.getpid()) / 1000


def _family(pid: int) -> list[int]:
    children = [int(child) for line in _lines(f"/proc/{pid}/task/{pid}/children") for child in line.split()]
    return [pid, *(member for child in children for member in _family(child))]


def _anonymous_kb(pid: int) -> int:
    return next((int(line.split()[1]) for line in _lines(f"/proc/{pid}/status") if line.startswith("RssAnon")), 0)


def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
