"""What the page makes of answers, passages and the corpus: plain values, no browser."""

import re
from dataclasses import replace

import pytest

from corpus.types import Span
from qa.types import Answer
from tests.web.fakes import FakeAnswerer, FakeLive, MemoryLibrary
from tests.web.pages import LIST
from web.assets import texts
from web.examples import example_questions
from web.export.tables import table_rows
from web.shelf import cards
from web.views.answer import turn_view
from web.views.corpus import home_view, index_facts
from web.views.evidence import pieces
from web.views.offers import offers


@pytest.fixture
def answer(sample: MemoryLibrary) -> Answer:
    return FakeAnswerer(sample).answer(LIST)


def test_each_name_of_a_list_s_sentence_has_its_reference_and_the_sentence_is_whole(answer: Answer) -> None:
    numbered = replace(
        answer, text="共3家：" + "、".join(f"{item.org}({item.number or 0})" for item in answer.items) + "（已查阅）。"
    )
    for told in (answer, numbered):
        lead = turn_view(told, number=1, words=texts("zh"))["lead"]
        assert "".join(piece.get("t", "") + piece.get("tail", "") for piece in lead) == told.text
        assert [piece["n"] for piece in lead if "n" in piece] == [item.citations[0] for item in told.items]
        shown = lead[: next(at for at, piece in enumerate(lead) if piece.get("more"))]
        assert len([piece for piece in shown if "n" in piece]) == 3
        assert "rest" not in {key for piece in shown for key in piece}
    assert lead[-1]["t"] == "（已查阅）。"


def test_a_greeting_is_no_answer_that_failed(answer: Answer) -> None:
    greeted = replace(answer, text=None, items=(), citations=(), abstained_because="你好。")
    view = turn_view(greeted, number=1, words=texts("zh"))
    assert (view["courtesy"], view["lead"], view["silent"]) == (True, [{"t": "你好。"}], None)


def test_rows_without_evidence_claim_no_match(answer: Answer) -> None:
    bare = replace(answer, items=tuple(replace(item, citations=()) for item in answer.items))
    table = turn_view(bare, number=1, words=texts("zh"))["table"]
    assert not table["proven"]
    assert "原词" not in table["counted"]
    assert {row[2] for row in table_rows(bare, texts("zh"))[1:]} == {""}


def test_sources_of_one_article_are_told_apart(answer: Answer) -> None:
    citation = answer.citations[0]
    other = replace(citation, n=2, text="另外的一段。", highlights=())
    cards = turn_view(replace(answer, citations=(citation, other)), number=1, words=texts("zh"))["sources"]
    assert [card["what"] for card in cards] == [None, "另外的一段。"]


def test_english_readers_are_offered_english_questions() -> None:
    asked = ["哪些政协建立了委员工作站？", "祁连县政协有多少名委员？", "只看青海省的", "别的一问"]
    offered = offers(asked, texts("en"))
    assert [one["label"] for one in offered] == [
        "Which committees built 委员工作站?",
        "How many 委员 does 祁连县政协 have?",
        "Only those of 青海省",
        "别的一问",
    ]
    assert [one["question"] for one in offered] == [offered[0]["label"], *asked[1:]]
    assert {one["note"] for one in offered[1:3]} == {"asked in Chinese"}
    assert offered[0]["note"] == offered[3]["note"] == ""
    assert [one["label"] for one in offers(asked, texts("zh"))] == asked
    assert len(offers(asked, texts("en"), after="Which committees built 委员工作站?")) == 3
    assert offers(["2022年有哪些政协？"], texts("en"))[0]["lang"] == "zh-CN"


def test_the_start_page_tells_the_years_that_the_texts_write(sample: MemoryLibrary) -> None:
    years = {int(year) for p in sample.passages() for year in re.findall(r"(20\d\d)年", p.text)}
    home = home_view(cards(sample), passages=1, examples=[], words=texts("zh"))
    assert home["figures"][-1] == {"value": f"{min(years)}–{max(years)}", "label": "文中写到的年份"}
    assert {int(bar["name"]) for bar in home["years"]} <= years
    assert [bar["name"] for bar in home["years"]] == sorted(bar["name"] for bar in home["years"])
    assert "years" not in home_view((), passages=0, examples=[], words=texts("zh"))["figures"]


def test_lines_that_only_wrap_are_one_piece() -> None:
    text = "一行到这里\n接着写,\r\n写完。\n\n隔了一段的下半句\n▲图注\n再下一截"
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"[^\r\n]+", text)]
    wrapped, apart, last = lines[:3], lines[3], lines[5]
    assert pieces([*wrapped, apart, last], text) == [Span(wrapped[0].start, wrapped[2].end), apart, last]
    assert pieces([last, apart], text) == [last, apart]


def test_a_moment_is_written_for_people() -> None:
    manifest = FakeLive(MemoryLibrary([])).current().manifest
    facts = {fact["label"]: fact["value"] for fact in index_facts(manifest, words=texts("zh"))}
    assert facts["建立时间"] == "2026-01-01 00:00 UTC+8"


def test_an_error_while_examples_are_made_costs_one_example(sample: MemoryLibrary) -> None:
    class Failing(FakeAnswerer):
        def answer(self, question: str, **options: object) -> Answer:
            if "主席" in question:
                raise RuntimeError("broken")
            return super().answer(question, **options)  # type: ignore[arg-type]

    examples = example_questions(sample, Failing(sample))
    assert examples
    assert not any("主席" in question for question in examples)
