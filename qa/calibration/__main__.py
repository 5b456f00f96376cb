"""python -m qa.calibration QUESTIONS.jsonl=INDEX ...: fits silence and writes index/data/silence.json."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.calibration import SHIPPED
from index.reader import Index, open_index
from qa import silence
from qa.calibration.fit import Floats, chosen, curve, fit_logistic, grouped, held_out
from qa.calibration.questions import MADE, Observed, Observer

REFUSED = 0.04
"""The share of the answerable questions for a fact that may be refused."""

THRESHOLDS = tuple(round(0.02 * step, 2) for step in range(1, 50))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on the questions of each pair and write the calibration. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m qa.calibration", description="标定何时不作答")
    parser.add_argument("pairs", nargs="+", metavar="QUESTIONS.jsonl=INDEX", help="标注问题与其索引，至少两份语料")
    asked: list[tuple[list[dict[str, Any]], Index]] = []
    for pair in parser.parse_args(arguments).pairs:
        questions, folder = pair.split("=")
        with Path(questions).open(encoding="utf-8") as lines:
            asked.append(([json.loads(line) for line in lines if line.strip()], open_index(Path(folder))))
    groups = grouped([set(index.manifest.sources.values()) for _, index in asked])
    if len(set(groups)) < 2:
        parser.error(
            "至少要两份没有共同版面的语料 (two corpora without a page in common: each is judged by the others)"
        )
    observed = [
        each
        for (labelled, index), group in zip(asked, groups, strict=True)
        for each in Observer(index, corpus=group).all(labelled)
    ]
    table = calibrated(observed)
    SHIPPED.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"threshold": table["threshold"], "questions": table["record"]["questions"]}))
    return 0


def calibrated(observed: Sequence[Observed]) -> dict[str, Any]:
    """Return the calibration fitted to these questions, as silence.shipped reads it.

    The curve is over the labelled questions, each judged by a model that has seen no question of its corpus; the
    weights are fitted to all, the made ones too.
    """
    seen = [each for each in observed if each.found and not each.missing]
    rows, labels, shares = _arrays(seen)
    weights, bias = fit_logistic(rows, labels, shares)
    by_corpus = held_out(rows, labels, shares, np.array([each.corpus for each in seen]))
    sure = {id(each): value for each, value in zip(seen, by_corpus, strict=True)}
    # What a rule declines stays declined whatever the model says.
    asked = [each for each in observed if not each.made]
    confidences = np.array([0.0 if ruled_out(each) else sure[id(each)] for each in asked])
    answerable = np.array([each.answerable for each in asked])
    right = np.array([each.right for each in asked])
    points = curve(confidences, answerable, right, THRESHOLDS)
    return {
        "threshold": chosen(points, refused=REFUSED),
        "bias": round(bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(silence.INPUTS, weights, strict=True)},
        "record": {
            "corpora": len({each.corpus for each in observed}),
            "questions": {
                "answerable": int(answerable.sum()),
                "unanswerable": int((~answerable).sum()),
                "made": sum(each.made for each in observed),
            },
            "curve": points,
        },
    }


def ruled_out(observed: Observed) -> bool:
    """Return whether a question is declined whatever the threshold."""
    return silence.ruled_out(observed.analysis, observed.found, missing=observed.missing)


def _arrays(seen: Sequence[Observed]) -> tuple[Floats, Floats, Floats]:
    """Return the inputs, shape (n, len(INPUTS)), the labels and the shares, shape (n,), of questions.

    The answerable ones together count as much as the others together.
    """
    inputs = [silence.inputs(each.analysis, each.found) for each in seen if each.found]
    rows = np.array([[values[name] for name in silence.INPUTS] for values in inputs])
    labels = np.array([float(each.answerable) for each in seen])
    shares = np.array([MADE if each.made else 1.0 for each in seen])
    for side in (labels == 1, labels == 0):
        shares[side] /= max(shares[side].sum(), 1e-9)
    return rows, labels, shares


if __name__ == "__main__":
    sys.exit(main())
