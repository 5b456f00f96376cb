"""The search alone on a public test set: the whole of it, and each of its parts."""

from dataclasses import replace
from statistics import mean

from index.config import DEFAULT_CONFIG, FeatureWeights, SearchConfig
from index.hybrid import Searcher
from index.reader import Index
from index.types import EVERYTHING
from qa.evaluation.beir import BeirSet
from qa.evaluation.run import RANKING, ranking_measures

DEPTH = 10

_NO_FEATURES = FeatureWeights(coverage=0, sentence=0, pair=0, closeness=0, kind=0)
_SUM = replace(DEFAULT_CONFIG, features=_NO_FEATURES)
SYSTEMS: dict[str, SearchConfig] = {
    "words": replace(_SUM, dense_weight=0.0, dense_weight_foreign=0.0),
    "vectors": replace(_SUM, dense_weight=1.0, dense_weight_foreign=1.0),
    "hybrid": _SUM,
    "reranked": DEFAULT_CONFIG,
}
"""The two parts, their weighted sum, and the sum with the closer look at the best of it."""


def rank_queries(index: Index, test_set: BeirSet, config: SearchConfig) -> dict[str, float]:
    """Return the mean of every ranking measure over the queries of test_set, searched by config."""
    searcher = Searcher(index, config)
    run = {
        key: {hit.article.id: hit.score for hit in searcher.search(text, k=DEPTH, filter=EVERYTHING)}
        for key, text in test_set.queries.items()
    }
    measured = ranking_measures(test_set.relevance, run)
    return {str(name): round(mean(values[str(name)] for values in measured.values()), 4) for name in RANKING}
