"""python -m tests.web.screenshots: the pictures in docs/, taken of the real chat over the sample corpus."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.web.conftest import CHROMIUM, SAMPLE, chat_settings, serving
from tests.web.pages import LIST, ask, open_chat

DOCS = Path(__file__).parents[2] / "docs"
FACT = "佳木斯市政协建了多少个委员工作站？"
SIZES = {"desktop": ViewportSize(width=1280, height=860), "phone": ViewportSize(width=390, height=844)}


def main() -> int:
    """Take all pictures."""
    from index.live import LiveIndex
    from index.rebuild import rebuild
    from qa.answerer import Answerer
    from web.desk import Desk
    from web.server import create_app

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = chat_settings(Path(folder))
        rebuild([SAMPLE], settings.paths.index)
        desk = Desk(LiveIndex(settings.paths.index), Answerer, question_chars=settings.limits.question_chars)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with serving(create_app(desk, settings)) as address:
            for size in SIZES:
                take(browser, address, size)
            take_dark_english(browser, address)
        browser.close()
    return 0


def take(browser: Browser, address: str, size: str) -> None:
    """Take the pictures of one size, in Chinese and light."""
    page = browser.new_context(viewport=SIZES[size], locale="zh-CN", reduced_motion="reduce").new_page()
    open_chat(page, address)
    shoot(page, f"home-{size}")
    ask(page, LIST)
    shoot(page, f"list-{size}")
    page.locator(".found .ref").first.click()
    expect(page.locator(".reading .part.current")).to_be_in_viewport()
    shoot(page, f"evidence-{size}")
    page.locator("[data-act=page]").click()
    expect(page.locator(".piece[aria-current]").first).to_be_in_viewport()
    shoot(page, f"page-{size}")
    page.keyboard.press("Escape")
    page.locator(".bar [data-act=fresh]").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, FACT)
    shoot(page, f"fact-{size}")
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".articles li").first).to_be_visible()
    shoot(page, f"corpus-{size}")
    page.context.close()


def take_dark_english(browser: Browser, address: str) -> None:
    """Take one picture in English and dark."""
    context = browser.new_context(
        viewport=SIZES["desktop"], locale="en-GB", color_scheme="dark", reduced_motion="reduce"
    )
    page = context.new_page()
    open_chat(page, address)
    ask(page, LIST)
    page.locator(".found .ref").first.click()
    expect(page.locator(".reading .part.current")).to_be_in_viewport()
    shoot(page, "evidence-dark-english")
    context.close()


def shoot(page: Page, name: str) -> None:
    """Write one picture once the page has come to rest."""
    page.wait_for_timeout(400)
    page.screenshot(path=DOCS / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
