"""python -m qa.calibration.weights QUESTIONS.jsonl=INDEX ...: fits the choice of spans (qa/data/fact_weights.json).

For each labelled question every candidate of the passages read is right or wrong; softmax regression raises the
probability of the right ones. The weights of each kind are held by an L2 penalty near the mean of those that ship and
of one fit over the questions of all kinds, so that a kind with few questions goes by what holds for all.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from index.query import simplified
from index.reader import Index, open_index
from qa import facts, scoring
from qa.calibration.fit import Floats, grouped
from qa.candidates.numbers import with_units_of
from qa.evaluation.dataset import Labelled, read_labelled
from qa.evaluation.judge import answer_share, folded
from qa.rarity import rarity_of
from qa.scope import Directory
from qa.types import Kind

POOLED: Final = 0.003
"""Penalty of the fit over all kinds."""

OWN: Final = 0.03
"""Penalty of a kind's weights for leaving their prior; both were chosen leaving out one corpus at a time."""

STEPS, RATE = 200, 0.1
DECAY, TINY = 0.9, 1e-8
EVIDENCE_CHARS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates of one question: features, shape (n, len(FEATURES)), and which are right, shape (n,), 0 or 1.

    corpus is a number for the pages it is asked of.
    """

    question: str
    kind: Kind
    corpus: int
    features: Floats
    right: Floats


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many choices are right now, and by weights that saw none of their pages; --write fits. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m qa.calibration.weights", description="标定答案片段的选择")
    parser.add_argument("pairs", nargs="+", metavar="QUESTIONS.jsonl=INDEX", help="标注问题与其索引")
    parser.add_argument("--write", action="store_true", help="写入 qa/data/fact_weights.json")
    options = parser.parse_args(arguments)
    asked = [(Path(questions), open_index(Path(folder))) for questions, folder in (p.split("=") for p in options.pairs)]
    groups = grouped([set(index.manifest.sources.values()) for _, index in asked])
    choices = [
        choice
        for (questions, index), group in zip(asked, groups, strict=True)
        for choice in gathered(index, read_labelled(questions), corpus=group)
    ]
    now = scoring.weights()
    shares = {"questions": len(choices), "now": share_right(choices, now), "unseen": validated(choices, now)}
    sys.stdout.write(f"{json.dumps(shares)}\n")
    if options.write:
        table = {
            kind.value: dict(zip(scoring.FEATURES, np.round(row, 3).tolist(), strict=True))
            for kind, row in fitted(choices, now).items()
        }
        scoring.WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return 0


def gathered(index: Index, labelled: Sequence[Labelled], *, corpus: int) -> Iterator[Choice]:
    """Yield the candidates of each question that has a right one among them."""
    directory, rarity = Directory(index), rarity_of(index)
    for each in labelled:
        read = index.searcher.understand(each.question)
        mended = with_units_of(simplified(each.question), read.question)
        analysis = directory.analyse(each.question, read, understood=mended)
        if not each.answerable or analysis.kind not in facts.FINDERS:
            continue
        orgs = directory.scope(analysis, read).orgs
        hits = facts.to_read(index, analysis.understood, orgs=orgs)
        found = facts.gather(analysis, hits, rarity=rarity, embedder=index.embedder, orgs=orgs)
        right = np.array([is_right(each, one.hit.passage.text, one.piece.span) for one in found], dtype=float)
        if right.any():
            features = np.array([one.features for one in found])
            yield Choice(question=each.question, kind=analysis.kind, corpus=corpus, features=features, right=right)


def is_right(question: Labelled, passage: str, span: tuple[int, int]) -> bool:
    """Return whether a span holds an accepted answer and stands in a passage that is labelled as evidence."""
    if answer_share(question, passage[slice(*span)]) < 1:
        return False
    text = folded(passage)
    return any(folded(evidence)[:EVIDENCE_CHARS] in text for evidence in question.evidence)


def fit_softmax(choices: Sequence[Choice], prior: Floats, *, penalty: float) -> Floats:
    """Return weights, shape (len(FEATURES),), that choose right ones, held near prior by an L2 penalty (RMSprop)."""
    weights, seen = prior.copy(), np.zeros_like(prior)
    for step in range(STEPS):
        slope = sum((_slope(each, weights) for each in choices), np.zeros_like(prior)) / max(len(choices), 1)
        slope -= penalty * (weights - prior)
        seen = DECAY * seen + (1 - DECAY) * slope**2 if step else slope**2
        weights = weights + RATE * slope / np.sqrt(seen + TINY) * (1 - step / STEPS)
    return weights


def _slope(choice: Choice, weights: Floats) -> Floats:
    """Return the gradient of the log of the probability that a right candidate is chosen."""
    scores = choice.features @ weights
    chosen = np.exp(scores - scores.max())
    right = chosen * choice.right
    slope: Floats = choice.features.T @ (right / right.sum() - chosen / chosen.sum())
    return slope


def fitted(choices: Sequence[Choice], shipped: Mapping[Kind, Floats]) -> dict[Kind, Floats]:
    """Return the weights of each kind; the prior alone where no question is of that kind."""
    common = fit_softmax(choices, np.zeros(choices[0].features.shape[1]), penalty=POOLED)
    weights = {kind: (row + common) / 2 for kind, row in shipped.items()}
    for kind, prior in weights.items():
        if own := [each for each in choices if each.kind is kind]:
            weights[kind] = fit_softmax(own, prior, penalty=OWN)
    return weights


def share_right(choices: Sequence[Choice], weights: Mapping[Kind, Floats]) -> float:
    """Return the share of questions whose best candidate is right, 0 to 1."""
    right = [each.right[int(np.argmax(each.features @ weights[each.kind]))] for each in choices]
    return round(float(np.mean(right)), 4)


def validated(choices: Sequence[Choice], shipped: Mapping[Kind, Floats]) -> float:
    """Return the share of questions answered right by weights fitted without any question of their pages.

    The shipped weights may have been fitted to them before.
    """
    right: list[float] = []
    for corpus in {each.corpus for each in choices}:
        weights = fitted([each for each in choices if each.corpus != corpus], shipped)
        right += [share_right([each], weights) for each in choices if each.corpus == corpus]
    return round(float(np.mean(right)), 4)


if __name__ == "__main__":
    sys.exit(main())
