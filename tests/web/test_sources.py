"""What the chat may rebuild an index from: what it was built from, and nothing else."""

from pathlib import Path

import pytest

from index.live import LiveIndex
from index.rebuild import live_manifest, rebuild
from qa.answerer import Answerer
from tests.web.conftest import SAMPLE
from web.assets import texts
from web.desk import Desk
from web.library import LibraryDesk
from web.rebuild import Rebuilder
from web.settings import Paths, Settings
from web.sources import SourcesError, index_sources, upload_folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a reader's own page and the index of it."""
    (tmp_path / "pages").mkdir()
    page = (SAMPLE / "heilongjiang-01.txt").read_bytes()
    (tmp_path / "pages" / "own.txt").write_bytes(page)
    rebuild([tmp_path / "pages"], tmp_path / "index", workers=1)
    return tmp_path


def rebuilt(own: Path, corpus: Path | None = None) -> str:
    """Rebuild from the corpus page and return what it says in the end."""
    settings = Settings(paths=Paths(index=own / "index", corpus=corpus))
    desk = Desk(LiveIndex(own / "index"), Answerer, question_chars=500)
    library = LibraryDesk(desk, Rebuilder(index=own / "index", model=None), settings, texts("zh"))
    *_, last = library.rebuild()
    outcome: str = last["outcome"]
    return outcome


def sources(own: Path) -> set[str]:
    manifest = live_manifest(own / "index")
    assert manifest is not None
    return set(manifest.sources)


@pytest.mark.slow
def test_a_rebuild_reads_what_the_index_was_built_from(own: Path) -> None:
    assert "没有变化" in rebuilt(own)
    (own / "pages" / "second.txt").write_bytes((SAMPLE / "qinghai-02.txt").read_bytes())
    assert "重建完成" in rebuilt(own)
    assert sources(own) == {"own.txt", "second.txt"}


def test_another_corpus_or_a_folder_that_is_gone_changes_nothing(own: Path) -> None:
    assert "不是由设置里的资料" in rebuilt(own, corpus=SAMPLE)
    (own / "pages").rename(own / "elsewhere")
    assert "不在原处" in rebuilt(own)
    assert sources(own) == {"own.txt"}


def test_the_sources_are_those_on_record(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("版面", encoding="utf-8")
    roots, index = (str(file), str(tmp_path)), tmp_path / "index"
    assert index_sources(roots, index=index, corpus=None) == (file, tmp_path)
    assert index_sources(roots[1:], index=index, corpus=tmp_path) == (tmp_path,)
    assert upload_folder((file, tmp_path)) == tmp_path


@pytest.mark.parametrize(
    ("roots", "corpus", "key"),
    [
        ((), None, "sources.unrecorded"),
        (("/no/such/folder",), None, "sources.gone"),
        (("/", "/tmp"), Path("/"), "sources.other"),
    ],
)
def test_unclear_sources_are_named(roots: tuple[str, ...], corpus: Path | None, key: str) -> None:
    with pytest.raises(SourcesError, match="python -m index rebuild") as raised:
        index_sources(roots, index=Path("index"), corpus=corpus)
    assert raised.value.key == key


def test_single_files_have_no_folder_to_add_to(tmp_path: Path) -> None:
    with pytest.raises(SourcesError):
        upload_folder([tmp_path / "a.txt"])
