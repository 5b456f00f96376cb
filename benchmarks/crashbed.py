"""An index that is disturbed, and whether it still answers as it did before or as it should now."""

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpusmaker import make_corpus
from corpus.errors import WenzhengError
from index.reader import open_index
from index.upkeep import verify

MARK = "标记甲"


class LostIndexError(AssertionError):
    """An index was lost or answered wrongly."""


@dataclass(frozen=True, slots=True)
class Bed:
    """A folder with page files and an index of them."""

    pages: Path
    index: Path

    def change(self, version: int) -> str:
        """Change the page files, as version says, and return the mark that only the new index holds."""
        mark = f"{MARK}{version}乙"
        text = f"有事好商量·地方政协传真\n\n佳木斯市政协\n\n第{version}次改变\n\n佳木斯市政协在这一版写下{mark}。\n"
        (self.pages / "changing.txt").write_text(text, encoding="utf-8")
        return mark

    def rebuild(
        self, *, max_file_bytes: int | None = None, module: tuple[str, ...] = ("index",)
    ) -> "subprocess.Popen[str]":
        """Start a rebuild in a process of its own; no file that it writes may grow larger than max_file_bytes.

        module is what is run with the rebuild's command line: the index itself, or something that disturbs it.
        """

        def limit() -> None:
            if max_file_bytes is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (max_file_bytes, max_file_bytes))

        command = [sys.executable, "-m", *module, "rebuild", str(self.pages), "--index", str(self.index)]
        return subprocess.Popen(
            [*command, "--workers", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=limit,
        )

    def finish(self) -> None:
        """Rebuild without disturbance."""
        process = self.rebuild()
        _, errors = process.communicate()
        if process.returncode:
            raise LostIndexError(f"the next rebuild failed: {errors}")

    def outcome(self, *, old: str | None, new: str) -> str:
        """Return old or new, whichever the index answers as, or lost; what is wrong goes to standard error."""
        try:
            return self.state(old=old, new=new)
        except (LostIndexError, WenzhengError) as error:
            print(f"lost: {error}", file=sys.stderr)
            return "lost"

    def state(self, *, old: str | None, new: str) -> str:
        """Return which of the marks the index answers with; LostIndexError unless it is one and all verifies."""
        damaged = verify(self.index)
        if damaged:
            raise LostIndexError(f"damaged: {damaged}")
        index = open_index(self.index)
        found = {name for name, mark in (("old", old), ("new", new)) if mark and index.rows_containing(mark)}
        if len(found) != 1:
            raise LostIndexError(f"answers with {found or 'neither'}")
        (state,) = found
        mark = new if state == "new" else old
        if not any(str(mark) in hit.passage.text for hit in index.search(f"佳木斯市政协写下{mark}", k=10)):
            raise LostIndexError("the search does not find what the store holds")
        return state


def make_bed(folder: Path, *, passages: int) -> Bed:
    """Return a bed with an index of so many passages, and a build before it that the next rebuild removes."""
    pages = folder / "pages"
    make_corpus(pages, passages=passages)
    bed = Bed(pages, folder / "index")
    for version in (0, -1):
        bed.change(version)
        bed.finish()
    return bed
