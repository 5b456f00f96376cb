"""Speed and memory of the index by size: rebuild, incremental rebuild, start-up, search.

usage: python -m benchmarks.speed [--passages N ...] [--workers N] [--limit S]

Each size is built from generated pages by the command line, in a process of its own. Then one page in a hundred is
changed. A size that would begin after the time limit is left out. Sizes measured before stay in the results.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from benchmarks.corpusmaker import make_corpus
from benchmarks.machine import MemoryMeter, describe, own_mb

RESULT = Path(__file__).parent / "results" / "speed.json"
QUESTIONS = Path(__file__).parents[1] / "tests" / "data" / "questions.jsonl"
SIZES = (1_000, 10_000, 100_000)
ROUNDS = 3


def measure(folder: Path, *, passages: int, workers: int) -> dict[str, Any]:
    """Return all figures of one size; folder must be empty."""
    pages, index = folder / "pages", folder / "index"
    make_corpus(pages, passages=passages)
    full = _command("rebuild", pages, "--index", index, "--workers", workers, "--json")
    _change(sorted(pages.rglob("*.txt")))
    incremental = _command("rebuild", pages, "--index", index, "--workers", workers, "--json")
    unchanged = _command("rebuild", pages, "--index", index, "--json")
    rolled_back = _command("rollback", "--index", index)
    return {
        "passages": passages,
        "full": _rebuilt(full),
        "incremental_1_percent": _rebuilt(incremental),
        "unchanged_s": unchanged["seconds"],
        "rollback_s": rolled_back["seconds"],
        "index_mb": _megabytes(index),
        "cache_mb": _megabytes(index / "cache"),
        "search": _run([sys.executable, "-m", "benchmarks.speed", "--ask", str(index)])["output"],
    }


def ask(index: Path) -> dict[str, Any]:
    """Return start-up and search times of an index, in this process; milliseconds but for what ends in _s."""
    began = time.perf_counter()
    from corpus.threads import limit_algebra
    from index.reader import open_index

    limit_algebra()  # as the chat and the command line do
    opened = open_index(index)
    questions = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    opened.search(questions[0]["question"])
    first_s = time.perf_counter() - began
    times: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for question in questions:
            times[question["type"]].append(_ms(partial(opened.search, question["question"])))
    containing = [_ms(partial(opened.rows_containing, text)) for text in ("委员工作站", "协商议事室", "5")]
    return {
        "import_open_first_answer_s": round(first_s, 3),
        "all": _percentiles([ms for kind in times.values() for ms in kind]),
        "by_kind": {kind: _percentiles(of_kind) for kind, of_kind in sorted(times.items())},
        "rows_containing_ms": [round(ms, 2) for ms in containing],
        "memory_mb": round(own_mb()),
        "dense": opened.manifest.dense.kind,
        "recall_at_10": opened.manifest.dense.recall_at_10,
    }


def _command(*arguments: object) -> dict[str, Any]:
    return _run([sys.executable, "-m", "index", *map(str, arguments)])


def _run(command: list[str]) -> dict[str, Any]:
    """Run a command and return its seconds, peak memory and output, parsed where it is JSON."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    with MemoryMeter(process.pid) as memory:
        out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    output = json.loads(out) if out.startswith("{") else out
    return {"seconds": round(time.perf_counter() - began, 2), "peak_mb": round(memory.peak_mb), "output": output}


def _rebuilt(run: dict[str, Any]) -> dict[str, Any]:
    summary = run["output"]
    return {
        "seconds": run["seconds"],
        "passages_per_s": round(summary["passages"] / run["seconds"]),
        "peak_mb": run["peak_mb"],
        "embedded": summary["embedded"],
        "dense": summary["dense"],
    }


def _change(files: list[Path]) -> None:
    """Change a sentence in one file of a hundred."""
    for file in Random(1).sample(files, max(len(files) // 100, 1)):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("。", "，情况属实。", 1), encoding="utf-8", newline="")


def _ms(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _percentiles(times_ms: list[float]) -> dict[str, float]:
    return {f"p{share}_ms": round(float(np.percentile(times_ms, share)), 2) for share in (50, 95, 99)}


def _megabytes(folder: Path) -> int:
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6)


def main() -> None:
    """Measure each size and write the results after each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=SIZES, help="sizes to measure")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=float, default=3600, metavar="S", help="begin no size after so many seconds")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        print(json.dumps(ask(options.ask)))
        return
    began = time.monotonic()
    sizes = json.loads(RESULT.read_text(encoding="utf-8"))["sizes"] if RESULT.exists() else {}
    for passages in options.passages:
        if time.monotonic() - began > options.limit:
            print(f"{passages} passages: left out, the time limit is over")
            continue
        machine = describe()
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(Path(folder), passages=passages, workers=options.workers)
        sizes[str(passages)] = {**figures, "workers": options.workers, "machine": machine}
        RESULT.write_text(json.dumps({"sizes": sizes}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main()
