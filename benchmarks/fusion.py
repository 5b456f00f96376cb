"""The share of the vectors in the sum of both scores: python -m benchmarks.fusion FOLDER... [--index FOLDER].

Measures nDCG@10 of the plain sum, without the closer look, for every weight on test sets in BEIR's form and on the
development questions, and cross-validates the choice in five folds. Writes
index/data/fusion.json, which every build keeps.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np
import numpy.typing as npt

from benchmarks.retrieval import drawn
from index.calibration import FUSION
from index.hybrid import Searcher
from index.reader import Index, open_index
from index.types import EVERYTHING, Hit
from qa.evaluation.beir import index_documents, read_beir
from qa.evaluation.dataset import read_labelled
from qa.evaluation.ranking import DEPTH, SYSTEMS
from qa.evaluation.run import Relevance, ranking_measures, relevance_of

QUESTIONS = Path("tests/data/dev-questions.jsonl")
WEIGHTS = (0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.8, 1.0)
FOLDS = 5

Key = Callable[[Hit], str]
Table = npt.NDArray[np.float64]
"""nDCG@10, shape (queries, weights)."""


def main() -> None:
    """Measure every weight on every set and write the curves and what cross-validation gives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--index", type=Path, default=Path("var/index"), help="the index of the sample pages")
    parser.add_argument("--queries", type=int, default=60, help="at most so many of each set, drawn by a fixed seed")
    options = parser.parse_args()
    tables = {"dev-questions": on_questions(open_index(options.index), QUESTIONS)}
    for folder in options.folders:
        tables[folder.name] = on_test_set(folder, options.queries)
    curves = {
        name: dict(zip(map(str, WEIGHTS), table.mean(axis=0).round(4).tolist(), strict=True))
        for name, table in tables.items()
    }
    queries = {name: len(table) for name, table in tables.items()}
    found = {"measure": "nDCG@10", "queries": queries, "curves": curves, **cross_validated(tables)}
    FUSION.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(FUSION.read_text(encoding="utf-8"))


def on_questions(index: Index, file: Path) -> Table:
    """Return the table of labelled questions; a hit is a passage that holds evidence."""
    questions = read_labelled(file)
    texts = {question.id: question.question for question in questions}
    return table_of(index, texts, relevance_of(questions, index.passages()), key=lambda hit: hit.passage.id)


def on_test_set(folder: Path, count: int) -> Table:
    """Return the table of at most count queries of a test set."""
    test_set = drawn(read_beir(folder), count)
    with tempfile.TemporaryDirectory() as index_folder:
        index_documents(test_set.documents, Path(index_folder))
        index = open_index(Path(index_folder))
        return table_of(index, test_set.queries, test_set.relevance, key=lambda hit: hit.article.id)


def table_of(index: Index, texts: Mapping[str, str], relevance: Relevance, *, key: Key) -> Table:
    """Return nDCG@10 of every judged query at every weight; key is what a hit is judged by."""
    columns = []
    for weight in WEIGHTS:
        config = replace(SYSTEMS["hybrid"], dense_weight=weight, dense_weight_foreign=weight)
        searcher = Searcher(index, config)
        run = {
            name: {key(hit): hit.score for hit in searcher.search(texts[name], k=DEPTH, filter=EVERYTHING)}
            for name in relevance
        }
        measured = ranking_measures(relevance, run)
        columns.append([measured[name]["nDCG@10"] for name in relevance])
    return np.array(columns, dtype=np.float64).T


def cross_validated(tables: Mapping[str, Table]) -> dict[str, object]:
    """Return the weight that each fold's other queries choose by the mean over sets, and its mean where unseen."""
    chosen, unseen = [], []
    for fold in range(FOLDS):
        seen = np.mean([_split(table, fold)[0].mean(axis=0) for table in tables.values()], axis=0)
        best = int(seen.argmax())
        chosen.append(WEIGHTS[best])
        unseen.append(mean(float(_split(table, fold)[1][:, best].mean()) for table in tables.values()))
    return {"chosen_by_fold": chosen, "mean_on_unseen": round(mean(unseen), 4)}


def _split(table: Table, fold: int) -> tuple[Table, Table]:
    held = np.arange(len(table)) % FOLDS == fold
    return table[~held], table[held]


if __name__ == "__main__":
    main()
