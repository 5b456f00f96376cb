"""Files in processes of their own: in order, and one that kills its process costs only itself."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import IndexingError, UnreadableFile
from index import preparing, workers
from index.pagerecord import PageRecord, prepare
from index.preparing import MIN_FILES, processes_for
from index.reader import open_index
from index.rebuild import rebuild
from index.sources import Source
from index.workers import each
from tests.index.conftest import write_page


def sources(count: int, *, suffix: str = ".txt") -> list[Source]:
    return [Source(name=f"{n}{suffix}", path=Path(f"{n}{suffix}"), root=Path(), sha256=str(n)) for n in range(count)]


def number(source: Source) -> int:
    """Return the number of a file; 7 crashes, 30 is killed, 8 and 31 are refused, 9 is a mistake of ours."""
    found = int(source.path.stem)
    if found == 7:
        ctypes.string_at(0)
    if found == 30:
        os.kill(os.getpid(), signal.SIGKILL)
    if found in (8, 31):
        raise UnreadableFile("no page")
    if found == 9:
        raise IndexError("a mistake")
    return found


def process(source: Source) -> int:
    return os.getpid()


def crash_on_one(source: Source) -> PageRecord:
    if source.name == "page-0003.txt":
        ctypes.string_at(0)
    return prepare(source)


def test_a_file_that_kills_its_process_is_refused_and_no_other() -> None:
    found = list(each(sources(40), number, processes=2))
    refused = {n for n, outcome in enumerate(found) if isinstance(outcome, UnreadableFile)}
    assert refused == {7, 8, 9, 30, 31}
    assert [outcome for n, outcome in enumerate(found) if n not in refused] == [
        n for n in range(40) if n not in refused
    ]
    assert "kills the process" in str(found[7])
    assert "kills the process" in str(found[30])


def test_a_task_runs_in_other_processes_or_in_this_one() -> None:
    assert set(each(sources(3), process, processes=0)) == {os.getpid()}
    assert os.getpid() not in set(each(sources(3), process, processes=1))


def test_a_few_texts_are_read_in_this_process_and_a_pdf_in_another() -> None:
    assert processes_for(sources(3), 2) == processes_for(sources(MIN_FILES), 1) == 0
    assert processes_for(sources(3, suffix=".PDF"), 2) == processes_for(sources(MIN_FILES, suffix=".pdf"), 1) == 1
    assert processes_for(sources(MIN_FILES), 2) == 2


def test_nothing_is_refused_when_no_process_can_live(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_prepare_worker", os.abort)
    with pytest.raises(IndexingError, match="as soon as they start"):
        list(each(sources(1), process, processes=1))


CTRL_C_WHILE_A_POOL_IS_MADE = """
import os, signal
from multiprocessing import resource_tracker
from index.workers import each

register = resource_tracker.register

def interrupting(*named):
    resource_tracker.register = register
    register(*named)
    os.kill(os.getpid(), signal.SIGINT)

resource_tracker.register = interrupting
try:
    list(each([1.0], abs, processes=1))
except KeyboardInterrupt:
    print("interrupted")
"""


def test_ctrl_c_while_a_pool_is_made_leaves_nothing_behind() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CTRL_C_WHILE_A_POOL_IS_MADE], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "interrupted\n", "")


@pytest.mark.slow
def test_a_rebuild_goes_on_without_the_file_that_crashes_it_and_the_next_ones_try_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(5):
        write_page(pages, n)
    rebuild([pages], tmp_path / "index")
    monkeypatch.setattr(preparing, "MIN_FILES", 2)
    monkeypatch.setattr(preparing, "prepare", crash_on_one)
    for n in range(3, 8):
        write_page(
            pages, n, text=None if n != 3 else "有事好商量\n\n鸡西市政协\n\n新的标题\n\n鸡西市政协改了这一版。\n"
        )
    summary = rebuild([pages], tmp_path / "index", workers=2)
    assert [refusal.file for refusal in summary.refused] == ["page-0003.txt"]
    assert "kills the process" in summary.refused[0].reason
    assert summary.pages == open_index(tmp_path / "index").manifest.pages == 7
    assert not rebuild([pages], tmp_path / "index", workers=2).published
    monkeypatch.setattr(preparing, "prepare", prepare)
    summary = rebuild([pages], tmp_path / "index", workers=2)
    assert (summary.published, summary.refused, summary.pages) == (True, (), 8)
