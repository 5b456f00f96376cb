"""Kill rebuilds, fill the disk, fail writes: the old index or the new one must answer every time.

usage: python -m benchmarks.crash [--kills N] [--swaps N] [--limits N] [--failures N] [--tmpfs FOLDER]

After each disturbance the index must open, verify and answer as the old or as the new build does, and the next
rebuild must finish. Rebuilds are killed at random moments and, half and half, just before and after the pointer is
replaced. Writes fail as on a broken disk, one operation after the other, and at random sizes of files. A folder on a
small tmpfs, where one is given, is filled up for a full disk.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.crashbed import Bed, LostIndexError, make_bed
from benchmarks.saboteur import SWAP

RESULT = Path(__file__).parent / "results" / "crash.json"
BEFORE, AFTER = "before the pointer", "after the pointer"


def kill_rounds(bed: Bed, *, kills: int, seed: int = 1) -> Counter[str]:
    """Kill a rebuild -9 at so many random moments after it took the lock."""
    rng = Random(seed)
    states: Counter[str] = Counter()
    old = bed.change(seed + 20_000)
    took_s = _time_rebuild(bed)
    for round_ in range(kills):
        new = bed.change(round_ + 1)
        process = bed.rebuild()
        _wait(process, lambda: (bed.index / "holder.json").exists())
        time.sleep(rng.uniform(0, took_s))
        process.kill()
        process.communicate()
        states[bed.outcome(old=old, new=new)] += 1
        _finish_as_new(bed, old, new)
        old = new
    return states


def swap_rounds(bed: Bed, *, kills: int, seed: int = 3) -> dict[str, Counter[str]]:
    """Kill a rebuild -9 so many times between two operations of its swap, half of them after the pointer's."""
    old = bed.change(seed + 30_000)
    operations, _ = _sabotaged(bed, "kill", 0)
    swap = operations.index(SWAP) + 1
    before = range(swap - (kills + 1) // 2 + 1, swap + 1)
    after = Random(seed).sample(range(swap + 2, len(operations) + 1), max(kills // 2 - 1, 0))
    states: dict[str, Counter[str]] = {BEFORE: Counter(), AFTER: Counter()}
    for at in [*before, swap + 1, *after][:kills]:
        new = bed.change(seed + 30_001 + sum(map(Counter.total, states.values())))
        done, _ = _sabotaged(bed, "kill", at)
        states[AFTER if SWAP in done[:-1] else BEFORE][bed.outcome(old=old, new=new)] += 1
        _finish_as_new(bed, old, new)
        old = new
    return states


def failure_rounds(bed: Bed, *, most: int, seed: int = 4) -> Counter[str]:
    """Let each operation of a rebuild that changes a file or folder fail once, as on a broken disk, most at most."""
    old = bed.change(seed + 40_000)
    operations, _ = _sabotaged(bed, "fail", 0)
    states: Counter[str] = Counter()
    for at in sorted(Random(seed).sample(range(1, len(operations) + 1), min(most, len(operations)))):
        new = bed.change(seed + 40_000 + at)
        _, errors = _sabotaged(bed, "fail", at)
        _require_clear(errors)
        states[bed.outcome(old=old, new=new)] += 1
        _finish_as_new(bed, old, new)
        old = new
    return states


def _sabotaged(bed: Bed, how: str, at: int) -> tuple[list[str], str]:
    """Return the operations of a rebuild up to the one that killed it or failed, or to its end, and its errors."""
    log = bed.pages.parent / "operations"
    process = bed.rebuild(module=("benchmarks.saboteur", how, str(at), str(log)))
    _, errors = process.communicate()
    return log.read_text(encoding="utf-8").splitlines(), errors


def _finish_as_new(bed: Bed, old: str, new: str) -> None:
    bed.finish()
    if bed.state(old=old, new=new) != "new":
        raise LostIndexError("the next rebuild did not bring the new state")


def write_error_rounds(bed: Bed, *, limits: int, seed: int = 2) -> Counter[str]:
    """Let the writes of a rebuild fail at so many different file sizes, small to large."""
    largest = max(file.stat().st_size for file in bed.index.rglob("*") if file.is_file())
    rng = Random(seed)
    states: Counter[str] = Counter()
    old = bed.change(1000)
    bed.finish()
    for round_ in range(limits):
        new = bed.change(1001 + round_)
        size = int(largest ** (rng.uniform(round_, round_ + 1) / limits))
        process = bed.rebuild(max_file_bytes=size)
        _, errors = process.communicate()
        _require_clear(errors)
        states[bed.outcome(old=old, new=new)] += 1
        bed.finish()
        old = new
    return states


def full_disk_rounds(bed: Bed, *, rounds: int) -> Counter[str]:
    """Fill the disk that the bed lies on, leaving a little more room each time, and rebuild."""
    states: Counter[str] = Counter()
    old = bed.change(2000)
    bed.finish()
    size = sum(file.stat().st_size for file in bed.index.rglob("*") if file.is_file())
    for round_ in range(rounds):
        new = bed.change(2001 + round_)
        filler = bed.pages.parent / "filler"
        free = shutil.disk_usage(bed.pages).free
        with filler.open("wb") as file:
            file.write(bytes(max(free - size * round_ // rounds - 4096, 0)))
        process = bed.rebuild()
        _, errors = process.communicate()
        _require_clear(errors)
        states[bed.outcome(old=old, new=new)] += 1
        filler.unlink()
        bed.finish()
        old = new
    return states


def _require_clear(errors: str) -> None:
    lines = [line for line in errors.splitlines() if line.strip()]
    if "Traceback" in errors or len(lines) > 1:
        raise LostIndexError(f"not a clear line: {errors}")


def _time_rebuild(bed: Bed) -> float:
    """Return how long a rebuild of a changed page holds the lock, in seconds."""
    process = bed.rebuild()
    _wait(process, lambda: (bed.index / "holder.json").exists())
    began = time.monotonic()
    process.communicate()
    return max(time.monotonic() - began, 0.3)


def _wait(process: "subprocess.Popen[str]", condition: Callable[[], bool]) -> None:
    while process.poll() is None and not condition():
        time.sleep(0.0005)


def main() -> int:
    """Run all rounds, write the result and return 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--swaps", type=int, default=10)
    parser.add_argument("--limits", type=int, default=20)
    parser.add_argument("--failures", type=int, default=1000)
    parser.add_argument("--passages", type=int, default=1500)
    parser.add_argument("--tmpfs", type=Path, help="an empty folder on a small tmpfs")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        bed = make_bed(Path(place), passages=options.passages)
        swaps = swap_rounds(bed, kills=options.swaps)
        result = {
            "killed": kill_rounds(bed, kills=options.kills),
            **{f"killed in the swap, {when}": states for when, states in swaps.items()},
            "write errors by operation": failure_rounds(bed, most=options.failures),
            "write errors by size": write_error_rounds(bed, limits=options.limits),
        }
    if options.tmpfs:
        result["full disk"] = full_disk_rounds(make_bed(options.tmpfs, passages=options.passages), rounds=10)
    lost = sum(states["lost"] for states in result.values())
    report = {
        "disturbances": sum(states.total() for states in result.values()),
        "lost": lost,
        "answers_as": result,
        "seconds": round(time.monotonic() - began, 1),
    }
    RESULT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
