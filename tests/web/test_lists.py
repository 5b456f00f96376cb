"""List answers: the table sorts, filters and downloads as it stands on the screen."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Page, expect

from tests.web.pages import LIST, ask, open_chat
from web.provinces import order_of

pytestmark = pytest.mark.browser


def download(page: Page, form: str) -> Download:
    with page.expect_download() as waiting:
        page.locator(f"#t1 [data-format={form}]").click()
    return waiting.value


def visible_orgs(page: Page) -> list[str]:
    return page.locator("#t1 tbody tr:visible th").all_inner_texts()


def test_the_table_sorts_and_filters_and_keeps_it(page: Page, chat: str) -> None:
    open_chat(page, chat)
    turn = ask(page, LIST)
    before = visible_orgs(page)
    turn.get_by_role("button", name="数量").click()
    expect(turn.locator("th[aria-sort=descending]")).to_have_text("数量")
    numbers = [int(text[:-1]) if text else -1 for text in turn.locator("td.number").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert sorted(visible_orgs(page)) == sorted(before)
    turn.get_by_role("button", name="省份").click()
    expect(turn.locator("th[aria-sort=ascending]")).to_have_text("省份")
    provinces = turn.locator("td.province").all_inner_texts()
    assert provinces == sorted(provinces, key=order_of)
    turn.locator("select").select_option("黑龙江省")
    assert set(turn.locator("tr:visible td.province").all_inner_texts()) == {"黑龙江省"}
    ordered = visible_orgs(page)
    ask(page, "佳木斯市政协的工作站", number=2)
    assert visible_orgs(page) == ordered


def test_the_picture_by_province(page: Page, chat: str) -> None:
    open_chat(page, chat)
    turn = ask(page, LIST)
    turn.locator(".where summary").click()
    assert turn.locator(".bars li").count() == len(set(turn.locator("td.province").all_inner_texts()))
    assert sum(int(text) for text in turn.locator(".bars b").all_inner_texts()) == turn.locator("tbody tr").count()
    assert turn.locator(".tiles g").count() == 34


def test_downloads_hold_the_rows_of_the_screen(page: Page, chat: str, tmp_path: Path) -> None:
    open_chat(page, chat)
    turn = ask(page, LIST)
    orgs = visible_orgs(page)
    provinces = turn.locator("td.province").all_inner_texts()
    target = tmp_path / "rows"
    download(page, "csv").save_as(target)
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == orgs
    assert [row[3] + row[4] for row in rows[1:]] == turn.locator("td.number").all_inner_texts()
    assert [row[1] for row in rows[1:]] == provinces
    xlsx = download(page, "xlsx")
    assert re.fullmatch(r"哪些政协建立了委员工作站-\d{8}\.xlsx", xlsx.suggested_filename)
    xlsx.save_as(target.with_suffix(".xlsx"))
    sheet = load_workbook(target.with_suffix(".xlsx")).active
    assert sheet is not None
    cells = list(sheet.iter_rows(values_only=True))
    assert [["" if cell is None else str(cell) for cell in row] for row in cells] == rows
    assert {type(row[3]) for row in cells[1:]} <= {int, type(None), str}
    assert any(type(row[3]) is int for row in cells[1:])
    download(page, "md").save_as(target)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [re.split(r" ?\| ?", line)[1] for line in lines[2:]] == orgs


def test_downloads_follow_the_filter_and_the_order(page: Page, chat: str, tmp_path: Path) -> None:
    open_chat(page, chat)
    turn = ask(page, LIST)
    turn.get_by_role("button", name="数量").click()
    turn.locator("select").select_option("黑龙江省")
    shown = visible_orgs(page)
    assert 0 < len(shown) < turn.locator("tbody tr").count()
    download(page, "csv").save_as(tmp_path / "rows")
    text = (tmp_path / "rows").read_text(encoding="utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:] == shown


def test_the_names_of_a_list_fold_on_a_phone(page: Page, chat: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_chat(page, chat)
    lead = ask(page, LIST).locator(".lead")
    assert lead.locator(".rest").count() > 1
    assert {one.is_visible() for one in lead.locator(".rest").all()} == {False}
    expect(lead.locator(".ref:visible")).to_have_count(3)
    lead.locator(".more").click()
    assert {one.is_visible() for one in lead.locator(".rest").all()} == {True}
    expect(lead.locator(".more")).to_be_hidden()
