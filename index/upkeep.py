"""Going back to an earlier build, and removing those that are no longer wanted."""

import shutil
from contextlib import suppress
from pathlib import Path

from corpus.errors import IndexDamaged, IndexMismatch, IndexMissing
from index import builds
from index.lock import exclusive
from index.manifest import read_manifest
from index.vectorcache import PREFIX, cache_name
from index.verify import Damage, find_damage

KEEP = 2


def verify(folder: Path) -> list[Damage]:
    """Read every file of the live build and return those that are damaged.

    Raises IndexMissing, or IndexDamaged when the manifest or the pointer is itself damaged.
    """
    build = folder / builds.live_id(folder)
    return find_damage(build, read_manifest(build))


def roll_back(folder: Path) -> str:
    """Make the newest undamaged build before the live one live, and return its id.

    Where the pointer is damaged, the newest undamaged build of all. Raises IndexMissing when there is none.
    """
    with exclusive(folder):
        for build_id in reversed(_before_live(folder)):
            if _is_sound(folder / build_id):
                builds.publish(folder, build_id)
                return build_id
    raise IndexMissing(f"{folder} 中没有更早的完好索引 (no earlier undamaged build is kept)")


def collect_garbage(folder: Path, *, keep: int = KEEP) -> list[str]:
    """Remove abandoned builds and all finished ones but the live one and the keep - 1 newest others; return their ids.

    The caller holds the lock. A process that has a removed build open goes on reading it.
    """
    builds.remove_abandoned(folder)
    live = builds.live_id(folder)
    others = [build_id for build_id in builds.build_ids(folder) if build_id != live]
    doomed = others[: max(len(others) - (keep - 1), 0)]
    for build_id in doomed:
        # Under a name that nobody opens first: a half-removed build must not be taken for a damaged one.
        part = (folder / build_id).rename(folder / f"{build_id}{builds.PART}")
        shutil.rmtree(part, ignore_errors=True)
    _remove_unused_vectors(folder)
    return doomed


def _remove_unused_vectors(folder: Path) -> None:
    """Remove the kept vectors of models that made none of the builds that are left."""
    used = set()
    for build_id in builds.build_ids(folder):
        with suppress(IndexDamaged, IndexMismatch):
            used.add(cache_name(read_manifest(folder / build_id).model_fingerprint))
    for kept in (folder / builds.CACHE).glob(f"{PREFIX}*"):
        if kept.name not in used:
            shutil.rmtree(kept, ignore_errors=True)


def _before_live(folder: Path) -> list[str]:
    try:
        live = builds.live_id(folder)
    except IndexDamaged:
        return builds.build_ids(folder)
    ids = builds.build_ids(folder)
    return ids[: ids.index(live)]


def _is_sound(build: Path) -> bool:
    try:
        return not find_damage(build, read_manifest(build))
    except (IndexDamaged, IndexMismatch):
        return False
