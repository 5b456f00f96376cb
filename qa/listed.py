"""A follow-up on what stands in the last list, or on the committees that were asked about in turn. Pure.

其中哪些在甲省, 第一个的数量是多少 and 哪个最多 mean the rows just shown, or the committees of the turns before.
"""

import re
from typing import Final

from qa.analysis import Analysis, analyse
from qa.constraints import number
from qa.ellipsis import Known
from qa.terms import CORE
from qa.types import Thread

_HOW_MANY: Final = re.compile(
    r"^(?:那么?)?(?:(?:具体|一共|总共|共|那里|那儿|那边|这里)(?:都|各)?(?:有|是|建了)?(?:多少|几)[个家处间所座条件次名]?"
    r"|有?(?:多少|几)[个家])$"
)
_OF_THEM: Final = re.compile(
    r"^(?:那么?)?(?:(?:其中|里面|当中|这些里面?)(?:有?[哪那](?:些|几[个家]))?(?:是|在|属于|位于)?|有?[哪那](?:些|几[个家])(?:是|在|属于|位于))"
    r"(?P<name>[^，,？?。的哪那]{2,12}?)(?:境内)?的?(?:(?:都)?有?哪些|哪几[个家])?$"
)
_MOST: Final = re.compile(
    r"^(?:那)?(?:其中)?(?:数量|个数)?(?:最(?P<end>[多少])的?(?:是|有)?(?:[哪那][个家]|谁)"
    r"|(?:[哪那]一?[个家]|谁)(?:的)?(?:数量)?最(?P<start>[多少]))$"
)
_ALL: Final = re.compile(
    r"^(?:那么?)?(?:它们|他们)?(?:一共|总共|共|合计|加起来|分别|各自?)(?:都|各)?(?:有|是|建了)?(?:多少|几)[个家处间所座条件份篇次名]?$"
)
_NTH: Final = re.compile(
    r"^(?:那么?)?(?:第(?P<n>[一二三四五六七八九十\d]{1,3})|(?P<last>最后(?:一|那)?))[个家位]?(?:政协)?的?(?P<rest>[^个家位].+)$"
)
_NUMBER: Final = re.compile(r"^(?:数量|个数|总数)?(?:具体)?(?:是|有)?(?:多少|几)[个家处间所座条件份篇次名]?$")
_SEVERAL: Final = 2


def of_the_list(text: str, thread: Thread, known: Known) -> str | None:
    """Return what is asked of the rows just listed: their numbers, the one with the most, the first of them."""
    bare = _bare(text)
    thing = _thing(thread.listing)
    if (nth := _NTH.match(bare)) and (org := _row(nth, thread.rows)):
        if _NUMBER.match(nth["rest"]):
            # Of a committee without an article of its own another's number would be found.
            return f"{org}有多少个{thing}" if thing and org in known.named(org) else None
        return f"{org}{nth['rest']}"
    if not thread.listing or thread.latest != thread.listing:
        return None
    if _HOW_MANY.match(bare):
        return thread.listing
    most = _MOST.match(bare)
    return f"{thing}最{most['end'] or most['start']}的是哪个政协" if most and thing else None


def of_them(text: str, thread: Thread) -> str | None:
    """Return the place to which the list just shown is to be restricted (其中哪些在甲省); None for anything else."""
    found = _OF_THEM.match(_bare(text))
    return found["name"] if found and thread.listing and thread.latest == thread.listing else None


def of_those_asked(text: str, thread: Thread, known: Known) -> str | None:
    """Return what is asked of all committees that the same question was asked of in turn; None for one of them."""
    orgs = list(dict.fromkeys(org for name in thread.asked for org in known.named(name)))
    thing = analyse(thread.latest).asked
    if len(orgs) < _SEVERAL or not thing:
        return None
    names = f"{'、'.join(orgs[:-1])}和{orgs[-1]}"
    if most := _MOST.match(_bare(text)):
        return f"{names}哪个{thing}{most['end'] or most['start']}"
    return f"{names}各有多少个{thing}" if _ALL.match(_bare(text)) else None


def asked_in_turn(read: Analysis, before: Thread | None) -> tuple[str, ...]:
    """Return the names of the committees that the question of read, and the same one before it, were asked of."""
    named = read.orgs or read.places
    same = before is not None and _frame(read) == _frame(analyse(before.latest))
    return tuple(dict.fromkeys((*(before.asked if before and same else ()), *named)))


def _frame(read: Analysis) -> tuple[str, str]:
    """Return what two questions have in common that differ in their committee alone."""
    return read.kind, "".join(read.predicate.split()).replace("政协", "")


def _bare(text: str) -> str:
    return text.strip("？?。，, ").removesuffix("呢")


def _thing(listing: str) -> str:
    return next((term.text for term in analyse(listing).terms if term.weight >= CORE), "")


def _row(nth: re.Match[str], rows: tuple[str, ...]) -> str | None:
    place = len(rows) if nth["last"] else int(number(nth["n"]))
    return rows[place - 1] if 0 < place <= len(rows) else None
