"""The shortest span of the best passages that answers a question for a fact."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.regions import same_org
from corpus.types import Span
from corpus.words import bigrams, words
from index.synonyms import all_wordings, synonyms
from index.types import EVERYTHING, Embedder, Filter, Hit, Vectors
from qa.analysis import Analysis
from qa.candidates.clauses import find_clauses, find_enumerations, find_meanings
from qa.candidates.dates import asked_grain, find_dates
from qa.candidates.names import asked_office, find_names
from qa.candidates.numbers import find_numbers
from qa.candidates.places import asked_place, find_places
from qa.candidates.titles import asked_type, find_quoted, find_titles
from qa.candidates.types import Candidate, Form
from qa.evidence import TextView
from qa.parts import Piece, asked_count, counted_names, counted_parts, joined
from qa.rarity import Rarity
from qa.scoring import FEATURES, Likeness, Wanted, features, label_fit, score
from qa.types import Kind

if TYPE_CHECKING:
    from index.reader import Index

Finder = Callable[[str], list[Candidate]]

PASSAGES = 24
"""How many of the best passages are read for candidates; those of the committees asked about come first."""

FINDERS: Mapping[Kind, tuple[Finder, ...]] = {
    Kind.NUMBER: (find_numbers,),
    Kind.WHO: (find_names,),
    Kind.WHEN: (find_dates,),
    Kind.WHERE: (find_places, find_enumerations, find_clauses),
    Kind.TITLE: (find_titles, find_quoted, find_clauses, find_enumerations),
    Kind.WHAT: (find_clauses, find_quoted, find_titles, find_meanings, find_enumerations),
    Kind.HOW: (find_clauses, find_quoted, find_meanings, find_enumerations),
}


_ASKED_LABEL: Mapping[Kind, Callable[[str], str]] = {
    Kind.WHO: asked_office,
    Kind.WHERE: asked_place,
    Kind.TITLE: asked_type,
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


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its features in its passage."""

    hit: Hit
    candidate: Candidate
    features: npt.NDArray[np.float64]

    @property
    def piece(self) -> Piece:
        """Return the candidate as a quotation."""
        return Piece(hit=self.hit, span=Span(self.candidate.start, self.candidate.end))


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
    if not found:
        return None
    rated = sorted(((score(analysis.kind, each.features), -at) for at, each in enumerate(found)), reverse=True)
    ranked = [found[-at] for _, at in rated]
    pieces = _pieces(analysis, ranked, hits)
    return FactAnswer(
        text=joined(pieces),
        pieces=pieces,
        form=ranked[0].candidate.form,
        score=rated[0][0],
        evidence=dict(zip(FEATURES, map(float, ranked[0].features), strict=True)),
    )


def _pieces(analysis: Analysis, ranked: Sequence[Found], hits: Sequence[Hit]) -> tuple[Piece, ...]:
    """Return the best candidate, or all parts where the question asks for several."""
    best = ranked[0]
    if analysis.kind in {Kind.WHAT, Kind.HOW}:
        same_article = [hit for hit in hits if hit.article.id == best.hit.article.id]
        for name in counted_names(analysis.understood):
            if pieces := counted_parts(name, same_article):
                return pieces
    if analysis.kind is Kind.NUMBER and len(analysis.parts) > 1:
        return _numbers_together(ranked, count=len(analysis.parts))
    return (best.piece,)


def _numbers_together(ranked: Sequence[Found], *, count: int) -> tuple[Piece, ...]:
    """Return the best number and the next best ones of its passage, in the order of the text."""
    best = ranked[0]
    together = [each for each in ranked if each.hit.passage.id == best.hit.passage.id][:count]
    return tuple(each.piece for each in sorted(together, key=lambda each: each.candidate.start))


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
            if _may_answer(analysis, wanted, each, hit.passage.text)
        ]
    return found


def wanted_of(analysis: Analysis, rarity: Rarity) -> Wanted:
    """Return what the scoring needs of a question, with the weight of each term by its rarity."""
    text, gap = analysis.understood, analysis.gap or Span(len(analysis.understood), len(analysis.understood))
    before, after = text[: gap.start], text[gap.end :].strip("?？。 ")
    terms = _term_shares(analysis.predicate, rarity)
    return Wanted(
        terms=terms,
        other_words=_other_words([*terms, *all_wordings().findall(analysis.predicate)]),
        before=before,
        after=after,
        text=text,
        asked=analysis.asked,
        label=_ASKED_LABEL[analysis.kind](text) if analysis.kind in _ASKED_LABEL else "",
        units=analysis.units,
        grain=asked_grain(text),
        quoted=analysis.quoted,
        keys=tuple(term.text for term in analysis.terms),
        count=asked_count(text),
    )


def _may_answer(analysis: Analysis, wanted: Wanted, found: Candidate, text: str) -> bool:
    """Return False for what cannot be meant: people for money, a day for a year, anybody else for the chair."""
    if analysis.kind is Kind.WHO and not set(wanted.keys) <= {wanted.label}:
        return True
    if analysis.kind in {Kind.NUMBER, Kind.WHEN, Kind.WHO}:
        sure = 1.0 if analysis.kind is Kind.WHO and wanted.label else 0.1
        return label_fit(wanted, found, text[found.start : found.end]) >= sure
    return True


def _other_words(terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    return {term: tuple(word for word, _ in found) for term in terms if (found := synonyms(term))}


def asked_text(analysis: Analysis) -> str:
    """Return what a question is embedded as: itself, and in another language its Chinese words too."""
    return analysis.understood if analysis.language == "zh" else f"{analysis.understood} {analysis.predicate}"


def _term_shares(predicate: str, rarity: Rarity) -> dict[str, float]:
    """Return the words of a predicate, and its pairs of characters at half weight, as shares of 1."""
    whole = dict.fromkeys((word for word in words(predicate) if len(word) > 1 or word.isdigit()), 1.0)
    pairs = dict.fromkeys(bigrams(predicate), 0.5)
    weights = pairs | whole
    rare = rarity(list(weights))
    weights = {term: weight * rare[term] for term, weight in weights.items()}
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total else {}


def _of_asked(analysis: Analysis, orgs: Sequence[str], hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that can speak of the committees asked about; all of them where none is named."""
    return [hit for hit in hits if not orgs or place_fit(analysis, orgs, hit) > 0]


def place_fit(analysis: Analysis, orgs: Sequence[str], hit: Hit) -> float:
    """Return 1 where the article is about a committee or place that is asked about, .5 where none is named."""
    named = {*analysis.orgs, *orgs}
    if not named and not analysis.places:
        return 0.5
    org = hit.article.org or ""
    if org in named or (org and any(same_org(org, name) for name in analysis.orgs)):
        return 1.0
    region = hit.article.region.name if hit.article.region else ""
    if any(place in f"{region}{org}" for place in analysis.places):
        return 0.8 if orgs else 1.0
    return 0.4 if any(place in hit.passage.text for place in analysis.places) else 0.0


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
