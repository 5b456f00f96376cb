"""Page files into an index."""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EmptyCorpus
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.reader import Refusal, read_pages
from corpus.words import tokens
from index.context import with_context
from index.dense import write_dense
from index.embedder import DEFAULT, load_embedder
from index.lexical import write_words
from index.manifest import FORMAT, Manifest, publish, sha256
from index.reader import STORE
from index.store import StoreWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a rebuild did."""

    build_id: str
    pages: int
    articles: int
    passages: int
    refused: tuple[Refusal, ...]
    seconds: float


def rebuild(
    paths: Sequence[Path], folder: Path, *, model: str = DEFAULT, progress: Callable[[str], None] | None = None
) -> Summary:
    """Build the index of all pages under paths in folder and make it the live one."""
    began = time.perf_counter()
    embedder = load_embedder(model)
    build_id = f"{time.strftime('%Y%m%dT%H%M%S')}-{secrets.token_hex(4)}"
    build = folder / build_id
    build.mkdir(parents=True)
    refused: list[Refusal] = []
    store = StoreWriter(build / STORE)
    texts: list[str] = []
    sources = {}
    for page in read_pages(paths, on_refused=refused.append):
        articles = [(article, article_passages(article)) for article in parse_page(page)]
        store.add(page, articles)
        texts += [with_context(article, passage) for article, passages in articles for passage in passages]
        sources[page.file] = ""
        if progress:
            progress(page.file)
    if not texts:
        raise EmptyCorpus("没有可读的版面 (no readable page)")
    write_dense(build, embedder.embed(texts))
    store.add_terms(write_words(build, [tokens(text) for text in texts]))
    store.close()
    files = {path.relative_to(build).as_posix(): sha256(path) for path in sorted(build.rglob("*")) if path.is_file()}
    Manifest(
        format=FORMAT,
        build_id=build_id,
        built_at=time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        model=model,
        model_fingerprint=embedder.fingerprint,
        dimensions=embedder.dimensions,
        pages=len(sources),
        articles=store.articles,
        passages=store.rows,
        files=files,
        sources=sources,
        dense={"kind": "exact"},
    ).write(build)
    publish(folder, build_id)
    return Summary(
        build_id=build_id,
        pages=len(sources),
        articles=store.articles,
        passages=store.rows,
        refused=tuple(refused),
        seconds=time.perf_counter() - began,
    )
