"""A question without the markup that came with it when it was pasted. Pure."""

import re
from typing import Final

_MARKUP: Final = re.compile(
    r"<(script|style)\b[^<>]*>.*?</\1\s*>|</?[A-Za-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_NOTHING: Final = "？"


def outside_markup(question: str) -> str:
    """Return question without tags, scripts and comments; a question mark where there was nothing else."""
    return _MARKUP.sub(" ", question).strip() or _NOTHING
