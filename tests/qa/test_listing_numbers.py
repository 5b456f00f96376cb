"""The numbers of list questions: which are counts of the thing, and how they compare."""

import pytest

from corpus.types import Span
from qa.analysis import analyse
from qa.constraints import CountLimit
from qa.listing import extremes
from qa.listing.concepts import alternatives
from qa.listing.conditions import counted_spans
from qa.listing.counts import numbers_beside, stated_number
from qa.listing.matching import evidence
from tests.qa.rowmaker import row


@pytest.mark.parametrize(
    ("text", "thing", "written"),
    [
        ("建成59个委员工作站,成效明显。", "委员工作站", "59个"),
        ("全年收到社情民意信息418条,写成提案96件。", "社情民意信息", "418条"),
        ("第3批委员工作站", "委员工作站", None),
        ("委员300名。委员工作站很多", "委员工作站", None),
    ],
)
def test_the_number_that_counts_a_thing(text: str, thing: str, written: str | None) -> None:
    start = text.find(thing)
    numbers = [number for number, _, _ in numbers_beside(text, [Span(start, start + len(thing))])]
    assert (numbers[0] if numbers else None) == written


@pytest.mark.parametrize(
    ("text", "thing", "written"),
    [
        ("集中打造“政协委员工作室”235处,覆盖全盟。", "委员工作室", "235处"),
        ("已挂牌运行“微协商”平台107个。", "“微协商”平台", "107个"),
        ("把“委员工作室”建到基层,一共235处,连得上乡镇。", "委员工作室", "235处"),
        ("全州104个乡(镇、街道)都建起委员工作室。", "委员工作室", "104个"),
        ("全州104个乡镇的委员来到委员工作室。", "委员工作室", None),
        ("委员工作室的4名委员正在交谈。", "委员工作室", None),
        ("委员工作室4个月走访百户。", "委员工作室", None),
        ("委员之家、委员工作室三块牌子。", "委员工作室", None),
        ("全市力争建成100个委员工作室。", "委员工作室", None),
        ("计划用两年让12个委员工作室投用。", "委员工作室", None),
        ("建百个委员工作室,办百场活动。", "委员工作室", None),
        ("评出5个委员工作室负责人。", "委员工作室", None),
        ("每县建5个委员工作室。", "委员工作室", None),
        ("提案12名。", "提案", None),
        ("委员工作室平台107个。", "委员工作室", None),
        ("聘请专家12名。", "专家", "12名"),
    ],
)
def test_only_a_stated_count_of_the_thing_is_its_number(text: str, thing: str, written: str | None) -> None:
    start = text.find(thing)
    assert stated_number(text, [Span(start, start + len(thing))], ()) == written


def test_limits_are_met_by_the_number_beside_the_thing() -> None:
    text = "收集社情民意信息143条,参与委员1100余人次。"
    spans = [Span(2, 8)]
    assert stated_number(text, spans, [CountLimit(relation=">", number=100, unit="条")]) == "143条"
    assert stated_number(text, spans, [CountLimit(relation=">", number=200, unit="条")]) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("两年里解决矛盾问题900多个,街坊点头称好。", "900多个"),
        ("推动解决了240余个问题。", "240余个"),
        ("解决问题100余个。", "100余个"),
        ("解决问题100个,开展活动300次。", None),
        ("承办的300个事项已解决。", None),
    ],
)
def test_the_number_must_count_the_thing_asked_about(text: str, written: str | None) -> None:
    analysis = analyse("哪些政协解决问题超过100个？")
    best = evidence(text, alternatives(analysis, rarity=lambda word: 0.7, synonyms=lambda term: []))[0]
    spans = counted_spans(text, best.spans, [term.text for term in analysis.terms])
    assert stated_number(text, spans, analysis.limits) == written


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("甲县政协和乙县政协哪个工作站多？", "甲县政协、乙县政协，哪些政协有工作站？"),
        ("甲县政协和乙县政协的工作站哪家多？", "甲县政协、乙县政协，哪些政协有工作站？"),
        ("比较甲县政协和乙县政协的工作站数量", "甲县政协、乙县政协，哪些政协有工作站？"),
        ("甲县政协和乙县政协有什么不同？", None),
        ("哪家政协的委员工作站最多？", "哪些政协有委员工作站？"),
        ("提案办复率最高的是哪家政协？", "哪些政协有提案办复率？"),
        ("Which committee has the most workstations?", "Which committees has  workstations?"),
        ("哪些政协有委员工作站？", None),
        ("委员最多能提几件提案？", None),
    ],
)
def test_a_superlative_over_committees_is_a_list_compared(question: str, asked: str | None) -> None:
    assert extremes.as_list(question) == asked


def test_rows_are_compared_by_numbers_in_the_same_measure_word() -> None:
    analysis = analyse("哪些政协有工作站？")
    rows = [
        row("甲县政协", "建成24个工作站。"),
        row("乙县政协", "建成59个工作站。"),
        row("丙县政协", "工作站30处。"),
        row("丁县政协", "工作站覆盖率70%。"),
    ]
    found = extremes.stated(rows, analysis)
    assert [each.row.org for each in found] == ["乙县政协", "丙县政协", "甲县政协"]
    first = extremes.first_of(found, least=False)
    assert first is not None
    assert first.written == "59个"
    assert extremes.first_of(found[:1], least=False) is None
    assert "59个" in extremes.incomparable(found[:1], chinese=True)
    assert "没有" in extremes.incomparable((), chinese=True)


def test_only_committees_that_are_named_are_compared() -> None:
    rows = [
        row("昆山市政协", "建成24个工作站。"),
        row("高邮市政协", "建成9个工作站。"),
        row("仪征市政协", "工作站30处。"),
    ]
    asked = extremes.as_list("昆山市政协和高邮市政协哪个工作站多？")
    assert asked is not None
    assert [each.row.org for each in extremes.stated(rows, analyse(asked))] == ["昆山市政协", "高邮市政协"]


def test_a_figure_in_a_name_counts_nothing() -> None:
    text = "“1+7”微信读书群里的讨论持续到深夜。"
    start = text.index("读书")
    assert list(numbers_beside(text, [Span(start, start + 2)])) == []


@pytest.mark.parametrize("question", ["哪个政协委员工作站最多", "哪个政协的委员工作站最多？"])
def test_the_most_of_places_named_after_members_is_asked_of_committees(question: str) -> None:
    assert extremes.as_list(question) == "哪些政协有委员工作站？"
