"""Steps that browser tests share."""

from playwright.sync_api import Locator, Page, expect

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
    box.press("Enter")
    expect(turn.locator(".lead")).to_be_visible()
    return turn
