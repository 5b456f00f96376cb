import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import QuestionError
from index.reader import Index, open_index
from index.rebuild import rebuild
from index.types import Filter
from qa.__main__ import main
from qa.answerer import Answerer
from qa.contract import as_json
from qa.requests import MAX_CHARS
from qa.types import Answer, Kind, Match

DATA = Path(__file__).parents[1] / "data"


def verbatim(answer: Answer, index: Index) -> bool:
    """Return whether every citation is its file's text at its spans."""
    return all(
        citation.text == "".join(index.page(citation.file).text[start:end] for start, end in citation.spans)
        for citation in answer.citations
    )


def rows(answer: Answer) -> set[str]:
    return {item.org for item in answer.items if item.match is Match.EXACT}


def test_what_was_examined_is_counted_within_the_filter(answerer: Answerer, sample_index: Index) -> None:
    org = "佳木斯市政协"
    examined = answerer.answer("哪些政协建立了委员工作站？", filter=Filter(orgs=(org,))).examined
    assert examined.articles == len([article for article in sample_index.articles() if article.org == org])
    assert examined.orgs == 1
    assert answerer.answer("哪些政协建立了委员工作站？").examined.articles == sample_index.manifest.articles


def test_a_list_is_complete_and_every_row_cites_its_own_committee(answerer: Answerer, sample_index: Index) -> None:
    answer = answerer.answer("哪些政协建立了委员工作站？")
    assert rows(answer) == {"佳木斯市政协", "牡丹江市政协", "杜尔伯特县政协", "祁连县政协", "佳木斯市东风区政协"}
    cited = {citation.n: citation for citation in answer.citations}
    assert all(cited[n].org == item.org for item in answer.items for n in item.citations)
    assert verbatim(answer, sample_index)
    assert all(item.org in (answer.text or "") for item in answer.items)


def test_a_near_row_is_marked(answerer: Answerer) -> None:
    answer = answerer.answer("哪些政协建立了委员工作站？")
    assert "古浪县政协" in {item.org for item in answer.items if item.match is Match.NEAR}


def test_a_province_restricts_a_list(answerer: Answerer) -> None:
    answer = answerer.answer("青海有哪些政协建立了委员工作站？")
    assert rows(answer) == {"祁连县政协"}
    assert answer.filter.provinces == ("青海省",)


def test_a_count_restricts_a_list(answerer: Answerer) -> None:
    answer = answerer.answer("委员工作站超过20个的政协有哪些？")
    assert rows(answer) == {"佳木斯市政协", "杜尔伯特县政协"}
    assert {item.number for item in answer.items if item.match is Match.EXACT} == {"59个", "24个"}


@pytest.mark.parametrize(
    "question", ["Which committees built an airport?", "공항을 건설한 정협은 어디입니까?", "哪些政协建了塔？"]
)
def test_what_has_no_word_of_its_own_here_does_not_list_every_committee(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.kind is Kind.LIST
    assert not answer.items


def test_the_committees_of_the_pages_are_listed_in_other_languages_too(answerer: Answerer) -> None:
    assert len(answerer.answer("Which committees appear in these pages?").items) > 10


def test_the_one_committee_asked_for_is_a_row(answerer: Answerer) -> None:
    answer = answerer.answer("哪个政协建了13个委员工作站？")
    assert [item.org for item in answer.items] == [answer.text]
    assert answer.citations[answer.items[0].citations[0] - 1].org == answer.text


def test_a_list_of_what_is_nowhere_is_declined(answerer: Answerer) -> None:
    answer = answerer.answer("哪些政协建设了充电桩？")
    assert answer.text is None
    assert "充电桩" in (answer.abstained_because or "")
    assert answer.citations


def test_a_list_of_who_did_not_says_that_silence_is_no_proof(answerer: Answerer) -> None:
    answer = answerer.answer("哪些政协没有建立委员工作站？")
    assert not rows(answer) & {"佳木斯市政协", "牡丹江市政协"}
    assert "没有写到不等于没有" in (answer.text or "")


def test_the_page_names_its_committees(answerer: Answerer) -> None:
    answer = answerer.answer("黑龙江篇里介绍了哪些政协？")
    assert {"鸡西市政协", "佳木斯市政协", "牡丹江市政协"} <= rows(answer)
    assert "海东市政协" not in rows(answer)


def test_a_province_names_its_committees(answerer: Answerer) -> None:
    answer = answerer.answer("云南有哪些政协？")
    assert {"昆明市政协", "曲靖市政协", "文山州政协"} <= rows(answer)
    assert not rows(answer) & {"海东市政协", "鸡西市政协"}


def test_one_committee_is_named_for_a_question_on_one(answerer: Answerer) -> None:
    answer = answerer.answer("哪个政协创办了青年学院？")
    assert answer.text == "佳木斯市政协"
    assert answer.citations[0].org == "佳木斯市政协"
    assert "青年学院" in answer.citations[0].text


def test_the_record_answers_questions_on_articles(answerer: Answerer, sample_index: Index) -> None:
    org = "城东区政协"
    title = next(article.title for article in sample_index.articles() if article.org == org)
    assert answerer.answer(f"写{org}的文章标题是什么？").text == title
    assert answerer.answer(f"{org}在哪个省？").text == "青海省"


def test_a_fact_stands_in_the_first_citation(answerer: Answerer) -> None:
    answer = answerer.answer("鸡西市政协的委员信息库里有多少人？")
    assert answer.text == "309名"
    assert answer.text in answer.citations[0].text
    assert answer.citations[0].org == "鸡西市政协"


@pytest.mark.parametrize(
    ("question", "said"),
    [("大理州政协今年开展了多少场院坝协商？", "大理州"), ("佳木斯市政协的游泳馆有多长？", "佳木斯市政协")],
)
def test_silence_says_what_is_missing(answerer: Answerer, question: str, said: str) -> None:
    answer = answerer.answer(question)
    assert answer.text is None
    assert said in (answer.abstained_because or "")


def test_the_same_question_gives_the_same_answer(answerer: Answerer, sample_index: Index) -> None:
    for question in ("哪些政协建立了委员工作室？", "牡丹江的主席是谁？", "昆明的党建联盟哪天成立的？"):
        assert answerer.answer(question) == Answerer(sample_index).answer(question)


def test_a_filter_of_the_asker_holds(answerer: Answerer) -> None:
    answer = answerer.answer("哪些政协建立了委员工作站？", filter=Filter(provinces=("青海省",)))
    assert rows(answer) == {"祁连县政协"}


@pytest.mark.parametrize(
    "question", ["", "  \n\t ", "问" * (MAX_CHARS + 1), "有多少\x00个？", "删\x7f除", "半个\ud800字"]
)
def test_questions_that_cannot_be_asked(answerer: Answerer, question: str) -> None:
    with pytest.raises(QuestionError, match=r"[一-鿿].*[a-z]"):
        answerer.answer(question)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=80) | st.text(alphabet="哪些政协有多少委员工作站谁在建立了？“”佳木斯青海", min_size=1, max_size=30)
)
def test_any_string_gives_an_answer_or_a_question_error(answerer: Answerer, sample_index: Index, question: str) -> None:
    try:
        answer = answerer.answer(question)
    except QuestionError:
        return
    assert (answer.text is None) == (answer.abstained_because is not None)
    assert verbatim(answer, sample_index)
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert {n for item in answer.items for n in item.citations} <= {citation.n for citation in answer.citations}


def test_suggestions_are_answered(answerer: Answerer) -> None:
    answer = answerer.answer("佳木斯市政协建了多少个委员工作站？")
    assert answer.suggestions
    for question in answer.suggestions:
        assert answerer.answer(question, previous=answer).text is not None


def _found(answer: Answer, evidence: list[dict[str, str]]) -> bool:
    said = ["".join(citation.text.split()) for citation in answer.citations[:5]]
    return any("".join(each["text"].split()) in text for each in evidence for text in said)


def _hits(answerer: Answerer, file: Path) -> tuple[int, int, int]:
    """Return how many dialogues there are, and in how many the second turn, and it written out, finds the evidence."""
    dialogues = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    followed = full = 0
    for dialogue in dialogues:
        before = answerer.answer(dialogue["first"])
        followed += _found(answerer.answer(dialogue["second"], previous=before), dialogue["evidence"])
        full += _found(answerer.answer(dialogue["second_full"]), dialogue["evidence"])
    return len(dialogues), followed, full


def test_dialogues_find_what_the_full_question_finds(answerer: Answerer) -> None:
    count, followed, full = _hits(answerer, DATA / "dialogues.jsonl")
    assert count >= 30
    assert followed >= full - 0.05 * count


def test_dialogues_over_further_pages_find_what_the_full_question_finds(tmp_path: Path) -> None:
    counts = []
    for name in ("south", "east", "north"):
        rebuild(sorted((DATA / name).glob("*.txt")), tmp_path / name)
        counts.append(_hits(Answerer(open_index(tmp_path / name)), DATA / name / "dialogues.jsonl"))
    count, followed, full = map(sum, zip(*counts, strict=True))
    assert count >= 20
    assert followed >= full - 0.05 * count


def test_an_article_without_an_author_has_none_whoever_is_named_in_it(answerer: Answerer, sample_index: Index) -> None:
    unsigned = next(one for one in sample_index.articles() if one.title and not one.byline and len(one.title) > 6)
    signed = next(one for one in sample_index.articles() if one.title and one.byline and len(one.title) > 6)
    assert answerer.answer(f"《{unsigned.title}》是谁写的？").abstained_because == "这篇文章没有署名。"
    assert answerer.answer(f"谁写的《{signed.title}》？").text == signed.byline


def test_the_contract_of_an_answer(answerer: Answerer) -> None:
    row = as_json(answerer.answer("哪些政协建立了委员工作站？"), question_id="q1", seconds=0.5)
    assert row["kind"] == Kind.LIST
    assert {"id", "question", "answer", "abstained_because", "seconds", "items", "citations"} <= row.keys()
    assert {"org", "region", "match", "citations"} <= row["items"][0].keys()
    assert {"n", "file", "org", "region", "title", "text", "spans", "highlights", "score"} <= row["citations"][0].keys()
    assert len(row["citations"]) >= 10
    assert json.loads(json.dumps(row, ensure_ascii=False)) == row


def test_a_batch_goes_on_after_bad_rows(
    sample_index: Index, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "questions.jsonl"
    lines = ["not json", '{"id": 1}', '{"id": 2, "question": ""}', '{"id": 3, "question": "牡丹江市政协的主席是谁？"}']
    questions.write_bytes("\n".join(lines).encode() + b'\n{"id": 4, "question": "\xff\xfe"}\n')
    assert main(["batch", str(questions), "--index", str(sample_index.folder)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer.get("id") for answer in answers] == [None, "1", "2", "3", "4"]
    assert all(answer["abstained_because"] for answer in answers[:3])


@pytest.mark.parametrize("question", ["哪家政协的委员工作站最多？", "有多少个委员工作站？"])
def test_stated_numbers_stand_side_by_side(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert [item.number for item in answer.items] == ["59个", "24个", "17个"]
    cited = {citation.n: citation.text for citation in answer.citations}
    assert all(item.number is not None and item.number in cited[item.citations[0]] for item in answer.items)


def test_the_least_comes_first_where_it_is_asked(answerer: Answerer) -> None:
    answer = answerer.answer("哪家政协的委员工作站最少？")
    assert (answer.text, answer.items[-1].number) == ("牡丹江市政协(17个)", "59个")


def test_an_english_question_may_hold_chinese_names(answerer: Answerer) -> None:
    assert answerer.answer("How many 委员工作站 has 佳木斯市政协 set up?").text == "59个"
