"""Why there is no answer, in words a person understands. Pure."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from corpus.words import known
from index.types import Filter
from qa.analysis import Analysis
from qa.scope import Scope
from qa.terms import cut, is_verb, stop_words
from qa.types import Examined, Kind

_MISSING: Mapping[Kind, tuple[str, str]] = {
    Kind.NUMBER: ("的数字", "the number"),
    Kind.WHO: ("是哪一位", "the name"),
    Kind.WHEN: ("的时间", "the date"),
    Kind.WHERE: ("的地点", "the place"),
    Kind.TITLE: ("的题目或名称", "the title"),
    Kind.HOW: ("的做法或原因", "how or why"),
}
_TELLING: Final = 0.5
_NAMED: Final = 3
_LONGEST: Final = 12
_FOREIGN: Final = re.compile(r"[A-Za-z_]{4,}")
_SPEECH: Final = frozenset([
    "大家",
    "咱们",
    "有人",
    "别人",
    "后来",
    "回来",
    "不用",
    "还有",
    "家里",
    "昨天",
    "今天",
    "明天",
    "后天",
    "现在",
])
_COUNT: Final = re.compile(r"[\d一几两半每](?!体|线|把手|站式)")
_GRAMMAR: Final = frozenset("个家完的了着过得与和及或在从到向于为以由因是有没不吗呢吧把被给跟对比多谁哪先再又也都就")
_MEASURES: Final = frozenset("个名位件条项家座剂场点次份处所台辆只头块片道幅届期")
_HEADS: Final = frozenset(
    "岛湖河山镇村乡街巷币费率量价额品机车船药鱼茶米站室厅馆屋桩会所院园场坊点网线队团厂店楼桥路井池库林田节奖证卡册书图歌码房"
)


def silence(analysis: Analysis, scope: Scope) -> str:
    """Return what is missing: the place or committee, this fact about it, or anything on the subject at all."""
    chinese = _in_chinese(analysis)
    if scope.missing:
        names = "、".join(scope.missing)
        return f"资料里没有{names}的内容。" if chinese else f"The corpus says nothing about {names}."
    missing = _asked_chinese(analysis) if chinese else _asked_english(analysis)
    if scope.orgs:
        names = "、".join(scope.orgs[:_NAMED])
        return f"资料里有{names}，但没有写明{missing}。" if chinese else f"The corpus has {names}, but not {missing}."
    return f"资料里没有写明{missing}。" if chinese else f"The corpus does not give {missing}."


def unsigned(analysis: Analysis) -> str:
    """Return that the article asked about names no author."""
    return "这篇文章没有署名。" if _in_chinese(analysis) else "The article names no author."


def left_out(analysis: Analysis, orgs: Sequence[str], chosen: Filter) -> str:
    """Return that the asker's own filter leaves out the committees asked about."""
    area = "、".join((*chosen.provinces, *chosen.places, *chosen.orgs, *chosen.files))
    names = "、".join(orgs[:_NAMED])
    if _in_chinese(analysis):
        return f"所选范围（{area}）不包括{names}，请放宽范围后再问。"
    return f"The chosen filter ({area}) leaves out {names}: please widen it and ask again."


def no_rows(analysis: Analysis, examined: Examined, *, unmet: tuple[str, int] | None, told: bool) -> str:
    """Return why a list has no rows.

    unmet is the condition that nothing meets and how many committees there are without it; told tells that the
    corpus says the words asked for all the same.
    """
    chinese = _in_chinese(analysis)
    names = "、".join(nouns(analysis))
    subject = f"“{names}”" if names else "所问的事" if chinese else "it"
    read = f"已查阅{examined.orgs}家政协的{examined.passages}段文字，"
    if unmet:
        condition, count = unmet
        if chinese:
            return f"资料里与{subject}有关的有{count}家，但没有一家符合“{condition}”这个条件。"
        return f"{count} committee(s) are told of with {subject}, but none meets this condition: {condition}."
    if told:
        if chinese:
            return f"{read}里面提到{subject}，但没有一处写明是哪家政协做了所问的事。"
        return f"{subject} is mentioned in the {examined.passages} passages examined, but not as asked."
    if chinese:
        return f"{read}没有一处提到{subject}。"
    return f"None of the {examined.passages} passages of {examined.orgs} committees mentions {subject}."


def nouns(analysis: Analysis) -> tuple[str, ...]:
    """Return what can be quoted to the asker of a question: what is quoted there, and the whole words of its terms."""
    terms = [term for term in analysis.terms if term.weight >= _TELLING]
    as_is = analysis.language == "en"
    found = (term.text if term.quoted or as_is else _whole_words(term.text) for term in terms)
    return tuple(dict.fromkeys(filter(None, found)))[:_NAMED]


def _whole_words(text: str) -> str:
    """Return the longest run of content words within a term: 厕所改造 of 厕所改造花; "" where there is none."""
    runs = [list(run) for telling, run in groupby(cut(text), _tells) if telling]
    longest = max(("".join(_without_edges(run)) for run in runs), key=len, default="")
    return longest if 1 < len(longest) <= _LONGEST else ""


def _tells(piece: str) -> bool:
    """Return whether a piece of a term is a word of content: not 长是 of 院长是谁, which no dictionary has."""
    idle = stop_words()["function"]
    if _FOREIGN.fullmatch(piece) or piece in idle | _SPEECH or _COUNT.match(piece):
        return False
    guessed = not known(piece) and any(char in _GRAMMAR or is_verb(char) for char in piece)
    return not (guessed or (len(piece) == 1 and is_verb(piece)) or piece.startswith("是"))


def _without_edges(run: list[str]) -> list[str]:
    """Return the run without a measure word before it and without single characters after it that end no name."""
    while run and run[0] in _MEASURES:
        run = run[1:]
    while run and len(run[-1]) == 1 and run[-1] not in _HEADS:
        run = run[:-1]
    return run


def _in_chinese(analysis: Analysis) -> bool:
    return analysis.language in {"zh", "ja"}


def _asked_chinese(analysis: Analysis) -> str:
    names = nouns(analysis)
    kind = _MISSING.get(analysis.kind, ("", ""))[0]
    return f"“{'、'.join(names)}”{kind}" if names else "这一点"


def _asked_english(analysis: Analysis) -> str:
    kind = _MISSING.get(analysis.kind, ("", ""))[1]
    return f"{kind} asked for" if kind else "what is asked"


def untold(questions: Sequence[str]) -> str:
    """Return that some of several questions found no answer, "" where all did."""
    if not questions:
        return ""
    return f"（资料里没有写明：{'；'.join(question.strip('，,？? ') for question in questions)}）"
