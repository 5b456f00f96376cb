"""The description of a build: what it consists of and what it was made from. It carries its own checksum."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corpus.errors import IndexDamaged, IndexMismatch
from index import disk

FORMAT = 1
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How vectors are searched. recall_at_10 is against the exact search, None where that is what is used.

    kind is exact or compressed; refine is how many times the wanted number of rows is looked at exactly; note says
    why, where a larger corpus is searched exactly nevertheless.
    """

    kind: str
    recall_at_10: float | None = None
    refine: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The description of a build.

    files maps each file of the build to its sha256; sources maps each page file to its sha256; refused maps each
    file that is no page to its sha256 and the reason. parser stands for the code that cut the pages. search has the
    parameters that hits are ranked by; roots are the files and folders it was built from, absolute.
    """

    build_id: str
    built_at: str
    model: str
    model_fingerprint: str
    dimensions: int
    parser: str
    pages: int
    articles: int
    passages: int
    terms: int
    dense: Choice
    files: dict[str, str]
    sources: dict[str, str]
    refused: dict[str, tuple[str, str]]
    search: dict[str, Any] = field(default_factory=dict)
    roots: tuple[str, ...] = ()
    format: int = FORMAT


def write_manifest(build: Path, manifest: Manifest) -> None:
    """Write the manifest of a build's folder."""
    with disk.create(build / MANIFEST) as file:
        file.write(_sealed(asdict(manifest)))


def read_manifest(build: Path) -> Manifest:
    """Return the manifest of a build's folder.

    Raises IndexDamaged when it is absent or not as it was written, IndexMismatch when another version wrote it.
    """
    file = build / MANIFEST
    try:
        data = file.read_bytes()
        fields: dict[str, Any] = json.loads(data)
        fields.pop("checksum")
        intact = _sealed(fields) == data
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        intact = False
    if not intact:
        raise IndexDamaged(f"{file} 缺失或已损坏 (absent or damaged)")
    if fields.get("format") != FORMAT:
        raise IndexMismatch(
            f"{file} 是第 {fields.get('format')} 版格式，本程序用第 {FORMAT} 版；请重建索引 (another format: rebuild)"
        )
    try:
        manifest: Manifest = _adapter().validate_python(fields)
    except ValidationError as error:
        raise IndexDamaged(f"{file} 缺失或已损坏 (absent or damaged)") from error
    return manifest


def _sealed(fields: dict[str, Any]) -> bytes:
    """Return fields as JSON with the sha256 of them; one content has one form, so every changed byte shows."""
    checksum = hashlib.sha256(_canonical(fields)).hexdigest()
    return _canonical({**fields, "checksum": checksum})


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, indent=0).encode("utf-8")


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
