"""The speed results as a picture: python -m benchmarks.plot writes benchmarks/results/speed.svg."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"
WIDTH, HEIGHT, MARGIN = 300, 200, 50
COLOURS = ("#1f77b4", "#d62728", "#2ca02c")
Series = dict[str, list[tuple[float, float]]]
PANELS: dict[str, dict[str, Callable[[dict[str, Any]], float]]] = {
    "rebuild, seconds": {
        "full": lambda size: size["full"]["seconds"],
        "1 % changed": lambda size: size["incremental_1_percent"]["seconds"],
        "unchanged": lambda size: size["unchanged_s"],
    },
    "search, milliseconds": {
        "p50": lambda size: size["search"]["all"]["p50_ms"],
        "p95": lambda size: size["search"]["all"]["p95_ms"],
        "p99": lambda size: size["search"]["all"]["p99_ms"],
    },
    "memory, MB": {
        "rebuild": lambda size: size["full"]["peak_mb"],
        "search": lambda size: size["search"]["memory_mb"],
    },
}


def picture(sizes: Sequence[dict[str, Any]]) -> str:
    """Return an SVG with one panel for each group of figures, both axes logarithmic, passages to the right."""
    panels = [
        panel(title, {name: [(size["passages"], value(size)) for size in sizes] for name, value in lines.items()})
        for title, lines in PANELS.items()
    ]
    step = WIDTH + 2 * MARGIN
    placed = "".join(f'<g transform="translate({n * step + MARGIN} {MARGIN})">{p}</g>' for n, p in enumerate(panels))
    size = f'width="{step * len(panels)}" height="{HEIGHT + 2 * MARGIN}"'
    style = "<style>text{font:12px sans-serif}</style>"
    ground = '<rect width="100%" height="100%" fill="white"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{style}{ground}{placed}</svg>\n'


def panel(title: str, series: Series) -> str:
    """Return one panel: axes at powers of ten, a line and a name for each series."""
    xs = [x for points in series.values() for x, _ in points]
    ys = [y for points in series.values() for _, y in points]
    across, up = scale(xs, WIDTH), scale(ys, HEIGHT)
    parts = [f'<text x="0" y="-20">{title}</text>']
    for power in powers(xs):
        x = across(10**power)
        parts.append(f'<path d="M{x:.1f} 0V{HEIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{x - 18:.1f}" y="{HEIGHT + 16}">{10**power:,}</text>')
    for power in powers(ys):
        y = HEIGHT - up(10**power)
        parts.append(
            f'<path d="M0 {y:.1f}H{WIDTH}" stroke="#ddd"/><text x="-40" y="{y + 4:.1f}">{10.0**power:g}</text>'
        )
    for colour, (name, points) in zip(COLOURS, series.items(), strict=False):
        line = "L".join(f"{across(x):.1f} {HEIGHT - up(y):.1f}" for x, y in points)
        x, y = points[-1]
        parts.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{across(x) - 70:.1f}" y="{HEIGHT - up(y) - 6:.1f}" fill="{colour}">{name}</text>')
    return "".join(parts)


def powers(values: Sequence[float]) -> range:
    """Return the powers of ten from at or below the smallest value to at or above the largest."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return range(low, max(high, low + 1) + 1)


def scale(values: Sequence[float], length: int) -> Callable[[float], float]:
    """Return what places a value logarithmically on an axis of so many pixels."""
    marks = powers(values)
    return lambda value: (math.log10(value) - marks[0]) / (marks[-1] - marks[0]) * length


def main() -> None:
    """Draw the results that are there."""
    sizes = json.loads((RESULTS / "speed.json").read_text(encoding="utf-8"))["sizes"]
    ordered = sorted(sizes.values(), key=lambda size: size["passages"])
    (RESULTS / "speed.svg").write_text(picture(ordered), encoding="utf-8")
    print(RESULTS / "speed.svg")


if __name__ == "__main__":
    main()
