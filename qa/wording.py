"""Why there is no answer, in words a person understands. Pure."""

from qa.analysis import Analysis
from qa.scope import Scope


def silence(analysis: Analysis, scope: Scope) -> str:
    """Return what is missing: the place or committee, this fact about it, or anything on the subject at all."""
    chinese = analysis.language in {"zh", "ja"}
    if scope.missing:
        names = "、".join(scope.missing)
        return f"资料里没有{names}的内容。" if chinese else f"The corpus says nothing about {names}."
    if scope.orgs:
        names = "、".join(scope.orgs[:3])
        return (
            f"资料里有{names}，但没有说到所问的这件事。"
            if chinese
            else f"The corpus has {names}, but does not say what is asked."
        )
    return "资料里没有与这个问题有关的内容。" if chinese else "The corpus has nothing on this question."
