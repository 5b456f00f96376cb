"""The values that the page shows and the files it writes, without a browser."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from corpus.types import Article, Page, Paragraph, Region, Span
from index.features import NAMES
from qa.evaluation.dataset import read_labelled
from qa.types import Answer
from tests.web.fakes import FakeAnswerer, MemoryLibrary
from tests.web.hostile import HOSTILE
from web.assets import HERE, LANGUAGES, inert, template, texts
from web.conversation import from_records, to_record
from web.examples import example_questions
from web.export.conversations import as_docx, as_markdown_file
from web.export.names import file_name
from web.export.tables import as_csv, as_markdown, as_xlsx, parted, table_rows
from web.feedback import Feedback
from web.language import language_of
from web.provinces import PROVINCES, province_of
from web.reference import reference
from web.views.answer import plain_text, turn_view
from web.views.evidence import article_view, page_view
from web.views.text import read_marks, segments, sentence_at, write_marks

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: Span(*sorted(pair))), max_size=6)


@given(TEXT, SPANS)
def test_segments_join_to_the_text(text: str, marks: list[Span]) -> None:
    assert "".join(piece["t"] for piece in segments(text, marks)) == text


@given(TEXT, st.integers(0, 79))
def test_a_sentence_holds_its_position(text: str, position: int) -> None:
    span = sentence_at(text, position)
    assert position >= len(text) or span.start <= position < span.end


@given(SPANS)
def test_marks_survive_a_link(marks: list[Span]) -> None:
    kept = tuple(mark for mark in marks if mark.start < mark.end)
    assert read_marks(write_marks(kept)) == kept


@given(TEXT)
def test_inert_text_is_what_a_template_literal_gives_back(text: str) -> None:
    defused = inert({"a": [text]})["a"][0]
    assert "${" not in re.sub(r"\\.", "", defused, flags=re.DOTALL)
    assert re.sub(r"\\([\\$])", r"\1", defused) == text


def test_both_languages_have_the_same_texts_and_every_template_is_complete() -> None:
    chinese, english = (texts(lang).table for lang in LANGUAGES)
    assert list(chinese) == list(english)
    for key, text in chinese.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key
    for file in (HERE / "templates").glob("*.html"):
        for lang in LANGUAGES:
            assert "[[" not in template(file.stem, texts(lang))


def test_every_reason_of_a_score_has_a_name_for_readers() -> None:
    kinds = {"word", "dense", "place", "average", "reranker", *NAMES}
    for lang in LANGUAGES:
        assert {key.partition(".")[2] for key in texts(lang).table if key.startswith("reason.")} == kinds


def an_answer(sample: MemoryLibrary) -> Answer:
    return FakeAnswerer(sample).answer("哪些政协建立了委员工作站？")


def test_an_answer_survives_the_browser(sample: MemoryLibrary) -> None:
    answer = an_answer(sample)
    stored = json.loads(json.dumps(to_record(answer)))
    assert from_records([stored]) == (answer,)


def test_what_is_shown_is_file_text(sample: MemoryLibrary) -> None:
    answer = an_answer(sample)
    view = turn_view(answer, number=1, words=texts("zh"))
    for row in view["table"]["rows"]:
        quote = "".join(piece["t"] for piece in row["quote"])
        assert any(quote in passage.text for passage in sample.passages())
    assert all(citation.text in plain_text(answer) for citation in answer.citations)


def test_a_page_s_blocks_are_its_text(sample: MemoryLibrary) -> None:
    for file in {article.file for article in sample.articles()}:
        page = sample.page(file)
        articles = [article for article in sample.articles() if article.file == file]
        current = sample.passages(articles[0].id)[0]
        view = page_view(page, articles, current=current, words=texts("zh"))
        joined = "".join("".join(block["text"].split()) for block in view["blocks"])
        assert joined == "".join(page.text.split())
        assert len(view["legend"]) == len(articles)


def test_an_article_shows_its_section_headings_in_order() -> None:
    told = "今年以来,海西州政协组织委员们走进社区,同居民商量停车难的事情,一共办成了十二件。"
    done = "协商之后,海西州政协又请来有关部门,把路灯一盏一盏地装了起来,群众满意。"
    text = f"海西州政协\n\n巧用微协商\n\n谋发展定方向,把准脉——\n\n{told}\n\n谋民生定重点——\n\n{done}\n"
    library = MemoryLibrary([Page(file="a.txt", text=text)])
    (article,) = library.articles()
    passages = library.passages(article.id)
    view = article_view(article, passages, page=library.page("a.txt"), current=passages[0], marks=(), words=texts("zh"))
    assert [part.get("section") for part in view["parts"]] == ["谋发展定方向,把准脉——", None, "谋民生定重点——", None]


def test_tables_hold_text_never_formulas() -> None:
    rows = [["a", "b"], *([text, "x"] for text in HOSTILE)]
    read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"), newline="")))
    guarded = ["'" + text if text[0] in "=+-@" else text for text in HOSTILE]
    assert [row[0] for row in read[1:]] == guarded
    assert not any(row[0][:1] in tuple("=+-@") for row in read)
    sheet = load_workbook(io.BytesIO(as_xlsx(rows))).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert as_markdown(rows).count("\n") == len(rows) + 1
    assert "<script" not in re.sub(r"\\<", "", as_markdown(rows))


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("59个", (59, "个")),
        ("1.2万人", (12_000, "人")),
        ("1,234.5亩", (1234.5, "亩")),
        ("近100余个", (100, "近余个")),
        ("两个", ("", "两个")),
    ],
)
def test_a_stated_number_is_a_number_and_its_unit(number: str, parts: tuple[object, str]) -> None:
    assert parted(number) == parts


def test_a_file_name_is_the_question_in_safe_characters(sample: MemoryLibrary) -> None:
    hostile = replace(an_answer(sample), question='哪些政协/..\\<b>:"?*建站了？' + "长" * 200)
    assert re.fullmatch(r"哪些政协b建站了长+-\d{8}\.csv", file_name([hostile], "问政", "csv"))
    assert len(file_name([hostile], "问政", "csv")) < 60
    assert re.fullmatch(r"问政-\d{8}\.md", file_name([], "问政", "md"))


def test_headings_of_a_whole_page_are_headings(sample: MemoryLibrary) -> None:
    article = next(a for a in sample.articles() if a.title and a.org)
    articles = [a for a in sample.articles() if a.file == article.file]
    current = sample.passages(article.id)[0]
    view = page_view(sample.page(article.file), articles, current=current, words=texts("zh"))
    headings = [block["text"] for block in view["blocks"] if block.get("heading")]
    assert {a.title for a in articles if a.title} <= set(headings)


def test_exports_hold_every_citation(sample: MemoryLibrary) -> None:
    answer = an_answer(sample)
    markdown = as_markdown_file([answer], title="问政", words=texts("en"))
    assert all(f"{citation.n}. " in markdown for citation in answer.citations)
    assert as_docx([answer], title="\x00问政", words=texts("en"))[:2] == b"PK"
    assert len(table_rows(answer, texts("zh"))) == len(answer.items) + 1


def test_feedback_is_a_labelled_question(sample: MemoryLibrary, tmp_path: Path) -> None:
    feedback = Feedback(tmp_path / "deep" / "feedback.jsonl")
    answer = an_answer(sample)
    assert feedback.add(answer, verdict="up", build_id="b")
    assert feedback.add(answer, verdict="down", build_id="b", note="缺一家\n" * 400)
    up, down = (json.loads(line) for line in feedback.file.read_text(encoding="utf-8").splitlines())
    assert up["orgs"]
    assert up["evidence"][0]["text"] == answer.citations[0].text
    assert up["type"] == "list"
    assert down["orgs"] == []
    assert down["said"]["orgs"]
    assert len(down["note"]) == 500
    assert [labelled.question for labelled in read_labelled(feedback.file)] == [answer.understood]


def test_example_questions_are_answered(sample: MemoryLibrary) -> None:
    answerer = FakeAnswerer(sample)
    examples = example_questions(sample, answerer)
    assert len(set(examples)) == 6
    assert all(answerer.answer(question).text for question in examples)


def test_a_reference_names_what_is_known() -> None:
    article = Article(
        id="a.txt#1", file="a.txt", org="佳木斯市政协", region=Region(province="黑龙江省"), title="题目",
        byline="本报记者 王某", paragraphs=(Paragraph(text="文", spans=(Span(3, 4),)),), captions=(),
    )  # fmt: skip
    assert reference(article, spans=(Span(3, 4),)) == "王某. 题目[N]. a.txt: 3-4."
    dated = replace(article, byline="本报西固讯(通讯员曾立玺 王美琪)")
    assert reference(dated).startswith("曾立玺 王美琪. ")
    assert reference(replace(article, byline="本报讯")).startswith("佳木斯市政协. ")


def test_provinces() -> None:
    assert len(PROVINCES) == 34
    assert len({(province.column, province.row) for province in PROVINCES}) == 34
    assert province_of("黑龙江省佳木斯市") == "黑龙江省"
    assert province_of("佳木斯市") is None


def test_the_language_of_a_request() -> None:
    assert language_of("/en/x", {}) == "en"
    assert language_of("/", {"accept-language": "fr, en-GB;q=0.8, zh;q=0.5"}) == "en"
    assert language_of("/", {"accept-language": "zh-TW"}) == "zh"
    assert language_of("/", {"accept-language": "zh", "cookie": "a=b; wenzheng_language=en"}) == "en"
    assert language_of("/", {"accept-language": "ja"}) == "zh"
