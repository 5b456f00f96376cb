"""Asking in a real browser: the answer, its citations, the evidence at its place."""

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.web.pages import LIST, ask, open_chat

pytestmark = pytest.mark.browser

SIZES = {"desktop": ViewportSize(width=1280, height=860), "phone": ViewportSize(width=390, height=844)}
LANGUAGES = {"zh-CN": ("/zh/", "提问", "上一段"), "en-GB": ("/en/", "Ask", "Previous")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_an_answer_opens_its_passage_in_its_article(browser: Browser, chat: str, size: str, locale: str) -> None:
    path, send, previous = LANGUAGES[locale]
    page = browser.new_context(viewport=SIZES[size], locale=locale).new_page()
    open_chat(page, chat)
    expect(page).to_have_url(re.compile(re.escape(path)))
    expect(page.get_by_role("button", name=send, exact=True)).to_be_visible()
    turn = ask(page, "佳木斯市政协的工作站")
    expect(turn.locator(".lead .ref")).to_have_text("1")
    turn.locator(".lead .ref").click()
    current = page.locator(".reading .part.current")
    expect(current).to_be_in_viewport()
    expect(current).to_be_focused()
    expect(current.locator("mark").first).to_be_visible()
    expect(page.get_by_role("button", name=previous)).to_be_visible()
    page.context.close()


def test_the_page_works_and_asks_nothing_outside(page: Page, chat: str) -> None:
    outside: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith(chat) else None)
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    open_chat(page, chat)
    ask(page, LIST)
    page.locator(".found .ref").first.click()
    page.locator("[data-act=page]").click()
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".articles li").first).to_be_visible()
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == []
    assert wrong == []


def test_previous_and_next_paragraph(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    current = page.locator(".reading .part.current")
    first = current.get_attribute("data-passage")
    page.get_by_role("button", name="下一段").click()
    expect(current).not_to_have_attribute("data-passage", first or "")
    page.get_by_role("button", name="上一段").click()
    expect(current).to_have_attribute("data-passage", first or "")


def test_the_whole_page_shows_blocks_and_seams(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    page.locator("[data-act=page]").click()
    expect(page.locator(".piece[aria-current]").first).to_be_in_viewport()
    assert page.locator(".seam").count() >= 2
    assert page.locator(".legend li").count() >= 3
    page.locator("[data-act=open]", has_text="看文章").click()
    expect(page.locator(".reading .part.current")).to_be_in_viewport()


def test_a_permalink_opens_the_same_view_in_another_browser(browser: Browser, page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    current = page.locator(".reading .part.current")
    text, marks = current.inner_text(), current.locator("mark").all_inner_texts()
    link = page.locator(".permalink").get_attribute("href")
    other = browser.new_context(locale="zh-CN").new_page()
    other.goto(f"{chat}{link}")
    again = other.locator(".reading .part.current")
    expect(again).to_be_in_viewport()
    assert again.inner_text() == text
    assert again.locator("mark").all_inner_texts() == marks
    other.context.close()


def test_a_reference_is_copied(page: Page, chat: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator("#wz-say")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"\[N\]\. .+\.txt: \d+-\d+", copied)


def test_what_was_read_from_the_question_can_be_taken_off(page: Page, chat: str) -> None:
    open_chat(page, chat)
    turn = ask(page, "黑龙江有哪些政协建立了委员工作站？")
    provinces = set(turn.locator("td.province").all_inner_texts())
    assert provinces == {"黑龙江省"}
    turn.locator(".chip").click()
    again = page.locator("#t2")
    expect(again.locator(".lead")).to_be_visible()
    expect(again.locator(".chip")).to_have_count(0)
    assert len(set(again.locator("td.province").all_inner_texts())) > 1


def test_filters_have_counts_and_restrict(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.locator(".filter-menu summary").click()
    option = page.locator(".options label", has_text="青海省").first
    assert int(option.locator("b").inner_text()) > 0
    option.locator("input").click()  # the menu is drawn anew at once, so the same box is never seen checked
    expect(page.locator(".filters .chip")).to_have_text(re.compile("青海省"))
    page.keyboard.press("Escape")
    turn = ask(page, LIST)
    assert set(turn.locator("td.province").all_inner_texts()) == {"青海省"}
    page.locator(".filters > .chip").click()
    expect(page.locator(".filters > .chip")).to_have_count(0)


def test_a_follow_up_shows_the_question_as_understood_to_edit(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST)
    turn = ask(page, "那青海呢？", number=2)
    expect(turn.locator(".understood")).to_contain_text("哪些政协")
    turn.locator(".understood button").click()
    expect(page.locator("#question textarea")).to_have_value(re.compile("哪些政协.*那青海呢"))


def test_silence_shows_the_nearest_passages_as_such(page: Page, chat: str) -> None:
    open_chat(page, chat)
    turn = ask(page, "火星上的政协委员工作站")
    expect(turn.locator(".silent")).to_be_visible()
    expect(page.locator(".evidence-title")).to_contain_text("并非答案")


def test_suggestions_and_examples_are_asked_by_a_click(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.locator(".examples button").first.click()
    expect(page.locator("#t1 .lead")).to_be_visible()
    page.locator("#t1 .next button").first.click()
    expect(page.locator("#t2 .lead")).to_be_visible()


def test_questions_that_cannot_be_asked_get_plain_words_and_are_kept(page: Page, chat: str) -> None:
    open_chat(page, chat)
    box = page.locator("#question textarea")
    box.press("Enter")
    expect(page.get_by_text("请先输入问题")).to_be_visible()
    box.fill("政" * 10_000)
    box.press("Enter")
    expect(page.locator(".failed")).to_contain_text("10000")
    assert len(box.input_value()) == 10_000
    for question, told in (("炸", "出了点问题"), ("拒", "换一种问法")):
        box.fill(question)
        box.press("Enter")
        expect(page.locator(".failed")).to_contain_text(told)
        assert "secret" not in page.content()


def test_a_question_in_the_address_is_asked(page: Page, chat: str) -> None:
    page.goto(f"{chat}/?q=佳木斯市政协的工作站")
    expect(page.locator("#t1 .lead")).to_be_visible()


def test_the_language_switch_keeps_to_the_reader_s_choice(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    page.goto(chat)
    expect(page).to_have_url(re.compile("/en/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_question_that_is_too_long_says_so_in_sight(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST)
    box = page.locator("#question textarea")
    box.fill("佳木斯市政协建立了委员工作站吗" * 60)
    box.press("Enter")
    failed = page.locator("#t2 .failed")
    expect(failed).to_contain_text("900")
    page.wait_for_timeout(600)
    below, edge = failed.bounding_box(), page.locator("#wz-ask").bounding_box()
    assert below is not None
    assert edge is not None
    assert 0 < below["y"] < below["y"] + below["height"] <= edge["y"]
    expect(page.locator("#wz-evidence .citations")).to_have_count(0)


def test_the_whole_page_leads_back_to_the_citations(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    page.locator("[data-act=page]").click()
    expect(page.locator(".sheet-text .piece.heading").first).to_be_visible()
    page.locator("#wz-evidence .evidence-bar [data-act=citations]").click()
    expect(page.locator(".citations li").first).to_be_visible()


def test_on_a_phone_the_question_stays_in_sight_when_its_answer_comes(page: Page, chat: str) -> None:
    page.set_viewport_size(SIZES["phone"])
    open_chat(page, chat)
    ask(page, LIST).locator(".found .ref").first.click()
    expect(page.locator(".reading .part.current")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.locator(".bar [data-act=fresh]").click()
    expect(page.locator(".turn")).to_have_count(0)
    asked = ask(page, "佳木斯市政协的工作站").locator(".asked")
    page.wait_for_timeout(600)
    question, bar = asked.bounding_box(), page.locator("#wz-header").bounding_box()
    assert question is not None
    assert bar is not None
    assert question["y"] >= bar["y"] + bar["height"]
