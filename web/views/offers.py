"""Questions to click on. They are made in Chinese; a reader of English sees them in English.

Where the English form would not be understood as well, the click asks in Chinese, and the button says so.
"""

import re
from collections.abc import Sequence

from web.assets import Texts

# by form: what it is in English, and whether it is asked so or in Chinese
_FORMS = (
    (re.compile(r"哪些政协(?:建立|成立|设立|打造)了(.+)？"), "Which committees built {0}?", True),
    (re.compile(r"还有哪些政协提到(“.+”)？"), "Which other committees mention {0}?", True),
    (re.compile(r"(.+)主席是谁？"), "Who is the chairman of {0}?", True),
    (re.compile(r"写(.+)的文章标题是什么？"), "What is the title of the article about {0}?", True),
    (re.compile(r"(.+)在哪个省？"), "In which province is {0}?", True),
    (re.compile(r"(.+)的(“.+”)是什么？"), "What is {1} of {0}?", False),
    (re.compile(r"(.+政协)有多少[个名件条份家处所](.+)？"), "How many {1} does {0} have?", False),
    (re.compile(r"(.+政协)(?:建立|成立|设立|打造)了(.+)吗？"), "Did {0} build {1}?", False),
    (re.compile(r"只看(.+)的"), "Only those of {0}", False),
)


def offers(questions: Sequence[str], words: Texts, *, after: str = "") -> list[dict[str, str]]:
    """Return for each question what is asked by a click, what the button says, in which language, and a note on it.

    after is the question before; one that narrows it down in Chinese does not follow one in English.
    """
    following = [question for question in questions if not (_is_latin(after) and question.startswith("只看"))]
    return [(_english(question, words) if words.lang == "en" else None) or _as_is(question) for question in following]


def _as_is(question: str) -> dict[str, str]:
    return {"question": question, "label": question, "lang": "en" if _is_latin(question) else "zh-CN", "note": ""}


def _is_latin(question: str) -> bool:
    return next(filter(str.isalpha, question), "中").isascii()


def _english(question: str, words: Texts) -> dict[str, str] | None:
    for form, english, understood in _FORMS:
        if found := form.fullmatch(question):
            label = english.format(*found.groups())
            asked, note = (label, "") if understood else (question, words("next.in_chinese"))
            return {"question": asked, "label": label, "lang": "en", "note": note}
    return None
