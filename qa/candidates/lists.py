"""The words by which the finders of this package know a form, read from qa/data/forms.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FORMS = Path(__file__).parents[1] / "data" / "forms.toml"


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FORMS.read_text(encoding="utf-8"))


@cache
def word_list(form: str, name: str) -> tuple[str, ...]:
    """Return a list of the table, as it stands there."""
    return tuple(_table()[form][name].split())


@cache
def alternatives(form: str, name: str) -> str:
    """Return a list of the table as a regular expression that finds the longest first."""
    return "|".join(sorted(word_list(form, name), key=len, reverse=True))


@cache
def unit_classes() -> Mapping[str, tuple[str, ...]]:
    """Return the measure words of each class."""
    return {name: tuple(units.split()) for name, units in _table()["units"].items()}


@cache
def asked_words(form: str) -> Mapping[str, str]:
    """Return regular expressions of other languages with the Chinese word that each asks for, in order."""
    return dict(_table()[form]["asked"])


@cache
def cues() -> Mapping[str, str]:
    """Return regular expressions of questions, each with that of the clauses which answer them."""
    return dict(_table()["cues"])


@cache
def aspects() -> Mapping[str, str]:
    """Return regular expressions of questions for a number or date, each with that of the words beside the answer."""
    return dict(_table()["aspects"])
