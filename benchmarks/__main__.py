"""python -m benchmarks [NAME [ARGUMENT ...]]: run one benchmark, or the speed and memory of the index at three sizes.

Every other module of this folder with a main() is one: python -m benchmarks crash is python -m benchmarks.crash.
Results are JSON files in benchmarks/results.
"""

import runpy
import sys
from pathlib import Path

DEFAULT = ("speed", "plot")


def main() -> int:
    """Run the benchmark that is named, or the default ones."""
    names = {file.stem for file in Path(__file__).parent.glob("[a-z]*.py")}
    if len(sys.argv) > 1 and sys.argv[1] not in names:
        print(f"{__doc__}\n{' '.join(sorted(names))}")
        return 0 if sys.argv[1] in {"-h", "--help"} else 2
    chosen = (sys.argv.pop(1),) if len(sys.argv) > 1 else DEFAULT
    for name in chosen:
        runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
