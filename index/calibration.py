"""What was fitted on labelled questions: shipped with the project, and kept in every build with the curves behind it.

An index says by itself below which confidence nothing is answered from it and what that declines and refuses, and what
other shares of the vectors in the sum would have given. What the weights of silence mean is known to qa/silence.py
alone; the shares were measured by benchmarks/fusion.py.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from index import disk

SHIPPED: Final = Path(__file__).parent / "data" / "silence.json"
FUSION: Final = SHIPPED.with_name("fusion.json")
STORED: Final = "silence.json"


def store_calibration(build: Path) -> None:
    """Copy the shipped files into the folder of a build."""
    for name, file in _shipped().items():
        with disk.create(build / name) as copy:
            copy.write(file.read_bytes())


def is_shipped(files: Mapping[str, str]) -> bool:
    """Return whether a build, told by the sha256 of each of its files, has the files as they ship now."""
    return all(files.get(name) == disk.sha256(file) for name, file in _shipped().items())


def stored_calibration(build: Path, name: str = STORED) -> Mapping[str, Any] | None:
    """Return a file that a build keeps, silence unless told; None for a build from before it was kept there.

    Raises OSError or ValueError where the file cannot be read.
    """
    file = build / name
    return read_calibration(file) if file.exists() else None


def read_calibration(file: Path = SHIPPED) -> Mapping[str, Any]:
    """Return what is in file; of silence threshold, bias, weights by name, and a record of questions and curve."""
    table: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table


def _shipped() -> dict[str, Path]:
    return {STORED: SHIPPED, FUSION.name: FUSION}
