"""Questions on a person by name, answered with the post that stands beside the name: 谁是X, X是什么人, X是哪个市的主席.

Only the very name counts: another person's post is never near enough.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from corpus.regions import find_divisions
from corpus.types import Span
from index.types import Hit
from qa.candidates.lists import alternatives, word_list
from qa.candidates.names import family_name
from qa.division import part_of
from qa.parts import Piece
from qa.terms import cut, is_verb, stop_words

if TYPE_CHECKING:
    from index.reader import Index

_RANKS: Final = "省市州盟县区旗"
_POST_ASKED: Final = (
    r"谁是{name}|{name}(?:同志)?(?:是|是个)?(?:谁|什么人|何人|[哪那]位)"
    r"|{name}(?:是|任|担任|当)?(?:个)?(?:什么|啥)(?:职务|身份|官|的)|{name}(?:同志)?是?(?:干|做)(?:什么|啥)(?:的|工作的?|的工作)?|{name}的?(?:职务|身份|职位|职业)(?:是什么)?"
    r"|{name}(?:是|在)?(?:做|干|从事)(?:什么|啥)(?:工作|职业)?的?|{name}(?:是|在)[哪那]个?单位的?"
)
_PLACE_ASKED: Final = (
    rf"(?:{{office}})?{{name}}(?:是|在)[哪那](?:一)?(?:个|家)?"
    rf"(?:(?P<committee>政协)|(?P<rank>[{_RANKS}]))的?(?:政协)?的?(?P<office>{{office}})?"
)
_RUN: Final = re.compile(r"[\u4e00-\u9fff、]{1,40}$")
_CALLING: Final = frozenset("师家员匠工人民户长商生")
_LEADS: Final = frozenset("据由随对向和与在被经给同跟请让将把从到自为当是") | {"近日", "当天", "中共", "一位", "这位"}
_END: Final = r"(?:啊|呢|呀|来着)?[？?。\s]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person asked about. rank is the division asked for (市, 县; 政协 for the committee), "" where the post is.

    office is the post that the question itself says the person has, "" for none.
    """

    name: str
    rank: str = ""
    office: str = ""


def asked_person(question: str) -> Person | None:
    """Return the person that a question is about by name, None for any other question."""
    for pattern in _patterns():
        found = pattern.fullmatch(question.strip())
        if found and not re.search(alternatives("names", "offices"), _name(found)):
            parts = found.groupdict()
            rank = parts.get("rank") or parts.get("committee") or ""
            return Person(name=_name(found), rank=rank, office=parts.get("office") or "")
    return None


def posts(name: str, hits: list[Hit]) -> list[Piece]:
    """Return what the passages call the person, the fullest title first."""
    before = [
        Piece(hit=hit, span=span)
        for hit in hits
        for match in re.finditer(re.escape(name), hit.passage.text)
        if (span := _title_before(hit.passage.text, match.start()))
    ]
    behind = [
        Piece(hit=hit, span=Span(*match.span("post")))
        for hit in hits
        for match in _behind(name).finditer(hit.passage.text)
    ]
    return sorted(before or behind, key=lambda post: post.span.start - post.span.end)


def named_alone(question: str) -> Person | None:
    """Return the person whose name is all that is typed; None for anything else, and for names of places."""
    name = question.strip("？?。 ")
    found = re.fullmatch(_name_form(), name)
    return Person(name=name) if found and not find_divisions(name) else None


def answer_person(person: Person, index: "Index") -> tuple[str, tuple[Hit, ...], tuple[Span, ...]] | None:
    """Return the post (or the place) of a person, the passages and where it stands in the first of them.

    None where no passage names the person with a post, and no article is by him or her.
    """
    passages = [index.passage(row) for row in index.rows_containing(person.name)]
    hits = [Hit(passage=one, article=index.article(one.article_id), score=1.0) for one in passages]
    told = [post for post in posts(person.name, hits) if post.text.endswith(person.office)]
    if not told:
        return None if person.rank else _author(person.name, index)
    best = told[0]
    article = best.hit.article
    if person.rank == "政协":
        text = article.org
    elif person.rank:
        text = part_of(article.region, person.rank)
    else:
        text = best.text
    return (text, (best.hit,), (best.span,)) if text else None


def _author(name: str, index: "Index") -> tuple[str, tuple[Hit, ...], tuple[Span, ...]] | None:
    for article in index.articles():
        if article.byline and name in article.byline.split():
            first = index.passages(article.id)[:1]
            return article.byline, tuple(Hit(passage=one, article=article, score=1.0) for one in first), ()
    return None


def _name(found: re.Match[str]) -> str:
    return next(text for key, text in found.groupdict().items() if key.startswith("name") and text)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    office, person = alternatives("names", "offices"), _name_form()
    forms = [*_POST_ASKED.split("|{name}"), _PLACE_ASKED]
    heads = [forms[0], *("{name}" + form for form in forms[1:-1]), forms[-1]]
    of_place = r"(?:请问)?(?:[\u4e00-\u9fff]{2,12}的)?"
    return tuple(
        re.compile(of_place + form.replace("{name}", f"(?P<name>{person})").replace("{office}", office) + _END)
        for form in heads
    )


@cache
def _name_form() -> str:
    """Return what a name may be: a family name with a given one, one with a dot, or one that writes down sounds."""
    sounds = "".join(word_list("names", "foreign"))
    given = r"(?:(?![是在的任])[\u4e00-\u9fff]){1,2}"
    return rf"(?:{family_name()}{given}|[\u4e00-\u9fff]{{2,6}}·[\u4e00-\u9fff]{{1,6}}|[{sounds}格]{{4,7}})"


def _title_before(text: str, at: int) -> Span | None:
    """Return where the title right before a place of text stands (市政协主席, 种植大户), None where there is none.

    Titles joined by 、 are one; what stands between an office and the name is a calling, whatever its word:
    县政协委员、村医某某.
    """
    end = at - text[:at].endswith("的")
    joined = _RUN.search(text, 0, end)
    parts = joined[0].split("、") if joined else []
    if not parts or not parts[-1]:
        return None
    start, calling = end, not _is_title(parts[-1])
    for place, part in enumerate(reversed(parts)):
        held = _is_title(part) or (place == 0 and len(parts) > 1 and _is_title(parts[-2]))
        kept = _title_words(part) if held else ""
        start = start - len(kept) - bool(kept and place)
        if kept != part:
            break
    return Span(start, end) if start < end and not (calling and len(parts) == 1) else None


def _is_title(part: str) -> bool:
    """Return whether words end with an office or with a calling (种植大户, 工程师)."""
    last = cut(part)[-1:] or [""]
    ends_so = re.search(rf"(?:{alternatives('names', 'offices')})$", part) is not None
    return ends_so or (len(last[0]) > 1 and last[0][-1] in _CALLING)


def _title_words(part: str) -> str:
    """Return the words of a title, without what leads up to it: 被, 由, a verb of two characters or more, 的."""
    kept: list[str] = []
    for word in reversed(cut(part)):
        if kept and (word in _LEADS or word in stop_words()["function"] or (len(word) > 1 and is_verb(word))):
            break
        kept.append(word)
    return "".join(reversed(kept))


def _behind(name: str) -> re.Pattern[str]:
    """Return what finds a title behind a name: 某某现任市政协主席."""
    office = alternatives("names", "offices")
    title = rf"(?:[\u4e00-\u9fff]{{0,18}}(?:{office})、)*[\u4e00-\u9fff]{{0,18}}(?:{office})"
    return re.compile(rf"{re.escape(name)}[,，]?(?:现任|担任|任|是|作为)(?P<post>{title})(?![的\u4e00-\u9fff“])")
