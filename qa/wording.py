"""Why there is no answer, in words a person understands. Pure."""

from collections.abc import Mapping

from qa.analysis import Analysis
from qa.scope import Scope
from qa.types import Kind

_MISSING: Mapping[Kind, tuple[str, str]] = {
    Kind.NUMBER: ("的数字", "the number"),
    Kind.WHO: ("是哪一位", "the name"),
    Kind.WHEN: ("的时间", "the date"),
    Kind.WHERE: ("的地点", "the place"),
    Kind.TITLE: ("的题目或名称", "the title"),
    Kind.HOW: ("的做法或原因", "how or why"),
}
_TELLING = 0.5
_NAMED = 3


def silence(analysis: Analysis, scope: Scope) -> str:
    """Return what is missing: the place or committee, this fact about it, or anything on the subject at all."""
    chinese = analysis.language in {"zh", "ja"}
    if scope.missing:
        names = "、".join(scope.missing)
        return f"资料里没有{names}的内容。" if chinese else f"The corpus says nothing about {names}."
    missing = _asked_chinese(analysis) if chinese else _asked_english(analysis)
    if scope.orgs:
        names = "、".join(scope.orgs[:_NAMED])
        return f"资料里有{names}，但没有写明{missing}。" if chinese else f"The corpus has {names}, but not {missing}."
    return f"资料里没有写明{missing}。" if chinese else f"The corpus does not give {missing}."


def _asked_chinese(analysis: Analysis) -> str:
    terms = [term.text for term in analysis.terms if term.weight >= _TELLING][:_NAMED]
    kind = _MISSING.get(analysis.kind, ("", ""))[0]
    return f"“{'、'.join(terms)}”{kind}" if terms else f"所问的这件事{kind}"


def _asked_english(analysis: Analysis) -> str:
    kind = _MISSING.get(analysis.kind, ("", ""))[1]
    return f"{kind} asked for" if kind else "what is asked"
