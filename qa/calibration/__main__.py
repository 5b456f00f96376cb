"""python -m qa.calibration QUESTIONS.jsonl=INDEX ...: fits silence and writes index/data/silence.json."""

import argparse
import json
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.calibration import SHIPPED
from index.reader import open_index
from qa import silence
from qa.calibration.fit import Floats, chosen, curve, fit_logistic, held_out
from qa.calibration.questions import Observed, Observer

REFUSED = 0.075
"""Of the questions for a fact; they are about seven in ten of all, and lists are seldom refused."""

FOLDS = 5
SAME_ENDING = 9
"""Made questions with this many last characters in common are one question asked of different committees."""

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
    SHIPPED.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"threshold": table["threshold"], "questions": table["record"]["questions"]}))
    return 0


def calibrated(observed: Sequence[Observed]) -> dict[str, Any]:
    """Return the calibration fitted to these questions, as silence.calibration reads it.

    The curve is that of models which have not seen the question (FOLDS folds); the weights are fitted to all.
    """
    seen = [at for at, each in enumerate(observed) if each.found and not each.missing]
    rows, labels, shares, groups = _arrays([observed[at] for at in seen])
    weights, bias = fit_logistic(rows, labels, shares)
    sure = np.zeros(len(observed))
    sure[seen] = held_out(rows, labels, shares, groups)
    # What a rule declines stays declined whatever the model says.
    sure[[at for at, each in enumerate(observed) if ruled_out(each)]] = 0.0
    answerable = np.array([each.answerable for each in observed])
    points = curve(sure, answerable, THRESHOLDS)
    return {
        "threshold": chosen(points, refused=REFUSED),
        "bias": round(bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(silence.INPUTS, weights, strict=True)},
        "record": {
            "questions": {"answerable": int(answerable.sum()), "unanswerable": int((~answerable).sum())},
            "curve": points,
        },
    }


def ruled_out(observed: Observed) -> bool:
    """Return whether a question is declined whatever the threshold."""
    return silence.ruled_out(observed.analysis, observed.found, missing=observed.missing)


def _arrays(seen: Sequence[Observed]) -> tuple[Floats, Floats, Floats, npt.NDArray[np.int64]]:
    """Return the inputs, shape (n, len(INPUTS)), the labels, shares and folds, shape (n,), of questions."""
    inputs = [silence.inputs(each.analysis, each.found) for each in seen if each.found]
    return (
        np.array([[values[name] for name in silence.INPUTS] for values in inputs]),
        np.array([float(each.answerable) for each in seen]),
        np.array([each.share for each in seen]),
        np.array([zlib.crc32(each.analysis.question[-SAME_ENDING:].encode()) % FOLDS for each in seen]),
    )


if __name__ == "__main__":
    sys.exit(main())
