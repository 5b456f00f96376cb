"""Signs that a span answers another question than the one asked, whatever its confidence. Pure.

Each function returns True where the answer must not be given. All of them compare what the question states (a quoted
name, a code, a year, a rate per head, an event) with the text that the answer stands in.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.regions import find_divisions
from corpus.words import bigrams
from index.synonyms import synonyms
from qa import untold
from qa.analysis import Analysis
from qa.candidates.lists import word_list
from qa.candidates.places import find_places
from qa.candidates.types import Form
from qa.facts import FactAnswer
from qa.persons import asked_person
from qa.said import key_things
from qa.surroundings import sentence, whole
from qa.terms import MARKED, cut
from qa.types import Kind

_CODE: Final = re.compile(r"(?<![\d.,])\d{4,}(?![\d.,年月日%]|\s*[\u4e00-\u9fff])|(?<![\d.,])\d{4,}(?=是什么|是指|指)")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[-—–~至到]))")
_RELATIVE_YEAR: Final = re.compile(r"今年|去年|明年|当年")
_LEADS_TO_PLACE: Final = ("在", "到", "往", "赴", "于", "至", "用")
_DIVISION_ASKED: Final = re.compile(r"[哪那]一?个[省市州盟县区旗](?![\u4e00-\u9fff])")
_SORT: Final = re.compile(r"[哪那]一?[个座条家处](?P<sort>[\u4e00-\u9fff])")
_COINED_CHARS: Final = 3
_HEARD: Final = 0.7
_TO_COME: Final = re.compile(r"明年|后年|下(?:一次|一届|一期|次|届|期|个?月|周)|明天|后天")
_TO_COME_SAID: Final = re.compile(
    r"明年|后年|下|明天|后天|将|拟|计划|预计|打算|准备|定于|目标|力争|年内|年底|争取|规划"
)
_SIGNS: Final = re.compile(r"[\W_]+")


def vetoed(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether any sign speaks against the answer."""
    return any(rule(analysis, answer) for rule in RULES)


def unheard(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the question names a person, or quotes a name or a code, of which the article has too little."""
    quoted = [name for name in analysis.quoted if len(name) >= _COINED_CHARS]
    person = asked_person(analysis.understood)
    named = [*quoted, *_CODE.findall(analysis.understood), *([person.name] if person else [])]
    if not named or analysis.language != "zh":
        return False
    told = _bare(whole(answer.hit.article) + answer.hit.passage.text)
    return any(_share_told(_bare(name), told) < _HEARD for name in named)


def _share_told(name: str, told: str) -> float:
    """Return the share of a name's pairs of characters that stand in told: “阿祥调解室”, 以“阿祥”命名的调解室."""
    pairs = () if name in told else bigrams(name)
    return 1.0 if name in told else sum(pair in told for pair in pairs) / max(len(pairs), 1)


def another_year(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the question names years, and the answer's sentence, or without any its article, only others."""
    asked = {str(period.year) for period in analysis.periods if period.year}
    said = sentence(answer)
    told = set(_YEAR.findall(said)) or set(_YEAR.findall(whole(answer.hit.article)))
    return bool(asked and told) and not asked & told and not _RELATIVE_YEAR.search(said)


def placeless(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a place is asked for and the answer, a clause or for a division anything, names none.

    What is called what is asked for is a place: 花鸟岛 where it is asked which 岛.
    """
    if analysis.kind is Kind.WHERE and _DIVISION_ASKED.search(analysis.understood):
        return not find_divisions(answer.text)
    if analysis.kind is not Kind.WHERE or answer.form is not Form.CLAUSE:
        return False
    if (sort := _SORT.search(analysis.understood)) and sort["sort"] in answer.text:
        return False
    led = answer.hit.passage.text[max(0, answer.spans[0].start - 1) : answer.spans[0].start]
    return led not in _LEADS_TO_PLACE and not find_divisions(answer.text) and not find_places(answer.text)


def off_topic(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the answer's article shares no two characters with any key term, or the question has none."""
    if names_nothing(analysis, answer):
        return True
    if analysis.language != "zh" and _is_placed(analysis, answer):
        return False
    told = whole(answer.hit.article) + answer.hit.passage.text
    keys = key_things(analysis)
    pairs = [pair for key in keys for pair in bigrams(key)]
    others = [other for key in keys for word in (key, *cut(key)) for other, _ in synonyms(word)]
    return bool(pairs) and not any(said in told for said in (*pairs, *others))


def past(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether it is asked about what is to come (明年, 下一届), and the sentence tells of nothing to come."""
    asked = _TO_COME.search(MARKED.sub("", analysis.understood))
    return bool(asked) and not _TO_COME_SAID.search(sentence(answer))


def names_nothing(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a question names no committee, place or thing to tell of (有什么新闻, 主席是谁)."""
    if analysis.quoted or _is_placed(analysis, answer):
        return False
    return set(key_things(analysis)) <= set(word_list("names", "offices"))


def _is_placed(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a question names a committee or a place, in its own letters or another language's."""
    return bool(analysis.orgs or analysis.places) or answer.evidence["place"] == 1.0


def says_nothing(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the answer only repeats the question's own words."""
    said = _bare(answer.text)
    return not said or (analysis.kind is not Kind.NUMBER and said in _bare(analysis.understood))


RULES: Final[Sequence[Callable[[Analysis, FactAnswer], bool]]] = (
    *untold.RULES,
    unheard,
    another_year,
    placeless,
    past,
    says_nothing,
)


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)
