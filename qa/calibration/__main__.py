"""python -m qa.calibration QUESTIONS.jsonl=INDEX ...: fits silence and writes qa/data/silence.json."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.reader import open_index
from qa import silence
from qa.calibration.fit import chosen, curve, fit_logistic
from qa.calibration.questions import Observed, Observer

REFUSED = 0.04
THRESHOLDS = tuple(round(0.02 * step, 2) for step in range(1, 50))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on the questions of each pair and write the calibration. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m qa.calibration", description="标定何时不作答")
    parser.add_argument("pairs", nargs="+", metavar="QUESTIONS.jsonl=INDEX", help="标注问题与其索引")
    observed: list[Observed] = []
    for pair in parser.parse_args(arguments).pairs:
        questions, folder = pair.split("=")
        with Path(questions).open(encoding="utf-8") as lines:
            labelled = [json.loads(line) for line in lines if line.strip()]
        observed += Observer(open_index(Path(folder))).all(labelled)
    table = calibrated(observed)
    silence.CALIBRATION.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"threshold": table["threshold"], "questions": table["record"]["questions"]}))
    return 0


def calibrated(observed: Sequence[Observed]) -> dict[str, Any]:
    """Return the calibration fitted to these questions, as silence.calibration reads it."""
    seen = [each for each in observed if each.found and not each.missing]
    rows = np.array([
        [silence.inputs(each.analysis, each.found)[name] for name in silence.INPUTS] for each in seen if each.found
    ])
    labels = np.array([float(each.answerable) for each in seen])
    weights, bias = fit_logistic(rows, labels, np.array([each.share for each in seen]))
    named = {name: round(float(weight), 4) for name, weight in zip(silence.INPUTS, weights, strict=True)}
    model = silence.Calibration(weights=named, bias=round(bias, 4), threshold=0.0, record={})
    sure = np.array([
        silence.decide(each.analysis, each.found, missing=each.missing, chosen=model).confidence for each in observed
    ])
    answerable = np.array([each.answerable for each in observed])
    points = curve(sure, answerable, THRESHOLDS)
    return {
        "threshold": chosen(points, refused=REFUSED),
        "bias": model.bias,
        "weights": named,
        "record": {
            "questions": {"answerable": int(answerable.sum()), "unanswerable": int((~answerable).sum())},
            "curve": points,
        },
    }


if __name__ == "__main__":
    sys.exit(main())
