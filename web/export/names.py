"""What a downloaded file is called."""

import re
import time
from collections.abc import Sequence

from qa.types import Answer

QUESTION_CHARS = 40


def file_name(answers: Sequence[Answer], title: str, suffix: str) -> str:
    """Return the first question, or the title, in characters that every system allows, with the day."""
    question = answers[0].question if answers else ""
    name = re.sub(r"\W+", "", question)[:QUESTION_CHARS] or re.sub(r"\W+", "", title)
    return f"{name}-{time.strftime('%Y%m%d')}.{suffix}"
