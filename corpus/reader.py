"""Files and folders to pages, one at a time. One bad file is refused with a reason and the rest is read.

Every file that is neither hidden nor a lock file is either a page or a refusal; none is lost in silence.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from corpus.encodings import Decoded
from corpus.errors import EmptyCorpus, UnreadableFile
from corpus.folders import files_below, os_reason, page_name, shown_name
from corpus.formats import EXTRACTORS
from corpus.types import Page

MAX_FILE_MB = 32
# A newspaper page has some 7,000 characters and its longest paragraph some 600: beyond these a file is something else.
MAX_PAGE_CHARS = 1_000_000
MAX_LINE_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read, and one line, Chinese first, that says why and what to do."""

    file: str
    reason: str


def read_pages(
    paths: Sequence[Path], *, on_refused: Callable[[Refusal], None], max_file_mb: int = MAX_FILE_MB
) -> Iterator[Page]:
    """Yield the pages of files and folders in the order of their names, each read only when asked for.

    A page whose name another path's page already has gets its folder's name in front. Never raises for a bad file or
    path: on_refused is called with it instead.
    """

    def refuse(file: Path, root: Path, reason: str) -> None:
        on_refused(Refusal(page_name(file, root), reason))

    names: set[str] = set()
    for file, root in files_below(paths, on_refused=refuse):
        try:
            page = read_page(file, root=root, max_file_mb=max_file_mb)
            if page.file in names:
                page = replace(page, file=f"{shown_name(Path(root.resolve().name))}/{page.file}")
            if page.file in names:
                raise UnreadableFile("已有同名的版面；请改名后重试 (another page has this name: rename it)")
        except UnreadableFile as error:
            refuse(file, root, str(error))
        else:
            names.add(page.file)
            yield page


def read_corpus(
    paths: Sequence[Path], *, on_refused: Callable[[Refusal], None], max_file_mb: int = MAX_FILE_MB
) -> Iterator[Page]:
    """Return what read_pages yields; raises EmptyCorpus at once when there is no readable page."""
    pages = read_pages(paths, on_refused=on_refused, max_file_mb=max_file_mb)
    first = next(pages, None)
    if first is None:
        places = "、".join(shown_name(path) for path in paths)
        kinds = " ".join(EXTRACTORS)
        raise EmptyCorpus(
            f"{places} 中没有可读的版面；请放入 {kinds} 文件 (no readable page there: put in files of these kinds)"
        )
    return chain([first], pages)


def read_page(path: Path, *, root: Path, max_file_mb: int = MAX_FILE_MB) -> Page:
    """Return one file as a page, named relative to root.

    Raises UnreadableFile with one line, Chinese first, that says what is wrong and what to do.
    """
    decoded = _extract(path, max_file_mb)
    _check_text(decoded.text)
    return Page(file=page_name(path, root), text=decoded.text, encoding=decoded.encoding)


def _extract(path: Path, max_file_mb: int) -> Decoded:
    extract = EXTRACTORS.get(path.suffix.lower())
    if extract is None:
        kinds = " ".join(EXTRACTORS)
        raise UnreadableFile(f"不支持这种文件；请转换为 {kinds} 之一 (not a kind of file that is read: convert it)")
    limit = max_file_mb * 1_000_000
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableFile(os_reason(error)) from error
    if len(data) > limit:
        raise UnreadableFile(
            f"文件超过 {max_file_mb} MB 的上限；请拆分，或用 --max-file-mb 提高上限 "
            f"(larger than {max_file_mb} MB: split it, or raise --max-file-mb)"
        )
    return extract(data)


def _check_text(text: str) -> None:
    if not text.strip():
        raise UnreadableFile("文件里没有文字；请检查导出是否完整 (there is no text in it: check how it was exported)")
    if len(text) > MAX_PAGE_CHARS:
        raise UnreadableFile(
            f"共 {len(text):,} 字，超过一个版面的上限 {MAX_PAGE_CHARS:,} 字；请按版面拆分 "
            f"({len(text):,} characters are no newspaper page: split it)"
        )
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE_CHARS:
            raise UnreadableFile(
                f"第 {number} 行有 {len(line):,} 字，不像报纸文本；请按段落分行 "
                f"(line {number} has {len(line):,} characters: put each paragraph on its own line)"
            )
