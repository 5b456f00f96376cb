import errno
import json
from pathlib import Path

import pytest

from index import __main__ as command
from index import builds, disk
from tests.index.conftest import write_page


def run(*arguments: object) -> int:
    return command.main([str(argument) for argument in arguments])


def test_a_rebuild_prints_what_it_did(pages: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rebuild", pages, "--index", folder) == 0
    out = capsys.readouterr().out
    assert "新增 (added) 4" in out
    assert "24 段 (passages)" in out


def test_a_summary_as_json_holds_everything(pages: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    assert run("rebuild", pages, "--index", folder, "--json") == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["passages"] == summary["embedded"] == 24
    assert [refusal["file"] for refusal in summary["refused"]] == ["binary.txt"]


def test_info_names_what_is_in_the_index(built: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("info", "--index", built, "--verify") == 0
    out = capsys.readouterr().out
    assert builds.live_id(built) in out
    assert "static-zh-en-256" in out
    assert "校验" in out
    assert str(pages) in out
    assert run("info", "--index", built, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pages"] == 4
    assert f"信心低于 (declined below) {told['silence']['threshold']} 不作答" in out
    assert told["silence"]["record"]["curve"]
    assert f"向量占 (share of the vectors) {told['search']['dense_weight']}" in out
    assert told["fusion"]["curves"]


def test_damage_has_its_own_status_and_is_named(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = built / builds.live_id(built) / "store.sqlite"
    file.write_bytes(file.read_bytes() + b"\0")
    assert run("info", "--index", built, "--verify") == command.DAMAGED
    assert "store.sqlite" in capsys.readouterr().err


def test_no_index_has_its_own_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("info", "rollback", "gc"):
        assert run(name, "--index", folder) == command.MISSING
    assert "Traceback" not in capsys.readouterr().err


def test_rollback_and_gc(built: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = builds.live_id(built)
    write_page(pages, 10)
    assert run("rebuild", pages, "--index", built) == 0
    assert run("rollback", "--index", built) == 0
    assert builds.live_id(built) == first
    assert run("gc", "--index", built, "--keep", 1) == 0
    assert builds.build_ids(built) == [first]
    assert "已删除 (removed) 1" in capsys.readouterr().out


def test_a_folder_without_pages_changes_nothing(built: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    live = builds.live_id(built)
    assert run("rebuild", tmp_path / "empty", "--index", built) == command.FAILED
    assert builds.live_id(built) == live


def test_a_path_that_is_not_there_changes_nothing(
    built: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live = builds.live_id(built)
    assert run("rebuild", pages, tmp_path / "absent", "--index", built) == command.FAILED
    assert "absent 不存在" in capsys.readouterr().err
    assert builds.live_id(built) == live


def test_a_lone_refused_file_shows_its_reason(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    assert run("rebuild", tmp_path / "picture.png", "--index", folder) == command.FAILED
    told = capsys.readouterr().err
    assert "picture.png" in told
    assert "不支持这种文件" in told


def test_an_index_folder_that_is_a_file_is_a_clear_line(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("rebuild", pages, "--index", tmp_path / "file") == command.DISK
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_full_disk_is_a_clear_line(
    built: Path, pages: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    write_page(pages, 10)
    live = builds.live_id(built)
    monkeypatch.setattr(disk, "sync", full)
    assert run("rebuild", pages, "--index", built) == command.DISK
    assert "磁盘已满 (the disk is full)" in capsys.readouterr().err
    assert builds.live_id(built) == live


@pytest.mark.parametrize("arguments", [[], ["rebuild"], ["gc", "--keep", "0"], ["nothing"]])
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(arguments)
    assert stopped.value.code == 2
