"""What each command of python -m index does; it prints to standard output, progress to standard error."""

import argparse
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from tqdm import tqdm

from corpus.errors import WenzhengError
from index import builds
from index.calibration import FUSION, SHIPPED, stored_calibration
from index.lock import exclusive
from index.manifest import read_manifest
from index.progress import OnProgress, Progress, Stage
from index.rebuild import rebuild
from index.reporting import STAGES, info_lines, os_message, summary_lines
from index.upkeep import collect_garbage, roll_back, verify
from index.verify import damage_error
from index.watch import watch


def rebuild_index(options: argparse.Namespace) -> int:
    """Rebuild and print the summary."""
    with _bar() as progress:
        summary = rebuild(
            options.paths,
            options.index,
            model=options.model,
            workers=options.workers,
            dry_run=options.dry_run,
            progress=progress,
        )
    _print(json.dumps(asdict(summary), ensure_ascii=False) if options.json else "\n".join(summary_lines(summary)))
    return 0


def watch_folders(options: argparse.Namespace) -> int:
    """Rebuild at each change until interrupted. What fails is said, and tried again at the next change."""
    options.dry_run = False

    def once() -> None:
        try:
            rebuild_index(options)
        except WenzhengError as error:
            _complain(str(error))
        except OSError as error:
            _complain(os_message(error))

    watch(options.paths, once, stop=threading.Event(), quiet_s=options.quiet)
    return 0


def show_info(options: argparse.Namespace) -> int:
    """Print what the live build is; with --verify read every file of it."""
    build = options.index / builds.live_id(options.index)
    manifest = read_manifest(build)
    damaged = verify(options.index) if options.verify else None
    kept = {file.stem: stored_calibration(build, file.name) for file in (SHIPPED, FUSION)}
    if options.json:
        found = None if damaged is None else [asdict(damage) for damage in damaged]
        others = [build_id for build_id in builds.build_ids(options.index) if build_id != build.name]
        told = {"other_builds": others, "damaged": found, **kept}
        _print(json.dumps({**asdict(manifest), **told}, ensure_ascii=False))
    else:
        _print("\n".join(info_lines(manifest, builds.build_ids(options.index), damaged, **kept)))
    if damaged:
        raise damage_error(build, damaged)
    return 0


def roll_back_index(options: argparse.Namespace) -> int:
    """Go back to the build before and print its id."""
    build_id = roll_back(options.index)
    _print(f"已回到 (went back to) {build_id}")
    return 0


def remove_builds(options: argparse.Namespace) -> int:
    """Remove old builds and print their ids."""
    builds.live_id(options.index)
    with exclusive(options.index):
        removed = collect_garbage(options.index, keep=options.keep)
    _print(f"已删除 (removed) {len(removed)}: {' '.join(removed)}".rstrip(": "))
    return 0


@contextmanager
def _bar() -> Iterator[OnProgress]:
    """Show a progress bar on a terminal: files, passages a second, time left."""
    with tqdm(file=sys.stderr, disable=None, unit=" 文件", dynamic_ncols=True) as bar:

        def show(progress: Progress) -> None:
            bar.set_description_str(STAGES[progress.stage], refresh=False)
            if progress.stage is Stage.READ:
                bar.total = progress.files_total
                bar.set_postfix_str(f"{progress.passages} 段，{progress.passages_per_s:.0f} 段/秒", refresh=False)
                bar.n = progress.files
            bar.refresh()

        yield show


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")
