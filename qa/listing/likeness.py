"""Sentences like what a list question asks for, where no passage has its wording (吃饭难 where 助餐 is told of).

Every sentence of the passages nearest to the question gets the probability that it is evidence, from a logistic model
of FEATURES (qa/data/likeness.json, fitted by qa/calibration/likeness.py). Two bars decide: one for whether anything of
the kind is told at all, and one, a share of the best, for what else is then shown. All of it counts as near.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from corpus.sentences import split_sentences
from corpus.types import Span
from corpus.words import bigrams
from index.synonyms import synonyms
from index.types import Filter, Hit, Vectors
from qa.alignment import alignment
from qa.analysis import Analysis
from qa.citations import occurrences
from qa.listing.concepts import Alternative
from qa.listing.matching import Evidence, evidence
from qa.listing.meanings import Meanings
from qa.listing.predicates import named_alternatives
from qa.phrases import phrases
from qa.terms import cut, is_verb, stop_words
from qa.types import Match

if TYPE_CHECKING:
    from index.reader import Index

MODEL: Final = Path(__file__).parents[1] / "data" / "likeness.json"
FEATURES: Final = ("coverage", "evidence", "exact", "standing", "passage", "alignment", "terms", "meaning")
"""How much of the question a sentence says in words; its score as evidence by wording (qa/listing/matching.py), and the
same where it is exact; its cosine, in standard deviations above that of the corpus's sentences; the cosine of its
passage; how closely its words answer to those of the question, one by one; the question's terms, in sixths; how near
the question is to an everyday word whose meaning the sentence says (qa/listing/meanings.py)."""

TOLD: Final = 0.17
"""The probability of the best sentence from which there is an answer (docs/lists.md)."""

SHOWN, BESIDE = 0.4, 0.7
"""The share of the best sentence's probability from which another makes a row, and beside rows found by wording."""

READ: Final = 300
SAMPLED: Final = 300
MANY: Final = 6
WORDINGS: Final = 40
_STRICT: Final = 0.9
_NEAR: Final = 0.7
_SLIGHT: Final = 0.25

Floats = npt.NDArray[np.float64]
Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a hit's passage."""

    hit: Hit
    span: Span


class Likeness:
    """Measures sentences of one index against list questions."""

    def __init__(self, index: "Index", rarity: Rarity) -> None:
        self._index = index
        self._rarity = rarity
        self._meanings = Meanings(index.embedder)

    def find(
        self, analysis: Analysis, wanted: Sequence[Alternative], filter: Filter, *, share: float = SHOWN
    ) -> list[tuple[Hit, Evidence]]:
        """Return the sentences at least share as likely as the best, the likeliest first.

        None where not even the best is likely enough.
        """
        sentences, features = self.measured(analysis, wanted, filter)
        sure = probabilities(features)
        best = sure.max(initial=0.0)
        if best < TOLD:
            return []
        order = sorted(np.flatnonzero(sure >= share * best), key=lambda at: (-sure[at], sentences[at].hit.passage.id))
        terms = list(_wordings(word_weights(analysis.predicate, self._rarity)))
        return [(sentences[at].hit, _evidence(sentences[at], float(sure[at]), terms)) for at in order]

    def measured(
        self, analysis: Analysis, wanted: Sequence[Alternative], filter: Filter
    ) -> tuple[list[Sentence], Floats]:
        """Return the sentences of the committees' nearest passages and their FEATURES, a column each."""
        meant = (
            self._meanings.of([analysis.predicate, *named_alternatives(analysis)]) if analysis.language == "zh" else {}
        )
        hits = self._read(analysis, meant, filter)
        sentences = [Sentence(hit=hit, span=span) for hit in hits for span in split_sentences(hit.passage.text)]
        weights = word_weights(analysis.predicate, self._rarity)
        if not weights or not sentences:
            return [], np.empty((0, len(FEATURES)))
        question = self._index.embedder.embed_question(analysis.predicate)
        cosines = self._cosines([hit.passage.text for hit in hits], question)
        of_passage = dict(zip([hit.passage.id for hit in hits], cosines, strict=True))
        texts = [each.hit.passage.text[each.span.start : each.span.end] for each in sentences]
        usual = self._usual @ question
        telling = tuple(group for group in wanted if any(concept.core for concept in group))
        by_wording = list(_by_wording(sentences, telling))
        features = [
            [coverage(weights, text) for text in texts],
            [score for score, _ in by_wording],
            [score * exact for score, exact in by_wording],
            (self._cosines(texts, question) - usual.mean()) / max(float(usual.std()), 1e-6),
            [of_passage[each.hit.passage.id] for each in sentences],
            alignment(weights, texts, self._index.embedder),
            [min(len(analysis.terms), MANY) / MANY] * len(texts),
            [max((like for said, like in meant.items() if said in text), default=0.0) for text in texts],
        ]
        return sentences, np.array(features, dtype=np.float64).T

    def _read(self, analysis: Analysis, meant: Mapping[str, float], filter: Filter) -> list[Hit]:
        """Return the committees' passages nearest to the question, and those that say most of what it may mean."""
        hits = self._index.search(analysis.understood, k=READ, filter=filter)
        known = {hit.passage.id for hit in hits}
        passages = self._index.store.passages(self._rows_saying(meant, filter))
        others = [
            Hit(passage=passage, article=self._index.article(passage.article_id), score=0.0)
            for passage in passages
            if passage.id not in known
        ]
        return [hit for hit in (*hits, *others) if hit.article.org]

    def _rows_saying(self, meant: Mapping[str, float], filter: Filter) -> list[int]:
        """Return the rows that may say most of the likeliest wordings, by the pairs of their characters."""
        nearest = sorted(meant, key=lambda said: (-meant[said], said))[:WORDINGS]
        votes: Counter[int] = Counter()
        for wording in nearest:
            if pairs := bigrams(wording):
                votes.update(self._index.words.rows_with_all(pairs).tolist())
        allowed = self._index.rows(filter)
        may = votes.keys() if allowed is None else votes.keys() & set(allowed.tolist())
        return sorted(may, key=lambda row: (-votes[row], row))[:READ]

    def _cosines(self, texts: Sequence[str], question: Vectors) -> Vectors:
        cosines: Vectors = self._index.embedder.embed(texts) @ question
        return cosines

    @cached_property
    def _usual(self) -> Vectors:
        """The vectors of the sentences of passages taken evenly from the committees' articles, a row each."""
        ranges = self._index.store.fetch(
            "SELECT first_row, rows FROM articles WHERE org IS NOT NULL ORDER BY first_row"
        )
        rows = [row for first, count in ranges for row in range(first, first + count)]
        step = max(1, math.ceil(len(rows) / SAMPLED))
        texts = [passage.text for passage in self._index.store.passages(rows[::step])]
        return self._index.embedder.embed([text[start:end] for text in texts for start, end in split_sentences(text)])


def _phrases(analysis: Analysis) -> list[str]:
    """Return what a question says was done, as a whole and alternative by alternative, in its own language."""
    if analysis.language == "zh":
        return [analysis.predicate, *named_alternatives(analysis)]
    return [phrases().wrapper.sub(" ", analysis.understood).strip("?？ ")]


def _by_wording(sentences: Sequence[Sentence], wanted: tuple[Alternative, ...]) -> Iterator[tuple[float, bool]]:
    """Yield for each sentence its best score as evidence by wording, and whether that is exact."""
    told: dict[str, list[Evidence]] = {}
    for each in sentences:
        passage = each.hit.passage
        if passage.id not in told:
            told[passage.id] = evidence(passage.text, wanted)
        best = next((found for found in told[passage.id] if _tells(found, each.span)), None)
        yield (best.score, best.match is Match.EXACT) if best else (0.0, False)


def _tells(found: Evidence, sentence: Span) -> bool:
    """Return whether evidence stands, if only in part, in a sentence."""
    within = found.window.start <= sentence.start and sentence.end <= found.window.end
    return within and any(sentence.start <= span.start < sentence.end for span in found.spans)


def probabilities(features: Floats) -> Floats:
    """Return the probability that each row of FEATURES is evidence, shape (n,)."""
    weights, bias = _model()
    sure: Floats = 1 / (1 + np.exp(-features @ weights - bias))
    return sure


@cache
def _model() -> tuple[Floats, float]:
    table = json.loads(MODEL.read_text(encoding="utf-8"))
    return np.array([table["weights"][name] for name in FEATURES]), float(table["bias"])


def word_weights(predicate: str, rarity: Rarity) -> dict[str, float]:
    """Return the words of a predicate that tell something, with their shares of it, which sum to 1."""
    said = [word for word in cut(predicate) if any(map(str.isalnum, word)) and not _is_grammar(word)]
    # 书 stands in many words: it tells only where no longer one does.
    shortest = 2 if any(len(word) > 1 and not _is_slight(word) for word in said) else 1
    weights = {word: rarity(word) * (_SLIGHT if _is_slight(word) else 1.0) for word in said if len(word) >= shortest}
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items()} if total else {}


def _is_grammar(word: str) -> bool:
    return word.lower() in stop_words()["function"] | stop_words()["english"]


def _is_slight(word: str) -> bool:
    return is_verb(word) or word in stop_words()["nouns"]


def coverage(weights: Mapping[str, float], text: str) -> float:
    """Return how much of the words' weight text says, by them or by their other wordings, 0 to 1."""
    return sum(weight * _said(word, text) for word, weight in weights.items())


def _said(word: str, text: str) -> float:
    if word in text:
        return 1.0
    return max((_STRICT if strict else _NEAR for other, strict in synonyms(word) if other in text), default=0.0)


def _wordings(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        yield from (other for other, _ in synonyms(word))


def _evidence(sentence: Sentence, score: float, terms: Iterable[str]) -> Evidence:
    """Return a sentence as evidence; what it shares with the question is marked, else all of it."""
    window = sentence.span
    said = [span for span in occurrences(sentence.hit.passage.text, terms) if window.start <= span.start < window.end]
    return Evidence(score=score, match=Match.NEAR, window=window, spans=tuple(said) or (window,))
