"""Steps that browser tests share."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

PRESSES = 5
LIST = "哪些政协建立了委员工作站？"


def open_chat(page: Page, address: str) -> None:
    """Open the chat and wait until it can be used."""
    page.goto(address)
    expect(page.locator(".figures dd").first).to_be_visible()


def ask(page: Page, question: str, *, number: int = 1) -> Locator:
    """Type a question, send it by Enter, wait for the answer and return its turn."""
    box = page.locator("#question textarea")
    box.fill(question)
    turn = page.locator(f"#t{number}")
    for _ in range(PRESSES):
        box.press("Enter")
        # While the answer before is still being put away the page takes no other question: one presses again.
        with suppress(AssertionError):
            expect(turn).to_be_visible(timeout=2000)
            break
    expect(turn.locator(".lead")).to_be_visible()
    return turn
