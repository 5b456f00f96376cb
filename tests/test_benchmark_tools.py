"""The picture of the speed results and the meter of memory."""

import mmap
import os
import xml.etree.ElementTree as ET

import pytest

from benchmarks.machine import MemoryMeter, describe, own_mb
from benchmarks.plot import PANELS, picture, powers, scale


def size(passages: int) -> dict[str, object]:
    return {
        "passages": passages,
        "full": {"seconds": passages / 1000, "peak_mb": 200},
        "incremental_1_percent": {"seconds": 2},
        "unchanged_s": 0.5,
        "search": {"all": {"p50_ms": 3, "p95_ms": 9, "p99_ms": 20}, "memory_mb": 150},
    }


def test_the_picture_has_a_line_for_every_series() -> None:
    root = ET.fromstring(picture([size(1000), size(100_000)]))
    lines = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("fill") == "none"]
    assert len(lines) == sum(map(len, PANELS.values()))


def test_a_logarithmic_axis_goes_from_power_to_power() -> None:
    assert list(powers([2, 300])) == [0, 1, 2, 3]
    place = scale([2, 300], 300)
    assert [place(1), place(10), place(1000)] == pytest.approx([0, 100, 300])


PRIVATE = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS


def test_memory_is_that_of_the_process() -> None:
    # Mapped, not allocated: what is freed an allocator may keep for later.
    with MemoryMeter(os.getpid()) as meter, mmap.mmap(-1, 80_000_000, flags=PRIVATE) as held:
        for page in range(0, len(held), mmap.PAGESIZE):
            held[page] = 1
        before = own_mb()
    assert before - own_mb() == pytest.approx(80, abs=20)
    assert meter.peak_mb > 0


def test_a_machine_is_described_with_its_versions() -> None:
    machine = describe()
    assert machine["cores"] == os.cpu_count()
    assert "numpy" in str(machine["libraries"])
