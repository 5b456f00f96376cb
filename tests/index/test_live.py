"""Servers that go on while a folder gets new builds, and rebuilds at every change of the pages."""

import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from index import builds, upkeep
from index.live import LiveIndex
from index.watch import watch
from tests.index.conftest import grow, write_page


def test_a_request_keeps_its_build_and_the_next_gets_the_new_one(built: Path, pages: Path) -> None:
    live = LiveIndex(built)
    old = live.current()
    assert live.current() is old
    grow(pages, built, 10)
    new = live.current()
    assert (old.manifest.pages, new.manifest.pages) == (4, 5)
    grow(pages, built, 11)
    grow(pages, built, 12)
    # The folder of the old build is removed by now.
    assert not (built / old.build_id).exists()
    assert old.search("委员工作站", k=3)
    assert live.current().manifest.pages == 7


def test_the_old_build_is_let_go_when_nobody_uses_it(built: Path, pages: Path) -> None:
    live = LiveIndex(built)
    old = live.current()
    assert old.search("委员工作站", k=3)
    gone = weakref.ref(old)
    grow(pages, built, 10)
    live.current()
    assert gone() is old
    del old
    assert gone() is None


def test_a_new_build_that_cannot_be_opened_leaves_the_old_one(
    built: Path, pages: Path, caplog: pytest.LogCaptureFixture
) -> None:
    live = LiveIndex(built)
    old = live.current()
    grow(pages, built, 10)
    (built / builds.live_id(built) / "store.sqlite").write_bytes(b"damaged")
    assert live.current() is old
    assert live.current() is old
    assert len(caplog.records) == 1
    assert not [damage for damage in upkeep.verify(built) if damage.file != "store.sqlite"]


def test_watching_rebuilds_once_for_many_changes(pages: Path) -> None:
    stop, calls = threading.Event(), []
    thread = threading.Thread(
        target=watch, args=([pages], lambda: calls.append(time.monotonic())), kwargs={"stop": stop, "quiet_s": 0.3}
    )
    thread.start()
    _wait_for(lambda: len(calls) == 1)
    for number in range(5):
        write_page(pages, 30 + number)
    _wait_for(lambda: len(calls) == 2)
    time.sleep(0.8)
    stop.set()
    thread.join(10)
    assert len(calls) == 2


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
