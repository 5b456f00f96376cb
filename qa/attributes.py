"""Attributes of a thing (who designed it, its price, the company) that an answer has to be about. Pure.

Each entry of data/attributes.toml pairs what a question says when it asks for the attribute with the words of which
one stands beside every answer about it.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from qa.terms import MARKED

ATTRIBUTES = Path(__file__).parent / "data" / "attributes.toml"


def untold_attribute(question: str, text: str) -> bool:
    """Return whether question asks for an attribute of which text, what stands around an answer, has no word.

    What the question quotes is a name, and asks for nothing.
    """
    plain = MARKED.sub("〇", question)
    return any(asked.search(plain) and not told.search(text) for asked, told in _attributes())


def is_attribute(question: str) -> bool:
    """Return whether question asks for an attribute of the table."""
    plain = MARKED.sub("〇", question)
    return any(asked.search(plain) for asked, _ in _attributes())


@cache
def _attributes() -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    table = tomllib.loads(ATTRIBUTES.read_text(encoding="utf-8"))
    return [(re.compile(asked, re.IGNORECASE), re.compile(told)) for asked, told in table.items()]
