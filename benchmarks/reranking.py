"""How much a reranker should count: python -m benchmarks.reranking FOLDER... writes results/reranking.json.

No cross-encoder ships with the project, so rerankers of several qualities are simulated on test sets in BEIR's form:
each scores a passage by its relevance plus normal noise. For every quality and every weight the best thirty passages
are ordered as index.hybrid orders them, and the mean nDCG@10 over the sets is kept.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

import numpy as np
import numpy.typing as npt

from benchmarks.retrieval import drawn
from index.config import DEFAULT_CONFIG
from index.reader import open_index
from index.types import Hit
from qa.evaluation.beir import BeirSet, index_documents, read_beir
from qa.evaluation.run import Relevance, ranking_measures

RESULTS = Path(__file__).parent / "results" / "reranking.json"
NOISES = (0.15, 0.25, 0.35, 0.5, 1.0)
"""Standard deviations of the noise; a relevant passage scores 1, another 0."""
WEIGHTS = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)
ALONE = 1e6
"""A weight beside which the search's own score is nothing."""

Floats = npt.NDArray[np.float64]


def main() -> None:
    """Measure every weight for every quality and write the curves."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--queries", type=int, default=200, help="at most so many of each set, drawn by a fixed seed")
    options = parser.parse_args()
    sets = {folder.name: drawn(read_beir(folder), options.queries) for folder in options.folders}
    hits = {name: search_all(test_set) for name, test_set in sets.items()}
    curves = {
        str(noise): {
            "alone" if weight == ALONE else str(weight): round(
                mean(quality(hits[name], sets[name].relevance, noise=noise, weight=weight) for name in sets), 4
            )
            for weight in (*WEIGHTS, ALONE)
        }
        for noise in NOISES
    }
    queries = {name: len(test_set.queries) for name, test_set in sets.items()}
    found = {"measure": "mean nDCG@10", "queries": queries, "curves_by_noise": curves}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def search_all(test_set: BeirSet) -> dict[str, list[Hit]]:
    """Return the passages that a reranker would be shown for each query."""
    with tempfile.TemporaryDirectory() as folder:
        index_documents(test_set.documents, Path(folder))
        index = open_index(Path(folder))
        return {key: index.search(text, k=DEFAULT_CONFIG.depth) for key, text in test_set.queries.items()}


def quality(hits: Mapping[str, Sequence[Hit]], relevance: Relevance, *, noise: float, weight: float) -> float:
    """Return the mean nDCG@10 with a simulated reranker. The same noise is drawn whatever the weight."""
    chance = np.random.default_rng(0)
    run = {
        key: reranked(found, relevance[key], chance.normal(0, noise, len(found)), weight) for key, found in hits.items()
    }
    measured = ranking_measures(relevance, run)
    return mean(float(values["nDCG@10"]) for values in measured.values())


def reranked(hits: Sequence[Hit], relevance: Mapping[str, int], noise: Floats, weight: float) -> dict[str, float]:
    """Return the score of each hit's document with what a reranker of such noise adds to it."""
    scores = noise + [float(relevance.get(hit.article.id, 0) > 0) for hit in hits]
    added = weight * (scores - scores.min()) / (float(scores.std()) or 1.0)
    return {hit.article.id: hit.score + float(more) for hit, more in zip(hits, added, strict=True)}


if __name__ == "__main__":
    main()
