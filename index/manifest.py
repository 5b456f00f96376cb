"""What a build consists of and was made from, and the pointer that names the live build."""

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import IndexDamaged, IndexMissing

FORMAT = 1
MANIFEST = "manifest.json"
POINTER = "current"
BUILD_ID = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The description of a build. files maps each file of the build, sources each page file, to its sha256."""

    format: int
    build_id: str
    built_at: str
    model: str
    model_fingerprint: str
    dimensions: int
    pages: int
    articles: int
    passages: int
    files: dict[str, str]
    sources: dict[str, str]
    dense: dict[str, Any]

    def write(self, folder: Path) -> None:
        """Write the manifest into its build's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a build's folder."""
    return Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))


def live_build(folder: Path) -> Path:
    """Return the folder of the live build. Raises IndexMissing or IndexDamaged."""
    try:
        build_id = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise IndexMissing(
            f"{folder} 里还没有索引，请运行 (no index yet, run): python -m index rebuild PATH... --index {folder}"
        ) from None
    if not BUILD_ID.fullmatch(build_id) or not (folder / build_id).is_dir():
        raise IndexDamaged(f"{folder / POINTER} 指向不存在的版本 (names no build here): {build_id[:40]!r}")
    return folder / build_id


def publish(folder: Path, build_id: str) -> None:
    """Make a build the live one, atomically."""
    new = folder / f"{POINTER}.new"
    new.write_text(build_id + "\n", encoding="utf-8")
    os.replace(new, folder / POINTER)


def sha256(file: Path) -> str:
    """Return the sha256 of a file's content, in hexadecimal."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
