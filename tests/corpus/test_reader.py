"""Folders and files to pages: everything readable is read, everything else is refused with one line."""

import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EmptyCorpus, UnreadableFile
from corpus.folders import shown_name
from corpus.reader import MAX_LINE_CHARS, MAX_PAGE_CHARS, Refusal, read_corpus, read_page, read_pages
from corpus.types import Page

TEXT = "某某市政协\n\n委员进站听民声\n\n今年以来,市政协建成委员工作站八个。\n"


def read(*paths: Path, max_file_mb: int = 32) -> tuple[list[Page], list[Refusal]]:
    refused: list[Refusal] = []
    return list(read_pages(paths, on_refused=refused.append, max_file_mb=max_file_mb)), refused


def test_pages_come_in_the_order_of_their_names_and_are_named_from_the_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/10.txt", "c.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    pages, refused = read(tmp_path)
    assert [page.file for page in pages] == ["a/10.txt", "a/2.md", "b.txt", "c.TXT"]
    assert refused == []


def test_a_single_file_is_named_by_its_base_name(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(TEXT.encode("gb18030"))
    pages, _ = read(tmp_path / "page.txt")
    assert pages == [Page(file="page.txt", text=TEXT, encoding="gb18030")]


def test_text_is_the_files_own_with_mixed_line_ends(tmp_path: Path) -> None:
    mixed = "甲\r\n乙\r丙\n\x0b丁\u2028戊"
    (tmp_path / "mixed.txt").write_bytes(b"\xef\xbb\xbf" + mixed.encode())
    assert read(tmp_path)[0] == [Page(file="mixed.txt", text=mixed, encoding="utf-8-sig")]


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(60_000_000))


def _loop(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def _self_loop(path: Path) -> None:
    path.symlink_to(path)


MALFORMED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.txt": (lambda path: path.touch(), "没有文字"),
    "blank.txt": (lambda path: path.write_bytes(b" \r\n\t\n"), "没有文字"),
    "nul.txt": (lambda path: path.write_bytes(b"a\0b"), "NUL"),
    "binary.txt": (lambda path: path.write_bytes(bytes(range(128, 256)) * 20), "无法解码"),
    "line.txt": (lambda path: path.write_bytes(b"x" * (MAX_LINE_CHARS + 1)), "按段落分行"),
    "long.txt": (lambda path: path.write_bytes(b"10 MB in one line " * 600_000), "按版面拆分"),
    "not.docx": (lambda path: path.write_text(TEXT, encoding="utf-8"), "不是有效的 Word 文档"),
    "bomb.docx": (_bomb, "压缩炸弹"),
    "not.pdf": (lambda path: path.write_text(TEXT, encoding="utf-8"), "PDF 打不开"),
    "script.html": (lambda path: path.write_text("<script>1</script>", encoding="utf-8"), "没有可见的正文"),
    "table.xlsx": (lambda path: path.write_bytes(b"PK"), "不支持这种文件"),
    "loop": (_loop, "已经读过"),
    "self.txt": (_self_loop, "无法打开"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_bad_file_is_refused_with_one_line_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    make, reason = MALFORMED[name]
    make(tmp_path / name)
    for good in ("0.txt", "zz.txt"):
        (tmp_path / good).write_text(TEXT, encoding="utf-8")
    pages, refused = read(tmp_path)
    assert [page.file for page in pages] == ["0.txt", "zz.txt"]
    assert [refusal.file for refusal in refused] == [name]
    assert reason in refused[0].reason
    assert "\n" not in refused[0].reason


def test_a_page_of_captions_only_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "captions.txt").write_text("▲委员在走访\n\n▲座谈会现场\n", encoding="utf-8")
    pages, refused = read(tmp_path)
    assert len(pages) == 1
    assert not refused


def test_a_file_over_the_limit_is_refused_by_the_name_of_the_option(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("一二三四\n" * 100_000, encoding="utf-8")
    assert "--max-file-mb" in read(tmp_path, max_file_mb=1)[1][0].reason
    assert len(read(tmp_path, max_file_mb=2)[0]) == 1


def test_a_file_with_more_characters_than_a_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("一二三四五六七八九\n" * (MAX_PAGE_CHARS // 10 + 1), encoding="utf-8")
    assert "拆分" in read(tmp_path)[1][0].reason


def test_hidden_and_lock_files_are_passed_over_in_silence(tmp_path: Path) -> None:
    for name in (".hidden.txt", "~$page.docx", ".~lock.page.docx#", "Thumbs.db", "page.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "notes.txt").write_text(TEXT, encoding="utf-8")
    pages, refused = read(tmp_path)
    assert [page.file for page in pages] == ["page.txt"]
    assert not refused


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_up_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [refusal.file for refusal in read(tmp_path)[1]] == ["pipe.txt"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["locked.txt", "locked"])
def test_what_may_not_be_read_is_refused(tmp_path: Path, name: str) -> None:
    locked = tmp_path / name
    locked.mkdir() if locked.suffix == "" else locked.write_text(TEXT, encoding="utf-8")
    locked.chmod(0)
    try:
        assert "权限" in read(tmp_path)[1][0].reason
    finally:
        locked.chmod(0o700)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    pages, refused = read(tmp_path / "nothing", tmp_path)
    assert len(pages) == 1
    assert "不存在" in refused[0].reason


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows names that are not text")
@pytest.mark.parametrize("name", ["\udcc4\udce3.txt", "a\nb.txt", "空 格　.txt", "表情😀.txt"])
def test_names_in_odd_characters_can_be_stored(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (page,) = read(tmp_path)[0]
    assert "\n" not in page.file
    assert page.file.encode("utf-8").decode("utf-8") == page.file


@given(name=st.text(st.characters(exclude_characters="\0/"), min_size=1, max_size=30))
def test_a_shown_name_is_one_storable_line(name: str) -> None:
    shown = shown_name(Path(name))
    assert shown.encode("utf-8")
    assert len(shown.splitlines()) <= 1


def test_a_folder_within_another_path_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "page.txt").write_text(TEXT, encoding="utf-8")
    pages, refused = read(tmp_path, tmp_path / "sub", tmp_path / "sub" / "page.txt")
    assert [page.file for page in pages] == ["sub/page.txt"]
    assert len(refused) == 2


def test_pages_of_one_name_from_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(TEXT + folder, encoding="utf-8")
    pages, _ = read(tmp_path / "a", tmp_path / "b")
    assert [page.file for page in pages] == ["page.txt", "b/page.txt"]


def test_pages_are_read_one_at_a_time(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    pages = read_pages([tmp_path], on_refused=lambda refusal: None)
    next(pages)
    (tmp_path / "2.txt").write_text("改过之后", encoding="utf-8")
    assert next(pages).text == "改过之后"


def test_a_folder_without_pages_is_an_empty_corpus_at_once(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    refused: list[Refusal] = []
    with pytest.raises(EmptyCorpus, match=r"\.txt"):
        read_corpus([tmp_path], on_refused=refused.append)
    assert [refusal.file for refusal in refused] == ["photo.jpg"]


def test_a_corpus_holds_its_first_page_too(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [page.file for page in read_corpus([tmp_path], on_refused=print)] == ["1.txt", "2.txt"]


def test_one_page_that_cannot_be_read_raises(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="不存在"):
        read_page(tmp_path / "none.txt", root=tmp_path)
