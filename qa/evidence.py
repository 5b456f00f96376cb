"""A text seen through a question: where its terms stand, and what share of their weight a stretch covers. Pure."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.sentences import split_sentences
from corpus.types import Span
from qa.candidates.clauses import split_clauses

NEARNESS_CHARS = 10.0
"""Distance at which a term counts 1/e of one that touches the candidate."""


@dataclass(frozen=True)
class TextView:
    """A passage's text with its clauses, sentences and the places of a question's terms.

    terms maps each term to its share of the question's weight; the shares sum to 1. other_words maps terms to what
    stands for them as well (回 for 次). heading is what the passage is read under (committee, title): its terms are
    covered where the passage is looked at as a whole.
    """

    text: str
    terms: Mapping[str, float]
    heading: str = ""
    other_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def clauses(self) -> Sequence[Span]:
        """Return the clauses in order."""
        return split_clauses(self.text)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """Return the sentences in order; together they cover the text."""
        return split_sentences(self.text)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Return where each term starts; terms that do not occur are left out."""
        found = {
            term: tuple(
                start for word in (term, *self.other_words.get(term, ())) for start in _occurrences(self.text, word)
            )
            for term in self.terms
        }
        return {term: starts for term, starts in found.items() if starts}

    @cached_property
    def in_heading(self) -> frozenset[str]:
        """Return the terms that the heading holds."""
        return frozenset(term for term in self.terms if term in self.heading)

    @cached_property
    def whole(self) -> float:
        """Return the covered share of the passage with its heading, 0 to 1."""
        return sum(self.terms[term] for term in self.places.keys() | self.in_heading)

    def coverage(self, span: Span) -> float:
        """Return the share of the question's weight whose terms stand within span, 0 to 1."""
        return sum(
            self.terms[term]
            for term, starts in self.places.items()
            if any(span.start <= start and start + len(term) <= span.end for start in starts)
        )

    def clause_at(self, span: Span) -> Span:
        """Return the stretch of whole clauses that holds span."""
        return _around(self.clauses, span)

    def sentence_at(self, span: Span, *, margin: int = 0) -> Span:
        """Return the stretch of whole sentences that holds span, with margin more on either side."""
        return _around(self.sentences, span, margin=margin)

    def nearness(self, span: Span, within: Span) -> float:
        """Return the weight of the terms in within but outside span, each discounted by its distance, 0 to 1."""
        total = 0.0
        for term, starts in self.places.items():
            distances = [
                max(span.start - start - len(term), start - span.end, 0)
                for start in starts
                if within.start <= start < within.end and not (span.start <= start and start + len(term) <= span.end)
            ]
            if distances:
                total += self.terms[term] * math.exp(-min(distances) / NEARNESS_CHARS)
        return total


def _occurrences(text: str, term: str) -> tuple[int, ...]:
    starts, at = [], text.find(term)
    while at >= 0:
        starts.append(at)
        at = text.find(term, at + 1)
    return tuple(starts)


def _around(spans: Sequence[Span], span: Span, *, margin: int = 0) -> Span:
    if not spans:
        return span
    first = max(bisect_right(spans, span.start, key=lambda piece: piece.start) - 1 - margin, 0)
    last = max(bisect_right(spans, max(span.end - 1, span.start), key=lambda piece: piece.start) - 1, first)
    last = min(last + margin, len(spans) - 1)
    return Span(min(spans[first].start, span.start), max(spans[last].end, span.end))
