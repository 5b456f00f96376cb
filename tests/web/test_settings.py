"""Settings from a file, the environment and options."""

import tomllib
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from web.settings import Settings, load_settings

EXAMPLE = Path(__file__).parents[2] / "wenzheng.example.toml"


def test_the_example_file_states_the_defaults() -> None:
    assert load_settings(EXAMPLE, environ={}) == Settings()
    described = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert set(described) == set(Settings.model_fields)


def test_the_environment_overrides_the_file_and_options_override_both(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[server]\nport = 1000\nhost = "0.0.0.0"\n[look]\ntitle = "题"\n', encoding="utf-8")
    environ = {"WENZHENG_SERVER_PORT": "2000", "WENZHENG_UPLOAD_ALLOWED": "true", "WENZHENG_SERVER_NAMES": "a.cn,b.cn"}
    settings = load_settings(file, environ=environ, options={"server": {"port": 3000}})
    assert (settings.server.port, settings.server.host, settings.look.title) == (3000, "0.0.0.0", "题")
    assert settings.upload.allowed
    assert settings.server.names == ("a.cn", "b.cn")
    assert settings.public
    assert not Settings().public


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[server]\nport = 70000\n", "server.port"),
        ("[server]\nprot = 1\n", "server.prot"),
        ("[nothing]\na = 1\n", "nothing"),
        ("port = 1\n", "port"),
        ("[limits]\nburst = 0\n", "limits.burst"),
        ("[login]\nusers = { a = 'plain' }\n", "python -m web password"),
        ("[server\n", "not TOML"),
    ],
)
def test_an_impossible_setting_is_named(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=told):
        load_settings(file, environ={})


def test_an_unknown_variable_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="WENZHENG_SERVRE_PORT"):
        load_settings(None, environ={"WENZHENG_SERVRE_PORT": "1"})
    with pytest.raises(SettingsError, match=r"absent\.toml"):
        load_settings(tmp_path / "absent.toml", environ={})
