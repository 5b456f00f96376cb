"""python -m qa.calibration.likeness QUESTIONS.jsonl=INDEX ...: fits what is like a list question's predicate.

Each committee is evidence or not for each labelled list question by its likeliest sentence; which one that is depends
on the model, so fitting and choosing alternate. Questions for lists that have no row teach what is not told. The
figures are of models that have not seen the corpus of the question.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.reader import Index, open_index
from index.synonyms import synonyms
from index.types import Filter
from qa.calibration.fit import Floats, fit_logistic
from qa.evaluation.dataset import Labelled, read_labelled
from qa.listing.concepts import alternatives
from qa.listing.finder import ListFinder
from qa.listing.likeness import FEATURES, MODEL, Likeness
from qa.scope import Directory
from qa.types import Kind

ROUNDS = 4
PENALTY = 0.02
FIRST = np.array([1.0, 1.0, 0.0, 0.2, 1.0, 0.2, 0.0, 0.5])
BARS = tuple((told, shown) for told in (0.12, 0.15, 0.17, 0.2, 0.25, 0.3) for shown in (0.2, 0.4, 0.6, 0.8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A list question: its corpus, the committees wanted, and the FEATURES of every one's sentences, a row each."""

    corpus: str
    wanted: frozenset[str]
    features: Mapping[str, Floats]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the bars with what they give; with --write keep the model. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m qa.calibration.likeness", description="标定列表问题的近似")
    parser.add_argument("pairs", nargs="+", metavar="QUESTIONS.jsonl=INDEX", help="标注问题与其索引")
    parser.add_argument("--write", action="store_true", help="写入 qa/data/likeness.json")
    options = parser.parse_args(arguments)
    asked: list[Asked] = []
    for pair in options.pairs:
        questions, folder = pair.split("=")
        asked += gathered(open_index(Path(folder)), read_labelled(Path(questions)), corpus=folder)
    for row in curve(asked):
        sys.stdout.write(f"{json.dumps(row)}\n")
    if options.write:
        weights, bias = fitted(asked)
        named = dict(zip(FEATURES, np.round(weights, 3).tolist(), strict=True))
        table = {"bias": round(bias, 3), "weights": named, "questions": len(asked)}
        MODEL.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return 0


def gathered(index: Index, labelled: Sequence[Labelled], *, corpus: str) -> Iterator[Asked]:
    """Yield the list questions without further conditions, those that have no row among them."""
    directory, finder = Directory(index), ListFinder(index)
    likeness = Likeness(index, finder.rarity)
    for each in labelled:
        read = index.searcher.understand(each.question)
        analysis = directory.analyse(each.question, read)
        conditions = analysis.limits or analysis.periods or analysis.grades or analysis.negated or analysis.planned
        if analysis.kind is not Kind.LIST or each.type not in {"list", "unanswerable"} or conditions:
            continue
        filter: Filter = directory.scope(analysis, read).filter
        wanted = alternatives(analysis, rarity=finder.rarity, synonyms=synonyms)
        sentences, features = likeness.measured(analysis, wanted, filter)
        owners = np.array([each.names.get(one.hit.article.org or "", one.hit.article.org) for one in sentences])
        yield Asked(
            corpus=corpus,
            wanted=each.orgs,
            features={str(org): features[owners == org] for org in np.unique(owners) if org not in each.near},
        )


def fitted(asked: Sequence[Asked]) -> tuple[Floats, float]:
    """Return the weights of FEATURES and the bias; every question counts by the root of its committees."""
    weights, bias = FIRST, 0.0
    for _ in range(ROUNDS):
        best = [(each, org, rows[np.argmax(rows @ weights)]) for each in asked for org, rows in each.features.items()]
        rows = np.array([row for _, _, row in best])
        labels = np.array([float(org in each.wanted) for each, org, _ in best])
        shares = np.array([len(each.features) ** -0.5 for each, _, _ in best])
        weights, bias = fit_logistic(rows, labels, shares, penalty=PENALTY)
    return weights, bias


def curve(asked: Sequence[Asked]) -> Iterator[dict[str, float]]:
    """Yield for each pair of bars precision and recall of lists, by models that have not seen their corpus."""
    scored: list[tuple[Asked, dict[str, float]]] = []
    for corpus in sorted({each.corpus for each in asked}):
        weights, bias = fitted([each for each in asked if each.corpus != corpus])
        scored += [
            (
                each,
                {org: float(1 / (1 + np.exp(-(rows @ weights).max() - bias))) for org, rows in each.features.items()},
            )
            for each in asked
            if each.corpus == corpus
        ]
    for told, shown in BARS:
        yield {"told": told, "shown": shown, **_figures(scored, told, shown)}


def _figures(scored: Sequence[tuple[Asked, Mapping[str, float]]], told: float, shown: float) -> dict[str, float]:
    precision: list[float] = []
    recall: list[float] = []
    silent: list[bool] = []
    for asked, sure in scored:
        best = max(sure.values(), default=0.0)
        rows = {org for org, value in sure.items() if value >= shown * best} if best >= told else set()
        if asked.wanted:
            right = len(rows & asked.wanted)
            precision.append(right / len(rows) if rows else 0.0)
            recall.append(right / len(asked.wanted))
        else:
            silent.append(not rows)
    return {
        "precision": round(float(np.mean(precision)), 3),
        "recall": round(float(np.mean(recall)), 3),
        "silent": round(float(np.mean(silent)), 3) if silent else 1.0,
    }


if __name__ == "__main__":
    sys.exit(main())
