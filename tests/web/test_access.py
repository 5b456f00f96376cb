"""Who can use the page: by keyboard alone, on a narrow phone, in the dark, with an input method, with a reader."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.web.pages import LIST, ask, open_chat

pytestmark = pytest.mark.browser

AXE = next(
    (
        path
        for root in Path(__file__).parents
        for path in [root / "node_modules" / "axe-core" / "axe.min.js"]
        if path.exists()
    ),
    None,
)


@pytest.mark.skipif(AXE is None, reason="no axe-core; install it: npm install --no-save axe-core@4.14.1")
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_serious_fault(page: Page, chat: str, width: int, dark: bool) -> None:
    assert AXE is not None
    page.set_viewport_size(ViewportSize(width=width, height=860))
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    open_chat(page, chat)
    found = {"home": axe(page)}
    ask(page, LIST)
    found["answer"] = axe(page)
    page.locator(".found .ref").first.click()
    expect(page.locator(".reading .part.current")).to_be_visible()
    found["article"] = axe(page)
    page.locator("[data-act=page]").click()
    expect(page.locator(".sheet-text")).to_be_visible()
    found["page"] = axe(page)
    page.keyboard.press("Escape")
    page.locator(".bar [data-view=corpus]").click()
    expect(page.locator(".articles li").first).to_be_visible()
    found["corpus"] = axe(page)
    page.locator(".bar [data-act=history]").click()
    found["history"] = axe(page)
    assert {view: faults for view, faults in found.items() if faults} == {}


def axe(page: Page) -> list[str]:
    """Return the serious and critical faults that axe-core finds."""
    assert AXE is not None
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    return [
        f"{fault['id']}: {node['html'][:160]} {json.dumps(node['any'][:1], ensure_ascii=False)[:200]}"
        for fault in violations
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"][:3]
    ]


def test_everything_is_reached_by_keyboard(page: Page, chat: str) -> None:
    open_chat(page, chat)
    page.locator("body").press("Tab")
    page.keyboard.type(LIST)
    box = page.locator("#question textarea")
    if box.input_value() != LIST:
        box.focus()
        page.keyboard.type(LIST)
    page.keyboard.press("Enter")
    expect(page.locator("#t1 .lead")).to_be_visible()
    reach(page, ".found thead button")
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_be_visible()
    reach(page, ".found .ref")
    page.keyboard.press("Enter")
    expect(page.locator(".reading .part.current")).to_be_focused()
    reach(page, ".evidence [data-act=page]", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".sheet-text")).to_be_visible()
    page.keyboard.press("Escape")
    reach(page, ".bar [data-view=corpus]", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".corpus h1")).to_be_focused()


def reach(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until the focus is on an element."""
    for _ in range(150):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_a_sheet_on_a_phone_keeps_the_focus_and_gives_it_back(browser: Browser, chat: str) -> None:
    page = browser.new_context(viewport=ViewportSize(width=390, height=844), locale="zh-CN").new_page()
    open_chat(page, chat)
    ask(page, LIST).locator(".ref").first.click()
    expect(page.locator(".reading .part.current")).to_be_in_viewport()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#wz-evidence') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#wz-evidence")).not_to_be_visible()
    expect(page.locator("#t1 .ref").first).to_be_focused()
    page.context.close()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_nothing_is_wider_than_a_narrow_phone(browser: Browser, chat: str, locale: str) -> None:
    page = browser.new_context(viewport=ViewportSize(width=360, height=740), locale=locale).new_page()
    open_chat(page, chat)
    ask(page, LIST)
    for view in ("chat", "corpus"):
        page.locator(f".bar [data-view={view}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    buttons = page.locator(".bar-nav > *")
    right = [box["x"] + box["width"] for button in buttons.all() if (box := button.bounding_box())]
    assert max(right) <= 360
    page.context.close()


def test_an_input_method_does_not_send_early(page: Page, chat: str) -> None:
    open_chat(page, chat)
    box = page.locator("#question textarea")
    box.focus()
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "zhengxie", "selectionStart": 8, "selectionEnd": 8})
    enter = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
    client.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    client.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})
    client.send("Input.insertText", {"text": "政协"})
    expect(box).to_have_value("政协")
    page.wait_for_timeout(400)
    expect(page.locator(".turn")).to_have_count(0)
    box.press("Enter")
    expect(page.locator("#t1 .asked")).to_have_text("政协")


def test_light_and_dark(page: Page, chat: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_chat(page, chat)
    dark = background(page)
    page.locator("[data-act=theme]").click()
    light = background(page)
    assert sum(dark) < 200 < 600 < sum(light)
    page.reload()
    expect(page.locator(".figures dd").first).to_be_visible()
    assert background(page) == light


def background(page: Page) -> list[int]:
    colour: list[int] = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    return colour


def test_the_layout_does_not_jump(page: Page, chat: str) -> None:
    page.add_init_script(
        "window.jumps=0;new PerformanceObserver(l=>l.getEntries().forEach(e=>{if(!e.hadRecentInput)jumps+=e.value}))"
        ".observe({type:'layout-shift',buffered:true})"
    )
    open_chat(page, chat)
    page.wait_for_timeout(500)
    assert page.evaluate("jumps") < 0.1
    ask(page, LIST)
    page.wait_for_timeout(500)
    assert page.evaluate("jumps") < 0.1
