"""A question into a cited answer: the one door to this package."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from index.query import simplified
from index.types import Filter, Hit
from qa import wording
from qa.analysis import Analysis
from qa.candidates.numbers import with_units_of
from qa.citations import cited, distinct
from qa.constraints import asks_who_lacks
from qa.courtesy import replied, reply
from qa.examples import examples
from qa.filters import joined, less
from qa.followup import completed, followed
from qa.listing.answer import answer_list, none_has_all
from qa.listing.conjunction import conjuncts
from qa.listing.finder import ListFinder
from qa.listing.rows import Row, Rows
from qa.listing.tallies import compared, counted
from qa.markup import outside_markup
from qa.records import is_on_pages, page_rows, unsaid
from qa.requests import check
from qa.reworded import reworded
from qa.scope import Directory, Scope
from qa.short import Short, ShortAnswers
from qa.suggestions import WANTED as SUGGESTED
from qa.suggestions import narrowed, suggested
from qa.types import Answer, Examined, Kind
from qa.unmet import unmet

if TYPE_CHECKING:
    from index.reader import Index

SEARCHED: Final = 30
CITED: Final = 10


class Answerer:
    """Answers questions from one index. It keeps nothing between questions but caches; any thread may ask."""

    def __init__(self, index: "Index") -> None:
        self._index = index
        self._directory = Directory(index)
        self._lists = ListFinder(index)
        self._short = ShortAnswers(index, self._directory, self._lists)
        self._examined = lru_cache(maxsize=64)(partial(_examined, index))

    def answer(
        self,
        question: str,
        *,
        filter: Filter | None = None,
        previous: Answer | None = None,
        without: Filter | None = None,
    ) -> Answer:
        """Return the answer to question, or why there is none.

        filter restricts what is looked at, besides what the question itself says; without takes values off what the
        question says, as its asker wished; previous is the turn before, from which a follow-up takes what it leaves
        out. Raises QuestionError when question is empty, too long, or holds control characters.
        """
        check(question)
        thread = previous.thread if previous else None
        said = outside_markup(question)
        full = completed(said, thread, self._directory) if thread else None
        if words := reply(said, thread):
            answer = replied(question, words, within=filter or Filter(), examined=self._examined(filter or Filter()))
        else:
            answer = self._answered(question, full or said, filter=filter or Filter(), without=without or Filter())
        return replace(
            answer,
            suggestions=answer.suggestions or self._examples(answer, filter or Filter()),
            thread=followed(answer, thread, complete=full is None),
        )

    def _examples(self, answer: Answer, within: Filter) -> tuple[str, ...]:
        """Return questions that have answers, for one that has none."""
        if answer.text is not None:
            return ()

        def answered(question: str) -> bool:
            return self._answered(question, question, filter=within, without=Filter()).text is not None

        return examples(self._index, answer, orgs=self._directory.named(answer.understood), answered=answered)

    def _answered(self, question: str, full: str, *, filter: Filter, without: Filter) -> Answer:
        full = reworded(full, self._directory)
        read = self._index.searcher.understand(full)
        # 这一版 is no misspelling of 这一般 where the pages themselves are asked about.
        plain = simplified(full)
        mended = plain if is_on_pages(plain) else with_units_of(plain, read.question)
        analysis = self._directory.analyse(question, read, understood=mended)
        scope = self._directory.scope(analysis, read)
        within = joined(filter, less(scope.filter, without))
        hits = self._index.search(analysis.understood, k=SEARCHED, filter=within, prefer_places=without == Filter())
        outside = self._left_out(analysis, scope, filter)
        if analysis.kind is Kind.LIST and outside is None:
            return self._list(analysis, scope, hits, within)
        if outside is None and (tallied := self._side_by_side(analysis, scope, hits, within)):
            return tallied
        short = outside or self._short.find(analysis, scope, hits, within)
        terms = [term.text for term in analysis.terms]
        answer = Answer(
            question=question,
            understood=analysis.understood,
            kind=analysis.kind,
            text=short.text,
            items=short.items,
            citations=cited(terms, distinct([*short.hits, *hits])[:CITED], short.spans),
            abstained_because=None if short.text else short.missing or wording.silence(analysis, scope),
            filter=within,
            confidence=short.confidence,
            examined=self._examined(within),
        )
        return self._with_suggestions(answer) if short.text and answer.citations else answer

    def _list(self, analysis: Analysis, scope: Scope, hits: Sequence[Hit], within: Filter) -> Answer:
        rows = page_rows(self._index, analysis, within)
        if rows is None:
            rows = self._lists.find(analysis, filter=within)
            if analysis.negated and not rows.rows and asks_who_lacks(analysis.understood):
                rows = unsaid(self._index, analysis, Rows(rows=rows.close), within)
        examined = self._examined(within)
        missing = None if rows.rows else self._no_rows(analysis, scope, within, examined)
        answer = answer_list(analysis, rows, hits, within, examined, missing=missing)
        return answer if missing else self._with_suggestions(answer, rows.rows)

    def _no_rows(self, analysis: Analysis, scope: Scope, within: Filter, examined: Examined) -> str:
        if scope.missing:
            return wording.silence(analysis, scope)
        if parts := conjuncts(analysis):
            return none_has_all(parts, examined)
        nouns = wording.nouns(analysis)
        told = bool(nouns) and all(self._index.rows_containing(noun, within) for noun in nouns)
        failed = unmet(analysis, within, self._find)
        return wording.no_rows(analysis, examined, unmet=failed, told=told)

    def _left_out(self, analysis: Analysis, scope: Scope, chosen: Filter) -> Short | None:
        """Return that the asker's own filter leaves out every committee asked about; None when it does not."""
        if not scope.orgs or chosen == Filter() or set(scope.orgs) & set(self._index.facets(chosen)["orgs"]):
            return None
        return Short(missing=wording.left_out(analysis, scope.orgs, chosen))

    def _with_suggestions(self, answer: Answer, rows: Sequence[Row] = ()) -> Answer:
        best = answer.citations[0]
        new = suggested(
            best.org,
            self._index.passages(best.article_id),
            asked=answer.understood,
            text=answer.text or "",
            elsewhere=lambda term: bool(self._directory.tellers(term) - {best.org}),
        )
        return replace(answer, suggestions=(*narrowed(rows, answer.kind, asked=answer.understood), *new)[:SUGGESTED])

    def _side_by_side(self, analysis: Analysis, scope: Scope, hits: Sequence[Hit], within: Filter) -> Answer | None:
        """Return the stated numbers of committees where the question compares or counts them; None otherwise."""
        if scope.missing:
            return None
        examined = self._examined(within)
        for tally in (compared, counted):
            if answer := tally(analysis, hits, self._find, within=within, examined=examined):
                return self._with_suggestions(answer) if answer.text else answer
        return None

    def _find(self, analysis: Analysis, within: Filter) -> Rows:
        return self._lists.find(analysis, filter=within)


def _examined(index: "Index", within: Filter) -> Examined:
    rows = index.rows(within)
    manifest = index.manifest
    return Examined(
        passages=manifest.passages if rows is None else len(rows),
        articles=manifest.articles if rows is None else len(index.store.articles_of(rows.tolist())),
        orgs=len(index.facets(within)["orgs"]),
    )
