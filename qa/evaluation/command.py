"""The evaluate command: the quality table of labelled questions, or of a public test set's ranking."""

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from index.config import DEFAULT_CONFIG
from index.reader import Index, open_index
from qa.answerer import Answerer
from qa.evaluation.beir import index_documents, is_beir, read_beir
from qa.evaluation.dataset import read_labelled
from qa.evaluation.ranking import SYSTEMS, rank_queries
from qa.evaluation.report import drops, failures, figures, read_figures, table
from qa.evaluation.run import RANKING, run_questions


def add_evaluate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the evaluate command to commands and return its parser; its run option is the function to call."""
    command = commands.add_parser("evaluate", help="质量表：标注问题（JSONL）或 BEIR 数据集（文件夹）")
    command.add_argument(
        "questions", type=Path, help="标注问题文件，或含 corpus.jsonl、queries.jsonl、qrels.tsv 的文件夹"
    )
    command.add_argument("--json", action="store_true", help="输出 JSON")
    command.add_argument("--gate", type=Path, metavar="FILE", help="任一指标比 FILE 中的低一个百分点以上时失败")
    command.set_defaults(run=evaluate)
    return command


def evaluate(options: argparse.Namespace) -> int:
    """Print the quality table. Returns 1 when a figure is below the gate's."""
    if is_beir(options.questions):
        return _rank(options)
    index = opened(options)
    outcomes = run_questions(Answerer(index), read_labelled(options.questions), index.passages())
    found = figures(outcomes)
    if options.json:
        _print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print("\n".join([table(found), "", *failures(outcomes)]))
    worse = drops(found, read_figures(options.gate)) if options.gate else []
    for line in worse:
        print(line, file=sys.stderr)  # noqa: T201
    return 1 if worse else 0


def opened(options: argparse.Namespace) -> Index:
    """Return the index that the options of a command name, searched as they say."""
    return open_index(options.index, config=replace(DEFAULT_CONFIG, reranker=options.reranker))


def _rank(options: argparse.Namespace) -> int:
    """Print the ranking measures of a test set for the whole search and for each of its parts."""
    test_set = read_beir(options.questions)
    with tempfile.TemporaryDirectory() as folder:
        index_documents(test_set.documents, Path(folder))
        index: Index = open_index(Path(folder))
        systems = dict(SYSTEMS)
        if options.reranker:
            systems["cross-encoder"] = replace(DEFAULT_CONFIG, reranker=options.reranker)
        found = {name: rank_queries(index, test_set, config) for name, config in systems.items()}
    if options.json:
        _print(json.dumps(found, indent=1))
        return 0
    head = " | ".join(str(measure) for measure in RANKING)
    rows = [f"| {name} | {' | '.join(f'{means[str(m)]:.3f}' for m in RANKING)} |" for name, means in found.items()]
    _print("\n".join([f"| {options.questions.name} | {head} |", f"|---|{'---|' * len(RANKING)}", *rows]))
    return 0


def _print(text: str) -> None:
    print(text)  # noqa: T201
