"""Questions with and without an answer, as the model of silence sees them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.reader import Index
from qa import facts
from qa.analysis import Analysis, analyse
from qa.evaluation.dataset import labelled_row
from qa.evaluation.judge import answer_share
from qa.facts import FactAnswer
from qa.rarity import rarity_of
from qa.scope import Directory
from qa.types import Kind

UNTOLD = Path(__file__).parents[1] / "data" / "untold.txt"
SWAPS, PLACES, ATTRIBUTES = 1, 1, 1
MADE = 0.25
"""How much a made question counts beside a labelled one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """A question, whether its corpus answers it, whether it was made from another, and what was found for it.

    right is how right that is, 0 to 1 (0 for one that has no answer).
    """

    corpus: int
    answerable: bool
    made: bool
    analysis: Analysis
    found: FactAnswer | None
    missing: tuple[str, ...]
    right: float = 0.0


class Observer:
    """Looks up questions in one index, without any silence; corpus is its number."""

    def __init__(self, index: Index, *, corpus: int) -> None:
        self._index = index
        self._corpus = corpus
        self._directory = Directory(index)
        self._rarity = rarity_of(index)

    def observe(self, question: str, *, answerable: bool, made: bool) -> Observed | None:
        """Return what is found for a question; None for a kind that is answered in another way."""
        read = self._index.searcher.understand(question)
        analysis = self._directory.analyse(question, read)
        if analysis.kind not in facts.FINDERS:
            return None
        scope = self._directory.scope(analysis, read)
        hits = facts.to_read(self._index, analysis.understood, orgs=scope.orgs)
        found = facts.find_answer(analysis, hits, rarity=self._rarity, embedder=self._index.embedder, orgs=scope.orgs)
        return Observed(
            corpus=self._corpus,
            answerable=answerable,
            made=made,
            analysis=analysis,
            found=found,
            missing=scope.missing,
        )

    def all(self, labelled: Sequence[Mapping[str, Any]]) -> Iterator[Observed]:
        """Yield labelled questions, the same asked of other committees, and questions that no page answers."""
        lines = UNTOLD.read_text(encoding="utf-8").splitlines()
        for row in labelled:
            label = labelled_row(row)
            if observed := self.observe(label.question, answerable=label.answerable, made=False):
                yield replace(observed, right=answer_share(label, observed.found.text) if observed.found else 0.0)
        made = [other for row in labelled for other in asked_of_others(row, self._directory.orgs)]
        templates = [line for line in lines if not line.startswith("#")]
        for question in (*made, *filled(templates, labelled, self._directory.orgs)):
            if observed := self.observe(question, answerable=False, made=True):
                yield observed


def filled(templates: Sequence[str], labelled: Sequence[Mapping[str, Any]], orgs: Sequence[str]) -> list[str]:
    """Return templates with committees and with what labelled questions ask about put in, a few of each."""
    of_things = [template for template in templates if "{term}" in template]
    others = [template for template in templates if "{term}" not in template]
    things = [thing for row in labelled if (thing := _thing(row))]
    return [
        others[at].format(org=_place(orgs[(at * PLACES + step) % len(orgs)]))
        for at in range(len(others))
        for step in range(PLACES if "{org}" in others[at] else 1)
    ] + [
        of_things[(at + 3 * step) % len(of_things)].format(org=org, term=term)
        for at, (org, term) in enumerate(things)
        for step in range(ATTRIBUTES if of_things else 0)
    ]


def _thing(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the place of an answerable question on one committee, and the longest of its terms."""
    if row["type"] in {Kind.LIST, "unanswerable"} or row["lang"] != "zh" or len(row["orgs"]) != 1:
        return None
    terms = [term.text for term in analyse(row["question"]).terms if term.weight >= 1]
    term = max(terms, key=len, default="")
    return (_place(row["orgs"][0]), term) if len(term) > 2 else None


def _place(org: str) -> str:
    return org.removesuffix("政协")


def asked_of_others(row: Mapping[str, Any], orgs: Sequence[str]) -> list[str]:
    """Return an answerable question asked of other committees, of which the pages hardly say the same.

    Who holds an office is left out: that may well be told of the other committee too.
    """
    if row["type"] in {Kind.WHO, Kind.LIST, Kind.YESNO, "unanswerable"} or len(row["orgs"]) != 1:
        return []
    place = _place(row["orgs"][0])
    name = next((name for name in (place, place[:-1]) if len(name) > 1 and name in row["question"]), "")
    others = [org for org in orgs if org != row["orgs"][0]]
    start = sum(map(ord, row["question"]))
    chosen = [others[(start + 7 * step) % len(others)] for step in range(SWAPS)] if name and others else []
    return [row["question"].replace(name, _place(org)) for org in chosen]
