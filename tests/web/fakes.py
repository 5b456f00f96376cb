"""Deterministic stand-ins at the page's seams: a library in memory and an answerer by shared characters."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

from corpus.errors import QuestionError
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.types import Article, Page, Passage, Span
from index.manifest import Choice, Manifest
from index.types import Filter, Reason
from qa.types import Answer, Citation, Examined, Item, Kind, Match


class MemoryLibrary:
    """Pages parsed by the real parser and kept in memory."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = {page.file: page for page in pages}
        self._articles = {article.id: article for page in pages for article in parse_page(page)}
        self._passages = {key: article_passages(article) for key, article in self._articles.items()}
        self.manifest = Manifest(
            build_id="000001-20260101T000000",
            built_at="2026-01-01T00:00:00+0800",
            model="fake",
            model_fingerprint="fake",
            dimensions=2,
            parser="fake",
            terms=0,
            dense=Choice(kind="exact"),
            files={},
            sources={},
            refused={},
            pages=len(pages),
            articles=len(self._articles),
            passages=sum(len(passages) for passages in self._passages.values()),
        )
        self.build_id = self.manifest.build_id

    @classmethod
    def of_folder(cls, folder: Path) -> "MemoryLibrary":
        files = sorted(folder.glob("*.txt"))
        return cls([Page(file=file.name, text=file.read_text(encoding="utf-8")) for file in files])

    def articles(self) -> Sequence[Article]:
        return list(self._articles.values())

    def article(self, article_id: str) -> Article:
        return self._articles[article_id]

    def passages(self, article_id: str | None = None) -> Sequence[Passage]:
        if article_id is not None:
            return self._passages[article_id]
        return [passage for passages in self._passages.values() for passage in passages]

    def passage(self, row: int) -> Passage:
        return list(self.passages())[row]

    def articles_containing(self, text: str) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for row, passage in enumerate(self.passages()):
            if text in passage.text:
                found.setdefault(passage.article_id, row)
        return found

    def page(self, file: str) -> Page:
        return self._pages[file]


class FakeLive:
    """A folder whose live build is whatever the test sets."""

    def __init__(self, library: MemoryLibrary, *, roots: tuple[str, ...] = ()) -> None:
        self.library = copy(library)
        self.library.manifest = replace(library.manifest, roots=roots)

    def current(self) -> MemoryLibrary:
        return self.library


class FakeAnswerer:
    """Ranks passages by character pairs shared with the question; 哪些 asks for a list, 火星 has no answer."""

    def __init__(self, library: MemoryLibrary) -> None:
        self.library = library

    def answer(
        self,
        question: str,
        *,
        filter: Filter | None = None,
        previous: Answer | None = None,
        without: Filter | None = None,
    ) -> Answer:
        if "炸" in question:
            raise RuntimeError("secret detail")
        if "拒" in question:
            raise QuestionError("refused")
        read = Filter() if without else self._read(question)
        understood = question if not question.startswith("那") or previous is None else previous.question + question
        citations = self._citations(understood, filter or read)
        silent = "火星" in question or not citations
        items = self._items(citations) if "哪些" in understood and not silent else ()
        return Answer(
            question=question,
            understood=understood,
            kind=Kind.LIST if items else Kind.WHAT,
            text=None if silent else self._text(items, citations),
            items=items,
            citations=citations,
            abstained_because="资料里没有提到这件事。" if silent else None,
            filter=filter or read,
            confidence=0.9,
            examined=Examined(passages=self.library.manifest.passages, articles=self.library.manifest.articles, orgs=9),
            suggestions=("哪些政协建立了委员工作站？",),
        )

    def _text(self, items: Sequence[Item], citations: Sequence[Citation]) -> str:
        if items:
            return "、".join(item.org for item in items) + "。"
        best = citations[0]
        return best.text[best.highlights[0].start : best.highlights[0].end] if best.highlights else best.text[:12]

    def _read(self, question: str) -> Filter:
        return Filter(provinces=("黑龙江省",)) if "黑龙江" in question else Filter()

    def _citations(self, question: str, filter: Filter) -> tuple[Citation, ...]:
        pairs = {question[at : at + 2] for at in range(len(question) - 1)}
        scored = sorted(
            (-sum(pair in passage.text for pair in pairs), passage.id, passage) for passage in self._let_through(filter)
        )
        return tuple(
            self._citation(n, passage, -score, pairs)
            for n, (score, _, passage) in enumerate(scored[:12], start=1)
            if score
        )

    def _let_through(self, filter: Filter) -> list[Passage]:
        kept = []
        for passage in self.library.passages():
            article = self.library.article(passage.article_id)
            province = article.region.province if article.region else None
            if (
                (not filter.provinces or province in filter.provinces)
                and (not filter.orgs or article.org in filter.orgs)
                and (not filter.files or article.file in filter.files)
            ):
                kept.append(passage)
        return kept

    def _citation(self, n: int, passage: Passage, score: int, pairs: set[str]) -> Citation:
        article = self.library.article(passage.article_id)
        marks = sorted({Span(at, at + 2) for pair in pairs if (at := passage.text.find(pair)) >= 0})
        return Citation(
            n=n,
            passage_id=passage.id,
            article_id=article.id,
            file=article.file,
            org=article.org,
            region=article.region.name if article.region else None,
            title=article.title,
            text=passage.text,
            spans=passage.spans,
            highlights=tuple(marks),
            score=float(score),
            confidence=0.5 if n == 2 else 1.0,
            reasons=(Reason(kind="word", detail="字对", weight=float(score)),),
        )

    def _items(self, citations: Sequence[Citation]) -> tuple[Item, ...]:
        rows: dict[str, Item] = {}
        for citation in citations:
            if citation.org and citation.org not in rows:
                rows[citation.org] = Item(
                    org=citation.org,
                    region=citation.region,
                    match=Match.EXACT if citation.n < 4 else Match.NEAR,
                    citations=(citation.n,),
                    number=f"{citation.n * 7 % 40}个" if citation.n % 2 else None,
                )
        return tuple(rows.values())
