"""The corpus page over a real index: articles, facts, a rebuild with its progress, uploads."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.live import LiveIndex
from index.rebuild import rebuild
from qa.answerer import Answerer
from tests.web.conftest import SAMPLE, chat_settings, serving
from tests.web.pages import LIST, ask, open_chat
from web.desk import Desk
from web.server import create_app

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of one page and its index."""
    (tmp_path / "corpus").mkdir()
    shutil.copy(SAMPLE / "heilongjiang-01.txt", tmp_path / "corpus")
    rebuild([tmp_path / "corpus"], tmp_path / "index", workers=1)
    return tmp_path


@pytest.fixture
def real(folder: Path) -> Iterator[str]:
    """The chat as app.py wires it, uploads allowed."""
    settings = chat_settings(folder, upload={"allowed": True})
    desk = Desk(LiveIndex(settings.paths.index), Answerer, question_chars=settings.limits.question_chars)
    with serving(create_app(desk, settings)) as address:
        yield address


def test_a_page_is_added_rebuilt_and_answers_without_a_restart(page: Page, real: str, folder: Path) -> None:
    open_chat(page, real)
    before = ask(page, LIST)
    orgs = set(before.locator("tbody th").all_inner_texts())
    assert "佳木斯市政协" in orgs
    assert "祁连县政协" not in orgs
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".facts")).to_contain_text("版")
    page.locator("#upload-files").set_input_files([SAMPLE / "qinghai-02.txt", Path(__file__)])
    page.locator(".upload button").click()
    log = page.locator(".upload-log li")
    expect(log.nth(0)).to_contain_text("已收到")
    expect(log.nth(1)).to_contain_text("不收这种文件")
    assert (folder / "corpus" / "qinghai-02.txt").exists()
    page.locator("[data-act=rebuild]").click()
    expect(page.locator(".library progress")).to_be_visible(timeout=15_000)
    expect(page.locator(".library .done")).to_contain_text("重建完成", timeout=90_000)
    expect(page.locator(".articles li", has_text="祁连县政协").first).to_be_visible()
    page.locator(".bar .brand").click()
    after = ask(page, LIST, number=2)
    assert "祁连县政协" in set(after.locator("tbody th").all_inner_texts())
    assert set(page.locator("#t1 tbody th").all_inner_texts()) == orgs


def test_articles_are_found_and_opened(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".articles li").first).to_be_visible()
    page.locator("#corpus-words").fill("佳木斯")
    expect(page.locator(".corpus .hint")).to_have_text(re.compile(r"^[1-9] 篇文章"))
    rows = page.locator(".articles li")
    assert all("佳木斯" in text for text in rows.all_inner_texts())
    rows.first.locator("button").click()
    expect(page.locator(".reading .part").first).to_be_visible()
    expect(page.locator("#wz-holdings").get_by_text("可以少写几个词")).to_have_count(0)
    page.locator("#corpus-words").fill("没有这样的文章")
    expect(rows).to_have_count(0)
    expect(page.locator("#wz-holdings").get_by_text("可以少写几个词")).to_be_visible()


def test_the_index_s_time_is_the_reader_s(browser: Browser, chat: str) -> None:
    page = browser.new_context(locale="zh-CN", timezone_id="America/New_York").new_page()
    open_chat(page, chat)
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".facts time")).to_have_text("2025年12月31日 11:00")
    page.context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_articles_are_found_by_their_text(page: Page, chat: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_chat(page, chat)
    page.locator(".bar [data-view=corpus]").click()
    page.locator("#corpus-words").fill("佳木斯 59个")
    expect(page.locator(".corpus .hint")).to_have_text("1 篇文章，其中 1 篇在正文里提到")
    row = page.locator(".articles li")
    expect(row.locator("mark", has_text="59个")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    row.locator("button").click()
    expect(page.locator(".reading .part.current mark").first).to_be_in_viewport()


def test_the_list_of_articles_has_the_room_beside_an_open_one(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.locator(".bar [data-view=corpus]").click()
    page.locator(".articles button").first.click()
    expect(page.locator(".reading .part").first).to_be_visible()
    listed, panel = page.locator(".articles").bounding_box(), page.locator("#wz-evidence").bounding_box()
    assert listed is not None
    assert panel is not None
    assert panel["x"] - 60 < listed["x"] + listed["width"] < panel["x"]
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )
