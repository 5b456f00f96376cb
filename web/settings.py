"""What an operator can set: one TOML file, then environment variables, then options of the command line.

An environment variable is WENZHENG_ with the section and the name in capitals: WENZHENG_SERVER_PORT=8080,
WENZHENG_UPLOAD_ALLOWED=true. wenzheng.example.toml describes every name.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from corpus.errors import SettingsError

PREFIX = "WENZHENG_"
_LISTS = {("server", "names"), ("upload", "types")}
_HELP = "参看 (see) wenzheng.example.toml"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

Positive = Annotated[int, Field(gt=0)]


class _Section(BaseModel):
    """A part of the settings: frozen, and an unknown name in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Server(_Section):
    """Where the chat listens. names lists the host names it answers to; empty: loopback names, or any when public."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 7860
    names: tuple[str, ...] = ()


class Look(_Section):
    """What the page calls itself."""

    title: Annotated[str, Field(min_length=1, max_length=40)] = "问政"


class Paths(_Section):
    """Folders and models. model None is the bundled one; reranker is a CrossEncoder with the last look, None for none.

    corpus is what a first index is built from, None the sample; a later rebuild reads what the index was built from.
    """

    corpus: Path | None = None
    index: Path = Path("var/index")
    feedback: Path = Path("var/feedback.jsonl")
    model: str | None = None
    reranker: str | None = None


class Limits(_Section):
    """Bounds that keep one visitor from harming the others."""

    question_chars: Positive = 500
    requests_per_minute: Positive = 240
    burst: Positive = 60
    body_bytes: Positive = 2_000_000
    answers_at_once: Positive = 4


class Login(_Section):
    """Names and the hashes of their passwords, as `python -m web password` prints them; empty: no login."""

    users: dict[str, str] = Field(default_factory=dict)

    @field_validator("users")
    @classmethod
    def _hashed(cls, users: dict[str, str]) -> dict[str, str]:
        for name, stored in users.items():
            if not name or ":" in name:
                raise ValueError(f"a login name is not empty and has no colon: {name!r}")
            if len(stored.split("$")) != 3 or not stored.startswith("scrypt$"):
                raise ValueError(f"the password of {name} is not a hash; make one with: python -m web password")
        return users


class Upload(_Section):
    """Adding pages in the browser; closed unless allowed."""

    allowed: bool = False
    file_bytes: Positive = 10_000_000
    files: Positive = 500
    types: tuple[str, ...] = (".txt", ".md", ".html", ".docx", ".pdf")


class Rebuild(_Section):
    """Whether visitors may start a rebuild from the corpus page."""

    allowed: bool = True


class Settings(_Section):
    """All settings of the chat."""

    server: Server = Server()
    look: Look = Look()
    paths: Paths = Paths()
    limits: Limits = Limits()
    login: Login = Login()
    upload: Upload = Upload()
    rebuild: Rebuild = Rebuild()

    @property
    def public(self) -> bool:
        """Return whether other machines can reach the chat."""
        return self.server.host not in LOOPBACK


def load_settings(
    file: Path | None, *, environ: Mapping[str, str], options: Mapping[str, Mapping[str, Any]] | None = None
) -> Settings:
    """Return the settings of a file (None: none), overridden by the environment, overridden by options.

    Raises SettingsError that names every impossible value and where it came from.
    """
    merged: dict[str, dict[str, Any]] = {}
    for layer in (_from_file(file), _from_environment(environ), options or {}):
        for section, values in layer.items():
            merged.setdefault(section, {}).update(values)
    try:
        return Settings.model_validate(merged)
    except ValidationError as exc:
        wrong = "; ".join(_explain(error) for error in exc.errors())
        source = file or "the environment and the options"
        raise SettingsError(f"设置有误 (settings, {source}): {wrong}. {_HELP}") from exc


def _from_file(file: Path | None) -> dict[str, dict[str, Any]]:
    if file is None:
        return {}
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as exc:
        raise SettingsError(f"无法读取设置文件 (cannot read the settings file) {file}: {exc.strerror}") from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise SettingsError(f"设置文件不是 TOML (the settings file is not TOML) {file}: {exc}") from exc
    loose = [name for name, value in table.items() if not isinstance(value, dict)]
    if loose:
        raise SettingsError(f"{file}: {', '.join(loose)} 不在任何 [段] 之下 (outside a [section]). {_HELP}")
    return table


def _from_environment(environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the values of WENZHENG_SECTION_NAME variables; an unknown one is an error, as in the file."""
    found: dict[str, dict[str, Any]] = {}
    for variable, value in environ.items():
        if not variable.startswith(PREFIX):
            continue
        section, _, name = variable.removeprefix(PREFIX).lower().partition("_")
        if section not in Settings.model_fields or not name:
            raise SettingsError(f"环境变量 {variable} 不对应任何设置 (names no setting). {_HELP}")
        found.setdefault(section, {})[name] = value.split(",") if (section, name) in _LISTS else value
    return found


def _explain(error: ErrorDetails) -> str:
    where = ".".join(str(part) for part in error["loc"])
    return f"{where}: {error['msg']} (got {error['input']!r})"
