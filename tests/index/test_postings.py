from pathlib import Path
from tempfile import TemporaryDirectory

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.counting import count_terms
from index.postings import K1, B, PostingsWriter, length_norms, term_ranges

documents = st.lists(st.lists(st.sampled_from("政协委员工作站社区群众"), max_size=12), min_size=1, max_size=40)


def write(folder: Path, texts: list[list[str]], *, block: int, page: int) -> PostingsWriter:
    writer = PostingsWriter(folder, block=block)
    for start in range(0, len(texts), page):
        # Characters with spaces between are words, and make no pairs.
        terms, counts, lengths = count_terms([" ".join(text) for text in texts[start : start + page]])
        writer.add(terms, counts, lengths.tolist())
    writer.finish()
    return writer


@settings(max_examples=60, deadline=None)
@given(texts=documents, block=st.integers(1, 60), page=st.integers(1, 7))
def test_the_index_is_what_bm25s_builds(texts: list[list[str]], block: int, page: int) -> None:
    if not any(texts):
        texts = [["政"]]
    with TemporaryDirectory() as place:
        writer = write(Path(place) / "words", texts, block=block, page=page)
        ours = bm25s.BM25.load(Path(place) / "words", mmap=True, load_vocab=False)
        ids = [[writer.vocabulary[term] for term in text] for text in texts]
        theirs = bm25s.BM25(method="lucene", k1=K1, b=B)
        theirs.index(bm25s.tokenization.Tokenized(ids=ids, vocab=dict(writer.vocabulary)), show_progress=False)
        np.testing.assert_array_equal(ours.scores["indptr"], theirs.scores["indptr"])
        np.testing.assert_array_equal(ours.scores["indices"], theirs.scores["indices"])
        np.testing.assert_allclose(ours.scores["data"], theirs.scores["data"], rtol=1e-6)


def test_a_score_worked_out_by_hand(tmp_path: Path) -> None:
    writer = write(tmp_path / "words", [["政", "协"], ["政"], ["委", "委", "员"]], block=100, page=3)
    scorer = bm25s.BM25.load(tmp_path / "words", mmap=True, load_vocab=False)
    scores = scorer.get_scores_from_ids([writer.vocabulary["委"]])
    # N = 3, df = 1, tf = 2, length 3, mean length 2: ln(1 + 2.5 / 1.5) * 2 / (2 + 1.5 * (0.25 + 0.75 * 1.5))
    assert scores.tolist() == pytest.approx([0, 0, np.log(1 + 2.5 / 1.5) * 2 / (2 + 1.5 * 1.375)])


def test_no_run_is_left_behind(tmp_path: Path) -> None:
    write(tmp_path / "words", [["政", "协"]] * 30, block=4, page=2)
    assert sorted(file.name for file in (tmp_path / "words").iterdir()) == [
        "data.csc.index.npy",
        "indices.csc.index.npy",
        "indptr.csc.index.npy",
        "params.index.json",
    ]


@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 20))
def test_term_ranges_follow_one_another_and_are_bounded(frequencies: list[int], block: int) -> None:
    indptr = np.concatenate([[0], np.cumsum(np.array(frequencies, dtype=np.int64))])
    ranges = list(term_ranges(indptr, block))
    assert [term for first, end in ranges for term in range(first, end)] == list(range(len(frequencies)))
    assert all(end - first == 1 or indptr[end] - indptr[first] <= block for first, end in ranges)


def test_passages_without_a_term_have_a_norm() -> None:
    assert np.isfinite(length_norms(np.zeros(3, dtype=np.int32))).all()
