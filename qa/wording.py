"""Why there is no answer, in words a person understands. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

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
_SPEECH: Final = frozenset({"大家", "咱们", "有人", "别人"})


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
    """Return the terms of a question that can be quoted to its asker: what is quoted there, and whole words."""
    terms = [term for term in analysis.terms if term.weight >= _TELLING]
    return tuple(term.text for term in terms if term.quoted or analysis.language == "en" or _is_whole(term.text))[
        :_NAMED
    ]


def _is_whole(text: str) -> bool:
    """Return whether a term is made of whole words: not 场草场纠纷, which begins within one."""
    if _FOREIGN.fullmatch(text):
        return False
    pieces = cut(text)
    kept = stop_words()["function"] | _SPEECH
    return len(text) <= _LONGEST and not any(
        (len(piece) == 1 and (at == 0 or is_verb(piece))) or piece in kept for at, piece in enumerate(pieces)
    )


def _in_chinese(analysis: Analysis) -> bool:
    return analysis.language in {"zh", "ja"}


def _asked_chinese(analysis: Analysis) -> str:
    names = nouns(analysis)
    kind = _MISSING.get(analysis.kind, ("", ""))[0]
    return f"“{'、'.join(names)}”{kind}" if names else f"所问的这件事{kind}"


def _asked_english(analysis: Analysis) -> str:
    kind = _MISSING.get(analysis.kind, ("", ""))[1]
    return f"{kind} asked for" if kind else "what is asked"
