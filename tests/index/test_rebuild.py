import json
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EmptyCorpus, IndexMissing, SettingsError
from index import builds, calibration, preparing
from index.calibration import read_calibration
from index.pagerecord import PageRecord, prepare
from index.progress import SHARES, Progress, Stage
from index.reader import open_index
from index.rebuild import rebuild
from index.sources import Source
from tests.index.conftest import page_text, write_page


def names(*numbers: int) -> tuple[str, ...]:
    return tuple(f"page-{number:04d}.txt" for number in numbers)


def everything(folder: Path) -> list[object]:
    """Return all that an index answers from."""
    index = open_index(folder)
    scores = index.words.weighted(dict.fromkeys(index.store.term_ids(["委员", "工作站", "社区"]).values(), 1.0))
    return [
        list(index.articles()),
        index.passages(),
        [index.page(file) for file in index.manifest.sources],
        index.dense.vectors.tolist(),
        scores.tolist(),
        index.facets(),
    ]


def test_the_first_rebuild_adds_every_page(pages: Path, folder: Path) -> None:
    summary = rebuild([pages], folder)
    assert (summary.added, summary.changed, summary.removed) == (names(0, 1, 2, 3), (), ())
    assert summary.pages == 4
    assert summary.embedded == summary.passages == open_index(folder).manifest.passages == 24
    assert summary.published


def test_nothing_is_built_when_nothing_changed(built: Path, pages: Path) -> None:
    before = builds.live_id(built)
    summary = rebuild([pages], built)
    assert not summary.published
    assert summary.unchanged == 4
    assert builds.build_ids(built) == [before]


def test_only_new_text_is_embedded(built: Path, pages: Path) -> None:
    file = pages / names(2)[0]
    file.write_text(file.read_text(encoding="utf-8").replace("编号是2之0之1", "编号改为二"), encoding="utf-8")
    summary = rebuild([pages], built)
    assert summary.changed == names(2)
    assert summary.embedded == 1
    assert open_index(built).rows_containing("编号改为二")


def test_a_deleted_file_stops_answering(built: Path, pages: Path) -> None:
    assert open_index(built).rows_containing("编号是3之0之0")
    (pages / names(3)[0]).unlink()
    summary = rebuild([pages], built)
    assert summary.removed == names(3)
    index = open_index(built)
    assert not index.rows_containing("编号是3之0之0")
    assert not [hit for hit in index.search("编号是3之0之0的做法", k=50) if hit.passage.text.find("3之0") >= 0]


def test_an_index_that_grew_equals_one_made_at_once(built: Path, pages: Path, tmp_path: Path) -> None:
    write_page(pages, 9)
    (pages / names(0)[0]).unlink()
    write_page(pages, 1, text=page_text(17))
    rebuild([pages], built)
    rebuild([pages], tmp_path / "at once")
    assert everything(built) == everything(tmp_path / "at once")


def test_processes_make_the_same_index_as_one(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(30):
        write_page(pages, number)
    rebuild([pages], tmp_path / "one", workers=1)
    rebuild([pages], tmp_path / "two", workers=2)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_a_refused_file_is_named_with_its_reason_and_the_rest_is_built(pages: Path, folder: Path) -> None:
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    first = rebuild([pages], folder)
    again = rebuild([pages], folder)
    for summary in (first, again):
        assert [refusal.file for refusal in summary.refused] == ["binary.txt"]
        assert summary.refused[0].reason
        assert summary.pages == 4
    assert not again.published


def test_a_file_the_parser_fails_on_is_refused(pages: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_one(source: Source) -> PageRecord:
        if source.name == names(1)[0]:
            raise IndexError("a mistake of ours")
        return prepare(source)

    monkeypatch.setattr(preparing, "prepare", fail_on_one)
    summary = rebuild([pages], folder, workers=1)
    assert [refusal.file for refusal in summary.refused] == list(names(1))
    assert "IndexError" in summary.refused[0].reason


def test_no_page_at_all_leaves_the_old_index(built: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = everything(built)
    with pytest.raises(EmptyCorpus, match="没有可读的版面"):
        rebuild([empty], built)
    assert everything(built) == before
    assert not list(built.glob("*.part"))


def test_a_dry_run_writes_nothing_and_foresees_the_summary(built: Path, pages: Path) -> None:
    write_page(pages, 7)
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (pages / names(0)[0]).unlink()
    before = sorted((path, path.stat().st_mtime_ns) for path in built.rglob("*"))
    foreseen = rebuild([pages], built, dry_run=True)
    assert sorted((path, path.stat().st_mtime_ns) for path in built.rglob("*")) == before
    done = rebuild([pages], built)
    assert foreseen.dry_run
    assert (foreseen.added, foreseen.changed, foreseen.removed, foreseen.unchanged, foreseen.refused) == (
        done.added,
        done.changed,
        done.removed,
        done.unchanged,
        done.refused,
    )


def test_a_dry_run_makes_no_folder(pages: Path, folder: Path) -> None:
    assert rebuild([pages], folder, dry_run=True).added == names(0, 1, 2, 3)
    assert not folder.exists()


def test_a_model_that_is_not_there_is_refused(pages: Path, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such model"):
        rebuild([pages], folder, model=str(tmp_path / "no model"))
    with pytest.raises(IndexMissing):
        open_index(folder)


def test_a_change_of_the_parser_is_noticed(built: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.rebuild.parser_fingerprint", lambda: "another")
    summary = rebuild([pages], built)
    assert summary.published
    assert summary.embedded == 0


def test_a_new_calibration_of_silence_is_stored_by_the_next_rebuild(
    built: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = tmp_path / "fitted.json"
    fitted.write_text(json.dumps({**read_calibration(), "threshold": 0.5}), encoding="utf-8")
    monkeypatch.setattr(calibration, "SHIPPED", fitted)
    assert rebuild([pages], built, workers=1).published
    stored = open_index(built).calibration
    assert stored is not None
    assert stored["threshold"] == 0.5
    assert not rebuild([pages], built, workers=1).published


def test_two_files_of_one_name_are_both_indexed(tmp_path: Path, folder: Path) -> None:
    for number, name in enumerate(("east", "west")):
        (tmp_path / name).mkdir()
        write_page(tmp_path / name, 0, text=page_text(number))
    summary = rebuild([tmp_path / "east", tmp_path / "west"], folder)
    assert summary.pages == 2
    assert summary.added == ("page-0000.txt", "west/page-0000.txt")


def test_progress_goes_through_all_stages(pages: Path, folder: Path) -> None:
    reports: list[Progress] = []
    rebuild([pages], folder, progress=reports.append)
    assert list(dict.fromkeys(report.stage for report in reports)) == list(Stage)
    shares = [report.share for report in reports]
    assert shares == sorted(shares)
    last = [report for report in reports if report.stage is Stage.READ][-1]
    assert (last.files, last.files_total, last.passages, last.share) == (4, 4, 24, SHARES[Stage.READ][1])


def test_vectors_belong_to_their_passages(built: Path) -> None:
    index = open_index(built)
    texts = [f"{index.article(p.article_id).org} {p.text}" for p in index.passages()]
    nearest = [index.dense.search(index.embedder.embed_question(text), k=1)[0] for text in texts]
    assert np.mean(np.array(nearest) == np.arange(len(texts))) > 0.8
