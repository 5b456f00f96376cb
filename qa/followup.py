"""A follow-up completed from the turn before: 那佳木斯呢？, 具体有多少个？, 它的主席是谁？ Pure."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.types import Span
from qa.analysis import analyse
from qa.listing.concepts import CORE
from qa.types import Answer, Kind

Names = Callable[[str], Sequence[Span]]
"""Where the names of places and committees stand in a text."""

_BARE: Final = re.compile(
    r"^(?:那么?|换成|改成|还有|再看看?|看看)?(?P<name>[^，,？?]{2,20}?)(?:市|县|州|区)?(?:政协)?(?:的)?(?:情况)?(?:呢|怎么样|如何)?[？?。]*$"
)
_ONLY: Final = re.compile(r"^(?:那|就)?(?:只|仅|单)(?:看|要|说|列)(?P<name>[^，,？?。的]{2,12})的?[。？?]*$")
_ASIDE: Final = re.compile(r"^(?:那么?)?(?P<name>[^，,？?]{2,12})呢[，,](?P<rest>.+)$")
_PRONOUN: Final = re.compile(r"它们?|他们|她们|(?:该|这个|这家|这一|本)政协|那里|那儿|这里|当地")
_NOUN: Final = re.compile(r"^(?:那么?)?(?P<noun>[^，,？?]{2,16})呢[？?。]*$")
_ENGLISH: Final = re.compile(
    r"^\s*(?:and |what about |how about )+(?:in )?(?P<name>[A-Z][\w'’ -]{1,40}?)\s*\?*\s*$", re.IGNORECASE
)
_CAPITAL: Final = re.compile(r"(?<=\s)[A-Z][a-z]+(?:'s)?(?:\s[A-Z][a-z]+)*")
_PERSON: Final = re.compile(r"(?:主席|书记|秘书长|主任|委员|负责人|作者)$")
_LONGEST: Final = 30
_CONTEXT_TERMS: Final = 2
_ENOUGH_CHARS: Final = 3


def completed(question: str, previous: Answer, names: Names) -> str | None:
    """Return question with what it leaves out taken from the turn before; None when it stands by itself."""
    text = question.strip()
    before = previous.understood
    if english := _ENGLISH.match(text):
        return _CAPITAL.sub(english["name"].strip(), before, count=1) if _CAPITAL.search(before) else None
    if only := _ONLY.match(text):
        return f"{only['name']}有{before}" if before.startswith("哪") else f"{only['name']}{before}"
    if (bare := _BARE.match(text)) and _is_name(bare["name"], names):
        return _exchanged(bare["name"], before, names)
    if (aside := _ASIDE.match(text)) and _is_name(aside["name"], names):
        return aside["name"] + _PRONOUN.sub("", aside["rest"], count=1)
    if names(text) or len(text) > _LONGEST or analyse(text).kind is Kind.LIST:
        return None
    return _with_topic(text, previous, names)


def _is_name(text: str, names: Names) -> bool:
    found = names(text)
    return bool(found) and sum(span.end - span.start for span in found) >= len(text) - 2


def _exchanged(name: str, before: str, names: Names) -> str:
    """Return the question before with its place or committee exchanged for name."""
    found = names(before)
    if not found:
        return f"{name}{before}"
    kind = "政协" if before[found[0].end :].startswith("政协") else ""
    end = found[0].end + len(kind)
    return before[: found[0].start] + name + kind + before[end:]


def _with_topic(text: str, previous: Answer, names: Names) -> str:
    topic = _topic(previous, names)
    if noun := _NOUN.match(text):
        text = noun["noun"] + _asking(noun["noun"], previous.kind)
    if _PRONOUN.search(text):
        thing = "" if names(previous.understood) else _thing(previous)
        return _PRONOUN.sub(thing or topic, text, count=1)
    return f"{topic}{_context(text, previous)}{text}"


def _thing(previous: Answer) -> str:
    """Return what the turn before was about where it named no place: 依吉密河."""
    return next((term.text for term in analyse(previous.understood).terms if term.weight >= CORE), "")


def _topic(previous: Answer, names: Names) -> str:
    """Return the place or committee that the turn before was about: as it named it, else by its best citation."""
    found = names(previous.understood)
    if found:
        name = previous.understood[found[0].start : found[0].end]
        return name + ("政协" if previous.understood[found[0].end :].startswith("政协") else "")
    return (previous.citations[0].org or "") if previous.citations and previous.text else ""


def _context(text: str, previous: Answer) -> str:
    """Return key terms of the turn before where the follow-up has too little of its own to be searched for."""
    own = [term for term in analyse(text).terms if term.weight >= CORE]
    if sum(len(term.text) for term in own) > _ENOUGH_CHARS or "的" in text[: len(text) // 2]:
        return ""
    terms = [term for term in analyse(previous.understood).terms if term.weight >= CORE]
    chosen = [term.text for term in terms[:_CONTEXT_TERMS] if term.text not in text]
    return "的" + "".join(chosen) if chosen else ""


def _asking(noun: str, kind: Kind) -> str:
    if _PERSON.search(noun):
        return "是谁？"
    if kind is Kind.WHEN:
        return "是什么时候？"
    if kind is Kind.WHERE:
        return "在哪里？"
    return "是多少？" if kind is Kind.NUMBER or noun.endswith(("率", "数", "额")) else "是什么？"
