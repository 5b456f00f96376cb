"""Whether the files of a build are what was written.

A full check reads every byte. Opening an index must not take that long, so a file that passed is remembered by its
size, times and inode; only a file that was written to since, or copied, is read again.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import IndexDamaged
from index import disk
from index.manifest import Manifest

STAMPS = "verified.json"
Stamp = list[int]


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of a build that is not what was written, and what is wrong with it."""

    file: str
    what: str


def find_damage(build: Path, manifest: Manifest) -> list[Damage]:
    """Read every file of a build and return what is damaged, by name; remember the files that are not."""
    damaged = [damage for file in manifest.files if (damage := _check(build, file, manifest))]
    bad = {damage.file for damage in damaged}
    _write_stamps(build, [file for file in manifest.files if file not in bad])
    return damaged


def require_intact(build: Path, manifest: Manifest) -> None:
    """Raise IndexDamaged when a file of a build is not what was written; read only those touched since."""
    known = _read_stamps(build)
    doubtful = [file for file in manifest.files if known.get(file) != _stamp(build / file)]
    damaged = [damage for file in doubtful if (damage := _check(build, file, manifest))]
    if damaged:
        raise damage_error(build, damaged)
    if doubtful:
        _write_stamps(build, list(manifest.files))


def damage_error(build: Path, damaged: Sequence[Damage]) -> IndexDamaged:
    """Return the error that names the damaged files of a build and the commands that mend them."""
    names = "、".join(f"{build.name}/{damage.file} {damage.what}" for damage in damaged)
    return IndexDamaged(
        f"索引文件已损坏 (damaged index files): {names}; 请运行 (run): python -m index rollback --index "
        f"{build.parent} 或 (or) python -m index rebuild PATH... --index {build.parent}"
    )


def _check(build: Path, file: str, manifest: Manifest) -> Damage | None:
    try:
        intact = disk.sha256(build / file) == manifest.files[file]
    except FileNotFoundError:
        return Damage(file, "缺失 (absent)")
    except OSError as error:
        return Damage(file, f"无法读取 (cannot be read): {error.strerror}")
    return None if intact else Damage(file, "内容已改变 (its content has changed)")


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _read_stamps(build: Path) -> Mapping[str, Stamp]:
    with suppress(OSError, ValueError):
        stamps = json.loads((build / STAMPS).read_text(encoding="utf-8"))
        if isinstance(stamps, dict):
            return stamps
    return {}


def _write_stamps(build: Path, files: list[str]) -> None:
    # On a read-only disk the files are read at every opening instead.
    with suppress(OSError):
        disk.replace_text(build / STAMPS, json.dumps({file: _stamp(build / file) for file in files}))


def seal(build: Path) -> dict[str, str]:
    """Return the sha256 of every file in a new build's folder, by name, and remember the files as undamaged."""
    names = [path.relative_to(build).as_posix() for path in sorted(build.rglob("*")) if path.is_file()]
    checksums = {name: disk.sha256(build / name) for name in names}
    _write_stamps(build, names)
    return checksums
