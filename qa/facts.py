"""The shortest span of the best passages that answers a question for a fact."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.types import Span
from index.types import EVERYTHING, Embedder, Filter, Hit, Vectors
from qa.analysis import Analysis
from qa.candidates.agents import AGENT, asks_agent, find_agents
from qa.candidates.clauses import find_clauses, find_enumerations, find_meanings
from qa.candidates.dates import find_dates
from qa.candidates.names import find_names
from qa.candidates.numbers import find_numbers, find_ranks
from qa.candidates.parallels import find_together
from qa.candidates.places import find_places
from qa.candidates.titles import asks_document, find_quoted, find_titles
from qa.candidates.types import Candidate, Form
from qa.evidence import TextView
from qa.narrowing import narrowed, with_rival
from qa.parts import Piece, joined
from qa.preferred import preferred
from qa.rarity import Rarity
from qa.scoring import FEATURES, Likeness, Wanted, features, label_fit, score
from qa.several import Found, all_pieces
from qa.totals import of_several
from qa.types import Kind
from qa.wanted import asked_text, place_fit, wanted_of

if TYPE_CHECKING:
    from index.reader import Index

_OF_COMMITTEE = re.compile(r"^[省市州盟县区旗]?(?:政协)?")
Finder = Callable[[str], list[Candidate]]

PASSAGES = 24
"""How many of the best passages are read for candidates; those of the committees asked about come first."""

FINDERS: Mapping[Kind, tuple[Finder, ...]] = {
    Kind.NUMBER: (find_numbers, find_ranks),
    Kind.WHO: (find_names, find_agents),
    Kind.WHEN: (find_dates,),
    Kind.WHERE: (find_places, find_quoted, find_enumerations, find_clauses),
    Kind.TITLE: (find_titles, find_quoted, find_clauses, find_enumerations),
    Kind.WHAT: (find_clauses, find_quoted, find_titles, find_meanings, find_enumerations, find_together),
    Kind.HOW: (find_clauses, find_quoted, find_meanings, find_enumerations, find_together),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAnswer:
    """What answers. text is the pieces as they stand in their passages; the first piece's passage is the evidence.

    score compares within one question; evidence names the features of the best piece (scoring.FEATURES), from which
    silence is decided.
    """

    text: str
    pieces: tuple[Piece, ...]
    form: Form
    score: float
    evidence: Mapping[str, float]

    @property
    def hit(self) -> Hit:
        """Return the passage that the answer is quoted from, the first one where there are several."""
        return self.pieces[0].hit

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where the answer stands in the text of hit.passage."""
        return tuple(piece.span for piece in self.pieces if piece.hit.passage.id == self.hit.passage.id)


def find_answer(
    analysis: Analysis,
    hits: Sequence[Hit],
    *,
    rarity: Rarity,
    embedder: Embedder,
    orgs: Sequence[str] = (),
) -> FactAnswer | None:
    """Return the best span of the hits' passages, or None where none has the form that is asked for.

    orgs are the committees of the corpus that the question names, in whatever words.
    """
    found = gather(analysis, hits, rarity=rarity, embedder=embedder, orgs=orgs)
    if not found or of_several(analysis, found, orgs):
        return None
    scored = sorted(found, key=lambda each: score(analysis.kind, each.features), reverse=True)
    best, pieces = all_pieces(analysis, preferred(analysis, scored), hits)
    whole, pieces = pieces, narrowed(analysis, pieces)
    if pieces == whole == (scored[0].piece,):
        pieces = (with_rival(analysis, scored),)
    return FactAnswer(
        text=joined(pieces),
        pieces=pieces,
        form=best.candidate.form,
        score=score(analysis.kind, best.features),
        evidence=dict(zip(FEATURES, map(float, best.features), strict=True)),
    )


def to_read(
    index: "Index", question: str, *, orgs: Sequence[str], within: Filter = EVERYTHING, hits: Sequence[Hit] = ()
) -> list[Hit]:
    """Return the passages to look for an answer in: those of the committees asked about, then hits.

    hits are what a search for question within the same filter gave, where the caller has them.
    """
    hits = hits or index.search(question, k=PASSAGES, filter=within)
    own = index.search(question, k=PASSAGES, filter=replace(within, orgs=tuple(orgs))) if orgs else []
    ids = {hit.passage.id for hit in own}
    return own + [hit for hit in hits if hit.passage.id not in ids]


def gather(
    analysis: Analysis,
    hits: Sequence[Hit],
    *,
    rarity: Rarity,
    embedder: Embedder,
    orgs: Sequence[str] = (),
) -> list[Found]:
    """Return every candidate of the passages that has the form asked for, with its features."""
    wanted = wanted_of(analysis, rarity)
    hits = _of_asked(analysis, orgs, hits)[:PASSAGES]
    found: list[Found] = []
    views = [TextView(hit.passage.text, wanted.terms, _heading(hit), wanted.other_words) for hit in hits]
    question = embedder.embed_question(asked_text(analysis))
    places = [place_fit(analysis, orgs, hit) for hit in hits]
    likenesses = _likenesses(views, hits, places, question, embedder)
    for hit, view, likeness in zip(hits, views, likenesses, strict=True):
        found += [
            Found(hit, each, features(wanted, view, each, likeness))
            for finder in FINDERS[analysis.kind]
            for each in finder(hit.passage.text)
            if _may_answer(analysis.kind, wanted, each, hit.passage.text, names=(*orgs, *analysis.places))
        ]
    return _of_asked_sort(analysis, wanted, found)


def _of_asked_sort(analysis: Analysis, wanted: Wanted, found: list[Found]) -> list[Found]:
    """Return what is of the very sort asked for where there is any: titles for a document, villages for 哪个村."""
    if analysis.kind is Kind.TITLE and asks_document(analysis.understood):
        return [each for each in found if each.candidate.form is Form.TITLE] or found
    if analysis.kind is Kind.WHERE and wanted.label and not wanted.asks_name:
        return [each for each in found if _is_of_sort(wanted, each)] or found
    return found


def _is_of_sort(wanted: Wanted, found: Found) -> bool:
    """Return whether a place is of the sort asked for, or, where several are, an enumeration with its word."""
    several = wanted.count > 1 and found.candidate.label == str(wanted.count)
    return found.candidate.label.endswith(wanted.label) or (several and wanted.label in found.piece.text)


def _of_asked(analysis: Analysis, orgs: Sequence[str], hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that can speak of the committees asked about; all of them where none is named."""
    return [hit for hit in hits if not orgs or place_fit(analysis, orgs, hit) > 0]


def _may_answer(kind: Kind, wanted: Wanted, found: Candidate, text: str, *, names: Sequence[str]) -> bool:
    """Return False for what cannot be meant: people for money, a day for a year, anybody else for the chair."""
    if kind is Kind.WHO and not _asks_holder(wanted, names):
        return found.label != AGENT or asks_agent(wanted.text)
    said = text[found.start : found.end]
    if kind is Kind.NUMBER and _is_told(said, wanted.text):
        return False
    if kind in {Kind.NUMBER, Kind.WHEN, Kind.WHO}:
        sure = 1.0 if kind is Kind.WHO and wanted.label else 0.1
        return label_fit(wanted, found, said) >= sure
    return True


def _is_told(number: str, question: str) -> bool:
    """Return whether the question says a number itself (五项共识被拆成多少项任务)."""
    return bool(re.search(rf"(?<!\d){re.escape(number)}", question))


def _asks_holder(wanted: Wanted, names: Sequence[str]) -> bool:
    """Return whether a question asks for nothing but who holds an office (县政协主席是谁); names are its places."""
    offices = wanted.label.split("、")
    kept = [_OF_COMMITTEE.sub("", key) for key in wanted.keys if not any(key in name for name in names)]
    return bool(wanted.label) and all(key in offices for key in kept if key)


def _heading(hit: Hit) -> str:
    return " ".join(part for part in (hit.article.org, hit.article.title) if part)


def _likenesses(
    views: Sequence[TextView], hits: Sequence[Hit], places: Sequence[float], question: Vectors, embedder: Embedder
) -> list[Likeness]:
    """Return the cosines of the question with every clause, sentence and passage, one batch for all."""
    texts = [
        text
        for view in views
        for text in (*(view.text[start:end] for start, end in (*view.clauses, *view.sentences)), view.text)
    ]
    cosines = iter((embedder.embed(texts) @ question).tolist())
    best = max((hit.score for hit in hits), default=0.0)
    return [
        Likeness(
            clauses={span: next(cosines) for span in view.clauses},
            sentences={span: next(cosines) for span in view.sentences},
            passage=next(cosines),
            rank=max(0.0, 1 - (best - hit.score) / 5),
            place=place,
        )
        for view, hit, place in zip(views, hits, places, strict=True)
    ]
