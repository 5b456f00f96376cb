"""Outcomes into the quality table, the list of failures, and the comparison with committed figures."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

from corpus.errors import SettingsError
from qa.evaluation.run import Outcome

TOLERANCE = 0.01
"""A figure may be this much below the committed one."""

COLUMNS = {
    "Success@1": "hit@1",
    "Success@5": "hit@5",
    "R@10": "recall@10",
    "RR@10": "MRR@10",
    "nDCG@10": "nDCG@10",
    "answer": "answer",
    "list_precision": "list P",
    "list_recall": "list R",
    "list_f1": "list F1",
    "declined_rightly": "declined",
    "declined_wrongly": "refused",
}
_LOWER_IS_BETTER = frozenset({"declined_wrongly"})

Figures = dict[str, dict[str, float]]


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Return the mean of every measure, by group: all, type:…, language:…, style:…; questions is their number."""
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        question = outcome.question
        for group in ("all", f"type:{question.type}", f"language:{question.language}", f"style:{question.style}"):
            groups[group].append(outcome)
    return {group: _means(groups[group]) for group in sorted(groups)}


def _means(outcomes: Sequence[Outcome]) -> dict[str, float]:
    means: dict[str, float] = {"questions": len(outcomes)}
    for name in COLUMNS:
        values = [outcome.measures[name] for outcome in outcomes if name in outcome.measures]
        if values:
            means[name] = round(mean(values), 4)
    return means


def table(found: Figures) -> str:
    """Return figures as a Markdown table."""
    lines = [f"| group | n | {' | '.join(COLUMNS.values())} |", f"|---|---|{'---|' * len(COLUMNS)}"]
    for group, means in found.items():
        cells = [f"{means[name]:.3f}" if name in means else "" for name in COLUMNS]
        lines.append(f"| {group} | {int(means['questions'])} | {' | '.join(cells)} |")
    return "\n".join(lines)


def failures(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a line for each question that was not answered as labelled, or whose evidence is not cited first."""
    return [_failure(outcome) for outcome in outcomes if _failed(outcome.measures)]


def _failed(measures: Mapping[str, float]) -> bool:
    wanted = ("Success@1", "answer", "list_f1", "declined_rightly")
    return any(measures.get(name, 1.0) < 1 for name in wanted) or measures.get("declined_wrongly", 0.0) > 0


def _failure(outcome: Outcome) -> str:
    question, answer = outcome.question, outcome.answer
    low = [f"{COLUMNS[name]} {value:.2f}" for name, value in outcome.measures.items() if name in COLUMNS and value < 1]
    said = answer.text or answer.abstained_because or ""
    wanted = "、".join(question.answers[:1] or sorted(question.orgs)) or "（无答案）"
    kind = f"{question.type}/{question.language}/{question.style}"
    return f"{question.id} [{kind}] {question.question} | {', '.join(low)} | {said[:80]} | {wanted[:80]}"


def drops(found: Figures, committed: Figures) -> list[str]:
    """Return a line for each figure that is more than TOLERANCE worse than the committed one, or is missing."""
    lines = []
    for group, means in committed.items():
        for name, before in means.items():
            now = found.get(group, {}).get(name)
            worse = now is None or (before - now) * (-1 if name in _LOWER_IS_BETTER else 1) > TOLERANCE
            if worse and name != "questions":
                lines.append(f"{group} {name}: {before} -> {now}")
    return lines


def read_figures(file: Path) -> Figures:
    """Return the figures committed in file. Raises SettingsError."""
    try:
        committed: Figures = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"读不了指标文件 {file}：{error} (cannot read the committed figures)") from error
    return committed
