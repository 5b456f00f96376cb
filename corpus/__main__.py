"""python -m corpus: see what is read from page files."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.errors import WenzhengError
from corpus.parse import parse_page
from corpus.reader import MAX_FILE_MB, Refusal, read_corpus
from corpus.types import Article, Paragraph


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        for page in read_corpus(options.paths, on_refused=_say_refused, max_file_mb=options.max_file_mb):
            for article in parse_page(page):
                print(json.dumps(article_json(article), ensure_ascii=False))
    except WenzhengError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def article_json(article: Article) -> dict[str, Any]:
    """Return article as the object that one line of `parse --json` holds."""
    return {
        "file": article.file,
        "org": article.org,
        "region": article.region.name if article.region else None,
        "title": article.title,
        "byline": article.byline,
        "paragraphs": [_paragraph_json(paragraph) for paragraph in article.paragraphs],
        "captions": [_paragraph_json(caption) for caption in article.captions],
    }


def _paragraph_json(paragraph: Paragraph) -> dict[str, Any]:
    return {"text": paragraph.text, "spans": [list(span) for span in paragraph.spans]}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    parse = commands.add_parser("parse", help="print the articles of pages")
    parse.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parse.add_argument("--json", action="store_true", help="one JSON object a line and article")
    parse.add_argument(
        "--max-file-mb",
        type=int,
        default=MAX_FILE_MB,
        metavar="MB",
        help=f"refuse larger files (default: {MAX_FILE_MB})",
    )
    return parser


def _say_refused(refusal: Refusal) -> None:
    print(f"{refusal.file}: {refusal.reason}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
