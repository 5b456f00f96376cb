"""python -m corpus: see what is read from page files."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corpus.articles import articles_of
from corpus.draw import draw
from corpus.errors import WenzhengError
from corpus.explain import explain
from corpus.layout import page_layout
from corpus.reader import MAX_FILE_MB, Refusal, read_corpus
from corpus.threads import limit_algebra
from corpus.types import Article, Page, Paragraph


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 when nothing could be read."""
    options = _parser().parse_args(arguments)
    limit_algebra()
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except BrokenPipeError:
        # The reader of the output (head, less) had enough; nothing is lost that anybody waits for.
        sys.stdout = None
    except (WenzhengError, OSError) as error:
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
    return {"kind": paragraph.kind, "text": paragraph.text, "spans": [list(span) for span in paragraph.spans]}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    parse = commands.add_parser("parse", help="看版面读成了哪些文章 print the articles of pages")
    parse.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="版面文件或文件夹 files or folders")
    parse.add_argument(
        "--max-file-mb",
        type=int,
        default=MAX_FILE_MB,
        metavar="MB",
        help=f"更大的文件不读 refuse larger files (default: {MAX_FILE_MB})",
    )
    shape = parse.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="每篇一行 JSON one object a line and article")
    shape.add_argument("--explain", action="store_true", help="连同理由 with the reasons of every repair")
    parse.set_defaults(run=_parse)
    picture = commands.add_parser("draw", help="画出一个版面 draw one page as HTML")
    picture.add_argument("page", type=Path, metavar="PAGE")
    picture.add_argument("--out", type=Path, required=True, metavar="FILE.html")
    picture.set_defaults(run=_draw)
    return parser


def _parse(options: argparse.Namespace) -> None:
    for page in read_corpus(options.paths, on_refused=_refused, max_file_mb=options.max_file_mb):
        layout = page_layout(page)
        articles = articles_of(layout)
        if options.json:
            for article in articles:
                print(json.dumps(article_json(article), ensure_ascii=False))
        elif options.explain:
            print("\n".join(explain(layout, articles)))
        else:
            _summary(page, articles)


def _summary(page: Page, articles: Sequence[Article]) -> None:
    print(f"{page.file} ({page.encoding})")
    for article in articles:
        print(f"  {article.org or '（未指明单位）'}  {article.title or '（无标题）'}  {len(article.paragraphs)} 段")


def _draw(options: argparse.Namespace) -> None:
    for page in read_corpus([options.page], on_refused=_refused):
        layout = page_layout(page)
        options.out.write_text(draw(layout, articles_of(layout)), encoding="utf-8")
        print(options.out)


def _refused(refusal: Refusal) -> None:
    print(f"{refusal.file}: {refusal.reason}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
