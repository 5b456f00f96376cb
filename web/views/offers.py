"""Questions to click on. They are made in Chinese; a reader of English sees those that have an English form.

Where the English form would not be understood as well, the click asks in Chinese, and the button says so.
"""

import re
from collections.abc import Sequence

from web.assets import Texts

# by form: what it is in English, and whether it is asked so or in Chinese
_FORMS = (
    (re.compile(r"哪些政协(?:建立|成立|设立|打造)了(?P<thing>.+)？"), "Which committees built {thing}?", True),
    (re.compile(r"还有哪些政协提到(?P<term>“.+”)？"), "Which other committees mention {term}?", True),
    (re.compile(r"(?P<org>.+)主席是谁？"), "Who is the chairman of {org}?", True),
    (re.compile(r"写(?P<org>.+)的文章标题是什么？"), "What is the title of the article about {org}?", True),
    (re.compile(r"(?P<org>.+)在哪个省？"), "In which province is {org}?", True),
    (re.compile(r"(?P<org>.+)的(?P<term>“.+”)是什么？"), "What is {term} of {org}?", False),
    (re.compile(r"(?P<org>.+政协)有多少[个名件条份家处所](?P<thing>.+)？"), "How many {thing} does {org} have?", False),
    (re.compile(r"(?P<org>.+政协)(?:建立|成立|设立|打造)了(?P<thing>.+)吗？"), "Did {org} build {thing}?", False),
    (re.compile(r"只看(?P<area>.+)的"), "Only those of {area}", False),
)
# What a question is about is said in English or not asked; names and quotations stay as they are.
_THINGS = {
    "委员": "members",
    "政协委员": "CPPCC members",
    "委员工作站": "member workstations",
    "工作站": "workstations",
    "委员工作室": "member studios",
    "工作室": "studios",
    "委员之家": "members' homes",
    "提案": "proposals",
    "建议": "suggestions",
    "意见建议": "suggestions",
    "社情民意信息": "reports on public opinion",
}


def offers(questions: Sequence[str], words: Texts, *, after: str = "") -> list[dict[str, str]]:
    """Return for each question what is asked by a click, what the button says, in which language, and a note on it.

    after is the question before; one that narrows it down in Chinese does not follow one in English.
    """
    following = [question for question in questions if not (_is_latin(after) and question.startswith("只看"))]
    if words.lang != "en":
        return [_as_is(question) for question in following]
    return [
        one for question in following if (one := _as_is(question) if _is_latin(question) else _english(question, words))
    ]


def _as_is(question: str) -> dict[str, str]:
    return {"question": question, "label": question, "lang": "en" if _is_latin(question) else "zh-CN", "note": ""}


def _is_latin(question: str) -> bool:
    return next(filter(str.isalpha, question), "中").isascii()


def _english(question: str, words: Texts) -> dict[str, str] | None:
    for form, english, understood in _FORMS:
        if found := form.fullmatch(question):
            parts = found.groupdict()
            if "thing" in parts and parts["thing"] not in _THINGS:
                return None
            label = english.format(**parts | {"thing": _THINGS.get(parts.get("thing", ""), "")})
            asked, note = (label, "") if understood else (question, words("next.in_chinese"))
            return {"question": asked, "label": label, "lang": "en", "note": note}
    return None
