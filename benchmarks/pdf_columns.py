"""How many paragraphs of random PDF pages come out whole, by number of columns and drawing order.

usage: python -m benchmarks.pdf_columns [PAGES]      (700 when not said; writes benchmarks/results/pdf_columns.json)

A page has a heading over three to twenty paragraphs in one to seven columns; its lines are drawn column by column,
straight across all columns, or in no order at all.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from corpus.formats.pdf import extract
from tests.pdfmaker import EM, MARGIN, Drawn, columns, pdf, row_by_row

RESULTS = Path(__file__).parent / "results" / "pdf_columns.json"
CHARACTERS = (
    "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
)
ORDERS = ("by column", "across", "shuffled")
MAX_COLUMNS = 7


def main() -> None:
    """Measure and write the results."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 700
    whole: Counter[str] = Counter()
    total: Counter[str] = Counter()
    seconds = 0.0
    for seed in range(pages):
        random = Random(seed)
        count, order = 1 + seed % MAX_COLUMNS, ORDERS[seed // MAX_COLUMNS % len(ORDERS)]
        texts = [_paragraph(random) for _ in range(random.randint(3, 20))]
        data = pdf([_drawn(texts, count=count, order=order, random=random)])
        started = time.perf_counter()
        found = set(extract(data).text.split("\n\n"))
        seconds += time.perf_counter() - started
        for key in (f"{count} columns", order, "all"):
            total[key] += len(texts)
            whole[key] += sum(text in found for text in texts)
    report = {
        "pages": pages,
        "seconds_a_page": round(seconds / pages, 4),
        "whole": {key: {"paragraphs": total[key], "whole": whole[key]} for key in sorted(total)},
    }
    RESULTS.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _paragraph(random: Random) -> str:
    return "".join(random.choices(CHARACTERS, k=random.randint(30, 160))) + "。"


def _drawn(texts: list[str], *, count: int, order: str, random: Random) -> list[Drawn]:
    lines = [Drawn(f"标题{texts[0][:6]}", MARGIN, 2950, 2 * EM), *columns(texts, count=count)]
    if order == "across":
        return row_by_row(lines)
    return lines if order == "by column" else random.sample(lines, len(lines))


if __name__ == "__main__":
    main()
