"""The labels of the test data hold: spans lie where they say, evidence stands in its page, ids are unique."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.pagetruth import PageTruth, paragraph_texts

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
SAMPLE = ROOT / "corpus" / "sample"
OTHER = DATA / "other"
PAGES = sorted(SAMPLE.glob("*.txt")) + sorted(OTHER.glob("*.txt"))
QUESTION_FILES = sorted(DATA.glob("*questions.jsonl"))
TYPES = {"list", "number", "who", "when", "where", "what", "title", "how", "yesno", "unanswerable"}
STYLES = {"plain", "colloquial", "keyword", "paraphrase", "typo", "traditional", "crosslingual", "multi"}


def read_text(page: Path) -> str:
    with page.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_truth(page: Path) -> PageTruth:
    folder = DATA / ("layout" if page.parent == SAMPLE else "other-layout")
    truth: PageTruth = json.loads((folder / f"{page.stem}.json").read_text(encoding="utf-8"))
    return truth


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


TEXTS = {page.name: read_text(page) for page in PAGES}
TRUTHS = {page.name: read_truth(page) for page in PAGES}
PARAGRAPHS = {
    name: [squash(p) for article in truth["articles"] for p in paragraph_texts(TEXTS[name], article)]
    for name, truth in TRUTHS.items()
}
ORGS = {article["org"] for truth in TRUTHS.values() for article in truth["articles"]}


@pytest.mark.parametrize("name", [page.name for page in PAGES if page.parent == SAMPLE])
def test_page_is_laid_out_like_an_extracted_newspaper_page(name: str) -> None:
    text = TEXTS[name]
    assert text.startswith("\n\n")
    assert text == text.rstrip()
    assert not re.search(r"(?<!\n)\n{3}(?!\n)|\n{5}|\r|\t", text)


@pytest.mark.parametrize("name", TEXTS)
def test_every_character_of_a_page_is_labelled_exactly_once(name: str) -> None:
    text, truth = TEXTS[name], TRUTHS[name]
    spans = truth["page_header_spans"] + truth["other_spans"]
    for article in truth["articles"]:
        spans = spans + article["fragments"] + article["captions"] + article["heading_spans"]
    owners = Counter(offset for start, end in spans for offset in range(start, end))
    assert max(owners.values()) == 1
    assert {offset for offset, char in enumerate(text) if not char.isspace()} <= set(owners)


@pytest.mark.parametrize("name", TEXTS)
def test_article_labels_agree_with_the_page(name: str) -> None:
    text = TEXTS[name]
    for article in TRUTHS[name]["articles"]:
        headings = [text[start:end] for start, end in article["heading_spans"]]
        assert article["title"] is None or article["title"] in headings
        assert sorted(n for p in article["paragraphs"] for n in p) == list(range(len(article["fragments"])))
        assert (article["byline"] is None) == (not article["byline_spans"])
        for start, end in article["byline_spans"]:
            assert text[start:end] in (article["byline"] or "")


@pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda path: path.stem)
def test_questions_are_well_formed(path: Path) -> None:
    rows = read_rows(path)
    assert max(Counter(row["id"] for row in rows).values()) == 1
    assert max(Counter(row["question"] for row in rows).values()) == 1
    for row in rows:
        assert row["type"] in TYPES
        assert row["style"] in STYLES
        assert (row["type"] == "unanswerable") == (not row["evidence"])
        assert (row["type"] in {"list", "unanswerable"}) == (not row["answers"]), row["id"]


@pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda path: path.stem)
def test_evidence_stands_in_one_paragraph_of_its_page(path: Path) -> None:
    missing = [
        (row["id"], e["text"])
        for row in read_rows(path)
        for e in row["evidence"]
        if not any(squash(e["text"]) in paragraph for paragraph in PARAGRAPHS[e["file"]])
    ]
    assert missing == []


@pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda path: path.stem)
def test_organisations_of_questions_are_those_of_the_pages(path: Path) -> None:
    for row in read_rows(path):
        assert not set(row["orgs"]) & set(row.get("orgs_near", []))
        if row["type"] == "list":
            assert set(row["orgs"]) <= {e["org"] for e in row["evidence"]}
        for org in row["orgs"]:
            assert org in ORGS or any(org in TEXTS[e["file"]] for e in row["evidence"]), (row["id"], org)


def test_second_turns_of_dialogues_have_evidence_and_answers() -> None:
    rows = read_rows(DATA / "dialogues.jsonl")
    assert max(Counter(row["id"] for row in rows).values()) == 1
    for row in rows:
        assert row["second"] != row["second_full"]
        assert row["evidence"]
        assert row["answers"] or row["orgs"]
        for e in row["evidence"]:
            assert any(squash(e["text"]) in paragraph for paragraph in PARAGRAPHS[e["file"]]), (row["id"], e["text"])
