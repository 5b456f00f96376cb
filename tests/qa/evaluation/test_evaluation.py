"""The measures, the report, the gate and public test sets."""

import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError, QuestionError, SettingsError
from index.rebuild import rebuild
from index.types import Filter
from qa.__main__ import main
from qa.evaluation.beir import is_beir, read_beir
from qa.evaluation.dataset import Labelled, read_labelled
from qa.evaluation.judge import folded, judge
from qa.evaluation.report import drops, failures, figures, read_figures, table
from qa.evaluation.run import Outcome, ranking_measures
from qa.types import Answer, Examined, Item, Kind, Match

ROOT = Path(__file__).parents[3]
QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"
FIGURES = Path(__file__).parent / "figures.json"


def labelled(**changes: object) -> Labelled:
    fields: dict[str, object] = {
        "id": "q1",
        "question": "多少个",
        "type": "number",
        "language": "zh",
        "style": "plain",
        "answers": ("59个",),
        "parts": (),
        "orgs": frozenset({"甲市政协"}),
        "near": frozenset(),
        "names": {"甲市政协": "甲市政协"},
        "evidence": ("共59个",),
    }
    return Labelled(**(fields | changes))  # type: ignore[arg-type]


def answer(text: str | None, *orgs: str) -> Answer:
    items = tuple(Item(org=org, region=None, match=Match.EXACT, citations=()) for org in orgs)
    return Answer(
        question="q",
        understood="q",
        kind=Kind.NUMBER,
        text=text,
        items=items,
        citations=(),
        abstained_because=None if text else "没有",
        filter=Filter(),
        confidence=1.0,
        examined=Examined(passages=1, articles=1, orgs=1),
    )


@pytest.mark.parametrize(
    ("text", "share"), [("共 59 个。", 1), ("60个", 0), (None, 0), ("59个" + "字" * 60, 1), ("59个" + "字" * 61, 0)]
)
def test_a_short_answer_is_right_when_it_holds_an_accepted_one_and_little_else(text: str | None, share: float) -> None:
    assert judge(labelled(), answer(text)).answer == share


def test_a_question_of_several_parts_counts_the_parts() -> None:
    question = labelled(answers=(), parts=(("138件", "一百三十八件"), ("24件",)))
    assert judge(question, answer("征集138件")).answer == 0.5


def test_a_list_counts_committees_by_any_name_and_leaves_near_ones_out() -> None:
    names = {"佳木斯市政协": "佳木斯市政协", "铁力市政协": "铁力市政协", "包头市政协": "包头市政协"}
    question = labelled(
        type="list", orgs=frozenset({"佳木斯市政协", "铁力市政协"}), near=frozenset({"包头市政协"}), names=names
    )
    verdict = judge(question, answer("三家", "政协佳木斯市委员会", "包头市政协", "曲靖市政协"))
    assert (verdict.list_precision, verdict.list_recall, verdict.list_f1) == (0.5, 0.5, 0.5)
    assert verdict.answer is None


def test_declining_is_right_only_where_there_is_no_answer() -> None:
    assert judge(labelled(type="unanswerable"), answer(None)).declined_rightly == 1
    assert judge(labelled(type="unanswerable"), answer("59个")).declined_rightly == 0
    assert judge(labelled(), answer(None)).declined_wrongly == 1


def test_folding_takes_out_width_case_and_punctuation() -> None:
    assert folded("《Ａbc》， “５９” 个。") == "abc59个"


def test_ranking_measures_by_hand() -> None:
    relevance = {"a": {"p1": 1}, "b": {"p9": 1, "p8": 1}, "c": {"p1": 1}}
    run = {"a": {"p2": 2.0, "p1": 1.0}, "b": {"p9": 1.0}}
    found = ranking_measures(relevance, run)
    assert (found["a"]["Success@1"], found["a"]["Success@5"], found["a"]["RR@10"]) == (0, 1, 0.5)
    assert found["b"]["R@10"] == 0.5
    assert set(found["c"].values()) == {0}


def outcome(**measures: float) -> Outcome:
    return Outcome(question=labelled(), answer=answer("60个"), measures=measures, seconds=0.1)


def test_figures_are_means_by_group() -> None:
    found = figures([outcome(answer=1.0), outcome(answer=0.0)])
    assert found["all"] == {"questions": 2, "answer": 0.5}
    assert set(found) == {"all", "type:number", "language:zh", "style:plain"}
    assert "| all | 2 |" in table(found)


def test_failures_say_what_was_asked_said_and_wanted() -> None:
    [line] = failures([outcome(answer=0.0), outcome(answer=1.0)])
    assert all(part in line for part in ("多少个", "60个", "59个", "number/zh/plain"))


def test_a_drop_of_more_than_a_point_is_told_and_fewer_refusals_are_no_drop() -> None:
    committed = {"all": {"questions": 9.0, "answer": 0.9, "declined_wrongly": 0.1}}
    assert drops({"all": {"answer": 0.895, "declined_wrongly": 0.0}}, committed) == []
    assert len(drops({"all": {"answer": 0.88, "declined_wrongly": 0.2}}, committed)) == 2
    assert len(drops({}, committed)) == 2


def test_a_line_that_is_no_labelled_question_is_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(QUESTIONS.read_text(encoding="utf-8").splitlines()[0] + "\n{}\n", encoding="utf-8")
    with pytest.raises(QuestionError, match="第 2 行"):
        read_labelled(file)


def test_figures_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        read_figures(tmp_path / "absent.json")


@pytest.fixture
def test_set(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    texts = ["委员工作站建在社区", "医院项目四月复工", "湖边的路灯亮了"]
    rows = [json.dumps({"_id": f"d{n}", "title": "", "text": text}) for n, text in enumerate(texts)]
    (folder / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    queries = [{"_id": "q0", "text": "哪里有委员工作站"}, {"_id": "q1", "text": "没有判断的问题"}]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq0\td0\t1\n", encoding="utf-8")
    return folder


def test_a_public_test_set_is_ranked_by_every_part(test_set: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert is_beir(test_set)
    assert list(read_beir(test_set).queries) == ["q0"]
    assert main(["evaluate", str(test_set), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"words", "vectors", "hybrid", "reranked"}
    assert found["reranked"]["nDCG@10"] == 1


def test_a_damaged_test_set_is_refused(test_set: Path) -> None:
    (test_set / "corpus.jsonl").write_text('{"_id": 1}', encoding="utf-8")
    with pytest.raises(CorpusError, match="BEIR"):
        read_beir(test_set)


@pytest.mark.slow
def test_quality_on_the_sample_is_not_below_the_committed_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rebuild([ROOT / "corpus" / "sample"], tmp_path / "index")
    status = main(["evaluate", str(QUESTIONS), "--index", str(tmp_path / "index"), "--gate", str(FIGURES)])
    assert (status, capsys.readouterr().err) == (0, "")
