"""Kill rebuilds at random moments, fill the disk, fail writes: the old index or the new one must answer every time.

usage: python -m benchmarks.crash [--kills N] [--swaps N] [--limits N] [--tmpfs FOLDER]

After each disturbance the index must open, verify and answer as the old or as the new build does, and the next
rebuild must finish. A folder on a small tmpfs, where one is given, is filled up for a full disk.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.corpusmaker import make_corpus
from corpus.errors import WenzhengError
from index import builds
from index.manifest import MANIFEST
from index.reader import open_index
from index.upkeep import verify

MARK = "标记甲"
RESULT = Path(__file__).parent / "results" / "crash.json"


class LostIndexError(AssertionError):
    """An index was lost or answered wrongly."""


@dataclass(frozen=True, slots=True)
class Bed:
    """A folder with page files and an index of them."""

    pages: Path
    index: Path

    def change(self, version: int) -> str:
        """Change the page files, as version says, and return the mark that only the new index holds."""
        mark = f"{MARK}{version}乙"
        text = f"有事好商量·地方政协传真\n\n佳木斯市政协\n\n第{version}次改变\n\n佳木斯市政协在这一版写下{mark}。\n"
        (self.pages / "changing.txt").write_text(text, encoding="utf-8")
        return mark

    def rebuild(self, *, max_file_bytes: int | None = None) -> "subprocess.Popen[str]":
        """Start a rebuild in a process of its own; no file that it writes may grow larger than max_file_bytes."""

        def limit() -> None:
            if max_file_bytes is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (max_file_bytes, max_file_bytes))

        command = [sys.executable, "-m", "index", "rebuild", str(self.pages), "--index", str(self.index)]
        return subprocess.Popen(
            [*command, "--workers", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=limit,
        )

    def finish(self) -> None:
        """Rebuild without disturbance."""
        process = self.rebuild()
        _, errors = process.communicate()
        if process.returncode:
            raise LostIndexError(f"the next rebuild failed: {errors}")

    def outcome(self, *, old: str | None, new: str) -> str:
        """Return old or new, whichever the index answers as, or lost; what is wrong goes to standard error."""
        try:
            return self.state(old=old, new=new)
        except (LostIndexError, WenzhengError) as error:
            print(f"lost: {error}", file=sys.stderr)
            return "lost"

    def state(self, *, old: str | None, new: str) -> str:
        """Return which of the marks the index answers with; LostIndexError unless it is one and all verifies."""
        damaged = verify(self.index)
        if damaged:
            raise LostIndexError(f"damaged: {damaged}")
        index = open_index(self.index)
        found = {name for name, mark in (("old", old), ("new", new)) if mark and index.rows_containing(mark)}
        if len(found) != 1:
            raise LostIndexError(f"answers with {found or 'neither'}")
        (state,) = found
        mark = new if state == "new" else old
        if not any(str(mark) in hit.passage.text for hit in index.search(f"佳木斯市政协写下{mark}", k=10)):
            raise LostIndexError("the search does not find what the store holds")
        return state


def make_bed(folder: Path, *, passages: int) -> Bed:
    """Return a bed with an index of so many passages and version 0 of the changing page."""
    pages = folder / "pages"
    make_corpus(pages, passages=passages)
    bed = Bed(pages, folder / "index")
    bed.change(0)
    bed.finish()
    return bed


def kill_rounds(bed: Bed, *, kills: int, swaps: int, seed: int = 1) -> Counter[str]:
    """Kill a rebuild -9 at so many random moments after it took the lock, and so many times around the swap."""
    rng = Random(seed)
    states: Counter[str] = Counter()
    bed.change(seed + 10_000)
    bed.finish()
    old = bed.change(seed + 20_000)
    took_s = _time_rebuild(bed)
    for round_ in range(kills + swaps):
        new = bed.change(round_ + 1)
        process = bed.rebuild()
        if round_ < kills:
            _wait(process, lambda: (bed.index / "holder.json").exists())
            time.sleep(rng.uniform(0, took_s))
        else:
            live = builds.live_id(bed.index)
            _wait(process, lambda live=live: _is_swapping(bed.index, live))  # type: ignore[misc]
            time.sleep(rng.uniform(0, 0.05))
        process.kill()
        process.communicate()
        states[bed.outcome(old=old, new=new)] += 1
        bed.finish()
        if bed.state(old=old, new=new) != "new":
            raise LostIndexError("the next rebuild did not bring the new state")
        old = new
    return states


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
        _require_clear(process.returncode, errors)
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
        _require_clear(process.returncode, errors)
        states[bed.outcome(old=old, new=new)] += 1
        filler.unlink()
        bed.finish()
        old = new
    return states


def _require_clear(status: int, errors: str) -> None:
    lines = [line for line in errors.splitlines() if line.strip()]
    if "Traceback" in errors or (status and len(lines) != 1):
        raise LostIndexError(f"not a clear line: {errors}")


def _is_swapping(folder: Path, live: str) -> bool:
    return any((part / MANIFEST).exists() for part in folder.glob("*.part")) or builds.build_ids(folder)[-1] != live


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
    parser.add_argument("--passages", type=int, default=1500)
    parser.add_argument("--tmpfs", type=Path, help="an empty folder on a small tmpfs")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        bed = make_bed(Path(place), passages=options.passages)
        result = {
            "killed": kill_rounds(bed, kills=options.kills, swaps=0),
            "killed_in_swap": kill_rounds(bed, kills=0, swaps=options.swaps, seed=3),
            "write_errors": write_error_rounds(bed, limits=options.limits),
        }
    if options.tmpfs:
        bed = make_bed(options.tmpfs, passages=options.passages)
        result["full_disk"] = full_disk_rounds(bed, rounds=10)
    seconds = round(time.monotonic() - began, 1)
    lost = sum(states["lost"] for states in result.values())
    RESULT.write_text(json.dumps({**result, "lost": lost, "seconds": seconds}, indent=1) + "\n", encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
