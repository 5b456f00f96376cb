"""PDF pages to paragraphs: columns, headings over them, and any drawing order."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.formats.pdf import extract, fold
from tests.pdfmaker import EM, GUTTER, MARGIN, Drawn, columns, pdf, row_by_row

PROSE = (
    "政协委员工作站建在乡镇和社区,委员每月到站接待群众,收集到的意见由专人登记并转交有关部门办理,办理结果在站内公示"
    "接受群众监督同时组织开展学习交流培训考察等活动推动各项工作落到实处让群众看到实实在在的变化"
)
PARAGRAPHS = st.lists(
    st.tuples(st.integers(0, len(PROSE) - 1), st.integers(24, 160)).map(
        lambda cut: ((PROSE * 3)[cut[0] : cut[0] + cut[1]]).strip(",") + "。"
    ),
    min_size=3,
    max_size=12,
    unique=True,
)
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


def paragraphs(*pages: list[Drawn]) -> list[str]:
    return extract(pdf(pages)).text.split("\n\n")


@given(texts=PARAGRAPHS, count=st.integers(1, 7), data=st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_character_is_lost_in_any_drawing_order(texts: list[str], count: int, data: st.DataObject) -> None:
    drawn = data.draw(st.permutations(columns(texts, count=count)))
    assert sorted("".join(paragraphs(drawn)).replace(" ", "")) == sorted("".join(texts))


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("order", [list, row_by_row, lambda lines: sorted(lines, key=lambda line: line.text)])
def test_paragraphs_of_many_columns_come_out_whole_and_in_order(
    count: int, order: Callable[[list[Drawn]], list[Drawn]]
) -> None:
    texts = [f"第{number}段" + PROSE[number : 40 + 7 * number] + "。" for number in range(1, 13)]
    heading = Drawn("委员工作站建到家门口", MARGIN, 2950, 2 * EM)
    assert paragraphs(order([heading, *columns(texts, count=count)])) == [heading.text, *texts]


def test_two_articles_stand_one_above_the_other() -> None:
    upper = [f"上{number}" + PROSE[number : 70 + number] + "。" for number in range(4)]
    lower = [f"下{number}" + PROSE[number : 70 + number] + "。" for number in range(4)]
    drawn = [
        Drawn("上篇标题", MARGIN, 2950, 2 * EM),
        *columns(upper, count=3),
        Drawn("下篇标题", MARGIN, 2650, 2 * EM),
        *columns(lower, count=4, top=2600),
    ]
    assert paragraphs(row_by_row(drawn)) == ["上篇标题", *upper, "下篇标题", *lower]


def test_two_articles_stand_side_by_side() -> None:
    left = [f"左{number}" + PROSE[number : 70 + number] + "。" for number in range(4)]
    right = [f"右{number}" + PROSE[number : 70 + number] + "。" for number in range(4)]
    edge = MARGIN + 2 * (18 * EM + GUTTER)
    drawn = [
        Drawn("左篇标题", MARGIN, 2950, 2 * EM),
        *columns(left, count=2),
        Drawn("右篇标题", edge, 2950, 2 * EM),
        *columns(right, count=3, left=edge),
    ]
    assert paragraphs(row_by_row(drawn)) == ["左篇标题", *left, "右篇标题", *right]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_that_is_stored_turned_is_read_as_it_is_shown(rotation: int) -> None:
    texts = [f"第{number}段" + PROSE[number : 70 + number] + "。" for number in range(6)]
    assert extract(pdf([columns(texts, count=3)], rotation=rotation)).text.split("\n\n") == texts


def test_pages_follow_each_other() -> None:
    assert paragraphs([Drawn("第一页", 40, 2900)], [Drawn("第二页", 40, 2900)]) == ["第一页", "第二页"]


@pytest.mark.parametrize(
    ("drawn", "meant"), [("⼀", "一"), ("⽇", "日"), ("⻓", "长"), ("⻔", "门"), ("\uf900", "\u8c48"), ("，", "，")]
)
def test_radicals_are_folded_to_the_characters_meant(drawn: str, meant: str) -> None:
    assert fold(drawn) == meant
    assert paragraphs([Drawn(f"今天{drawn}", 40, 2900)]) == [f"今天{meant}"]


def test_a_pdf_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有文字层"):
        extract(pdf([[]]))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing else", b"no pdf at all"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="打不开"):
        extract(data)


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no Chromium: install the system package chromium")
def test_a_newspaper_printed_by_a_browser_keeps_every_paragraph(tmp_path: Path) -> None:
    articles = {
        f"第{name}篇报道的标题": [
            f"{name}文第{number}段" + PROSE[number : 60 + 5 * number] + "。" for number in range(8)
        ]
        for name in "甲乙丙丁"
    }
    places = ("1/5", "5/7", "1/4", "4/7")
    sections = [
        f'<section style="grid-column:{place}"><h2>{title}</h2><div style="column-count:{count}">'
        + "".join(f"<p>{text}</p>" for text in texts)
        + "</div></section>"
        for place, count, (title, texts) in zip(places, (4, 2, 3, 3), articles.items(), strict=True)
    ]
    style = (
        "@page{size:420mm 300mm;margin:12mm} body{font-size:10px;margin:0;column-gap:1.5em}"
        " main{display:grid;grid-template-columns:repeat(6,1fr);gap:10px 1.5em} h2{font-size:20px;margin:4px 0}"
        " p{margin:0;text-indent:2em;text-align:justify;line-height:1.5}"
    )
    source = tmp_path / "page.html"
    source.write_text(
        f'<html lang="zh-CN"><meta charset="utf-8"><style>{style}</style><main>{"".join(sections)}</main>', "utf-8"
    )
    printed = tmp_path / "page.pdf"
    subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--print-to-pdf={printed}", source.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    expected = [text for title, texts in articles.items() for text in (title, *texts)]
    assert extract(printed.read_bytes()).text.split("\n\n") == expected
