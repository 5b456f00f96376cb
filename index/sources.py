"""Which page files there are, and which of them changed since the live build."""

import hashlib
import importlib.metadata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
from corpus.folders import files_below, os_reason, page_name, shown_name
from corpus.reader import Refusal
from index import context, disk
from index.manifest import Manifest

READING_LIBRARIES = ("rjieba", "jieba", "beautifulsoup4", "lxml", "python-docx", "pypdfium2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page file: its name in the index, where it is, the folder it is named from, and its sha256."""

    name: str
    path: Path
    root: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a rebuild has to do. sources are all files, from roots; the names say what differs from the live build."""

    sources: tuple[Source, ...]
    roots: tuple[str, ...]
    refused: tuple[Refusal, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def find_sources(
    paths: Sequence[Path], *, on_refused: Callable[[Refusal], None], on_found: Callable[[int], None]
) -> list[Source]:
    """Return the files at or below paths in the order of their names, each read once for its checksum.

    A file with the name of one before it, from another folder, gets its own folder's name in front; the second of
    two that still share a name is refused. on_found is told the number of files found so far.
    """
    sources: dict[str, Source] = {}

    def refuse(file: Path, root: Path, reason: str) -> None:
        on_refused(Refusal(page_name(file, root), reason))

    for file, root in files_below(paths, on_refused=refuse):
        if page_name(file, root) in sources:
            root = root.resolve().parent
            file = root / file.resolve().relative_to(root) if file.resolve().is_relative_to(root) else file
        name = page_name(file, root)
        if name in sources:
            refuse(file, root, "与另一文件同名，请改名 (another file has this name: rename it)")
            continue
        try:
            sources[name] = Source(name=name, path=file, root=root, sha256=disk.sha256(file))
        except OSError as error:
            refuse(file, root, os_reason(error))
        on_found(len(sources))
    return [sources[name] for name in sorted(sources)]


def make_plan(
    sources: Sequence[Source], refused: Sequence[Refusal], *, paths: Sequence[Path], live: Manifest | None
) -> Plan:
    """Return what differs between sources, found at paths, and the live build."""
    known = _checksums(live)
    names = {source.name for source in sources}
    return Plan(
        sources=tuple(sources),
        roots=tuple(shown_name(path.resolve()) for path in paths),
        refused=tuple(refused),
        added=tuple(source.name for source in sources if source.name not in known),
        changed=tuple(
            source.name for source in sources if source.name in known and known[source.name] != source.sha256
        ),
        removed=tuple(sorted(name for name in known if name not in names)),
    )


@cache
def parser_fingerprint() -> str:
    """Return a sha256 over everything that decides what passages a file becomes: our code, tables and libraries.

    A parsed page is kept only as long as this stays the same, so that no change of the parser goes unnoticed.
    """
    folder = Path(corpus.__file__).parent
    sample = folder / "sample"
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and sample not in file.parents and file.suffix not in {".pyc", ".pyo"}:
            digest.update(f"{file.relative_to(folder).as_posix()}\n{disk.sha256(file)}\n".encode())
    digest.update(disk.sha256(Path(context.__file__)).encode())
    digest.update("\n".join(_version(name) for name in READING_LIBRARIES).encode())
    return digest.hexdigest()


def _checksums(live: Manifest | None) -> Mapping[str, str]:
    if live is None:
        return {}
    return live.sources | {file: checksum for file, (checksum, _) in live.refused.items()}


def _version(library: str) -> str:
    try:
        return f"{library} {importlib.metadata.version(library)}"
    except importlib.metadata.PackageNotFoundError:
        return f"{library} -"
