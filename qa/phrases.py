"""The words by which questions are recognised, read from qa/data/questions.toml."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import Pattern

from qa.types import Kind

QUESTIONS = Path(__file__).parent / "data" / "questions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The compiled table.

    kinds maps a language to its kinds in the order in which they are tried; gap finds the question word; wrapper finds
    what only says that committees are asked for; measured
    finds a quantity asked for, with groups unit and noun; implied pairs a pattern with the units it stands for.
    """

    kinds: dict[str, tuple[tuple[Kind, Pattern[str]], ...]]
    gap: Pattern[str]
    wrapper: Pattern[str]
    measured: Pattern[str]
    implied: tuple[tuple[Pattern[str], tuple[str, ...]], ...]


@cache
def phrases() -> Phrases:
    """Return the table that ships with the project."""
    table = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    words = {name: f"(?:{'|'.join(sorted(table['words'][name], key=len, reverse=True))})" for name in table["words"]}

    def compiled(alternatives: list[str]) -> Pattern[str]:
        pattern = "|".join(f"(?:{alternative})" for alternative in alternatives)
        return re.compile(re.sub(r"(?<!\?P)<(\w+)>", lambda name: words[name[1]], pattern), re.IGNORECASE)

    return Phrases(
        kinds={language: _kinds(table[language], compiled) for language in ("zh", "en", "ja", "other")},
        gap=compiled(table["gap"]["all"]),
        wrapper=compiled(table["wrapper"]["all"]),
        measured=compiled([
            r"(?:多少|几多|[哪那]几|几)\s*(?P<unit><unit>)?(?P<noun>(?:(?!多少|几)[\u4e00-\u9fff]){0,12})"
        ]),
        implied=tuple((compiled(found), tuple(units.split())) for units, found in table["implied_units"].items()),
    )


def _kinds(
    table: dict[str, list[str]], compiled: Callable[[list[str]], Pattern[str]]
) -> tuple[tuple[Kind, Pattern[str]], ...]:
    return tuple((Kind(kind), compiled(alternatives)) for kind, alternatives in table.items())
