"""Hostile strings in questions, pages, titles and file names stay text in the real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from corpus.types import Page as CorpusPage
from tests.web.fakes import MemoryLibrary
from tests.web.hostile import HOSTILE
from tests.web.pages import ask, open_chat

pytestmark = pytest.mark.browser

WATCH = "window.PWNED = () => { window.pwned = (window.pwned || 0) + 1; return 'pwned'; };"


@pytest.fixture
def watched(page: Page) -> Page:
    """A page that counts what ran and what was asked of other machines."""
    page.add_init_script(WATCH)
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if "evil" in request.url else None)
    page.on("dialog", lambda dialog: outside.append(f"dialog {dialog.message}"))
    page.outside = outside  # type: ignore[attr-defined]
    return page


def assert_inert(page: Page) -> None:
    assert page.evaluate("window.pwned || 0") == 0
    assert page.outside == []  # type: ignore[attr-defined]
    assert page.locator("#wz-thread script, #wz-thread iframe, #wz-thread img, #wz-thread style").count() == 0
    assert page.locator("#wz-evidence script, #wz-evidence iframe, #wz-evidence img, #wz-evidence style").count() == 0


def shown(text: str) -> str:
    """Return a question as the page is to show it: the box trims nothing, Enter cannot be typed into one line."""
    return " ".join(text.split())


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 60


@pytest.mark.slow
def test_questions_stay_text(watched: Page, chat: str) -> None:
    open_chat(watched, chat)
    for place, text in enumerate(HOSTILE):
        if place % 12 == 0:
            watched.locator("[data-act=fresh]").click()
            expect(watched.locator(".turn")).to_have_count(0)
        turn = ask(watched, f"政协 {text}", number=place % 12 + 1)
        assert shown(turn.locator(".asked").inner_text()) == shown(f"政协 {text}")
    assert_inert(watched)


def hostile_library() -> MemoryLibrary:
    """Pages whose file name, heading, title, byline and text are hostile, twelve strings a page."""
    pages = []
    for first in range(0, len(HOSTILE), 6):
        some = HOSTILE[first : first + 6]
        blocks = ["佳木斯市政协", f"标题 {some[0]}", f"本报记者 {some[-1]}"]
        blocks += [f"佳木斯市政协建立了委员工作站，门口写着 {text} 几个字，群众看了都说好。" for text in some]
        name = "".join(character for character in some[0] if character not in "/\n\x00")[:60]
        pages.append(CorpusPage(file=f"{first:03d} {name}.txt", text="\n\n".join(blocks) + "\n"))
    return MemoryLibrary(pages)


@pytest.mark.slow
def test_pages_titles_and_file_names_stay_text(watched: Page, serve: Callable[..., str]) -> None:
    library = hostile_library()
    open_chat(watched, serve(library=library))
    watched.locator(".bar [data-view=corpus]").click()
    expect(watched.locator(".articles li")).to_have_count(len(library.articles()))
    for row in range(len(library.articles())):
        watched.locator(".articles button").nth(row).click()
        article = library.articles()[row]
        expect(watched.locator(".evidence-foot > .file").last).to_have_text(article.file)
        parts = watched.locator(".reading .part").all_text_contents()
        texts = [passage.text for passage in library.passages(article.id)]
        assert [shown(part) for part in parts] == [shown(text) for text in texts]
        watched.locator("[data-act=page]").click()
        expect(watched.locator(".sheet-text")).to_be_visible()
        assert_inert(watched)
    watched.locator(".bar .brand").click()
    ask(watched, "哪些政协建立了委员工作站？").locator("[data-act=citations]").click()
    expect(watched.locator(".citations li").first).to_be_visible()
    assert_inert(watched)


def test_an_address_cannot_smuggle_anything_in(watched: Page, chat: str) -> None:
    for text in ("<img src=x onerror=PWNED()>", "${PWNED()}", "../../etc/passwd", "javascript:PWNED()"):
        watched.goto(f"{chat}/zh/?passage={text}&marks={text}")
        expect(watched.locator("#wz-evidence .failed")).to_be_visible()
    assert_inert(watched)


def test_broken_and_forged_history_is_refused(watched: Page, chat: str) -> None:
    open_chat(watched, chat)
    forged = '{"abc":{"id":"abc","at":1,"turns":[{"question":"<img src=x onerror=PWNED()>${PWNED()}","text":7}]}}'
    for stored in (forged, "not json", "[]", '{"a":null}'):
        watched.evaluate("stored => localStorage.setItem('wenzheng.history', stored)", stored)
        watched.reload()
        expect(watched.locator(".figures dd").first).to_be_visible()
        watched.locator(".bar [data-act=history]").click()
        if watched.locator("[data-act=reopen]").count():
            watched.locator("[data-act=reopen]").first.click()
            expect(watched.get_by_text("读不出来")).to_be_visible()
    assert_inert(watched)
