"""The search on public test sets: python -m benchmarks.retrieval FOLDER... writes results/retrieval.json.

Each folder is a test set in BEIR's form. nDCG@10 and the other measures are those of python -m qa evaluate.
"""

import argparse
import json
import random
import tempfile
from dataclasses import replace
from pathlib import Path

from index.reader import open_index
from qa.evaluation.beir import BeirSet, index_documents, read_beir
from qa.evaluation.ranking import SYSTEMS, rank_queries

RESULTS = Path(__file__).parent / "results" / "retrieval.json"


def main() -> None:
    """Measure each test set and write what was found after each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--queries", type=int, default=1000, help="at most so many of each set, drawn by a fixed seed")
    options = parser.parse_args()
    found: dict[str, object] = {}
    for folder in options.folders:
        test_set = drawn(read_beir(folder), options.queries)
        with tempfile.TemporaryDirectory() as index_folder:
            index_documents(test_set.documents, Path(index_folder))
            index = open_index(Path(index_folder))
            systems = {name: rank_queries(index, test_set, config) for name, config in SYSTEMS.items()}
        sizes = {"passages": len(test_set.documents), "queries": len(test_set.queries)}
        found[folder.name] = {**sizes, "systems": systems}
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        print(folder.name, sizes, {name: means["nDCG@10"] for name, means in systems.items()}, flush=True)


def drawn(test_set: BeirSet, count: int) -> BeirSet:
    """Return test_set with at most count of its queries."""
    keys = sorted(test_set.queries)
    kept = set(random.Random(0).sample(keys, min(count, len(keys))))
    return replace(
        test_set,
        queries={key: text for key, text in test_set.queries.items() if key in kept},
        relevance={key: value for key, value in test_set.relevance.items() if key in kept},
    )


if __name__ == "__main__":
    main()
