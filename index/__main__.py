"""python -m index: build an index of page files and look after it.

Exit status: 0 done, 1 not done and nothing changed, 2 wrong usage, 3 another rebuild is running, 4 the index is
damaged, 5 there is no index, 6 the disk is full or may not be written, 130 interrupted.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import IndexDamaged, IndexLocked, IndexMissing, WenzhengError
from corpus.threads import limit_algebra
from index import commands
from index.reporting import os_message
from index.upkeep import KEEP
from index.watch import QUIET_S

FAILED, LOCKED, DAMAGED, MISSING, DISK, INTERRUPTED = 1, 3, 4, 5, 6, 130
STATUS: dict[type[Exception], int] = {IndexLocked: LOCKED, IndexDamaged: DAMAGED, IndexMissing: MISSING}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    limit_algebra()
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print("已中断；再次运行即从中断处继续 (interrupted; run it again to go on from here)", file=sys.stderr)
        return INTERRUPTED
    except WenzhengError as error:
        print(error, file=sys.stderr)
        return STATUS.get(type(error), FAILED)
    except OSError as error:
        print(os_message(error), file=sys.stderr)
        return DISK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    adder = parser.add_subparsers(required=True, metavar="COMMAND")
    rebuild = adder.add_parser("rebuild", help="更新索引 bring the index up to date with page files; offline, atomic")
    watch = adder.add_parser("watch", help="现在并在文件变化时重建 rebuild now and whenever the page files change")
    for command in (rebuild, watch):
        command.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="版面文件或文件夹 page files and folders of them"
        )
        command.add_argument(
            "--model", metavar="NAME_OR_FOLDER", help="向量模型 a sentence-transformers model (default: as is)"
        )
        command.add_argument("--workers", type=_positive, help="进程数 processes that parse (default: one a core)")
        command.add_argument("--json", action="store_true", help="以 JSON 输出 print the summary as one JSON object")
    rebuild.add_argument("--dry-run", action="store_true", help="试运行 say what would be done and write nothing")
    watch.add_argument(
        "--quiet", type=float, default=QUIET_S, metavar="S", help="静候秒数 seconds without change to wait for"
    )
    info = adder.add_parser("info", help="索引概况 what is in the index, from what, built when, by which model")
    info.add_argument("--verify", action="store_true", help="逐个校验文件 read every file and name the damaged ones")
    info.add_argument("--json", action="store_true", help="以 JSON 输出 print one JSON object")
    rollback = adder.add_parser("rollback", help="回到上一个索引 go back to the build before")
    gc = adder.add_parser("gc", help="清理旧索引 remove old and abandoned builds")
    gc.add_argument("--keep", type=_positive, default=KEEP, help=f"保留几个 builds to keep (default: {KEEP})")
    runs = {
        rebuild: commands.rebuild_index,
        watch: commands.watch_folders,
        info: commands.show_info,
        rollback: commands.roll_back_index,
        gc: commands.remove_builds,
    }
    for command, run in runs.items():
        command.add_argument(
            "--index", type=Path, default=Path("var/index"), metavar="DIR", help="索引文件夹 the index folder"
        )
        command.set_defaults(run=run)
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} 应为正整数 (must be at least 1)")
    return number


if __name__ == "__main__":
    sys.exit(main())
