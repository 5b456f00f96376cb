"""Whether a question in a conversation leaves something out. Pure.

A question that is complete by itself must never be joined to the one before, so something in it has to show that it
is not: a pronoun, an opening word that goes on (具体, 其中), no subject, or a subject that the committee in talk has in
common with others (满意率是多少).
"""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from corpus.types import Span
from qa.analysis import analyse
from qa.referents import PERSONAL
from qa.terms import CORE, cut, is_verb
from qa.types import Kind

PRONOUN: Final = re.compile(r"它们?|他们|她们|(?:该|这个|这家|这一|本)政协|那里|那儿|这里|当地")

OFFICE: Final = re.compile(r"^(?:[省市州盟县区旗]?政协)?(?:党组)?(?:副?主席|党组书记|秘书长|负责人|领导)$")

_MORE: Final = re.compile(r"^还有(?:别的|其他的?|更多的?|没有)*[吗么呢]?[？?。]*$")
_GOES_ON: Final = re.compile(
    r"^(?:具体|还(?:有|(?=[\u4e00-\u9fff]))|其中|里面|另外|那(?!些|个|家)|哪[一]?年|哪[一]?[天月]|什么时候|多少|几[个名件]|谁|从(?:几|哪|什么))"
)
_MEANT: Final = re.compile(r"^(?:具体|其中|里面|那(?!些|个|家))")
_SPEAKER: Final = re.compile(r"[你我您咱]")
_ADVERB: Final = re.compile(r"^(?:一共|总共|共|每年|今年|去年|当时|后来|最后|已经?|又|也|能|会)+")
_ONE_FACT: Final = frozenset({Kind.NUMBER, Kind.WHO, Kind.WHEN, Kind.WHERE})
_SEVERAL: Final = 2
_SHORTEST: Final = 2


class Known(Protocol):
    """What the corpus knows of the words of a question."""

    def spans(self, text: str) -> Sequence[Span]:
        """Return where places and committees are named in text."""

    def named(self, text: str) -> Sequence[str]:
        """Return the committees of the corpus that text names."""

    def tellers(self, term: str) -> frozenset[str]:
        """Return the committees whose articles say term."""


def leaves_out(text: str, *, org: str | None, known: Known) -> bool:
    """Return whether text shows that it leaves out what it is about; org is the committee in talk."""
    read = analyse(text)
    if _SPEAKER.search(text) or _MORE.match(text) or read.kind is Kind.LIST or read.quoted or known.spans(text):
        return False
    if PRONOUN.search(text) or PERSONAL.search(text):
        return True
    if read.gap is None or len(text.strip("？?。")) < _SHORTEST:
        return False
    terms = [term.text for term in read.terms if term.weight >= CORE and not OFFICE.match(term.text)]
    if _GOES_ON.match(text) or not terms:
        tellers = [known.tellers(term) for term in terms]
        # What is told of others alone is asked of them: it stands by itself.
        return all(tellers) and (org is None or all(org in told for told in tellers) or _MEANT.match(text) is not None)
    if read.kind in {Kind.HOW, Kind.WHAT, Kind.TITLE}:
        return False
    told = [known.tellers(term) for term in terms]
    if not all(told):
        return False
    first = next(iter(cut(_ADVERB.sub("", text))), "")
    if is_verb(first) or _ADVERB.match(text):
        return True
    shared = frozenset.intersection(*told)
    return read.kind in _ONE_FACT and org in shared and len(shared) >= _SEVERAL


def told_elsewhere(text: str, *, org: str | None, known: Known) -> bool:
    """Return whether all key terms of text are told of, but not of the committee in talk."""
    told = [known.tellers(term.text) for term in analyse(text).terms if term.weight >= CORE]
    return bool(told) and all(told) and not any(org in orgs for orgs in told)
