import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.crash import AFTER, BEFORE, failure_rounds, kill_rounds, swap_rounds, write_error_rounds
from benchmarks.crashbed import make_bed
from index import disk
from index.__main__ import INTERRUPTED
from index.pagerecord import PageRecord, prepare
from index.reader import open_index
from index.rebuild import rebuild
from index.sources import Source
from index.upkeep import verify
from tests.index.conftest import write_page


@pytest.mark.slow
def test_a_killed_rebuild_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    bed = make_bed(tmp_path, passages=300)
    assert kill_rounds(bed, kills=2).keys() <= {"old", "new"}
    assert swap_rounds(bed, kills=4) == {BEFORE: {"old": 2}, AFTER: {"new": 2}}


@pytest.mark.slow
def test_writes_that_fail_leave_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    bed = make_bed(tmp_path, passages=300)
    for states in (write_error_rounds(bed, limits=3), failure_rounds(bed, most=3)):
        assert states.keys() <= {"old", "new"}
        assert states.total() == 3


@pytest.mark.slow
def test_ctrl_c_ends_all_processes_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(60):
        write_page(tmp_path / "pages", number)
    command = [sys.executable, "-m", "index", "rebuild", str(tmp_path / "pages"), "--index", str(tmp_path / "index")]
    process = subprocess.Popen(
        [*command, "--workers", "2"], start_new_session=True, stderr=subprocess.PIPE, encoding="utf-8"
    )
    while not list((tmp_path / "index").glob("*.part")):
        time.sleep(0.01)
    time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == INTERRUPTED
    assert len(errors.splitlines()) == 1
    assert "interrupted" in errors


class StoppedError(Exception):
    """Stands for a kill: nothing of ours handles it."""


def test_an_interrupted_rebuild_goes_on_where_it_stopped(
    pages: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import assembly, preparing

    monkeypatch.setattr(preparing, "BATCH", 2)
    monkeypatch.setattr(assembly, "EMBEDDED_AT_ONCE", 6)
    for number in range(4, 10):
        write_page(pages, number)
    prepared: list[str] = []
    limit = 7

    def counted(source: Source) -> PageRecord:
        if len(prepared) == limit:
            raise StoppedError
        prepared.append(source.name)
        return prepare(source)

    monkeypatch.setattr(preparing, "prepare", counted)
    with pytest.raises(StoppedError):
        rebuild([pages], folder, workers=1)
    limit = 100
    summary = rebuild([pages], folder, workers=1)
    assert summary.passages == 60
    assert len(prepared) - 10 <= preparing.BATCH
    assert summary.embedded <= 60 - 42 + assembly.EMBEDDED_AT_ONCE


@pytest.mark.parametrize("name", ["create", "sync", "replace_text"])
def test_whatever_write_fails_the_old_index_or_the_new_one_answers(
    built: Path, pages: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original: Callable[..., object] = getattr(disk, name)
    calls = failing = 0

    def fail_once(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(errno.EIO, "Input/output error")
        return original(*arguments)

    while calls >= failing:
        calls, failing = 0, failing + 1
        before = open_index(built).manifest.pages
        write_page(pages, 50 + failing)
        with monkeypatch.context() as patch, suppress(OSError):
            patch.setattr(disk, name, fail_once)
            rebuild([pages], built, workers=1)
        assert verify(built) == []
        assert open_index(built).manifest.pages in {before, 4 + failing}
        rebuild([pages], built, workers=1)
        assert open_index(built).manifest.pages == 4 + failing
    assert failing > 3
