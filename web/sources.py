"""What the live index was built from: only from that may the chat rebuild it, and only there add pages."""

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import IndexingError


class SourcesError(IndexingError):
    """It is not clear what to rebuild from. key names the text that tells the reader why; the message has the paths."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def index_sources(roots: Sequence[str], *, index: Path, corpus: Path | None) -> tuple[Path, ...]:
    """Return the files and folders that the index was built from; corpus is the one the settings name, if any.

    Raises SourcesError when none are recorded, when one is gone, and when the settings name another.
    """
    command = f"python -m index rebuild {corpus or 'PATH'} --index {index}"
    if not roots:
        raise SourcesError("sources.unrecorded", f"{index} 没有记录来源 (records no sources); {command}")
    recorded = tuple(Path(root) for root in roots)
    if corpus is not None and recorded != (corpus.resolve(),):
        raise SourcesError(
            "sources.other",
            f"{index} 由 {'、'.join(roots)} 建成，设置里的资料却是 {corpus}；要换资料请运行 "
            f"(it was built from other pages than the settings name; to change over run): {command}",
        )
    if gone := [str(root) for root in recorded if not root.exists()]:
        raise SourcesError("sources.gone", f"{index} 的来源不在了 (its sources are gone): {'、'.join(gone)}; {command}")
    return recorded


def upload_folder(sources: Sequence[Path]) -> Path:
    """Return the first folder of the sources. Raises SourcesError when all are single files."""
    for source in sources:
        if source.is_dir():
            return source
    raise SourcesError("sources.files", "来源都是单个文件 (the sources are single files)")
