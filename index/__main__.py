"""python -m index: build an index of page files and look after it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import WenzhengError
from index.embedder import DEFAULT
from index.reader import open_index
from index.rebuild import rebuild


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except WenzhengError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("rebuild")
    build.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    build.add_argument("--model", default=DEFAULT)
    build.set_defaults(run=_rebuild)
    info = commands.add_parser("info")
    info.set_defaults(run=_info)
    for command in (build, info):
        command.add_argument("--index", type=Path, default=Path("var/index"))
    return parser


def _rebuild(options: argparse.Namespace) -> int:
    summary = rebuild(options.paths, options.index, model=options.model)
    print(summary)
    return 0


def _info(options: argparse.Namespace) -> int:
    manifest = open_index(options.index).manifest
    print(manifest.build_id, manifest.model, manifest.pages, manifest.articles, manifest.passages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
