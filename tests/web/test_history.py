"""Conversations: kept in the browser, reopened with their citations, exported; verdicts are written down."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.web.pages import LIST, ask, open_chat

pytestmark = pytest.mark.browser


def test_a_conversation_is_reopened_with_its_citations(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST)
    ask(page, "${价}\\n$ 佳木斯市政协的工作站", number=2)
    table = page.locator("#t1 .said").all_inner_texts()
    quote = page.locator("#t2 .asked").inner_text()
    page = page.context.new_page()
    open_chat(page, chat)
    expect(page.locator(".turn")).to_have_count(0)
    page.locator(".bar [data-act=history]").click()
    page.locator("[data-act=reopen]", has_text=LIST).first.click()
    expect(page.locator(".turn")).to_have_count(2)
    assert page.locator("#t1 .said").all_inner_texts() == table
    assert page.locator("#t2 .asked").inner_text() == quote
    page.locator("#t1 .ref").first.click()
    expect(page.locator(".reading .part.current mark").first).to_be_visible()
    ask(page, "祁连县政协的工作站", number=3)
    page.locator(".bar [data-act=history]").click()
    expect(page.locator("[data-act=reopen]", has_text=LIST)).to_have_count(1)


def test_new_chat_and_forgetting(page: Page, chat: str) -> None:
    open_chat(page, chat)
    ask(page, LIST)
    page.locator(".bar [data-act=fresh]").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".hero")).to_be_visible()
    ask(page, "佳木斯市政协的工作站")
    page.locator(".bar [data-act=history]").click()
    expect(page.locator("[data-act=reopen]")).to_have_count(2)
    page.locator("[data-act=forget]").first.click()
    expect(page.locator("[data-act=reopen]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#wz-history")).not_to_be_visible()


def test_a_new_chat_starts_without_a_filter(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.locator(".filter-menu summary").click()
    page.locator(".options label", has_text="青海省").first.locator("input").click()
    expect(page.locator(".filters > .chip")).to_have_count(1)
    page.locator(".filter-menu summary").click()
    chosen = page.locator(".options label", has_text="青海省").first.locator("input")
    expect(chosen).to_be_checked()
    expect(chosen).to_have_css("appearance", "auto")  # Gradio's own tick would be white on white
    page.locator(".filter-menu summary").click()
    ask(page, LIST)
    page.locator(".bar [data-act=fresh]").click()
    expect(page.locator(".filters > .chip")).to_have_count(0)
    turn = ask(page, LIST)
    assert len(set(turn.locator("td.province").all_inner_texts())) > 1


def test_a_conversation_is_exported(page: Page, chat: str, tmp_path: Path) -> None:
    open_chat(page, chat)
    turn = ask(page, LIST)
    orgs = turn.locator("tbody th").all_inner_texts()
    page.locator(".bar [data-act=history]").click()
    with page.expect_download() as waiting:
        page.locator("[data-act=export][data-format=md]").click()
    waiting.value.save_as(tmp_path / "talk.md")
    markdown = (tmp_path / "talk.md").read_text(encoding="utf-8")
    with page.expect_download() as waiting:
        page.locator("[data-act=export][data-format=docx]").click()
    waiting.value.save_as(tmp_path / "talk.docx")
    document = docx.Document(str(tmp_path / "talk.docx"))
    assert [row.cells[0].text for row in document.tables[0].rows][1:] == orgs
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for said in (LIST, "heilongjiang"):
        assert said in words
        assert said in markdown


def test_verdicts_are_written_as_labelled_questions(page: Page, chat: str, chat_folder: Path) -> None:
    open_chat(page, chat)
    turn = ask(page, LIST)
    turn.locator("[data-verdict=up]").click()
    expect(turn.locator("[data-verdict=up]")).to_have_attribute("aria-pressed", "true")
    turn.locator("[data-verdict=down]").click()
    expect(turn.locator("[data-verdict=down]")).to_have_attribute("aria-pressed", "true")
    turn.locator(".note input").fill("少了一家 <b>$</b>")
    turn.locator(".note button").click()
    expect(page.locator("#wz-say")).to_contain_text("谢谢")
    up, _, noted = verdicts(page, chat_folder / "feedback.jsonl", count=3)
    assert up["question"] == LIST
    assert set(up["orgs"] + up["orgs_near"]) == set(turn.locator("tbody th").all_inner_texts())
    assert noted["note"] == "少了一家 <b>$</b>"
    assert noted["orgs"] == noted["answers"] == []


def verdicts(page: Page, file: Path, *, count: int) -> list[dict[str, Any]]:
    """Return the rows of the feedback file; the page says thanks before the last one is written."""
    for _ in range(100):
        rows = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if len(rows) >= count:
            return [json.loads(row) for row in rows[-count:]]
        page.wait_for_timeout(100)
    raise AssertionError(f"{count} verdicts were given, {len(rows)} are written")
