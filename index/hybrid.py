"""Words, vectors, places and a closer look into one ranking. Scores are in standard deviations: higher is better."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.types import Article, Passage
from corpus.words import WIDTHS, Segmenter
from index.config import DEFAULT_CONFIG, SearchConfig
from index.crossencoder import load_reranker
from index.embedder import DEFAULT, load_embedder
from index.features import NAMES, Candidate, Sought, features
from index.lexicon import Bridge, Lexicon
from index.parts import Parts, Scored, reasons_of, word_reasons
from index.places import Home, Places
from index.query import Term, Understood, understand
from index.readings import Readings
from index.synonyms import synonyms
from index.tables import PARTICLES
from index.types import Embedder, Filter, Hit, Reranker

if TYPE_CHECKING:
    from index.reader import Index

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

_QUOTED = re.compile(r"[“「『\"]([\u4e00-\u9fff]{2,12})[”」』\"]")
_STRICT_SHARE, _NEAR_SHARE, _SINGLE_SHARE = 0.8, 0.5, 0.4


class Searcher:
    """Searches one build. It keeps what does not change between questions."""

    def __init__(self, index: "Index", config: SearchConfig = DEFAULT_CONFIG) -> None:
        self._index = index
        self.config = config

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary of the build, with the words that its corpus coined."""
        segmenter = Segmenter(self._index.coined)
        return Lexicon(self._index.words.frequencies(), rows=self._index.words.rows, segmenter=segmenter)

    @cached_property
    def places(self) -> Places:
        """The divisions and committees that the articles are about."""
        return Places([
            Home(org=org, chain=tuple(name for name in chain if name), rows=rows)
            for org, *chain, _, rows in self._index.store.homes()
        ])

    @cached_property
    def reader(self) -> Embedder:
        """The bundled model, for single words and sentences: it is quick, whatever model embeds the passages."""
        return load_embedder(DEFAULT)

    @cached_property
    def reranker(self) -> Reranker | None:
        """The cross-encoder that has the last look, if one is set. Raises SettingsError when it is not here."""
        return load_reranker(self.config.reranker) if self.config.reranker else None

    @cached_property
    def readings(self) -> Readings:
        """The passages that were looked at closely."""
        return Readings(self.reader)

    @cached_property
    def bridge(self) -> Bridge:
        """From foreign words to those of the corpus."""
        return Bridge(self.lexicon.words, self.reader)

    def prepare(self) -> None:
        """Load what the first question would wait for. Raises SettingsError when the reranker is not here."""
        _ = self.reranker, self.readings
        # What is mistyped, a name in Latin letters and one in Cyrillic: each needs a table of its own.
        for question in ("委员工做站", "Zhou Zhanhai", "Куньмин"):
            self.understand(question)

    def understand(self, question: str) -> Understood:
        """Return question as it is searched for."""
        return self._understood(question.translate(WIDTHS).strip())

    @cached_property
    def _understood(self) -> Callable[[str], Understood]:
        """The last questions as they were read: one is asked for by the answer and again by its search."""
        read = partial(
            understand, lexicon=self.lexicon, bridge=self.bridge, places=self.places, weights=self.config.terms
        )
        return lru_cache(maxsize=256)(read)

    def search(self, question: str, *, k: int, filter: Filter, prefer_places: bool = True) -> list[Hit]:
        """Return the k passages that fit question best among those filter lets through, best first.

        The places that question names are preferred unless prefer_places is False. Ties go to the earlier row, which
        is the smaller passage id.
        """
        asked = self.understand(question)
        rows = self._index.rows(filter)
        if rows is not None and not len(rows):
            return []
        scored = self._score(asked, rows, prefer_places=prefer_places)
        best = scored.parts.best(max(k, self.config.depth))
        return self._closer(asked, scored, best, k)

    def _score(self, asked: Understood, rows: Rows | None, *, prefer_places: bool) -> Scored:
        vector = self._vector(asked)
        weights = self._weights(asked.terms)
        words = self._index.words.weighted(dict(weights.values()))
        dense_weight = self.config.dense_weight_foreign if asked.foreign else self.config.dense_weight
        mean, deviation = float(words.mean()), float(words.std()) or 1.0
        fits = self.places.nearness(asked.wanted) if prefer_places else np.zeros_like(words)
        count = self.config.candidates
        by_vector = self._index.dense.search(vector, k=count, rows=rows)
        found = np.union1d(by_vector, _top(words + deviation * fits, k=count, rows=rows))
        cosines = self._index.dense.scores(vector, found)
        parts = Parts(
            found,
            dense_weight * (cosines - self._index.dense.mean(vector)) / self._index.dense.deviation(vector),
            (1 - dense_weight) * (words[found] - mean) / deviation,
            self.config.place_weight * fits[found],
        )
        columns = {term: (self._index.words.column(number), weight) for term, (number, weight) in weights.items()}
        return Scored(parts, columns, (1 - dense_weight) / deviation, mean)

    def _vector(self, asked: Understood) -> Floats:
        embed = self._index.embedder.embed_question
        vector = embed(asked.question)
        if asked.foreign and asked.chinese:
            vector = vector + embed(asked.chinese)
        return vector / max(float(np.linalg.norm(vector)), 1e-12)

    def _weights(self, terms: tuple[Term, ...]) -> dict[Term, tuple[int, float]]:
        """Return the number and the weight of each term that the corpus has; one said twice weighs twice."""
        numbers = self._index.store.term_ids([term.token for term in terms])
        said = Counter(term for term in terms if term.token in numbers)
        return {term: (numbers[term.token], count * term.weight) for term, count in said.items()}

    def _added(self, asked: Understood, candidates: list[Candidate]) -> Floats:
        """Return what each feature adds to each candidate, shape (len(candidates), features)."""
        weights = np.array(astuple(self.config.features), dtype=np.float32)
        if not weights.any():
            return np.zeros((len(candidates), len(weights)), dtype=np.float32)
        return features(self._sought(asked), candidates, self.readings) * weights

    def _sought(self, asked: Understood) -> Sought:
        lexicon, weights = self.lexicon, self.config.terms
        said = [word for word in lexicon.segmenter.words(asked.chinese) if word not in PARTICLES]
        words = {word: _share(word) * lexicon.rarity(word) for word in said + _QUOTED.findall(asked.question)}
        for found in asked.translations:
            if found.by == "nearest":
                for word in found.chinese:
                    words.setdefault(word, weights.nearest * found.sureness * lexicon.rarity(word))
        share = {True: _STRICT_SHARE, False: _NEAR_SHARE}
        wordings = {word: tuple((other, share[strict]) for other, strict in synonyms(word)) for word in words}
        text = f"{asked.question} {asked.chinese}" if asked.foreign else asked.question
        return Sought(
            question=asked.question,
            words=words,
            wordings=wordings,
            vector=self.reader.embed_question(text),
            word_vectors=self.reader.embed(list(words)),
        )

    def _closer(self, asked: Understood, scored: Scored, best: Parts, k: int) -> list[Hit]:
        passages = self._index.store.passages(best.rows.tolist())
        articles = [self._index.article(passage.article_id) for passage in passages]
        added = self._added(asked, _candidates(passages, articles))
        total = best.total() + added.sum(axis=1)
        reread = self._reread(asked, passages, total)
        total += reread
        order = np.lexsort((best.rows, -total))[:k]
        words = word_reasons(scored, best.rows[order])
        return [
            Hit(
                passage=passages[n],
                article=articles[n],
                score=float(total[n]),
                reasons=reasons_of(
                    said, scored, best, n, {**dict(zip(NAMES, added[n], strict=True)), "reranker": reread[n]}
                ),
            )
            for n, said in zip(order.tolist(), words, strict=True)
        ]

    def _reread(self, asked: Understood, passages: Sequence[Passage], total: Floats) -> Floats:
        """Return what the reranker adds to each passage: nothing to the worst of the best depth and to the others."""
        added = np.zeros(len(passages), dtype=np.float32)
        if self.reranker:
            first = np.argsort(-total, kind="stable")[: self.config.depth]
            scores = self.reranker.scores(asked.question, [passages[n].text for n in first])
            added[first] = self.config.reranker_weight * (scores - scores.min()) / (float(scores.std()) or 1.0)
        return added


def _share(word: str) -> float:
    """Return how much a word of the question counts for its length: a single character says little."""
    return 1.0 if len(word) > 1 else _SINGLE_SHARE


def _top(scores: Floats, *, k: int, rows: Rows | None) -> Rows:
    """Return the rows of the k highest scores above zero, among rows only where they are given."""
    among = scores if rows is None else scores[rows]
    best = np.argpartition(-among, k)[:k] if k < len(among) else np.arange(len(among))
    best = best[among[best] > 0]
    return best if rows is None else rows[best]


def _candidates(passages: Sequence[Passage], articles: Sequence[Article]) -> list[Candidate]:
    return [
        Candidate(text=passage.text, head=f"{article.org or ''} {article.title or ''}")
        for passage, article in zip(passages, articles, strict=True)
    ]
