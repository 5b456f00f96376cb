"""Read and parse thousands of damaged page files of every kind; each must be read, or refused in one line.

usage: python -m benchmarks.fuzz_pages [COUNT] [SEED]      (10,000 files from seed 1 when not said)

Prints how many files of each kind were read and refused, into benchmarks/results/fuzz_pages.json too, and every file
that broke something; exits 1 when one did.
"""

import json
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from tests.mutations import damaged_bytes, damaged_text, files_of, outcome

SAMPLE = Path(__file__).parents[1] / "corpus" / "sample"
RESULTS = Path(__file__).parent / "results" / "fuzz_pages.json"


def main() -> int:
    """Run as many files as the command line says."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    random = Random(seed)
    pages = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))]
    outcomes: Counter[tuple[str, str]] = Counter()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        while outcomes.total() < count:
            for name, data in files_of(damaged_text(random.choice(pages), random), random).items():
                outcomes[name, _outcome(Path(folder) / name, damaged_bytes(data, random))] += 1
    broken = sum(number for (_, result), number in outcomes.items() if result == "broken")
    report = {
        "files": outcomes.total(),
        "seed": seed,
        "broken": broken,
        "seconds": round(time.perf_counter() - started),
        "outcomes": {f"{name} {result}": number for (name, result), number in sorted(outcomes.items())},
    }
    RESULTS.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))
    return 1 if broken else 0


def _outcome(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    try:
        return outcome(path)
    except Exception:
        traceback.print_exc()
        kept = Path(tempfile.gettempdir()) / f"broken-{time.time_ns()}{path.suffix}"
        kept.write_bytes(data)
        print(f"kept as {kept}")
        return "broken"


if __name__ == "__main__":
    sys.exit(main())
