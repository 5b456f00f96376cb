"""python -m qa.calibration.weights QUESTIONS.jsonl=INDEX ...: fits the choice of spans (qa/data/fact_weights.json).

For each labelled question every candidate of the passages read is right or wrong; softmax regression raises the
probability of the right ones. The weights that there are serve as the prior, so that few questions move them little;
with --fresh nothing of them is used: the prior is one fit from zero over the questions of all kinds.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.reader import Index, open_index
from qa import facts, scoring
from qa.calibration.fit import Floats
from qa.evaluation.dataset import Labelled, read_labelled
from qa.evaluation.judge import answer_share, folded
from qa.rarity import rarity_of
from qa.scope import Directory
from qa.types import Kind

PENALTY, STEPS, RATE, FOLDS = 0.03, 200, 0.1, 5
DECAY, TINY = 0.9, 1e-8
EVIDENCE_CHARS = 25

Start = Callable[[Sequence["Choice"]], Mapping[Kind, Floats]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates of one question: features, shape (n, len(FEATURES)), and which are right, shape (n,), 0 or 1."""

    question: str
    kind: Kind
    features: Floats
    right: Floats


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many choices are right before and after, by cross-validation; with --write keep the fit. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m qa.calibration.weights", description="标定答案片段的选择")
    parser.add_argument("pairs", nargs="+", metavar="QUESTIONS.jsonl=INDEX", help="标注问题与其索引")
    parser.add_argument("--write", action="store_true", help="写入 qa/data/fact_weights.json")
    parser.add_argument("--fresh", action="store_true", help="不从现有权重出发，从零开始")
    options = parser.parse_args(arguments)
    choices: list[Choice] = []
    for pair in options.pairs:
        questions, folder = pair.split("=")
        choices += gathered(open_index(Path(folder)), read_labelled(Path(questions)))
    shipped = scoring.weights()
    start: Start = pooled if options.fresh else lambda _: shipped
    shares = {"questions": len(choices), "now": share_right(choices, shipped), "fitted": validated(choices, start)}
    sys.stdout.write(f"{json.dumps(shares)}\n")
    if options.write:
        table = {
            kind.value: dict(zip(scoring.FEATURES, np.round(row, 3).tolist(), strict=True))
            for kind, row in fitted(choices, start(choices)).items()
        }
        scoring.WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return 0


def gathered(index: Index, labelled: Sequence[Labelled]) -> Iterator[Choice]:
    """Yield the candidates of each question that has a right one among them."""
    directory, rarity = Directory(index), rarity_of(index)
    for each in labelled:
        read = index.searcher.understand(each.question)
        analysis = directory.analyse(each.question, read)
        if not each.answerable or analysis.kind not in facts.FINDERS:
            continue
        orgs = directory.scope(analysis, read).orgs
        hits = facts.to_read(index, analysis.understood, orgs=orgs)
        found = facts.gather(analysis, hits, rarity=rarity, embedder=index.embedder, orgs=orgs)
        right = np.array([is_right(each, one.hit.passage.text, one.piece.span) for one in found], dtype=float)
        if right.any():
            features = np.array([one.features for one in found])
            yield Choice(question=each.question, kind=analysis.kind, features=features, right=right)


def is_right(question: Labelled, passage: str, span: tuple[int, int]) -> bool:
    """Return whether a span holds an accepted answer and stands in a passage that is labelled as evidence."""
    if answer_share(question, passage[slice(*span)]) < 1:
        return False
    text = folded(passage)
    return any(folded(evidence)[:EVIDENCE_CHARS] in text for evidence in question.evidence)


def pooled(choices: Sequence[Choice]) -> Mapping[Kind, Floats]:
    """Return for each kind the same weights, fitted from zero to the questions of all kinds."""
    common = fit_softmax(choices, np.zeros(choices[0].features.shape[1]))
    return dict.fromkeys(scoring.weights(), common)


def fit_softmax(choices: Sequence[Choice], prior: Floats) -> Floats:
    """Return weights, shape (len(FEATURES),), that choose right ones, held near prior by an L2 penalty (RMSprop)."""
    weights, seen = prior.copy(), np.zeros_like(prior)
    for step in range(STEPS):
        slope = sum((_slope(each, weights) for each in choices), np.zeros_like(prior)) / max(len(choices), 1)
        slope -= PENALTY * (weights - prior)
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


def fitted(choices: Sequence[Choice], prior: Mapping[Kind, Floats]) -> dict[Kind, Floats]:
    """Return the weights of each kind; those of prior where no question is of that kind."""
    of_kind = {kind: [each for each in choices if each.kind is kind] for kind in prior}
    return {kind: fit_softmax(of_kind[kind], row) if of_kind[kind] else row for kind, row in prior.items()}


def share_right(choices: Sequence[Choice], weights: Mapping[Kind, Floats]) -> float:
    """Return the share of questions whose best candidate is right, 0 to 1."""
    right = [each.right[int(np.argmax(each.features @ weights[each.kind]))] for each in choices]
    return round(float(np.mean(right)), 4)


def validated(choices: Sequence[Choice], start: Start) -> float:
    """Return the share of questions answered right by weights fitted without them, in FOLDS folds.

    start gives the prior for the questions that are fitted to.
    """
    right: list[float] = []
    for fold in range(FOLDS):
        held = choices[fold::FOLDS]
        others = [each for at, each in enumerate(choices) if at % FOLDS != fold]
        weights = fitted(others, start(others))
        right += [share_right([each], weights) for each in held]
    return round(float(np.mean(right)), 4)


if __name__ == "__main__":
    sys.exit(main())
