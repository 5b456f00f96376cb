"""How well generated pages are read, by their number of columns and articles.

usage: python -m benchmarks.layout [PAGES [FIRST_SEED]]      (500 pages from seed 100000 unless told)
"""

import json
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

from corpus.layout import PageLayout, page_layout
from corpus.types import Page
from tests.pagemaker import make_page
from tests.pagetruth import PageTruth

RESULTS = Path(__file__).parent / "results" / "layout.json"


def main() -> None:
    """Read the pages and write the figures."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    tallies: dict[str, Counter[str]] = {}
    seconds = 0.0
    for seed in range(first, first + pages):
        shape = Random(seed)
        columns, articles = shape.randint(2, 6), shape.randint(2, 8)
        made = make_page(seed, columns=columns, articles=articles)
        started = time.process_time()
        layout = page_layout(Page(file=made.truth["file"], text=made.text))
        seconds += time.process_time() - started
        counted = count(layout, made.truth) + Counter(characters=len(made.text))
        for group in ("all", f"{columns} columns", f"{articles} articles"):
            tallies.setdefault(group, Counter()).update(counted)
    report = {
        "pages": pages,
        "first_seed": first,
        "cpu_seconds_per_page": round(seconds / pages, 4),
        "characters_per_page": tallies["all"]["characters"] // pages,
        "figures": {group: figures(tally) for group, tally in sorted(tallies.items())},
    }
    RESULTS.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, ensure_ascii=False, indent=1))


def count(layout: PageLayout, truth: PageTruth) -> Counter[str]:
    """Return the counts of body characters and joins, wanted and right."""
    owner = {block.span.start: block.article for block in layout.blocks if block.paragraph is not None}
    heads = {
        layout.blocks[article.heading.first].span.start: number
        for number, article in enumerate(layout.articles)
        if article.heading.first >= 0
    }
    wanted: set[tuple[int, int]] = set()
    tally: Counter[str] = Counter()
    for article in truth["articles"]:
        number = next((heads[start] for start, _ in article["heading_spans"] if start in heads), -1)
        fragments = article["fragments"]
        for start, end in fragments:
            tally["body"] += end - start
            tally["home"] += (end - start) * (owner.get(start) == number)
        for paragraph in article["paragraphs"]:
            wanted |= {(fragments[a][1], fragments[b][0]) for a, b in pairwise(paragraph)}
    joined = {(layout.blocks[seam.left].span.end, layout.blocks[seam.right].span.start) for seam in layout.seams}
    return tally + Counter(joins=len(wanted), joined=len(joined), right=len(wanted & joined))


def figures(tally: Counter[str]) -> dict[str, float]:
    """Return shares: body characters in their article, joins found, and joins made that are right."""
    return {
        "chars": round(tally["home"] / max(tally["body"], 1), 4),
        "joins": tally["joins"],
        "joins_r": round(tally["right"] / max(tally["joins"], 1), 4),
        "joins_p": round(tally["right"] / max(tally["joined"], 1), 4),
    }


if __name__ == "__main__":
    main()
