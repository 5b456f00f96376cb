"""Page files into the live build of an index, so that whatever happens the old build or the new one answers.

Only changed files are parsed and only new text is embedded; both are kept in a cache as they are made, so that a
killed rebuild goes on where it stopped. The new build is made in a folder of its own, checked, and only then
named by the pointer. One rebuild of a folder runs at a time.
"""

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import EmptyCorpus, IndexDamaged, IndexMismatch, IndexMissing
from corpus.folders import shown_name
from corpus.reader import Refusal
from index import builds, calibration, disk
from index.assembly import Assembly
from index.embedder import DEFAULT, load_embedder
from index.lock import exclusive
from index.manifest import Manifest, read_manifest
from index.pagecache import PageCache
from index.preparing import prepared_pages, unreadable
from index.progress import Meter, OnProgress, Stage, Summary
from index.sources import Plan, Source, find_sources, make_plan, parser_fingerprint
from index.types import Embedder
from index.upkeep import collect_garbage
from index.vectorcache import VectorCache, cache_name
from index.verify import require_intact
from index.workers import KILLS

REASONS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    folder: Path
    plan: Plan
    live: Manifest | None
    embedder: Embedder
    meter: Meter
    workers: int


def rebuild(
    paths: Sequence[Path],
    folder: Path,
    *,
    model: str | None = None,
    progress: OnProgress | None = None,
    workers: int | None = None,
    dry_run: bool = False,
) -> Summary:
    """Bring the index in folder up to date with the pages under paths, and return what was done.

    model is a name or a folder; None stands for the one the index has, the bundled one for a new index. workers is
    the number of processes, None for one a core. With dry_run nothing is written and the summary says what would be.
    Raises EmptyCorpus when there is no readable page, IndexLocked while another rebuild runs, SettingsError for a
    model that is not there and OSError when the disk is full or may not be written; the old build stays live.
    """
    began = time.monotonic()
    meter = Meter(progress or (lambda _: None))
    workers = workers or os.cpu_count() or 1
    if dry_run:
        summary = _foresee(_plan(paths, folder, meter), live_manifest(folder), workers)
        return replace(summary, seconds=time.monotonic() - began)
    with exclusive(folder) as dead:
        live = live_manifest(folder)
        job = _Job(
            folder=folder,
            plan=_plan(paths, folder, meter),
            live=live,
            embedder=load_embedder(model or (live.model if live else DEFAULT)),
            meter=meter,
            workers=workers,
        )
        try:
            summary = _unchanged(job) or _build(job)
        except sqlite3.Error as error:
            raise disk.os_error(error) from error
    return replace(summary, interrupted=str(dead) if dead else None, seconds=time.monotonic() - began)


def live_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of the live build; None when there is none or it cannot be used."""
    try:
        return read_manifest(folder / builds.live_id(folder))
    except (IndexMissing, IndexDamaged, IndexMismatch):
        return None


def _plan(paths: Sequence[Path], folder: Path, meter: Meter) -> Plan:
    for path in paths:
        if not path.exists():  # a mistyped path must not take its pages out of the index
            raise EmptyCorpus(f"{shown_name(path)} 不存在，索引未改动 (no such path: the index stays as it was)")
    meter.stage(Stage.FIND)
    refused: list[Refusal] = []
    sources = find_sources(paths, on_refused=refused.append, on_found=meter.files)
    return make_plan(sources, refused, paths=paths, live=live_manifest(folder))


def _unchanged(job: _Job) -> Summary | None:
    """Return the summary of having nothing to do, None when there is something."""
    plan, live = job.plan, job.live
    if live is None or plan.added or plan.changed or plan.removed or live.roots != plan.roots:
        return None
    if (live.parser, live.model_fingerprint) != (parser_fingerprint(), job.embedder.fingerprint):
        return None
    if not calibration.is_shipped(live.files):
        return None
    try:
        require_intact(job.folder / live.build_id, live)
    except IndexDamaged:
        return None
    if _reads_a_killer(job):
        return None
    kept = tuple(Refusal(file, reason) for file, (_, reason) in live.refused.items())
    return _summary(plan, live, plan.refused + kept, published=False, embedded=0)


def _killers(live: Manifest | None) -> set[str]:
    """Return the files that the live build is without because they killed the process that read them."""
    return set() if live is None else {file for file, (_, reason) in live.refused.items() if reason == KILLS}


def _reads_a_killer(job: _Job) -> bool:
    """Return whether a file that killed its process can be read now: it may have been want of memory."""
    killers = _killers(job.live)
    tried = [source for source in job.plan.sources if source.name in killers]
    if not tried:
        return False
    with closing(PageCache(job.folder / builds.CACHE)) as cache:
        pages = prepared_pages(tried, cache, workers=1, on_refused=lambda *_: None, killers=killers)
        with closing(pages):
            return next(pages, None) is not None


def _build(job: _Job) -> Summary:
    refused: dict[str, tuple[str, str]] = {}
    part = builds.start_build(job.folder)
    vectors = VectorCache(job.folder / builds.CACHE / cache_name(job.embedder.fingerprint), job.embedder)
    with closing(PageCache(job.folder / builds.CACHE)) as cache, Assembly(part, job.embedder, vectors) as assembly:
        _add_pages(job, cache, assembly, refused)
        manifest = assembly.finish(job.meter, refused=refused, roots=job.plan.roots)
        builds.publish(job.folder, builds.finish_build(part).name)
        # The new build is live: what cannot be tidied up now is by the next rebuild.
        with suppress(OSError, sqlite3.Error):
            cache.keep_only(job.plan.sources)
            vectors.compact()
            collect_garbage(job.folder)
    all_refused = (*job.plan.refused, *(Refusal(file, reason) for file, (_, reason) in refused.items()))
    return _summary(job.plan, manifest, all_refused, published=True, embedded=vectors.embedded)


def _add_pages(job: _Job, cache: PageCache, assembly: Assembly, refused: dict[str, tuple[str, str]]) -> None:
    def refuse(source: Source, refusal: Refusal) -> None:
        refused[source.name] = (source.sha256, refusal.reason)

    job.meter.stage(Stage.READ)
    sources = job.plan.sources
    killers = _killers(job.live)
    with closing(prepared_pages(sources, cache, workers=job.workers, on_refused=refuse, killers=killers)) as pages:
        for done, (source, page) in enumerate(pages, start=1):
            assembly.add(page, sha256=source.sha256)
            job.meter.pages(done + len(refused), len(sources), assembly.passages)
    if not assembly.passages:
        found = (*job.plan.refused, *(Refusal(file, reason) for file, (_, reason) in refused.items()))
        reasons = "".join(f"\n拒绝 (refused) {refusal.file}: {refusal.reason}" for refusal in found[:REASONS_TOLD])
        raise EmptyCorpus(f"没有可读的版面，索引未改动 (no readable page: the index stays as it was){reasons}")


def _foresee(plan: Plan, live: Manifest | None, workers: int) -> Summary:
    """Return what a rebuild would do. Only files that are new or changed are read, to see whether they can be."""
    fresh = {*plan.added, *plan.changed}
    found = unreadable([source for source in plan.sources if source.name in fresh], workers=workers)
    reasons = {} if live is None else {file: reason for file, (_, reason) in live.refused.items() if file not in fresh}
    reasons |= {refusal.file: refusal.reason for refusal in found}
    names = [source.name for source in plan.sources if source.name in reasons]
    refused = [*plan.refused, *(Refusal(name, reasons[name]) for name in names)]
    summary = _summary(plan, live, tuple(refused), published=False, embedded=0)
    return replace(summary, dry_run=True)


def _summary(
    plan: Plan, manifest: Manifest | None, refused: tuple[Refusal, ...], *, published: bool, embedded: int
) -> Summary:
    out = {refusal.file for refusal in refused}
    added = tuple(name for name in plan.added if name not in out)
    changed = tuple(name for name in plan.changed if name not in out)
    summary = Summary(
        build_id=manifest.build_id if manifest else None,
        published=published,
        added=added,
        changed=changed,
        removed=plan.removed,
        unchanged=sum(source.name not in out for source in plan.sources) - len(added) - len(changed),
        refused=refused,
        embedded=embedded,
    )
    if manifest is None:
        return summary
    return replace(
        summary,
        pages=manifest.pages,
        articles=manifest.articles,
        passages=manifest.passages,
        dense=manifest.dense,
    )
