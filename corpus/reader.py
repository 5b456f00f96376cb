"""Files and folders to pages, one at a time. One bad file is refused with a reason and the rest is read.

Hidden files and lock files are passed over in silence; every other file is either a page or a refusal.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from corpus.encodings import Decoded
from corpus.errors import EmptyCorpus, UnreadableFile
from corpus.formats import text
from corpus.types import Page

MAX_FILE_MB = 32
_EXTRACTORS: dict[str, Callable[[bytes], Decoded]] = {
    ".txt": text.extract,
    ".md": text.extract,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read, and one line, Chinese first, that says why and what to do."""

    file: str
    reason: str


def read_pages(
    paths: Sequence[Path], *, on_refused: Callable[[Refusal], None], max_file_mb: int = MAX_FILE_MB
) -> Iterator[Page]:
    """Yield the pages of files and folders, sorted by name within each path, reading each only when asked for it.

    Never raises for a bad file: on_refused is called with it instead.
    """
    for path in paths:
        root = path if path.is_dir() else path.parent
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_dir():
                continue
            try:
                yield read_page(file, root=root, max_file_mb=max_file_mb)
            except UnreadableFile as error:
                on_refused(Refusal(file.name, str(error)))


def read_corpus(
    paths: Sequence[Path], *, on_refused: Callable[[Refusal], None], max_file_mb: int = MAX_FILE_MB
) -> Iterator[Page]:
    """Return what read_pages yields; raises EmptyCorpus at once when there is no readable page."""
    pages = read_pages(paths, on_refused=on_refused, max_file_mb=max_file_mb)
    first = next(pages, None)
    if first is None:
        raise EmptyCorpus("没有可读的版面 (no readable page)")
    return chain([first], pages)


def read_page(path: Path, *, root: Path, max_file_mb: int = MAX_FILE_MB) -> Page:
    """Return one file as a page, named relative to root. Raises UnreadableFile with one line that says what to do."""
    extract = _EXTRACTORS.get(path.suffix.lower())
    if extract is None:
        raise UnreadableFile(f"不支持的文件类型 {path.suffix} (unsupported kind of file)")
    decoded = extract(path.read_bytes())
    return Page(file=path.relative_to(root).as_posix(), text=decoded.text, encoding=decoded.encoding)
