"""Short answers: a span of a passage, several of them, a verdict, a record, or one committee; or why there is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from corpus.types import Span
from index.synonyms import synonyms
from index.types import Filter, Hit
from qa import facts, silence, wording, yesno
from qa.analysis import Analysis
from qa.compound import in_parts, text_of
from qa.facts import FactAnswer
from qa.listing.concepts import alternatives
from qa.listing.finder import ListFinder
from qa.rarity import rarity_of
from qa.records import recorded, unsigned
from qa.requests import refusal
from qa.scope import Directory, Scope
from qa.types import Item, Kind, Match

if TYPE_CHECKING:
    from index.reader import Index

_ONE_COMMITTEE: Final = re.compile(
    r"[哪那](?:一)?(?:个|家)(?:[省市州盟县区旗]{0,4})政协(?!主席|委员|的)|\bwhich (?:CPPCC )?committee\b(?!['’]s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A short answer, the passages it is from, where it stands in the first of them, and how sure it is.

    missing is why there is none, where that is known better than from what the question names. items is the one
    committee that was asked for.
    """

    text: str | None = None
    missing: str | None = None
    hits: tuple[Hit, ...] = ()
    spans: tuple[Span, ...] = ()
    confidence: float = 0.0
    items: tuple[Item, ...] = ()


class ShortAnswers:
    """Finds the short answers of questions in one index."""

    def __init__(self, index: "Index", directory: Directory, lists: ListFinder) -> None:
        self._index = index
        self._directory = directory
        self._lists = lists
        self._rarity = rarity_of(index)
        self._calibration = silence.calibration_of(index)

    def find(self, analysis: Analysis, scope: Scope, hits: Sequence[Hit], within: Filter) -> Short:
        """Return the answer, or why there is none; hits are what a search for the question within a filter gave."""
        if reason := refusal(analysis.understood, chinese=analysis.language in {"zh", "ja"}):
            return Short(missing=reason)
        if scope.missing:
            return Short()
        if record := self._recorded(analysis, scope):
            return record
        if _ONE_COMMITTEE.search(analysis.understood) and (one := self._one(analysis, within)):
            return one
        read = facts.to_read(self._index, analysis.understood, orgs=scope.orgs, within=within, hits=hits)
        if analysis.kind is Kind.YESNO:
            return self._yes_or_no(analysis, scope, read)
        found = self._span(analysis, read, scope)
        if several := self._several(analysis, within, found):
            return several
        verdict = silence.decide(analysis, found, missing=scope.missing, chosen=self._calibration)
        if found is None or not verdict.answered:
            return Short(confidence=verdict.confidence)
        quoted = tuple(dict.fromkeys(piece.hit for piece in found.pieces))
        return Short(text=found.text, hits=quoted, spans=found.spans, confidence=verdict.confidence)

    def _yes_or_no(self, analysis: Analysis, scope: Scope, hits: Sequence[Hit]) -> Short:
        wanted = alternatives(analysis, rarity=self._lists.rarity, synonyms=synonyms)
        said = yesno.decide(analysis, hits, wanted, orgs=scope.orgs)
        if said is None:
            return Short()
        text = yesno.worded(said, analysis)
        return Short(text=text, hits=(said.hit,), spans=(said.clause,), confidence=said.score)

    def _span(self, analysis: Analysis, hits: Sequence[Hit], scope: Scope) -> FactAnswer | None:
        return facts.find_answer(analysis, hits, rarity=self._rarity, embedder=self._index.embedder, orgs=scope.orgs)

    def _several(self, analysis: Analysis, within: Filter, found: FactAnswer | None) -> Short | None:
        """Return the answers of a question that asks for several things; None where found already has as many."""

        def ask(question: str, org: str) -> FactAnswer | None:
            part, scope = self._part(question)
            if part.kind not in facts.FINDERS:
                return None
            scope = replace(scope, orgs=scope.orgs or ((org,) if org else ()))
            answer = self._span(part, facts.to_read(self._index, question, orgs=scope.orgs, within=within), scope)
            verdict = silence.decide(part, answer, missing=scope.missing, chosen=self._calibration)
            return answer if verdict.answered else None

        def beside(question: str, hit: Hit) -> FactAnswer | None:
            part, _ = self._part(question)
            return self._span(part, [hit], Scope()) if part.kind in facts.FINDERS else None

        text = analysis.understood
        known = len(found.pieces) if found and len(analysis.parts) > 1 else 0
        told = in_parts(text, self._directory.spans(text), ask, beside, known=known)
        answers = [one.answer for one in told if one.answer]
        if len(answers) < 2:
            return None
        pieces = [piece for answer in answers for piece in answer.pieces]
        return Short(
            text=text_of(told, full_name=self._full_name)
            + wording.untold([one.question for one in told if not one.answer]),
            hits=tuple(dict.fromkeys(piece.hit for piece in pieces)),
            spans=tuple(piece.span for piece in pieces if piece.hit.passage.id == pieces[0].hit.passage.id),
            confidence=silence.confidence(silence.inputs(analysis, answers[0]), self._calibration),
        )

    def _full_name(self, name: str) -> str:
        """Return the committee that a question calls by name, the name itself where it is none's."""
        return next(iter(self._directory.named(name)), name)

    def _part(self, question: str) -> tuple[Analysis, Scope]:
        """Return one of the questions of a question taken apart, and where it looks."""
        read = self._index.searcher.understand(question)
        part = self._directory.analyse(question, read, understood=question)
        return part, self._directory.scope(part, read)

    def _recorded(self, analysis: Analysis, scope: Scope) -> Short | None:
        """Return what the record of an article says, or that it does not; None for a question on anything else."""
        if record := recorded(self._index, analysis, scope.orgs):
            return Short(text=record.text, hits=record.hits, spans=record.spans, confidence=1.0)
        return Short(missing=wording.unsigned(analysis)) if unsigned(self._index, analysis) else None

    def _one(self, analysis: Analysis, within: Filter) -> Short | None:
        """Return the committee that does most of what is asked; the one that the sentence itself names, if any."""
        wanted = replace(analysis, kind=Kind.LIST)
        rows = self._lists.find(wanted, filter=within).rows
        if not rows or rows[0].match is not Match.EXACT:
            return None
        best = max(rows, key=lambda row: (row.score, row.proofs[0].org is not None))
        proof = best.proofs[0]
        item = Item(org=best.org, region=best.region, match=best.match, citations=(1,))
        return Short(text=best.org, hits=(proof.hit,), spans=proof.evidence.spans, confidence=best.score, items=(item,))
