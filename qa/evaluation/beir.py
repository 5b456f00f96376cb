"""Public test sets in BEIR's form: corpus.jsonl, queries.jsonl and qrels.tsv in one folder."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.types import Article, Page, Passage, Span
from index import builds
from index.assembly import Assembly
from index.embedder import DEFAULT, load_embedder
from index.pagerecord import page_record
from index.progress import Meter
from index.vectorcache import VectorCache, cache_name

FILES = ("corpus.jsonl", "queries.jsonl", "qrels.tsv")
ARTICLES_A_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirSet:
    """A test set: texts of documents and queries by their ids, and for each query the relevance of documents."""

    documents: dict[str, str]
    queries: dict[str, str]
    relevance: dict[str, dict[str, int]]


def is_beir(folder: Path) -> bool:
    """Return whether folder has the files of a test set."""
    return all((folder / name).is_file() for name in FILES)


def read_beir(folder: Path) -> BeirSet:
    """Return the test set in folder; queries without a judgement are left out. Raises CorpusError."""
    try:
        documents = {
            str(row["_id"]): f"{row.get('title') or ''} {row['text']}".strip() for row in _rows(folder / "corpus.jsonl")
        }
        relevance: defaultdict[str, dict[str, int]] = defaultdict(dict)
        with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                relevance[row["query-id"]][row["corpus-id"]] = int(row["score"])
        queries = {str(row["_id"]): row["text"] for row in _rows(folder / "queries.jsonl")}
    except (OSError, ValueError, KeyError) as error:
        raise CorpusError(f"{folder} 不是 BEIR 数据集 (is no BEIR test set): {error!r}") from error
    judged = {query: text for query, text in queries.items() if query in relevance}
    return BeirSet(documents=documents, queries=judged, relevance={query: relevance[query] for query in judged})


def index_documents(documents: dict[str, str], folder: Path, *, model: str = DEFAULT) -> None:
    """Build an index in folder in which each document is an article of one passage, its id the article's."""
    folder.mkdir(parents=True, exist_ok=True)
    embedder = load_embedder(model)
    vectors = VectorCache(folder / builds.CACHE / cache_name(embedder.fingerprint), embedder)
    assembly = Assembly(builds.start_build(folder), embedder, vectors)
    ids = list(documents)
    for start in range(0, len(ids), ARTICLES_A_PAGE):
        page, articles = _page(start, {key: documents[key] for key in ids[start : start + ARTICLES_A_PAGE]})
        assembly.add(page_record(page, articles), sha256="")
    assembly.finish(Meter(lambda _: None), refused={})
    builds.publish(folder, builds.finish_build(assembly.part).name)


def _page(number: int, documents: dict[str, str]) -> tuple[Page, list[tuple[Article, list[Passage]]]]:
    file = f"documents-{number:09}.txt"
    articles: list[tuple[Article, list[Passage]]] = []
    start = 0
    for key, text in documents.items():
        span = Span(start, start + len(text))
        article = Article(id=key, file=file, org=None, region=None, title=None, byline=None, paragraphs=(), captions=())
        articles.append((article, [Passage(id=f"{key}/p1.1", article_id=key, text=text, spans=(span,))]))
        start = span.end + 1
    return Page(file=file, text="\n".join(documents.values())), articles


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
