"""Questions one upon another, stopped ones, and those that a lost connection or a reload would take away."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from qa.types import Answer
from tests.web.conftest import chat_settings, free_port, serving
from tests.web.fakes import FakeAnswerer, FakeLive, MemoryLibrary
from tests.web.pages import LIST, ask, open_chat
from web.desk import Desk
from web.server import create_app

pytestmark = pytest.mark.browser

QUESTIONS = [LIST, "佳木斯市政协的工作站", "海西州的微协商", "火星上的政协", "文山州的院坝协商"]


class SlowAnswerer(FakeAnswerer):
    """Answers questions with 慢 only when the test lets it."""

    go = threading.Event()

    def answer(self, question: str, **options: object) -> Answer:
        if "慢" in question:
            self.go.wait(timeout=30)
        return super().answer(question, **options)  # type: ignore[arg-type]


@pytest.fixture
def slow(sample: MemoryLibrary, tmp_path: Path) -> Iterator[str]:
    SlowAnswerer.go.clear()
    settings = chat_settings(tmp_path)
    desk = Desk(FakeLive(sample), SlowAnswerer, question_chars=settings.limits.question_chars)
    with serving(create_app(desk, settings)) as address:
        yield address
    SlowAnswerer.go.set()


def asked(page: Page) -> list[str]:
    return page.locator(".asked").all_inner_texts()


def test_questions_one_upon_another_are_all_answered_in_their_order(page: Page, chat: str) -> None:
    open_chat(page, chat)
    box = page.locator("#question textarea")
    for question in QUESTIONS:
        box.fill(question)
        box.press("Enter")
    expect(page.locator(f"#t{len(QUESTIONS)} .lead")).to_be_visible()
    assert asked(page) == QUESTIONS
    expect(page.locator(".lead")).to_have_count(len(QUESTIONS))
    expect(page.locator("#wz-waiting")).to_be_hidden()


def test_what_waits_is_seen_and_can_be_taken_back_and_what_is_worked_on_stopped(page: Page, slow: str) -> None:
    open_chat(page, slow)
    box = page.locator("#question textarea")
    for question in ("慢的一问", "佳木斯市政协的工作站", "海西州的微协商"):
        box.fill(question)
        box.press("Enter")
    waiting = page.locator("#wz-waiting li")
    expect(waiting).to_have_count(2)
    waiting.first.locator("button").click()
    expect(box).to_have_value("佳木斯市政协的工作站")
    page.locator("#t1 .stop").click()
    expect(box).to_have_value("慢的一问\n佳木斯市政协的工作站")
    SlowAnswerer.go.set()
    expect(page.locator("#t1 .lead")).to_be_visible()
    assert asked(page) == ["海西州的微协商"]
    page.locator("#wz-send").click()
    expect(page.locator("#t2 .lead")).to_be_visible()


def test_a_new_chat_is_not_filled_by_an_answer_of_the_old_one(page: Page, slow: str) -> None:
    open_chat(page, slow)
    box = page.locator("#question textarea")
    box.fill("慢的一问")
    box.press("Enter")
    expect(page.locator("#t1 .working")).to_be_visible()
    page.locator(".bar [data-act=fresh]").click()
    expect(page.locator(".turn")).to_have_count(0)
    SlowAnswerer.go.set()
    ask(page, LIST)
    assert asked(page) == [LIST]


def test_typing_goes_on_while_an_answer_comes(page: Page, slow: str) -> None:
    open_chat(page, slow)
    box = page.locator("#question textarea")
    box.fill("慢的一问")
    box.press("Enter")
    box.press_sequentially("下一问写到一半")
    SlowAnswerer.go.set()
    expect(page.locator("#t1 .lead")).to_be_visible()
    expect(box).to_have_value("下一问写到一半")


def test_keys_recall_the_last_question_and_go_to_the_box(page: Page, chat: str) -> None:
    open_chat(page, chat)
    box = page.locator("#question textarea")
    ask(page, LIST)
    box.press("ArrowUp")
    expect(box).to_have_value(LIST)
    box.fill("写到一半")
    box.press("ArrowUp")
    expect(box).to_have_value("写到一半")
    box.press("/")
    expect(box).to_have_value(re.compile("/"))
    box.fill("写到一半")
    page.locator("#t1 .ref").first.focus()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("写到一半")
    page.locator(".filter-menu summary").click()
    narrow = page.locator(".narrow").first
    narrow.press_sequentially("a/b")
    expect(narrow).to_have_value("a/b")


@pytest.mark.parametrize("leave", ["reload", "language"])
def test_a_reload_and_the_other_language_keep_the_conversation_and_the_draft(page: Page, chat: str, leave: str) -> None:
    open_chat(page, chat)
    ask(page, LIST)
    page.locator("#question textarea").fill("写到一半")
    if leave == "reload":
        page.reload()
    else:
        page.get_by_role("link", name="English").click()
    expect(page.locator("#t1 .lead")).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("写到一半")
    page.locator(".bar [data-act=fresh]").click()
    expect(page.locator(".turn")).to_have_count(0)


@pytest.mark.slow
def test_a_lost_connection_gives_the_question_back_and_the_page_comes_back_by_itself(
    page: Page, sample: MemoryLibrary, tmp_path: Path
) -> None:
    settings, port = chat_settings(tmp_path), free_port()
    desk = Desk(FakeLive(sample), FakeAnswerer, question_chars=settings.limits.question_chars)
    with serving(create_app(desk, settings), port=port) as address:
        open_chat(page, address)
        ask(page, LIST)
    page.locator("#question textarea").fill("佳木斯市政协的工作站")
    page.locator("#question textarea").press("Enter")
    expect(page.get_by_text("与服务器的连接断了").first).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("佳木斯市政协的工作站")
    with serving(create_app(desk, settings), port=port):
        page.wait_for_event("load")
        expect(page.locator("#t1 .lead")).to_be_visible()
        expect(page.locator("#question textarea")).to_have_value("佳木斯市政协的工作站")
        page.locator("#question textarea").press("Enter")
        expect(page.locator("#t2 .lead")).to_be_visible()


def test_a_link_to_a_passage_is_followed_whatever_the_tab_had_open(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    link = page.locator(".permalink").get_attribute("href")
    passage = page.locator(".reading .part.current").inner_text()
    page.goto(f"{chat}{link}")
    expect(page.locator(".reading .part.current")).to_have_text(passage)
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator("#t1 .lead")).to_be_visible()
