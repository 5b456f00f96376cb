"""Whether something costs its users money: 收不收钱, 免费吗. Pure.

A page seldom says so in the words of the question: 免费 and 分文不取 say no, 自付 and 每份收5元 say yes.
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from corpus.sentences import sentence_at
from corpus.types import Span
from corpus.words import bigrams
from index.types import Hit
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.verdict import Verdict

_ASKS_PAID: Final = re.compile(
    r"(?:收不收|要不要|用不用|花不花|交不交|付不付|需不需要)[^，。？?]{0,6}[钱费]|收[钱费]吗|[要花交付][^，。？?了过]{0,3}[钱费]吗|自费|自付"
    r"|\bpay for (?:their|the|it)|\bcharged?\b"
)
_ASKS_FREE: Final = re.compile(r"免费(?:的)?[吗么]|是不是免费|是否免费|\b(?:for free|free of charge)\b")
_FREE: Final = re.compile(r"免费|分文不|不收[^，,。；;]{0,4}[钱费文]|不[花要]钱|免单|无偿")
_PAID: Final = re.compile(r"自付|自费|自理|付费|(?:只|仅|每[^，,。；;]{1,4})收(?:取)?\d")
_LEAST: Final = 2


def charged(analysis: Analysis, hits: Sequence[Hit], orgs: Sequence[str]) -> Verdict | None:
    """Return whether what is asked about costs money, by the clause that shares most with the question; None if untold.

    orgs are the committees that the question names: only what is told of them counts.
    """
    paid = bool(_ASKS_PAID.search(analysis.understood))
    if not paid and not _ASKS_FREE.search(analysis.understood):
        return None
    asked = set(bigrams(analysis.predicate))
    told = [
        (_shared(asked, hit.passage.text, clause), hit, clause)
        for hit in hits
        if hit.article.org in orgs
        for clause in _priced(hit.passage.text)
    ]
    shared, hit, clause = max(told, key=lambda one: one[0], default=(0, None, None))
    if hit is None or clause is None or shared < _LEAST:
        return None
    free = bool(_FREE.search(hit.passage.text, clause.start, clause.end))
    return Verdict(yes=paid != free, hit=hit, clause=clause, score=1.0)


def _shared(asked: Set[str], text: str, clause: Span) -> int:
    """Return how many pairs of characters of the question its sentence holds, those in the clause twice."""
    stretches = (clause, sentence_at(text, clause.start))
    return sum(pair in text[start:end] for start, end in stretches for pair in asked)


def _priced(text: str) -> Iterator[Span]:
    """Yield the clauses that say that something is free or is paid for."""
    for clause in split_clauses(text):
        said = text[clause.start : clause.end]
        if _FREE.search(said) or _PAID.search(said):
            yield clause
