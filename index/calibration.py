"""The calibration of silence: shipped with the project, and kept in every build with the curve it was chosen from.

What its weights mean is known to qa/silence.py alone. A build carries it so that an index says by itself below which
confidence nothing is answered from it, and what that declines and refuses.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from index import disk

SHIPPED: Final = Path(__file__).parent / "data" / "silence.json"
STORED: Final = "silence.json"


def store_calibration(build: Path) -> None:
    """Copy the shipped calibration into the folder of a build."""
    with disk.create(build / STORED) as file:
        file.write(SHIPPED.read_bytes())


def stored_calibration(build: Path) -> Mapping[str, Any] | None:
    """Return the calibration that a build was made with; None for a build from before it was kept there.

    Raises OSError or ValueError where the file cannot be read.
    """
    file = build / STORED
    return read_calibration(file) if file.exists() else None


def read_calibration(file: Path = SHIPPED) -> Mapping[str, Any]:
    """Return the calibration in file: threshold, bias, weights by name, and a record of questions and curve."""
    table: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table
