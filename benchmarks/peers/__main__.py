"""Measure 问政 beside the libraries that people would take instead, on the same passages and questions.

usage: python -m benchmarks.peers [--passages N] [--out FILE] [--python PEERS_PYTHON]

The peers live in an environment of their own:
    python -m venv benchmarks/peers/.venv
    benchmarks/peers/.venv/bin/python -m pip install --requirement benchmarks/peers/requirements.txt
One that is not installed is reported as such. Nothing is downloaded and nothing is sent anywhere.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.machine import describe
from benchmarks.peers.bed import count_lines, lay_out, relevant_passages
from benchmarks.peers.report import Figures, figures, ratios, table
from benchmarks.peers.system import OURS, PEERS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA = ROOT / "tests" / "data"
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "DO_NOT_TRACK": "1",
}


def main() -> None:
    """Measure as the command line says, print the table and write the report."""
    options = parse_options()
    machine = describe()
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        folder = Path(name)
        lay_out(folder, sources=options.seeds, questions=options.questions, passages=options.passages)
        systems = measure(folder, options)
        report = {
            "date": time.strftime("%Y-%m-%d"),
            "machine": machine,
            "passages": count_lines(folder / "passages.jsonl"),
            "questions": count_lines(folder / "questions.jsonl"),
            "labelled_questions": len(relevant_passages(folder)),
            "systems": systems,
            "ratios": ratios(systems),
        }
    print(table(report))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def parse_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("--passages", type=int, default=10_000, help="passages in all; the rest is generated")
    parser.add_argument("--out", type=Path, help="the report (benchmarks/results/peers-N.json)")
    parser.add_argument("--seeds", type=Path, nargs="+", default=[ROOT / "corpus" / "sample", DATA / "other"])
    labelled = [DATA / f"{name}.jsonl" for name in ("questions", "other-questions", "dev-questions")]
    parser.add_argument("--questions", type=Path, nargs="+", default=labelled, help="labelled questions over --seeds")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS)
    parser.add_argument("--python", type=Path, default=HERE / ".venv" / "bin" / "python", help="what the peers run in")
    parser.add_argument("--timeout", type=float, default=900, help="seconds that each system may take")
    options = parser.parse_args()
    options.out = options.out or ROOT / "benchmarks" / "results" / f"peers-{options.passages}.json"
    return options


def measure(folder: Path, options: argparse.Namespace) -> dict[str, Figures]:
    """Return the figures of every system; ours comes first, as it cuts the passages that the peers are given."""
    failures = {OURS: run_worker(OURS, folder, python=Path(sys.executable), timeout_s=options.timeout)}
    if failures[OURS]:
        sys.exit(f"{OURS}: {failures[OURS]}")
    failures |= {
        peer: run_worker(peer, folder, python=options.python, timeout_s=options.timeout) for peer in options.peers
    }
    relevant = relevant_passages(folder)
    return {name: outcome(folder / f"{name}.json", failure, relevant) for name, failure in failures.items()}


def run_worker(name: str, folder: Path, *, python: Path, timeout_s: float) -> str | None:
    """Measure a system in a process of its own; return why it failed, None when it did not."""
    command: Sequence[str | Path] = [python, "-m", "benchmarks.peers.worker", name, folder]
    print(f"{name} ...", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | OFFLINE,
            timeout=timeout_s,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"timed out after {timeout_s:.0f} s"
    except OSError as error:
        return f"not installed: no Python to run it in ({error.strerror})"
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or ["ended without a word"])[-1]


def outcome(result: Path, failure: str | None, relevant: dict[str, set[str]]) -> Figures:
    """Return what was measured of a system, and why it is not all there."""
    measured = figures(json.loads(result.read_text(encoding="utf-8")), relevant) if result.is_file() else {}
    return measured | ({"failed": failure} if failure else {})


if __name__ == "__main__":
    main()
