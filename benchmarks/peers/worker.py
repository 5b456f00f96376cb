"""One system in a process of its own, so that its memory is its own.

usage: python -m benchmarks.peers.worker SYSTEM FOLDER

FOLDER is what benchmarks.peers.bed laid out. Writes SYSTEM.json there after the build, every few seconds while it
asks, and at the end, so that a run that is cut off leaves what it had measured.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.peers.system import OURS, Bed, System, Text, make_system
from corpus.words import words

K = 10
SAVE_EVERY_S = 10.0
WARM_UP = ("基层政协怎样开展协商", "委员联系界别群众的做法", "How do committees gather public opinion?")


def main() -> None:
    """Build and ask, as the command line says."""
    # Here, as the processes of a rebuild import this module as well, and would start later for it.
    from benchmarks.peers.embedding import LibraryEmbedding

    name, folder = sys.argv[1], Path(sys.argv[2])
    system = make_system(name)
    embed = LibraryEmbedding()
    bed = Bed(
        pages=folder / "pages",
        index=folder / "index",
        passages=[] if name == OURS else read_passages(folder / "passages.jsonl"),
        embed=embed,
    )
    measured: dict[str, Any] = {
        "settings": system.settings,
        "versions": {package: version(package) for package in system.packages},
        "loaded_mib": peak_mib(),
    }
    if name != OURS:
        # Our build from passages finds the dictionary and the model loaded: the peers' shall as well.
        embed(words(WARM_UP[0]))
        embed.seconds = 0.0
    started = time.perf_counter()
    system.build(bed)
    measured |= {"build_s": time.perf_counter() - started, "build_peak_mib": peak_mib()}
    if name != OURS:
        measured["embedding_s"] = embed.seconds
    result = folder / f"{name}.json"

    def save(found: dict[str, Any]) -> None:
        measured.update(found)
        result.write_text(json.dumps(measured), encoding="utf-8")

    save({})
    save(ask(system, folder / "questions.jsonl", save))
    save({"peak_mib": max(measured["build_peak_mib"], held_mib(resource.RUSAGE_SELF))})
    if name == OURS:
        _hand_over(bed, folder, save)


def ask(system: System, questions: Path, save: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Return the time of each question in milliseconds and the ids found for it, each asked once; save some before."""
    for question in WARM_UP:
        system.search(question, K)
    asked: dict[str, Any] = {"query_ms": [], "found": {}}
    saved = time.monotonic()
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        started = time.perf_counter()
        asked["found"][row["id"]] = system.search(row["question"], K)
        asked["query_ms"].append((time.perf_counter() - started) * 1000)
        if time.monotonic() - saved > SAVE_EVERY_S:
            save(asked)
            saved = time.monotonic()
    return asked


def _hand_over(bed: Bed, folder: Path, save: Callable[[dict[str, Any]], None]) -> None:
    """Write the passages for the peers, and measure what building from them takes."""
    from benchmarks.peers.wenzheng import build_from_passages, export_passages

    export_passages(bed.index, folder / "passages.jsonl")
    save(build_from_passages(bed.index, folder / "index-from-passages"))


def read_passages(file: Path) -> list[Text]:
    """Return the passages that this project cut from the pages."""
    with file.open(encoding="utf-8") as lines:
        return [Text(row["id"], row["text"]) for row in map(json.loads, lines)]


def peak_mib() -> float:
    """Return the most memory held so far: this process, and for each core as much as its largest child held."""
    return held_mib(resource.RUSAGE_SELF) + held_mib(resource.RUSAGE_CHILDREN) * (os.cpu_count() or 1)


def held_mib(who: int) -> float:
    """Return the most memory that this process, or the largest of its children that have ended, held in MiB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(who).ru_maxrss / unit


if __name__ == "__main__":
    main()
