"""What becomes of builds: kept, gone back to, removed, found damaged; one rebuild at a time."""

import json
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing
from index import builds
from index.lock import HOLDER, exclusive
from index.manifest import MANIFEST, read_manifest, write_manifest
from index.reader import open_index
from index.rebuild import rebuild
from index.upkeep import collect_garbage, roll_back, verify
from index.verify import STAMPS
from tests.index.conftest import grow, write_page


def files_of(folder: Path) -> list[str]:
    return sorted(read_manifest(folder / builds.live_id(folder)).files)


def test_two_builds_are_kept_and_the_older_is_gone_back_to(built: Path, pages: Path) -> None:
    first = builds.live_id(built)
    second, third = grow(pages, built, 10), grow(pages, built, 11)
    assert builds.build_ids(built) == [second, third]
    assert first not in builds.build_ids(built)
    assert roll_back(built) == second
    assert open_index(built).build_id == second
    with pytest.raises(IndexMissing, match="no earlier undamaged build"):
        roll_back(built)


def test_a_rebuild_after_going_back_is_the_newest_of_all(built: Path, pages: Path) -> None:
    second = grow(pages, built, 10)
    roll_back(built)
    third = grow(pages, built, 11)
    assert builds.build_ids(built)[-1] == third
    assert third > second
    assert open_index(built).manifest.pages == 6


def test_going_back_passes_over_a_damaged_build(built: Path, pages: Path) -> None:
    grow(pages, built, 10)
    damaged = built / builds.build_ids(built)[0] / "store.sqlite"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    with pytest.raises(IndexMissing):
        roll_back(built)


def test_garbage_is_all_but_the_live_build_and_the_newest_others(built: Path, pages: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    monkeypatch.setattr("index.rebuild.collect_garbage", lambda folder: None)
    ids = [builds.live_id(built), *(grow(pages, built, number) for number in (10, 11, 12))]
    (built / "000099-20200101T000000.part").mkdir()
    builds.publish(built, ids[1])
    assert collect_garbage(built, keep=2) == [ids[0], ids[2]]
    assert builds.build_ids(built) == [ids[1], ids[3]]
    assert not list(built.glob("*.part"))


@pytest.mark.parametrize("place", range(8))
@pytest.mark.parametrize("harm", ["flip", "cut", "grow", "remove"])
def test_every_damaged_file_is_named_and_not_answered_from(built: Path, place: int, harm: str) -> None:
    names = [*files_of(built), MANIFEST]
    if place >= len(names):
        pytest.skip("fewer files than that")
    file = built / builds.live_id(built) / names[place]
    data = file.read_bytes()
    if harm == "remove":
        file.unlink()
    else:
        middle = len(data) // 2
        harms = {"flip": data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :], "cut": data[:-1]}
        file.write_bytes(harms.get(harm, data + b"\0"))
    with pytest.raises(IndexDamaged, match=names[place].replace(".", r"\.")):
        open_index(built)
    if names[place] != MANIFEST:
        assert [damage.file for damage in verify(built)] == [names[place]]


def test_a_damaged_index_is_mended_by_the_next_rebuild(built: Path, pages: Path) -> None:
    (built / builds.live_id(built) / "store.sqlite").unlink()
    summary = rebuild([pages], built)
    assert summary.published
    assert summary.embedded == 0
    assert verify(built) == []


def test_a_copied_index_is_checked_and_opened(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "copy")
    assert open_index(tmp_path / "copy").manifest.pages == 4
    (tmp_path / "copy" / builds.live_id(built) / STAMPS).write_text("[1, 2", encoding="utf-8")
    assert open_index(tmp_path / "copy").manifest.pages == 4


@pytest.mark.parametrize("pointer", [b"", b"nothing", b"../../etc", b"\xff\xfe", b"000001-20200101T000000\n"])
def test_a_damaged_pointer_is_refused_and_mended_by_going_back(built: Path, pointer: bytes) -> None:
    live = builds.live_id(built)
    (built / builds.POINTER).write_bytes(pointer)
    with pytest.raises(IndexDamaged, match="rollback"):
        open_index(built)
    assert roll_back(built) == live


def test_no_index_says_which_command_makes_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="python -m index rebuild"):
        open_index(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_another_model_than_wanted_is_refused(built: Path) -> None:
    with pytest.raises(IndexMismatch, match="--model other"):
        open_index(built, model="other")


def test_a_changed_model_is_refused(built: Path) -> None:
    build = built / builds.live_id(built)
    write_manifest(build, replace(read_manifest(build), model_fingerprint="another"))
    with pytest.raises(IndexMismatch, match="rebuild"):
        open_index(built).search("委员工作站")


def test_another_format_is_refused(built: Path) -> None:
    build = built / builds.live_id(built)
    write_manifest(build, replace(read_manifest(build), format=99))
    with pytest.raises(IndexMismatch, match="99"):
        open_index(built)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_changed_byte_of_a_manifest_is_noticed(built: Path, data: st.DataObject) -> None:
    build = built / builds.live_id(built)
    original = (build / MANIFEST).read_bytes()
    place = data.draw(st.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[place] ^= data.draw(st.integers(1, 255))
    try:
        (build / MANIFEST).write_bytes(changed)
        with pytest.raises(IndexDamaged):
            read_manifest(build)
    finally:
        (build / MANIFEST).write_bytes(original)


def test_a_second_rebuild_says_who_is_at_it(built: Path, pages: Path) -> None:
    with exclusive(built):
        started = subprocess.run(
            [sys.executable, "-m", "index", "rebuild", str(pages), "--index", str(built)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    holder = f"on {socket.gethostname()} since"
    assert started.returncode == 3
    assert holder in started.stderr
    assert len(started.stderr.splitlines()) == 1


def test_the_lock_is_free_after_an_error(built: Path) -> None:
    with pytest.raises(KeyError), exclusive(built):
        raise KeyError
    with exclusive(built) as dead:
        assert dead is None


def test_a_dead_holder_is_noticed(built: Path, pages: Path) -> None:
    (built / HOLDER).write_text(json.dumps({"pid": 1, "host": "gone", "since": "yesterday"}), encoding="utf-8")
    write_page(pages, 20)
    assert "gone" in (rebuild([pages], built).interrupted or "")
    assert not (built / HOLDER).exists()


def test_two_threads_do_not_rebuild_at_once(built: Path) -> None:
    with exclusive(built), pytest.raises(IndexLocked), exclusive(built):
        pytest.fail("two hold the lock")
