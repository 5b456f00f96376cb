"""List questions over the whole index: every passage is scored by its words, every committee's best are read.

Scoring by postings gives each passage an upper bound of what its sentences can reach, so none that could pass is
left out: a list is complete however many passages there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from index.synonyms import synonyms
from index.types import Filter, Hit
from qa.analysis import Analysis, Period
from qa.listing.concepts import Alternative, Concept, alternatives, together, whole
from qa.listing.conditions import counted_in, holds, is_asked
from qa.listing.conjunction import conjuncts, jointly, to_the_letter
from qa.listing.counts import stated_number
from qa.listing.likely import likely, telling, with_others
from qa.listing.likeness import BESIDE, SHOWN, Likeness
from qa.listing.matching import Evidence, evidence
from qa.listing.presence import Presence
from qa.listing.rows import Proof, Row, Rows
from qa.listing.subjects import key_of, shares, told_of
from qa.types import Match

if TYPE_CHECKING:
    from index.reader import Index

BARS: Final = {Match.EXACT: 0.64, Match.NEAR: 0.70}
"""The score from which evidence makes a row; chosen on development questions (docs/lists.md)."""

LEAST: Final = 0.35
"""The score below which evidence is not even shown as close."""

READ: Final = 2_500
"""Passages that are read word by word for one question, or one a committee where there are more committees."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class ListFinder:
    """Finds the rows of list questions in one index."""

    def __init__(self, index: "Index") -> None:
        self._index = index
        self._presence = Presence(index)
        self.rarity = self._presence.rarity
        self._likeness = Likeness(index, self.rarity)

    def find(self, analysis: Analysis, *, filter: Filter) -> Rows:
        """Return the committees with evidence for the question among what filter lets through.

        Of what is not the case, where nothing says so, those of which the contrary is told are close.
        """
        if parts := conjuncts(analysis):
            found = [self.find(part, filter=filter) for part in parts]
            return jointly(to_the_letter(parts, found, synonyms))
        wanted = alternatives(analysis, rarity=self.rarity, synonyms=synonyms)
        if not any(concept.core for alternative in wanted for concept in alternative):
            wanted = tuple((_dated(period),) for period in analysis.periods)
        if analysis.abroad:
            wanted = (*wanted, (together(),))
        if not wanted:
            return Rows(rows=())
        hits = self._read(self._bounds(wanted), filter)
        told = [(hit, tuple(_telling(hit.passage.text, wanted))) for hit in hits]
        rows = self._sorted(told, wanted, analysis)
        shown = self._shown(rows, analysis, wanted, filter)
        if analysis.planned or analysis.negated:
            there = self._sorted(told, wanted, replace(analysis, planned=False, negated=False))
            there = [row for row in there if row.score >= BARS[row.match]]
            built = {row.org: row.match for row in there}
            shown = [row for row in shown if built.get(row.org) not in {Match.EXACT, row.match}]
            rows = rows if shown or analysis.planned else there
        return Rows(rows=tuple(shown), close=tuple(row for row in rows if row.org not in {each.org for each in shown}))

    def _shown(
        self, rows: Sequence[Row], analysis: Analysis, wanted: tuple[Alternative, ...], filter: Filter
    ) -> list[Row]:
        """Return the rows that reach their bar; where none is exact, also what comes close and what is alike."""
        shown = [row for row in rows if row.score >= BARS[row.match]]
        if analysis.exact or (analysis.limits and any(row.match is Match.EXACT for row in shown)):
            # A condition on a number is one on the thing named: what is near is counted as something else.
            shown = [row for row in shown if row.match is Match.EXACT]
        elif all(row.match is Match.NEAR for row in shown):
            shown = with_others(shown, likely(rows))
        shown = telling(shown, committees=len(self._index.facets(filter)["orgs"]))
        if all(row.match is Match.NEAR for row in shown):
            return with_others(shown, self._alike(analysis, wanted, filter, share=BESIDE if shown else SHOWN))
        return shown

    def _sorted(
        self, told: Iterable[tuple[Hit, Sequence[Evidence]]], wanted: tuple[Alternative, ...], analysis: Analysis
    ) -> list[Row]:
        """Return the rows that what hits tell gives, exact ones first, then by score and name."""
        proofs = [proof for hit, found in told for proof in self._proofs(hit, found, wanted, analysis)]
        return sorted(self._rows(proofs, analysis), key=lambda row: (row.match is Match.NEAR, -row.score, row.org))

    def _alike(self, analysis: Analysis, wanted: tuple[Alternative, ...], filter: Filter, *, share: float) -> list[Row]:
        """Return near rows by likeness, the likeliest first; none where the letter, or what is not there, is asked."""
        if analysis.exact or analysis.negated or analysis.planned:
            return []
        found = self._likeness.find(analysis, wanted, filter, share=share)
        proofs = [proof for hit, told in found for proof in self._proofs(hit, [told], wanted, analysis)]
        return sorted(self._rows(proofs, analysis), key=lambda row: (-row.score, row.org))

    def _bounds(self, wanted: Sequence[Alternative]) -> Floats:
        best = np.zeros(self._index.manifest.passages, dtype=np.float32)
        for alternative in wanted:
            total = sum(concept.weight for concept in alternative)
            score = np.zeros_like(best)
            for concept in alternative:
                score += np.float32(concept.weight / total) * self._bound(concept)
            np.maximum(best, score, out=best)
        return best

    def _bound(self, concept: Concept) -> Floats:
        bound = np.zeros(self._index.manifest.passages, dtype=np.float32)
        if len(concept.words) > 1:
            for forms, share in concept.words:
                bound[self._any([form.text for form in forms])] += np.float32(share)
        for form in sorted(concept.forms, key=lambda form: form.strength):
            rows = self._any([form.text])
            bound[rows] = np.maximum(bound[rows], np.float32(form.strength))
        return bound

    def _any(self, wordings: Iterable[str]) -> Ints | slice:
        wordings = list(wordings)
        if any(len(wording) == 1 for wording in wordings):
            return slice(None)
        return np.unique(np.concatenate([self._presence.rows(wording) for wording in wordings]))

    def _read(self, bounds: Floats, filter: Filter) -> list[Hit]:
        rows = np.flatnonzero(bounds >= LEAST)
        allowed = self._index.rows(filter)
        if allowed is not None:
            rows = np.intersect1d(rows, allowed, assume_unique=True)
        rows = self._likeliest(rows, bounds)
        passages = self._index.store.passages([int(row) for row in rows])
        hits = [
            Hit(passage=passage, article=self._index.article(passage.article_id), score=float(bounds[row]))
            for row, passage in zip(rows, passages, strict=True)
        ]
        return [hit for hit in hits if hit.article.org]

    def _likeliest(self, rows: Ints, bounds: Floats) -> Ints:
        """Return rows, or where they are too many every committee's best, then its next, until READ are taken."""
        if len(rows) <= READ:
            return rows
        owners = self._owners[rows]
        order = np.lexsort((rows, -bounds[rows], owners))
        sorted_owners = owners[order]
        firsts = np.flatnonzero(np.r_[True, sorted_owners[1:] != sorted_owners[:-1]])
        place = np.arange(len(order)) - np.repeat(firsts, np.diff(np.r_[firsts, len(order)]))
        return np.sort(rows[order[np.lexsort((order, place))[: max(READ, len(firsts))]]])

    @cached_property
    def _owners(self) -> Ints:
        """The number of the committee that each row's article is about."""
        articles = self._index.store.fetch("SELECT org, rows FROM articles ORDER BY first_row")
        numbers: dict[str | None, int] = {}
        return np.repeat(
            np.array([numbers.setdefault(org, len(numbers)) for org, _ in articles], dtype=np.int64),
            np.array([count for _, count in articles], dtype=np.int64),
        )

    def _proofs(
        self, hit: Hit, told: Iterable[Evidence], wanted: tuple[Alternative, ...], analysis: Analysis
    ) -> list[Proof]:
        """Return the first of what a passage tells that holds, for each committee that it is told of."""
        best: dict[str | None, Proof] = {}
        for found in told:
            if not holds(hit, found, wanted, analysis):
                continue
            for org in told_of(hit.passage.text, found.spans[0], hit.article):
                piece = found.window if org else None
                best.setdefault(org, Proof(hit=hit, evidence=found, piece=piece, org=org))
        return list(best.values())

    def _rows(self, proofs: Iterable[Proof], analysis: Analysis) -> list[Row]:
        """Return a row for each committee, under the name that its own article gives it where there is one."""
        by_key: dict[str, list[Proof]] = {}
        for proof in proofs:
            by_key.setdefault(key_of(proof.about, proof.hit.article), []).append(proof)
        rows: list[Row] = []
        for key, found in by_key.items():
            name = self._own_names.get(key, found[0].about)
            named = [replace(proof, org=name) if proof.org else proof for proof in found]
            rows.append(_row(name, named, analysis))
        return [row for row in rows if is_asked(row.org, row.region, analysis)]

    @cached_property
    def _own_names(self) -> dict[str, str]:
        """The committees that articles are about, by what is equal for their names."""
        articles = self._index.store.fetch("SELECT org, MIN(id) FROM articles WHERE org IS NOT NULL GROUP BY org")
        return {key_of(org, self._index.article(article_id)): org for org, article_id in articles}


def _telling(text: str, wanted: tuple[Alternative, ...]) -> Iterator[Evidence]:
    return (found for found in evidence(text, wanted) if found.score >= LEAST)


def _dated(period: Period) -> Concept:
    """Return the period itself as what is asked for, where a question asks for nothing else."""
    text = f"{period.month}月" if period.month else f"{period.year}年"
    return Concept(text=text, weight=1.0, forms=(whole(text),), words=(((whole(text),), 1.0),))


def proof_order(proof: Proof) -> tuple[bool, bool, float, str]:
    """Return what proofs are sorted by: those that make a row first, the exact ones of them before near ones."""
    found = proof.evidence
    weak = found.score < BARS[found.match]
    return weak, not weak and found.match is Match.NEAR, -found.score, proof.hit.passage.id


def _row(org: str, proofs: list[Proof], analysis: Analysis) -> Row:
    proofs.sort(key=proof_order)
    best = proofs[0]
    region = best.hit.article.region.name if best.hit.article.region and best.piece is None else None
    bar = min(BARS[best.evidence.match], best.evidence.score)
    enough = [proof for proof in proofs if proof.evidence.score >= bar]
    number, stating = _number([proof for proof in enough if proof.evidence.match is best.evidence.match], analysis)
    return Row(
        org=org,
        region=region,
        match=best.evidence.match,
        score=best.evidence.score,
        proofs=tuple(sorted(enough, key=lambda proof: proof is not stating)),
        number=number,
    )


def _number(proofs: Sequence[Proof], analysis: Analysis) -> tuple[str | None, Proof | None]:
    """Return the first number that proofs state of the thing asked about, and the proof that states it."""
    for proof in proofs:
        text = proof.hit.passage.text
        if proof.org and (share := shares(text, proof.evidence.spans[0], proof.hit.article)):
            return share.get(proof.org) or None, proof
        if written := stated_number(text, counted_in(text, proof.evidence, analysis), analysis.limits):
            return written, proof
    return None, None
