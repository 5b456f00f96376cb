"""What the measurements of a comparison add up to; nothing here reads or runs anything."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

import numpy as np

from benchmarks.peers.system import OURS

COLUMNS = {
    "build_s": "build, s",
    "build_from_passages_s": "from passages, s",
    "embedding_s": "embedding, s",
    "p50_ms": "p50, ms",
    "p95_ms": "p95, ms",
    "p99_ms": "p99, ms",
    "peak_mib": "memory, MiB",
    "hit@1": "hit@1",
    "hit@5": "hit@5",
}

Figures = dict[str, Any]


def figures(measured: Mapping[str, Any], relevant: Mapping[str, Set[str]]) -> Figures:
    """Return what a worker measured as the figures of a report; those of questions only where they were asked."""
    found: Figures = {
        "settings": measured["settings"],
        "versions": measured["versions"],
        "build_s": round(measured["build_s"], 2),
        # A peer is handed the passages; only we begin with the page files.
        "build_from_passages_s": round(measured.get("build_from_passages_s", measured["build_s"]), 2),
        "embedding_s": round(measured["embedding_s"], 2),
        "loaded_mib": round(measured["loaded_mib"]),
        "build_peak_mib": round(measured["build_peak_mib"]),
    }
    found |= {"peak_mib": round(measured["peak_mib"])} if "peak_mib" in measured else {}
    if answered := measured.get("found"):
        found |= {"questions_asked": len(answered), **percentiles(measured["query_ms"])}
        # Of a system that was cut off only the times are told: the questions it came to are not the others'.
        if relevant.keys() <= answered.keys():
            found |= {f"hit@{k}": round(hit_rate(answered, relevant, k=k), 4) for k in (1, 5)}
    return found


def percentiles(times_ms: Sequence[float]) -> dict[str, float]:
    """Return the median and the 95th and 99th percentile of times in milliseconds, interpolated linearly."""
    found = np.percentile(times_ms, (50, 95, 99))
    return {f"p{share}_ms": round(float(value), 2) for share, value in zip((50, 95, 99), found, strict=True)}


def hit_rate(found: Mapping[str, Sequence[str]], relevant: Mapping[str, Set[str]], *, k: int) -> float:
    """Return the share of the questions in relevant that have a relevant passage among the first k found."""
    hits = [not relevant[question].isdisjoint(found[question][:k]) for question in relevant]
    return sum(hits) / len(hits)


def ratios(systems: Mapping[str, Figures]) -> dict[str, dict[str, float]]:
    """Return for each peer its figures divided by ours: above 1 is slower, larger, or more often right than ours."""
    ours = systems[OURS]
    return {
        name: {key: round(peer[key] / ours[key], 3) for key in COLUMNS if key in peer and ours.get(key)}
        for name, peer in systems.items()
        if name != OURS
    }


def table(report: Mapping[str, Any]) -> str:
    """Return the figures of a report as a Markdown table, and under each peer's how many times ours they are."""
    rows = [["", *COLUMNS.values()], ["---"] + ["---:"] * len(COLUMNS)]
    for name, system in report["systems"].items():
        label = f"{name} ({system['failed']})" if "failed" in system else name
        rows.append([label, *(_figure(system, key) for key in COLUMNS)])
        if shares := report["ratios"].get(name):
            rows.append(["÷ ours", *(f"× {shares[key]:.2f}" if key in shares else "" for key in COLUMNS)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _figure(system: Figures, key: str) -> str:
    if key not in system:
        return ""
    return f"{system[key]:.3f}" if key.startswith("hit") else f"{system[key]:,}"
