"""What a comparison with other systems adds up to, and that one which cannot run is told and not left out."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers.__main__ import outcome, run_worker
from benchmarks.peers.bed import LABELLED, lay_out, relevant_passages
from benchmarks.peers.embedding import ClockedEmbedder, LibraryEmbedding
from benchmarks.peers.report import Figures, figures, hit_rate, percentiles, ratios, table
from corpus.parse import parse_page
from corpus.passages import article_passages
from corpus.reader import read_pages
from index.embedder import load_embedder

MEASURED = {
    "settings": "as it comes",
    "versions": {"peer": "1.0"},
    "loaded_mib": 90.4,
    "build_s": 2.0,
    "embedding_s": 0.5,
    "build_peak_mib": 150.0,
    "query_ms": [float(n) for n in range(101)],
    "peak_mib": 200.2,
    "found": {"a": ["1", "2"], "b": ["3", "4", "5", "6", "7", "8"]},
}
RELEVANT = {"a": {"2"}, "b": {"8"}}


def write_rows(file: Path, *rows: dict[str, object]) -> None:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def test_percentiles_lie_between_the_times() -> None:
    assert percentiles([10.0, 20.0]) == {"p50_ms": 15.0, "p95_ms": 19.5, "p99_ms": 19.9}


@pytest.mark.parametrize(("k", "rate"), [(1, 0.0), (2, 0.5), (5, 0.5), (6, 1.0)])
def test_a_hit_is_a_relevant_passage_among_the_first_k(k: int, rate: float) -> None:
    found = {"a": ["1", "2"], "b": ["3", "4", "5", "6", "7", "8"], "not labelled": ["1"]}
    assert hit_rate(found, RELEVANT, k=k) == rate


def test_a_question_whose_evidence_no_passage_holds_is_missed_by_all() -> None:
    assert hit_rate({"a": ["1"]}, {"a": set()}, k=1) == 0


def test_figures_count_a_peers_build_as_one_from_passages() -> None:
    found = figures(MEASURED, RELEVANT)
    assert found["build_s"] == found["build_from_passages_s"] == 2.0
    assert (found["p50_ms"], found["p95_ms"], found["p99_ms"]) == (50, 95, 99)
    assert (found["hit@1"], found["hit@5"], found["peak_mib"]) == (0.0, 0.5, 200)
    assert figures(MEASURED | {"build_from_passages_s": 0.5}, RELEVANT)["build_from_passages_s"] == 0.5


def test_ratios_are_the_peers_figures_over_ours_where_both_are_known() -> None:
    ours = {"build_s": 2.0, "p95_ms": 4.0, "hit@1": 0.8}
    systems: dict[str, Figures] = {
        "wenzheng": ours,
        "slow": {"build_s": 5.0, "p95_ms": 2.0, "hit@1": 0.6},
        "gone": {"failed": "no"},
    }
    assert ratios(systems) == {"slow": {"build_s": 2.5, "p95_ms": 0.5, "hit@1": 0.75}, "gone": {}}


def test_the_table_says_why_a_figure_is_missing() -> None:
    ours = figures(MEASURED, RELEVANT)
    systems = {"wenzheng": ours, "peer": ours | {"build_s": 4.0}, "gone": {"failed": "not installed: x"}}
    lines = table({"systems": systems, "ratios": ratios(systems)}).splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:]] == [
        "wenzheng",
        "peer",
        "÷ ours",
        "gone (not installed: x)",
    ]
    assert "× 2.00" in lines[4]


def test_relevant_passages_hold_evidence_of_the_question_in_its_file(tmp_path: Path) -> None:
    write_rows(
        tmp_path / "questions.jsonl",
        {"id": "q", "question": "?", "evidence": [{"file": "a.txt", "text": "建成 站点"}]},
        {"id": "lost", "question": "?", "evidence": [{"file": "a.txt", "text": "没有"}]},
        {"id": "unanswerable", "question": "?", "evidence": []},
    )
    write_rows(
        tmp_path / "passages.jsonl",
        {"id": "a/p1", "file": f"{LABELLED}/a.txt", "quote": "已建\n成站点三个", "text": ""},
        {"id": "a/p2", "file": f"{LABELLED}/a.txt", "quote": "别的话", "text": "建成站点"},
        {"id": "b/p1", "file": "generated/b.txt", "quote": "建成站点", "text": ""},
    )
    assert relevant_passages(tmp_path) == {"q": {"a/p1"}, "lost": set()}


def test_the_bed_has_as_many_passages_as_asked(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "corpus" / "sample"
    questions = tmp_path / "asked.jsonl"
    write_rows(questions, {"id": "q", "question": "哪些政协建立了委员工作站", "evidence": []})
    lay_out(tmp_path / "bed", sources=[sample], questions=[questions], passages=300)
    refused: list[object] = []
    pages = list(read_pages([tmp_path / "bed" / "pages"], on_refused=refused.append))
    assert {page.file for page in pages} >= {f"{LABELLED}/{path.name}" for path in sample.glob("*.txt")}
    assert sum(len(article_passages(article)) for page in pages for article in parse_page(page)) == 300
    assert not refused


def test_a_system_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    failure = run_worker("txtai", tmp_path, python=tmp_path / "no-python", timeout_s=10)
    assert failure is not None
    assert failure.startswith("not installed")
    assert outcome(tmp_path / "txtai.json", failure, {}) == {"failed": failure}


def test_what_was_measured_before_a_system_timed_out_is_kept(tmp_path: Path) -> None:
    known = ("settings", "versions", "loaded_mib", "build_s", "embedding_s", "build_peak_mib")
    built = {key: MEASURED[key] for key in known}
    (tmp_path / "txtai.json").write_text(json.dumps(built), encoding="utf-8")
    found = outcome(tmp_path / "txtai.json", "timed out after 1 s", RELEVANT)
    assert (found["build_s"], found["failed"]) == (2.0, "timed out after 1 s")
    assert "p50_ms" not in found


def test_of_a_system_that_was_cut_off_while_asked_only_the_times_are_told() -> None:
    found = figures(MEASURED | {"found": {"a": ["2"]}, "query_ms": [7.0]}, RELEVANT)
    assert (found["questions_asked"], found["p95_ms"]) == (1, 7.0)
    assert "hit@1" not in found
    assert figures(MEASURED, RELEVANT)["questions_asked"] == 2


def test_peers_get_the_vectors_that_we_have_and_their_time_is_told() -> None:
    embed, ours = LibraryEmbedding(), ClockedEmbedder(load_embedder())
    texts = ["佳木斯市政协建立59个委员工作站", "Which committees?", "", "２０２６年……"]
    np.testing.assert_allclose(embed(texts), ours.embed(texts), atol=1e-6)
    assert embed.seconds > 0
    assert ours.seconds > 0
    np.testing.assert_array_equal(ours.embed_question("委员"), ours.embed(["委员"])[0])
