"""A follow-up completed from the turns before: 那佳木斯呢？, 具体有多少个？, 它的主席是谁？ Pure."""

import re
from dataclasses import replace
from typing import Final

from corpus.divisions import Level, divisions_named
from qa.analysis import analyse
from qa.ellipsis import OFFICE, PRONOUN, Known, leaves_out, told_elsewhere
from qa.listed import asked_in_turn, of_the_list, of_them, of_those_asked
from qa.omitted import omitted, to_the_letter
from qa.referents import PERSONAL, described, person_of, subject
from qa.terms import CORE
from qa.types import Answer, Kind, Thread

_BARE: Final = re.compile(
    r"^(?:那么?|换成|改成|还有|再看看?|看看)?(?P<name>[^，,？?]{2,20}?)(?:政协)?(?:的)?(?:情况)?(?:呢|怎么样|如何)?[？?。]*$"
)
_ONLY: Final = re.compile(r"^(?:那|就)?(?:只|仅|单)(?:看|要|说|列)(?P<name>[^，,？?。的]{2,12})的?[。？?]*$")
_RANK: Final = re.compile(r"^(?P<rank>[省市州盟县区旗]{1,4})级?(?:政协)?$")
_WAY: Final = re.compile(r"(?:模式|机制|制度|办法|做法|品牌|意思|内容|题目|标题)$")
_OWN_RANK: Final = re.compile(r"[省市州盟县区旗](?=政协)")
_RANKED: Final = re.compile(r"(哪些|哪几个|哪几家|的|所有|全部)(?:[省市州盟县区旗]{1,4}级?)?政协")
_ASIDE: Final = re.compile(r"^(?:那么?)?(?P<name>[^，,？?]{2,12})呢[，,](?P<rest>.+)$")
_NOUN: Final = re.compile(r"^(?:那么?)?(?P<noun>[^，,？?]{2,16})呢[？?。]*$")
_ENGLISH: Final = re.compile(
    r"^\s*(?:and |what about |how about )+(?:in )?(?P<name>[A-Z][\w'’ -]{1,40}?)\s*\?*\s*$", re.IGNORECASE
)
_EACH_HAS: Final = re.compile(
    r"^(?:那|它们|他们)?(?:都)?(?:各自?|分别|每家)(?:都|各)?(?:有|建了|是)?(?:多少|几)[个家处间所座条件次名]?$"
)
_CAPITAL: Final = re.compile(r"(?<=\s)[A-Z][a-z]+(?:'s)?(?:\s[A-Z][a-z]+)*")
_PERSON: Final = re.compile(r"(?:主席|书记|秘书长|主任|委员|负责人|作者)$")
_OPENING_WORD: Final = re.compile(r"^(?:那么?|其中|还有?|另外)(?=[\u4e00-\u9fff])")
_KINDS: Final = ("市", "州", "盟", "县", "区", "旗", "省")
_LONGEST: Final = 30
_CONTEXT_TERMS: Final = 2
_ENOUGH_CHARS: Final = 3


def completed(question: str, thread: Thread, known: Known) -> str | None:
    """Return question with what it leaves out taken from the thread; None when it stands by itself."""
    text = question.strip()
    if again := _again(text, thread.listing):
        return again
    if name := of_them(text, thread):
        return _restricted(name, thread, known)
    return of_the_list(text, thread, known) or of_those_asked(text, thread, known) or _filled(text, thread, known)


def _filled(text: str, thread: Thread, known: Known) -> str | None:
    if english := _ENGLISH.match(text):
        before = thread.latest
        return _CAPITAL.sub(english["name"].strip(), before, count=1) if _CAPITAL.search(before) else None
    if only := _ONLY.match(text):
        return _restricted(only["name"], thread, known)
    if (bare := _BARE.match(text)) and (name := _place(bare["name"], known)):
        return _exchanged(name, _fitting(name, thread, known), known)
    if (aside := _ASIDE.match(text)) and (name := _place(aside["name"], known)):
        return name + PRONOUN.sub("", aside["rest"], count=1)
    if noun := _NOUN.match(text):
        text = noun["noun"] + _asking(noun["noun"], analyse(thread.latest).kind)
        if known.spans(text):
            return None
        return text if told_elsewhere(text, org=_org(thread, known), known=known) else _with_topic(text, thread, known)
    if len(text) > _LONGEST or not leaves_out(text, org=_org(thread, known), known=known):
        return None
    return _with_topic(text, thread, known)


def followed(answer: Answer, before: Thread | None, *, complete: bool) -> Thread | None:
    """Return what a follow-up to answer may take up; complete tells that its question was not completed.

    A turn that asks for nothing (谢谢) leaves the thread as it was.
    """
    read = analyse(answer.understood)
    said = read.gap is not None or read.kind in {Kind.LIST, Kind.YESNO} or answer.text is not None
    if before and answer.text is None and not (read.orgs or read.places):
        return before
    if not said or not (read.terms or read.orgs or read.places):
        return before
    return Thread(
        opening=answer.understood if complete or before is None else before.opening,
        latest=answer.understood,
        listing=answer.understood if answer.kind is Kind.LIST else before.listing if before else "",
        rows=tuple(item.org for item in answer.items) if answer.kind is Kind.LIST else before.rows if before else (),
        asked=asked_in_turn(read, None if complete else before),
        org=answer.citations[0].org if answer.citations and answer.text else None,
        person=person_of(answer) or ("" if complete or before is None else before.person),
    )


def _again(text: str, listing: str) -> str | None:
    """Return the last list again, without what text takes off it: near wordings, committees, places; else None.

    A list states the numbers that 各有多少个 asks for.
    """
    bare = text.strip("？?。，, ").removesuffix("呢").removesuffix("的话")
    if not listing or _EACH_HAS.match(bare):
        return listing or None
    exact, rest = to_the_letter(bare)
    if exact and not rest.strip("，, "):
        return f"{listing.rstrip('？?。')}，不要近义的"
    names, rest = omitted(bare + "，")
    return f"除了{'、'.join(names)}，{listing}" if names and not rest.strip("，, 还有哪些的") else None


def _place(name: str, known: Known) -> str | None:
    """Return the place or committee that name is and nothing else, with its kind where it needs one (文山州)."""
    fuller = next((name + kind for kind in _KINDS if known.named(name + kind) and _is_one(name + kind, known)), None)
    shared = len(divisions_named(name)) > 1 and fuller is not None
    if not shared and ((divisions_named(name) and known.spans(name)) or known.named(name)):
        return name if _covers(name, known) else None
    return fuller if fuller and len(name) > 1 else None


def _is_one(name: str, known: Known) -> bool:
    return [(span.start, span.end) for span in known.spans(name)] == [(0, len(name))]


def _covers(name: str, known: Known) -> bool:
    return sum(span.end - span.start for span in known.spans(name)) >= len(name) - 1


def _fitting(name: str, thread: Thread, known: Known) -> str:
    """Return the question to ask of another place: of a whole province without a committee of its own, a list."""
    province = any(division.level is Level.PROVINCE for division in divisions_named(name))
    if province and thread.listing and not known.named(name):
        return thread.listing
    return thread.latest if known.spans(thread.latest) else _of_office(thread, known)


def _of_office(thread: Thread, known: Known) -> str:
    """Return the last question with the person in talk called as the question that asked for the name did.

    Another place has another chair: 甲说了什么 after 某市政协主席是谁 is 某市政协主席说了什么.
    """
    called = described(replace(thread, latest=thread.opening))
    if not (thread.person and called and known.spans(called)):
        return thread.latest
    return thread.latest.replace(thread.person, called)


def _restricted(name: str, thread: Thread, known: Known) -> str | None:
    """Return the last list for one province or rank only; without a list before, the last question of one place."""
    before = thread.listing or thread.latest
    if rank := _RANK.match(name):
        ranked = _RANKED.sub(rf"\1{rank['rank']}级政协", before, count=1)
        return ranked if ranked != before else None
    place = _place(name, known)
    return _exchanged(place, before, known) if place else None


def _exchanged(name: str, before: str, known: Known) -> str | None:
    """Return the question before with its place or committee exchanged for name; None where it is of no place."""
    found = known.spans(before)
    if not found:
        if analyse(before).kind in {Kind.WHAT, Kind.HOW, Kind.TITLE}:
            # What 五建模式 means, it means everywhere.
            return None
        return f"{name}有{before}" if before.startswith("哪") else f"{name}{before}"
    kind = "政协" if before[found[0].end :].startswith("政协") else ""
    after = before[found[0].end + len(kind) :]
    return before[: found[0].start] + name.removesuffix("政协") + kind + after


def _with_topic(text: str, thread: Thread, known: Known) -> str | None:
    if thread.latest == thread.listing and not known.spans(thread.latest) and not PRONOUN.search(text):
        return _among_listed(text, thread)
    topic = _topic(thread, known)
    if (rank := _OWN_RANK.match(text)) and rank[0] not in topic:
        # 省政协 is not the committee in talk, 海西州政协.
        return None
    if PERSONAL.search(text) and not PRONOUN.search(text):
        person = thread.person or described(thread)
        return PERSONAL.sub(person, text, count=1) if person else None
    if PRONOUN.search(text):
        thing = _referent(text, thread, known, topic)
        return PRONOUN.sub(thing, text, count=1) if thing else None
    before = f"{topic}{_context(text, thread)}"
    return f"{before}{_OPENING_WORD.sub('', text)}" if before else None


def _among_listed(text: str, thread: Thread) -> str | None:
    """Return text asked of all committees that the last list was asked of: 委员工作站最多的是哪个政协."""
    context = _context(text, thread).removeprefix("的")
    asked = re.sub(r"([哪那](?:个|家|一个))(?=[？?。]*$)", r"\1政协", _OPENING_WORD.sub("", text))
    return f"{context}{asked}" if context else None


def _referent(text: str, thread: Thread, known: Known, topic: str) -> str:
    """Return what 它 or 那里 stands for: what was asked about, or for an office (它的主席) and of places the topic."""
    if not known.spans(thread.latest):
        return _thing(thread) or topic
    about = subject(thread)
    of_office = any(OFFICE.match(term.text) for term in analyse(text).terms)
    return about if known.spans(about) and len(about) > len(topic) and not of_office else topic


def _thing(thread: Thread) -> str:
    """Return what the last complete question was about where it named no place: 依吉密河."""
    return next((term.text for term in analyse(thread.opening).terms if term.weight >= CORE), "")


def _topic(thread: Thread, known: Known) -> str:
    """Return the place or committee in talk: as it was named last, else that of the best citation."""
    found = known.spans(thread.latest)
    if found:
        name = thread.latest[found[0].start : found[0].end]
        return name + ("政协" if thread.latest[found[0].end :].startswith("政协") else "")
    return thread.org or ""


def _org(thread: Thread, known: Known) -> str | None:
    return next(iter(known.named(_topic(thread, known))), None)


def _context(text: str, thread: Thread) -> str:
    """Return key terms of the last complete question where the follow-up has too little of its own to search for."""
    own = [term for term in analyse(text).terms if term.weight >= CORE]
    if any(OFFICE.match(term.text) for term in own):
        return ""
    if sum(len(term.text) for term in own) > _ENOUGH_CHARS or "的" in text[: len(text) // 2]:
        return ""
    terms = [term for term in analyse(thread.opening).terms if term.weight >= CORE]
    chosen = [term.text for term in terms[:_CONTEXT_TERMS] if term.text not in text]
    return "的" + "".join(chosen) if chosen else ""


def _asking(noun: str, kind: Kind) -> str:
    if _PERSON.search(noun):
        return "是谁？"
    if _WAY.search(noun):
        return "是什么？"
    if kind is Kind.WHEN:
        return "是什么时候？"
    if kind is Kind.WHERE:
        return "在哪里？"
    return "是多少？" if kind is Kind.NUMBER or noun.endswith(("率", "数", "额")) else "是什么？"
