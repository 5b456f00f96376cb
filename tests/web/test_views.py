"""What the page makes of answers, passages and the corpus: plain values, no browser."""

import io
import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.types import Span
from index.types import Filter, Reason
from qa.types import Answer
from tests.web.fakes import FakeAnswerer, FakeLive, MemoryLibrary
from tests.web.pages import LIST
from web.assets import texts
from web.examples import example_questions
from web.export.tables import as_xlsx, table_rows
from web.provinces import order_of
from web.shelf import cards
from web.views.answer import turn_view
from web.views.corpus import facets_view, home_view, index_facts
from web.views.evidence import pieces
from web.views.offers import offers
from web.views.reasons import reasons_view


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
    assert (view["courtesy"], view["lead"], view["silent"]) == (True, [{"t": "你好。"}], False)


def test_rows_without_evidence_claim_no_match(answer: Answer) -> None:
    bare = replace(answer, items=tuple(replace(item, citations=()) for item in answer.items))
    table = turn_view(bare, number=1, words=texts("zh"))["table"]
    assert not table["proven"]
    assert "原词" not in table["counted"]
    assert {row[2] for row in table_rows(bare, texts("zh"))[1:]} == {""}


def test_sources_have_their_titles_and_those_of_one_article_what_they_say(answer: Answer) -> None:
    citation = replace(answer.citations[0], text="头一段。", highlights=())
    again = replace(citation, n=2, text="▲另外的一段。")
    other = replace(citation, n=3, article_id="other", title="别的题目")
    cards = turn_view(replace(answer, citations=(citation, again, other)), number=1, words=texts("zh"))["sources"]
    assert [card["title"] for card in cards] == [citation.title, citation.title, "别的题目"]
    assert [card["said"] for card in cards] == ["头一段。", "另外的一段。", None]


def test_why_there_is_no_answer_is_said_once(answer: Answer) -> None:
    silent = replace(answer, text=None, items=(), abstained_because="资料里没有写明这一点。")
    view = turn_view(silent, number=1, words=texts("zh"))
    assert (view["lead"], view["silent"]) == ([{"t": "资料里没有写明这一点。"}], True)


@pytest.mark.parametrize(
    ("question", "understood", "shown"),
    [
        ("谁主持?", "谁主持？", False),
        ("“码上议” 是什么", "码上议是什么？", False),
        ("ＡＢ制", "AB制？", False),
        ("那青海呢？", "哪些青海的政协？", True),
    ],
)
def test_a_question_is_shown_as_understood_where_its_words_differ(
    answer: Answer, question: str, understood: str, shown: bool
) -> None:
    view = turn_view(replace(answer, question=question, understood=understood), number=1, words=texts("zh"))
    assert (view["understood"] is not None) is shown


def test_the_five_strongest_reasons_are_in_sight_and_only_whole_words() -> None:
    given = [Reason(kind="word", detail=detail, weight=weight) for detail, weight in (("委员", 0.9), ("员工", 0.5))]
    given += [Reason(kind="word", detail=detail, weight=0.4) for detail in ("站市", "工作站", "协商", "提案", "主席")]
    given += [Reason(kind="average", detail="", weight=-0.3), Reason(kind="place", detail="", weight=0.001)]
    view = reasons_view(given, texts("zh"))
    assert [one["detail"] for one in view["reasons"]] == ["委员", "员工", "工作站", "协商", "提案"]
    assert [one["detail"] for one in view["rest"]["reasons"]] == ["站市", "主席", ""]
    assert view["rest"]["label"] == "其余 3 项"
    assert reasons_view(given[:1], texts("zh"))["rest"] is None


def test_filters_come_as_the_provinces_on_the_map_then_the_fullest(sample: MemoryLibrary) -> None:
    shelf = cards(sample)
    groups = {group["field"]: group["options"] for group in facets_view(shelf, Filter(), words=texts("zh"))["groups"]}
    provinces = [option["value"] for option in groups["provinces"]]
    assert provinces == sorted(provinces, key=order_of)
    home = {card.org: card.province for card in shelf}
    places = [(order_of(home[option["value"]]), -option["count"]) for option in groups["orgs"]]
    assert places == sorted(places)
    table = turn_view(FakeAnswerer(sample).answer(LIST), number=1, words=texts("zh"))["table"]
    names = [one["name"] for one in table["provinces"]]
    assert names == sorted(names, key=order_of)


def test_the_start_page_counts_committees_by_province(sample: MemoryLibrary) -> None:
    shelf = cards(sample)
    home = home_view(shelf, passages=1, examples=[], words=texts("zh"))
    assert sum(bar["count"] for bar in home["bars"]) == len({(card.org, card.province) for card in shelf if card.org})


def test_a_workbook_keeps_its_heading_in_sight_and_filters(answer: Answer) -> None:
    rows = table_rows(answer, texts("zh"))
    sheet = load_workbook(io.BytesIO(as_xlsx(rows))).active
    assert isinstance(sheet, Worksheet)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:G{len(rows)}")


def test_english_readers_are_offered_english_questions() -> None:
    asked = ["哪些政协建立了委员工作站？", "祁连县政协有多少名委员？", "只看青海省的"]
    offered = offers(asked, texts("en"))
    assert [one["label"] for one in offered] == [
        "Which committees built member workstations?",
        "How many members does 祁连县政协 have?",
        "Only those of 青海省",
    ]
    assert [one["question"] for one in offered] == [offered[0]["label"], *asked[1:]]
    assert {one["note"] for one in offered[1:3]} == {"asked in Chinese"}
    assert offered[0]["note"] == ""
    assert [one["label"] for one in offers(asked, texts("zh"))] == asked
    assert len(offers(asked, texts("en"), after="Which committees built member workstations?")) == 2
    without = ["2022年有哪些政协？", "祁连县政协有多少个帐篷？", "哪些政协建立了帐篷？"]
    assert offers(without, texts("en")) == []
    assert [one["lang"] for one in offers(without, texts("zh"))] == ["zh-CN"] * 3


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
    facts = {fact["label"]: fact for fact in index_facts(manifest, words=texts("zh"))}
    assert facts["建立时间"]["value"] == "2026-01-01 00:00 UTC+8"
    assert facts["建立时间"]["moment"] == "2026-01-01T00:00:00+08:00"


def test_an_error_while_examples_are_made_costs_one_example(sample: MemoryLibrary) -> None:
    class Failing(FakeAnswerer):
        def answer(self, question: str, **options: object) -> Answer:
            if "主席" in question:
                raise RuntimeError("broken")
            return super().answer(question, **options)  # type: ignore[arg-type]

    examples = example_questions(sample, Failing(sample))
    assert examples
    assert not any("主席" in question for question in examples)
