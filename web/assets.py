"""Templates, texts and static files of the page.

gr.HTML runs a template through Handlebars, which escapes {{values}}, and then evaluates the outcome as a JavaScript
template literal: a value that holds ${...} would run as code and a backslash would vanish. inert() defuses both and
is applied to everything that goes into a template.
"""

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")
HERE = Path(__file__).parent
STATIC = HERE / "static"
LANGUAGES = ("zh", "en")
_TEXT = re.compile(r"\[\[([\w.]+)\]\]")


class Texts:
    """The user-visible texts of one language."""

    def __init__(self, lang: str, table: dict[str, str]) -> None:
        self.lang = lang
        self.table = table

    def __call__(self, key: str, **values: object) -> str:
        """Return the text with its {names} filled in. Raises KeyError for an unknown key or name."""
        return self.table[key].format(**values)


@cache
def texts(lang: str) -> Texts:
    """Return the texts of a language out of LANGUAGES."""
    return Texts(lang, json.loads((HERE / "locales" / f"{lang}.json").read_text(encoding="utf-8")))


def template(name: str, words: Texts) -> str:
    """Return a template with [[keys]] replaced by escaped texts and [[>name]] by other templates."""
    source = (HERE / "templates" / f"{name}.html").read_text(encoding="utf-8")
    source = re.sub(r"\[\[>(\w+)\]\]", lambda part: template(part[1], words), source)
    return _TEXT.sub(lambda key: _literal(html.escape(words.table[key[1]])), source)


def inert(value: T) -> T:
    r"""Return the value with each $ and \ in its strings escaped for a JavaScript template literal."""
    return cast(T, _inert(value))


def _inert(value: object) -> object:
    if isinstance(value, str):
        return _literal(value)
    if isinstance(value, dict):
        return {key: _inert(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_inert(item) for item in value]
    return value


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$")
