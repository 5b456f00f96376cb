"""The labels of the further pages hold: evidence stands in its article, and rows wanted are told of."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent / "data"
SETS = ("south", "east", "north", "west", "central", "inland", "coast", "steppe", "heldout", "fresh")
FILES = [(name, file.stem) for name in SETS for file in sorted((DATA / name).glob("*.jsonl"))]
LABELLED = [(name, file) for name, file in FILES if file != "dialogues"]


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows(name: str, file: str = "questions") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]


def articles(name: str) -> dict[str, list[dict[str, Any]]]:
    pages: dict[str, list[dict[str, Any]]] = json.loads((DATA / name / "articles.json").read_text(encoding="utf-8"))
    return pages


@pytest.mark.parametrize(("name", "questions"), FILES)
def test_evidence_stands_in_one_paragraph_caption_or_title_of_its_page(name: str, questions: str) -> None:
    pages = articles(name)
    texts = {
        file: [squash(text) for each in found for text in (each["title"], *each["paragraphs"], *each["captions"])]
        for file, found in pages.items()
    }
    missing = [
        (row["id"], e["text"])
        for row in rows(name, questions)
        for e in row["evidence"]
        if not any(squash(e["text"]) in text for text in texts[e["file"]])
    ]
    assert missing == []


@pytest.mark.parametrize("name", SETS)
def test_every_article_is_a_file_and_every_file_has_articles(name: str) -> None:
    assert set(articles(name)) == {page.name for page in (DATA / name).glob("*.txt")}


@pytest.mark.parametrize(("name", "questions"), LABELLED)
def test_questions_are_asked_once_and_labelled_by_what_they_want(name: str, questions: str) -> None:
    asked = rows(name, questions)
    assert max(Counter(row["id"] for row in asked).values()) == 1
    for row in asked:
        assert (row["type"] == "unanswerable") == (not row["evidence"]), row["id"]
        assert not set(row["orgs"]) & set(row.get("orgs_near", [])), row["id"]
        if row["type"] == "list":
            assert set(row["orgs"]) <= {e["org"] for e in row["evidence"]}, row["id"]
