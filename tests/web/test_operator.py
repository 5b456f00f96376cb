"""What an operator's settings change in the browser: a login, a rate limit, closed doors, a title."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.web.pages import LIST, ask, open_chat
from web.safety.login import hash_password

pytestmark = pytest.mark.browser


def test_the_page_works_behind_a_login(browser: Browser, serve: Callable[..., str]) -> None:
    address = serve(login={"users": {"读者": hash_password("口令")}})
    context = browser.new_context(locale="zh-CN", http_credentials={"username": "读者", "password": "口令"})
    page = context.new_page()
    open_chat(page, address)
    ask(page, LIST).locator(".ref").first.click()
    expect(page.locator(".reading .part.current")).to_be_visible()
    context.close()
    stranger = browser.new_context(locale="zh-CN").new_page()
    with pytest.raises(Error, match="ERR_INVALID_AUTH_CREDENTIALS"):
        stranger.goto(address)
    stranger.context.close()


def test_asking_too_often_is_told_in_plain_words_and_keeps_the_question(page: Page, serve: Callable[..., str]) -> None:
    open_chat(page, serve(limits={"requests_per_minute": 1, "burst": 5}))
    box = page.locator("#question textarea")
    for _ in range(5):
        box.fill("佳木斯市政协")
        box.press("Enter")
        page.wait_for_timeout(300)
    expect(page.get_by_text("请求过于频繁").first).to_be_visible()
    expect(box).to_have_value("佳木斯市政协")


def test_closed_doors_are_not_shown_and_the_title_is_the_operator_s(page: Page, serve: Callable[..., str]) -> None:
    open_chat(page, serve(rebuild={"allowed": False}, look={"title": "<b>县报</b>"}))
    expect(page.locator(".brand b")).to_have_text("<b>县报</b>")
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".facts")).to_be_visible()
    expect(page.locator("[data-act=rebuild]")).to_have_count(0)
    expect(page.locator(".upload")).to_have_count(0)
    page.evaluate("WZ.send('rebuild')")
    page.wait_for_timeout(500)
    expect(page.locator(".library progress")).to_have_count(0)
