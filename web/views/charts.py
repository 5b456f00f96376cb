"""Counts by province as bars and as a tile map."""

from collections.abc import Mapping
from typing import Any

from web.provinces import PROVINCES, order_of

SHADES = 4


def bars(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return one bar a name, longest first, then as on the map; share is its length in percent of the longest."""
    longest = max(counts.values(), default=0)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], order_of(pair[0]), pair[0]))
    return [{"name": name, "count": count, "share": round(100 * count / longest, 1)} for name, count in ordered]


def tiles(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return all provinces as squares of a tile map; shade runs from 0 (none) to SHADES (most)."""
    most = max(counts.values(), default=0)
    return [
        {
            "name": province.name,
            "short": province.short,
            "count": counts.get(province.name, 0),
            "x": province.column * 10,
            "y": province.row * 10,
            "shade": -(-SHADES * counts.get(province.name, 0) // most) if most else 0,
        }
        for province in PROVINCES
    ]
