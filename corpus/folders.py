"""The files below a path, in a fixed order, whatever the folders hold: link loops, pipes, locked doors, odd names."""

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

# Owner files that office programs and editors put beside an open document, and what file managers leave behind.
_LOCK_PREFIXES = ("~$", ".")
_LITTER = frozenset({"thumbs.db", "desktop.ini"})


def files_below(paths: Sequence[Path], *, on_refused: Callable[[Path, Path, str], None]) -> Iterator[tuple[Path, Path]]:
    """Yield the regular files at or below paths, folder by folder in the order of their names; links are followed.

    With each comes the root that it is named from: the path itself where that is a folder, else its folder. Hidden
    and lock files are passed over. A file or folder met a second time, a pipe or device, and whatever cannot be
    opened go to on_refused(file, root, reason).
    """
    met: set[tuple[int, int]] = set()
    pending = [(path, path if _is_folder(path) else path.parent) for path in reversed(paths)]
    while pending:
        here, root = pending.pop()
        try:
            status = here.stat()
            identity = status.st_dev, status.st_ino
            if identity in met:
                on_refused(
                    here, root, "已经读过（链接绕回或路径重复），已跳过 (already read, by a link or twice: skipped)"
                )
            elif stat.S_ISREG(status.st_mode):
                yield here, root
            elif stat.S_ISDIR(status.st_mode):
                children = sorted(filter(_is_visible, here.iterdir()), reverse=True)
                pending += [(child, root) for child in children]
            else:
                on_refused(here, root, "不是普通文件，已跳过 (not a regular file: skipped)")
            met.add(identity)
        except OSError as error:
            on_refused(here, root, os_reason(error))


def os_reason(error: OSError) -> str:
    """Return one line, Chinese first, for what the operating system refused."""
    reasons = {
        FileNotFoundError: "文件不存在，请检查路径 (no such file: check the path)",
        PermissionError: "没有读取权限，请修改权限后重试 (no permission to read: change it and try again)",
    }
    detail = os.strerror(error.errno) if error.errno else str(error)
    return reasons.get(type(error), f"无法打开：{detail} (cannot be opened)")


def page_name(file: Path, root: Path) -> str:
    """Return what a page file is called: its path from root, or as it is where it lies elsewhere."""
    return shown_name(file.relative_to(root) if file.is_relative_to(root) else file)


def shown_name(path: Path) -> str:
    """Return a path with forward slashes; characters that cannot be printed or stored are written as escapes.

    A name whose bytes are no UTF-8 reaches Python with lone surrogates, which no JSON file or database accepts.
    """
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        else character
        for character in path.as_posix()
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # Below a folder that may not be entered.
        return False


def _is_visible(path: Path) -> bool:
    return not path.name.startswith(_LOCK_PREFIXES) and path.name.lower() not in _LITTER
