from pathlib import Path

import faiss
import numpy as np
import pytest

from index import dense
from index.dense import Dense, DenseWriter, choose, recall_at
from index.manifest import Choice
from index.types import Vectors

EXACT = Choice(kind="exact")


def unit(rows: int, dimensions: int = 16, *, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(rows, dimensions)).astype(np.float32)
    unit_vectors: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit_vectors


def write(folder: Path, vectors: Vectors, *, batch: int = 7) -> None:
    writer = DenseWriter(folder, vectors.shape[1])
    for start in range(0, len(vectors), batch):
        writer.add(vectors[start : start + batch])
    writer.close()


@pytest.mark.parametrize("rows", [0, 1, 50])
def test_the_file_is_what_faiss_writes(tmp_path: Path, rows: int) -> None:
    vectors = unit(rows)
    write(tmp_path, vectors)
    flat = faiss.IndexFlatIP(16)
    flat.add(vectors)
    assert (tmp_path / dense.FLAT).read_bytes() == faiss.serialize_index(flat).tobytes()


def test_the_nearest_rows_come_first(tmp_path: Path) -> None:
    vectors, question = unit(300), unit(1, seed=1)[0]
    write(tmp_path, vectors)
    opened = Dense(tmp_path, EXACT)
    wanted = np.argsort(-(vectors @ question))
    np.testing.assert_array_equal(opened.search(question, k=10), wanted[:10])
    assert len(opened.search(question, k=1000)) == 300
    np.testing.assert_array_equal(opened.vectors, vectors)


@pytest.mark.parametrize("few", [0, 1000])
def test_a_filter_is_applied_before_ranking(tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "FEW_ROWS", few)
    vectors, question = unit(300), unit(1, seed=1)[0]
    write(tmp_path, vectors)
    rows = np.arange(0, 300, 3)
    wanted = rows[np.argsort(-(vectors[rows] @ question))][:20]
    np.testing.assert_array_equal(Dense(tmp_path, EXACT).search(question, k=20, rows=rows), wanted)
    assert len(Dense(tmp_path, EXACT).search(question, k=20, rows=rows[:0])) == 0


def test_equal_scores_are_in_row_order(tmp_path: Path) -> None:
    axes = np.eye(4, dtype=np.float32)
    write(tmp_path, axes[[0, 1, 1, 0, 1]])
    assert Dense(tmp_path, EXACT).search(axes[1], k=5).tolist() == [1, 2, 4, 0, 3]


def test_mean_and_deviation_are_those_of_all_scores(tmp_path: Path) -> None:
    vectors, question = unit(500), unit(1, seed=1)[0]
    write(tmp_path, vectors)
    opened, scores = Dense(tmp_path, EXACT), vectors @ question
    assert opened.mean(question) == pytest.approx(scores.mean(), abs=1e-5)
    assert opened.deviation(question) == pytest.approx(scores.std(), abs=1e-5)


def clustered(rows: int) -> Vectors:
    centres = unit(rows // 100, 32)
    noise = 0.4 * np.random.default_rng(2).normal(size=(rows, 32)) / np.sqrt(32)
    vectors = (np.repeat(centres, 100, axis=0) + noise).astype(np.float32)
    unit_vectors: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit_vectors


def test_many_rows_get_a_compressed_index_with_its_recall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "EXACT_ROWS", 1000)
    vectors = clustered(2000)
    write(tmp_path, vectors)
    choice = choose(tmp_path, questions=lambda: vectors[::100])
    assert choice.kind == "compressed"
    assert choice.recall_at_10 is not None
    assert choice.recall_at_10 >= dense.MIN_RECALL
    approximate, exact = Dense(tmp_path, choice), Dense(tmp_path, EXACT)
    found = np.array([approximate.search(question, k=10) for question in vectors[::100]])
    wanted = np.array([exact.search(question, k=10) for question in vectors[::100]])
    assert recall_at(wanted, found) == pytest.approx(choice.recall_at_10)


def test_low_recall_falls_back_to_exact_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "EXACT_ROWS", 1000)
    monkeypatch.setattr(dense, "REFINE", (1,))
    vectors = unit(2000, 32)
    write(tmp_path, vectors)
    choice = choose(tmp_path, questions=lambda: unit(20, 32, seed=3))
    assert choice.kind == "exact"
    assert "recall@10" in choice.note
    assert not (tmp_path / dense.COMPRESSED).exists()


def test_few_rows_are_searched_exactly(tmp_path: Path) -> None:
    write(tmp_path, unit(50))
    assert choose(tmp_path, questions=lambda: unit(1)) == EXACT
