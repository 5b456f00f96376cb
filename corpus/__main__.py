"""python -m corpus: see what is read from page files."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.parse import parse_page
from corpus.types import Article, Page, Paragraph


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    for page in _pages(options.paths):
        for article in parse_page(page):
            print(json.dumps(article_json(article), ensure_ascii=False))
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
    return parser


def _pages(paths: Sequence[Path]) -> Iterator[Page]:
    for path in paths:
        for file in sorted(path.glob("**/*.txt")) if path.is_dir() else [path]:
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            with file.open(encoding="utf-8", newline="") as source:
                yield Page(file=name, text=source.read())


if __name__ == "__main__":
    sys.exit(main())
