"""Yes or no where pages say it in words of their own: 收不收钱 by 免费, 建议都听进去了吗 by 照单全收. Pure."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from corpus.sentences import sentence_at
from corpus.types import Span
from corpus.words import bigrams
from index.types import Hit
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.verdict import Verdict

_FREE: Final = r"免费|分文不|不收[^，,。；;]{0,4}[钱费文]|不[花要]钱|免单|无偿"
_PAID: Final = r"自付|自费|自理|付费|(?:只|仅|每[^，,。；;]{1,4})收(?:取)?\d"
_SURE: Final = 2


@dataclass(frozen=True, slots=True)
class _Custom:
    """Regular expressions of a question, and of the clauses that say yes to it and no."""

    asked: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


_CUSTOMS: Final = tuple(
    _Custom(re.compile(asked), re.compile(yes), re.compile(no))
    for asked, yes, no in (
        (
            r"(?:收不收|要不要|用不用|花不花|交不交|付不付|需不需要)[^，。？?]{0,6}[钱费]|收[钱费]吗|自费|自付"
            r"|[要花交付][^，。？?了过]{0,3}[钱费]吗|\bpay for (?:their|the|it)|\bcharged?\b",
            _PAID,
            _FREE,
        ),
        (r"免费(?:的)?[吗么]|是不是免费|是否免费|\b(?:for free|free of charge)\b", _FREE, _PAID),
        (
            r"(?:主意|点子|建议|意见)[^？?]*(?:都|全)[^？?]{0,3}(?:认|听进去|采纳|接受|吸收|采用)",
            r"照单全收|(?:全部|全都|全数|悉数|均|都)[^，,。；;]{0,8}(?:采纳|吸纳|采用)",
            r"(?:部分|多数|大多)[^，,。；;]{0,6}采纳|[未没][^，,。；;]{0,4}采纳",
        ),
        (
            r"(?:又|再|重新)[^，。？?]{0,4}(?:闹|吵|反悔|翻脸|翻案|反复)",
            r"又起|重又|再度反目",
            r"(?:没有?一|无一)[^，,。；;]{0,6}(?:反复|反悔|反弹|翻)|(?:没有?|未|再没)[^，,。；;]{0,3}(?:反复|反悔|反弹|再吵)",
        ),
    )
)


def told_otherwise(analysis: Analysis, hits: Sequence[Hit], orgs: Sequence[str]) -> Verdict | None:
    """Return the verdict of the clause that shares most with the question; None where none tells.

    orgs are the committees that the question names: only what is told of them counts.
    """
    custom = next((one for one in _CUSTOMS if one.asked.search(analysis.understood)), None)
    if custom is None:
        return None
    asked = set(bigrams(analysis.predicate))
    told = [
        (_shared(asked, hit.passage.text, clause), hit, clause)
        for hit in hits
        if hit.article.org in orgs
        for clause in _telling(hit.passage.text, custom)
    ]
    if not told:
        return None
    shared, hit, clause = max(told, key=lambda one: one[0])
    said = {_denied(custom, each, at) for _, each, at in told}
    # One pair of characters may be chance, and decides only where no other clause says otherwise.
    if shared < (_SURE if len(said) > 1 else 1):
        return None
    return Verdict(yes=not _denied(custom, hit, clause), hit=hit, clause=clause, score=1.0)


def _denied(custom: _Custom, hit: Hit, clause: Span) -> bool:
    return bool(custom.no.search(hit.passage.text[clause.start : clause.end]))


def _shared(asked: Set[str], text: str, clause: Span) -> int:
    """Return how many pairs of characters of the question its sentence holds, those in the clause twice."""
    stretches = (clause, sentence_at(text, clause.start))
    return sum(pair in text[start:end] for start, end in stretches for pair in asked)


def _telling(text: str, custom: _Custom) -> Iterator[Span]:
    """Yield the clauses that say yes or no."""
    for clause in split_clauses(text):
        said = text[clause.start : clause.end]
        if custom.yes.search(said) or custom.no.search(said):
            yield clause
