"""Questions at the command line: ask one, or a batch from a file."""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import QuestionError, WenzhengError
from corpus.threads import limit_algebra
from qa.answerer import Answerer
from qa.contract import as_json, refused
from qa.evaluation.command import add_evaluate, opened
from qa.render import as_text

DEFAULT_INDEX = Path("var/index")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0, or 1 when it could not be carried out (a line on stderr says why)."""
    options = _parser().parse_args(arguments)
    limit_algebra()
    try:
        run: int = options.run(options)
    except BrokenPipeError:
        # The reader of the output (head, less) had enough.
        sys.stdout = None
        return 0
    except WenzhengError as error:
        print(error, file=sys.stderr)
        return 1
    return run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qa", description="用资料回答问题，每句话有出处")
    commands = parser.add_subparsers(required=True, metavar="命令")
    ask = commands.add_parser("ask", help="问一个问题")
    ask.add_argument("question", help="问题")
    ask.add_argument("--json", action="store_true", help="输出一行 JSON")
    ask.add_argument("--explain", action="store_true", help="说明每段引文的分数由什么组成")
    ask.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help="逐行回答一个 JSONL 文件里的问题，每行输出一个 JSON")
    batch.add_argument("questions", type=Path, help='每行 {"id", "question"}')
    batch.set_defaults(run=_batch)
    for command in (ask, batch, add_evaluate(commands)):
        command.add_argument("--index", type=Path, default=DEFAULT_INDEX, help="索引文件夹（默认 var/index）")
        command.add_argument("--reranker", metavar="MODEL", help="重排模型：CrossEncoder 的文件夹或名称（默认不用）")
    return parser


def _ask(options: argparse.Namespace) -> int:
    answerer = Answerer(opened(options))
    begun = time.perf_counter()
    answer = answerer.answer(options.question)
    seconds = time.perf_counter() - begun
    if options.json:
        print(json.dumps(as_json(answer, seconds=seconds), ensure_ascii=False))
    else:
        print(as_text(answer, explained=options.explain))
    return 0


def _batch(options: argparse.Namespace) -> int:
    answerer = Answerer(opened(options))
    for line in _lines(options.questions):
        print(json.dumps(_answered(answerer, line), ensure_ascii=False), flush=True)
    return 0


def _lines(file: Path) -> Iterator[str]:
    try:
        # A line that is not UTF-8 is that line's fault alone: it is read with marks in place of its bad bytes.
        with file.open(encoding="utf-8", errors="replace") as lines:
            yield from (line for line in lines if line.strip())
    except OSError as error:
        raise QuestionError(f"读不了问题文件 {file}：{error} (cannot read the questions)") from error


def _answered(answerer: Answerer, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return refused(line[:200], f"这一行不是 JSON：{error} (not JSON)")
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        return refused(line[:200], "这一行没有 question (no question in this line)", question_id=_id(row))
    begun = time.perf_counter()
    try:
        answer = answerer.answer(row["question"])
    except QuestionError as error:
        return refused(row["question"][:200], str(error), question_id=_id(row))
    return as_json(answer, question_id=_id(row), seconds=time.perf_counter() - begun)


def _id(row: object) -> str | None:
    return str(row["id"]) if isinstance(row, dict) and "id" in row else None


if __name__ == "__main__":
    sys.exit(main())
