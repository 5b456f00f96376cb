"""The pages and questions of a comparison, laid out in a folder."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpusmaker import make_corpus
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.reader import read_pages

LABELLED = "labelled"


def lay_out(folder: Path, *, sources: Sequence[Path], questions: Sequence[Path], passages: int) -> None:
    """Write pages with so many passages in all to folder/pages, those of sources among generated ones, and questions.

    Questions without evidence are asked as well: their time counts, their hits do not.
    """
    labelled = folder / "pages" / LABELLED
    labelled.mkdir(parents=True)
    for source in sources:
        for page in sorted(source.glob("*.txt")):
            shutil.copyfile(page, labelled / page.name)
    make_corpus(folder / "pages" / "generated", passages=max(passages - _count_passages(labelled), 0))
    with (folder / "questions.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for file in questions for row in _rows(file))


def relevant_passages(folder: Path) -> dict[str, set[str]]:
    """Return for each question with evidence the ids of the passages that hold some of it, white space ignored."""
    wanted: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    relevant: dict[str, set[str]] = {}
    for question in _rows(folder / "questions.jsonl"):
        for evidence in question["evidence"]:
            relevant[question["id"]] = set()
            wanted[f"{LABELLED}/{evidence['file']}"].append((_squash(evidence["text"]), question["id"]))
    for passage in _rows(folder / "passages.jsonl"):
        if passage["file"] in wanted:
            quote = _squash(passage["quote"])
            for text, question_id in wanted[passage["file"]]:
                if text in quote:
                    relevant[question_id].add(passage["id"])
    return relevant


def count_lines(file: Path) -> int:
    """Return how many records a file of lines holds."""
    return sum(1 for _ in _rows(file))


def _count_passages(folder: Path) -> int:
    pages = read_pages([folder], on_refused=lambda refusal: print(refusal.file, refusal.reason))
    return sum(len(article_passages(article)) for page in pages for article in parse_page(page))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _squash(text: str) -> str:
    return "".join(text.split())
