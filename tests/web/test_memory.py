"""What a server that runs for months does not keep: builds nobody uses, and what readers have been shown."""

import gc
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import pytest
from fastapi import FastAPI

from index.live import LiveIndex
from index.rebuild import rebuild
from qa.answerer import Answerer
from tests.web.conftest import SAMPLE
from tests.web.pages import LIST
from web.desk import Desk
from web.memory import give_back_big_blocks, use_lean_sessions


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Only what nothing refers to is freed."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
def test_a_build_goes_with_its_answers_as_soon_as_a_newer_one_is_asked(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    shutil.copy(SAMPLE / "zhandian-06.txt", corpus)
    rebuild([corpus], index, workers=1)
    live = LiveIndex(index)
    desk = Desk(live, Answerer, question_chars=500)
    desk.ask(LIST)
    assert desk.build().examples
    old, model = weakref.ref(live.current()), live.current().embedder
    shutil.copy(SAMPLE / "qinghai-02.txt", corpus)
    rebuild([corpus], index, workers=1)
    assert desk.ask(LIST).examined.articles > 10
    assert old() is None
    assert live.current().embedder is model


def test_a_session_keeps_its_states_and_nothing_that_was_shown() -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        kept, shown = gr.State(), gr.HTML()
    app = gr.mount_gradio_app(FastAPI(), page, path="/page")
    use_lean_sessions(app, page)
    sessions = app.routes[-1].app.state_holder
    session = sessions["reader"]
    session[kept._id] = "what was asked"
    session._update_value_in_config(shown._id, "what was shown")
    assert sessions["reader"] is session
    assert session[kept._id] == "what was asked"
    assert "what was shown" not in str(session.config_values)


def test_the_setting_of_the_c_library_is_made_or_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    give_back_big_blocks()
    monkeypatch.setattr("ctypes.CDLL", lambda name: object())
    give_back_big_blocks()
