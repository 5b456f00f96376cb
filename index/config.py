"""The parameters of a search, in one place; a build's manifest records them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWeights:
    """How much a term counts that the question does not say itself, beside one that it does (1)."""

    coined: float = 1.0
    nearest: float = 0.7
    strict: float = 0.4
    near: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureWeights:
    """What each feature of a candidate adds to its score, in standard deviations, at its fullest."""

    coverage: float = 3.0
    sentence: float = 4.0
    pair: float = 2.8
    closeness: float = 2.8
    kind: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchConfig:
    """How hits are found and ranked.

    dense_weight is the share of the vectors in the sum of both standardised scores, words have the rest;
    dense_weight_foreign is that for a question in another language. place_weight is what the article of the named
    place or committee gets. candidates are taken from either ranking, the best depth of them looked at closely.
    reranker names a CrossEncoder that scores the best depth last, reranker_weight is what a standard deviation of its
    scores adds; without a name there is none.
    """

    dense_weight: float = 0.55
    dense_weight_foreign: float = 0.7
    place_weight: float = 1.5
    candidates: int = 400
    depth: int = 30
    reranker: str | None = None
    reranker_weight: float = 4.0
    terms: TermWeights = field(default=TermWeights())
    features: FeatureWeights = field(default=FeatureWeights())


DEFAULT_CONFIG = SearchConfig()
