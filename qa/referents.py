"""What a pronoun of a follow-up stands for: 他 a person, 它 or 那里 the thing that was asked about. Pure."""

import re
from typing import Final

from qa.analysis import analyse
from qa.candidates.names import find_names
from qa.terms import cut, is_verb, stop_words
from qa.types import Answer, Kind, Thread

PERSONAL: Final = re.compile(r"(?<![其吉])[他她](?![们人山乡])")
_ASKED_WHO: Final = re.compile(r"(?:又|到底|究竟)?(?:是|叫|为)(?:谁|什么|啥|[哪那]一?[位个]).*$")
# What a subject ends before, besides verbs and function words.
_ENDS: Final = re.compile(r"设在|位于|共|由|被|于|已|今年|去年|几|哪|谁|何时")
_NAME: Final = re.compile(r"[\u4e00-\u9fff·]{2,8}")


def person_of(answer: Answer) -> str:
    """Return the person that an answer names, or that its question is about; "" for none."""
    text = answer.text or ""
    if answer.kind is Kind.WHO and _NAME.fullmatch(text):
        return text
    asked = answer.understood
    return next((asked[one.start : one.end] for one in find_names(asked)), "")


def described(thread: Thread) -> str:
    """Return how the last question calls the person whom it asks for (护湖小组的组长); "" where it asks for nobody."""
    if analyse(thread.latest).kind is not Kind.WHO:
        return ""
    plain = thread.latest.rstrip("？?。 ")
    return _ASKED_WHO.sub("", plain) if _ASKED_WHO.search(plain) else ""


def subject(thread: Thread) -> str:
    """Return what the last question was about, with its place: the words before its first verb; "" without any."""
    passed = stop_words()["function"] - {"的", "和", "与"}
    kept: list[str] = []
    for word in cut(thread.latest):
        if is_verb(word) or _ENDS.fullmatch(word) or (word in passed and kept):
            break
        kept.append(word)
    return "".join(kept).rstrip("的和与")
