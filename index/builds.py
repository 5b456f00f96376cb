"""The index folder: builds side by side, and the pointer that names the live one.

current                        the id of the live build, replaced in one step
000007-20261120T185650/        a finished build
000008-20261120T190112.part/   a build that is being made or was abandoned
cache/  lock  holder.json      of the rebuild
"""

import re
import shutil
import time
from pathlib import Path

from corpus.errors import IndexDamaged, IndexMissing
from index import disk

POINTER = "current"
CACHE = "cache"
PART = ".part"
BUILD_ID = re.compile(r"\d{6,}-\d{8}T\d{6}")


def build_ids(folder: Path) -> list[str]:
    """Return the ids of the finished builds in an index folder, oldest first."""
    if not folder.is_dir():
        return []
    found = (path.name for path in folder.iterdir() if BUILD_ID.fullmatch(path.name))
    return sorted(found, key=_number)


def live_id(folder: Path) -> str:
    """Return the id of the live build. Raises IndexMissing or IndexDamaged."""
    pointer = folder / POINTER
    try:
        build_id = pointer.read_bytes().decode("ascii").removesuffix("\n")
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(
            f"{folder} 中还没有索引；请运行 (no index yet; run): python -m index rebuild PATH... --index {folder}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"{pointer} 无法读取 (cannot be read); {_mend(folder)}") from error
    if not BUILD_ID.fullmatch(build_id) or not (folder / build_id).is_dir():
        raise IndexDamaged(f"{pointer} 没有指向一个索引 (names no build); {_mend(folder)}")
    return build_id


def start_build(folder: Path) -> Path:
    """Return a new, empty folder to make a build in. Abandoned ones are removed first."""
    folder.mkdir(parents=True, exist_ok=True)
    remove_abandoned(folder)
    number = max((_number(build_id) for build_id in build_ids(folder)), default=0) + 1
    part = folder / f"{number:06d}-{time.strftime('%Y%m%dT%H%M%S')}{PART}"
    part.mkdir()
    return part


def finish_build(part: Path) -> Path:
    """Give a complete build its final name and return it; everything in it is on the disk before."""
    disk.sync_tree(part)
    build = part.with_suffix("")
    part.rename(build)
    disk.sync(build.parent)
    return build


def publish(folder: Path, build_id: str) -> None:
    """Make a finished build the live one, in one step."""
    disk.replace_text(folder / POINTER, f"{build_id}\n")


def remove_abandoned(folder: Path) -> None:
    """Remove the folders of builds that were not finished."""
    for part in folder.glob(f"*{PART}"):
        shutil.rmtree(part, ignore_errors=True)


def _number(build_id: str) -> int:
    return int(build_id.removesuffix(PART).split("-")[0])


def _mend(folder: Path) -> str:
    return f"请运行 (run): python -m index rollback --index {folder}"
