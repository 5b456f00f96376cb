# ruff: noqa: E402 - gradio reads its environment when it is imported
"""A running chat on a free port, and a browser that has no internet."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from web.environment import prepare_environment

prepare_environment()

import uvicorn
from playwright.sync_api import expect
from starlette.types import ASGIApp

from tests.web.fakes import FakeAnswerer, FakeLive, MemoryLibrary
from web.desk import Desk
from web.server import create_app
from web.settings import Settings

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
PATIENCE_MS = 20_000
"""How long a test waits for what the page is to show: a busy machine is slow, not wrong."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_configure() -> None:
    expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser tests, saying what is missing, on a machine without a browser."""
    missing = pytest.mark.skip(reason="no Chromium; install it: apt-get install chromium fonts-noto-cjk")
    for item in items:
        if "browser" in item.keywords and CHROMIUM is None:
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium and let it resolve no name but this machine's."""
    offline = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", offline]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": arguments}


@pytest.fixture(scope="session")
def sample() -> MemoryLibrary:
    """The sample corpus, parsed."""
    return MemoryLibrary.of_folder(SAMPLE)


def chat_settings(folder: Path, **sections: dict[str, Any]) -> Settings:
    """Return settings for a test: a folder of its own, a rate that a test does not meet."""
    base: dict[str, dict[str, Any]] = {
        "paths": {"corpus": folder / "corpus", "index": folder / "index", "feedback": folder / "feedback.jsonl"},
        "limits": {"requests_per_minute": 60_000, "burst": 10_000},
    }
    for name, values in sections.items():
        base[name] = {**base.get(name, {}), **values}
    (folder / "corpus").mkdir(exist_ok=True)
    return Settings.model_validate(base)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(app: ASGIApp, *, port: int | None = None) -> Iterator[str]:
    """Serve an application on a port of this machine, a free one unless it is named, and give its address."""
    port = port or free_port()
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def chat_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the shared chat keeps its corpus, index and feedback."""
    return tmp_path_factory.mktemp("chat")


@pytest.fixture(scope="session")
def chat(sample: MemoryLibrary, chat_folder: Path) -> Iterator[str]:
    """A chat over the sample corpus with the deterministic answerer; its address."""
    settings = chat_settings(chat_folder)
    desk = Desk(FakeLive(sample), FakeAnswerer, question_chars=settings.limits.question_chars)
    with serving(create_app(desk, settings)) as address:
        yield address


@pytest.fixture
def serve(sample: MemoryLibrary, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Start a chat with settings of one's own; call it with sections."""
    with ExitStack() as stack:

        def start(library: MemoryLibrary = sample, **sections: dict[str, Any]) -> str:
            settings = chat_settings(tmp_path, **sections)
            desk = Desk(
                FakeLive(library, roots=(str(settings.paths.corpus),)),
                FakeAnswerer,
                question_chars=settings.limits.question_chars,
            )
            return stack.enter_context(serving(create_app(desk, settings)))

        yield start


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Read Chinese on a desktop unless a test says otherwise."""
    return {**browser_context_args, "locale": "zh-CN", "viewport": {"width": 1280, "height": 860}}
