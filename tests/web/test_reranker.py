"""The reranker that an operator names: in use from the first question, or told before any."""

from pathlib import Path

import pytest

from app import main
from index.rebuild import rebuild
from tests.index.test_crossencoder import save_model
from tests.web.conftest import SAMPLE

pytestmark = pytest.mark.slow


@pytest.fixture
def index(tmp_path: Path) -> Path:
    rebuild([SAMPLE / "zhandian-06.txt"], tmp_path / "index", workers=1)
    return tmp_path / "index"


@pytest.mark.parametrize("model", ["nobody/no-such-model", "{folder}/classes"])
def test_a_reranker_that_cannot_be_used_is_told_at_the_start(
    index: Path, model: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_model(index.parent / "classes", labels=3)
    name = model.format(folder=index.parent)
    monkeypatch.setenv("WENZHENG_PATHS_RERANKER", name)
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: pytest.fail("it serves"))
    assert main(["--index", str(index), "--port", "0"]) == 1
    assert name in capsys.readouterr().err


def test_a_reranker_by_name_has_the_last_look(index: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    save_model(tmp_path / "tiny", labels=1)
    monkeypatch.setenv("WENZHENG_PATHS_RERANKER", str(tmp_path / "tiny"))
    served = []
    monkeypatch.setattr("web.server.create_app", lambda desk, settings: served.append(desk))
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    assert main(["--index", str(index), "--port", "0"]) == 0
    answer = served[0].ask("佳木斯市东风区政协的委员怎样值班？")
    assert "reranker" in {reason.kind for citation in answer.citations for reason in citation.reasons}
