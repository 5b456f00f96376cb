"""Whole newspaper articles of our own, written from the templates in tests/data/articles.

A file in topics/ holds topics. Each begins with '# name'; 'T' lists titles separated by '|', every 'P' is a paragraph
and every 'C' a caption. In a line, [a|b] is a choice and {slot} is filled in: {org}, {short} (市政协), {place},
{county} (县), {town}, {p1} and {p2} (people), {date}, and {n:3-40}, a number; all but numbers stay the same through an
article.
any-topic.txt has what every committee says of itself, a paragraph a line; long articles are padded with it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import TypedDict

FOLDER = Path(__file__).parent / "data" / "articles"
CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")
SECTIONS = (
    "找准题目 问计于民",
    "摆上桌面 谈个明白",
    "跟踪到底 件件落实",
    "一头连着民心 一头连着发展",
    "小处着手 久久为功",
)
SUBTITLES = ("——{org}履职为民见闻", "——来自{org}的一线观察", "——{org}助推{topic}纪实")


class Names(TypedDict):
    """What slots are filled with. orgs are pairs of province and committee, the rest are drawn from."""

    orgs: list[tuple[str, str]]
    surnames: str
    given: str
    towns: list[str]


class Form(StrEnum):
    """How an article is headed."""

    ORG_AND_TITLE = "org and title"
    NEWS = "org, title and a dateline in the text"
    ONE_LINE = "org and title in one line"
    FEATURE = "title, subtitle and byline"
    PHOTO = "photo news"
    CONTINUED = "continued from another page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A template."""

    name: str
    titles: tuple[str, ...]
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee and its province, without 省 or 自治区."""

    province: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle:
    """An article as its author wrote it, before any column cut it.

    heading is the organisation heading, None where the article has none. sections maps the index of a paragraph to the
    section heading that stands before it. byline_parts are whole pieces of the text or of the byline's own line.
    """

    form: Form
    org: str
    heading: str | None
    title: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    subtitle: str | None
    byline: str | None
    byline_parts: tuple[str, ...]
    sections: Mapping[int, str]


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic, in the order of the files' names."""
    return tuple(
        _topic(part)
        for path in sorted((FOLDER / "topics").glob("*.txt"))
        for part in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    )


def _topic(text: str) -> Topic:
    name, *lines = text.strip().split("\n")
    by_kind = {kind: tuple(line[2:] for line in lines if line.startswith(kind + " ")) for kind in "TPC"}
    return Topic(name=name, titles=tuple(by_kind["T"][0].split("|")), paragraphs=by_kind["P"], captions=by_kind["C"])


@cache
def committees() -> tuple[Committee, ...]:
    """Return the committees that articles are written about."""
    return tuple(Committee(province=province, name=name) for province, name in _names()["orgs"])


@cache
def _padding() -> list[str]:
    return (FOLDER / "any-topic.txt").read_text(encoding="utf-8").splitlines()


@cache
def _names() -> Names:
    names: Names = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    return names


def write_article(rng: Random, committee: Committee, topic: Topic, form: Form) -> WholeArticle:
    """Return an article about a topic. The same random state gives the same article."""
    slots = slots_of(rng, committee, topic)
    fill = Filler(rng, slots)
    short = form in {Form.NEWS, Form.ONE_LINE}
    paragraphs = [fill(p) for p in _chosen(rng, topic.paragraphs, short=short)]
    if not any(committee.name in p for p in paragraphs):
        paragraphs.append(fill("{org}有关负责人表示,{place}的探索还在继续,办法好不好,最终要由群众来评。"))
    author = slots["author"]
    byline, parts = None, tuple[str, ...]()
    if short:
        dateline = f"本报{slots['place']}讯(通讯员{author})" if rng.random() < 0.7 else f"本报{slots['place']}讯"
        parts = (dateline,) if "通讯员" in dateline else (dateline, f"({author})")
        paragraphs[0] = dateline + ("" if "通讯员" in dateline else " ") + paragraphs[0]
        paragraphs[-1] += "" if "通讯员" in dateline else f"({author})"
    if form is Form.FEATURE:
        byline = f"通讯员 {author}"
        parts = (byline,)
    if form is Form.PHOTO:
        parts = (f"通讯员 {author} 摄影报道",)
        paragraphs = [f"{fill('{date},{org}委员走进{town},')}{fill(topic.paragraphs[-1])}{parts[0]}"]
    title = fill(rng.choice(topic.titles)).replace("\u3000", " ")
    if form is Form.ONE_LINE:
        title = f"{committee.name}：{title}"
    if form is Form.PHOTO:
        title = f"{committee.name}{fill('助推{topic}')}"
    return WholeArticle(
        form=form,
        org=committee.name,
        heading=committee.name if form in {Form.ORG_AND_TITLE, Form.NEWS} else None,
        title=title,
        paragraphs=tuple(paragraphs),
        captions=tuple(fill("▲" + c) for c in topic.captions if not short and form is not Form.PHOTO),
        subtitle=fill(rng.choice(SUBTITLES)) if form is Form.FEATURE else None,
        byline=byline,
        byline_parts=parts,
        sections=_sections(rng, len(paragraphs)) if form is Form.CONTINUED else {},
    )


def _chosen(rng: Random, paragraphs: Sequence[str], *, short: bool) -> list[str]:
    """Return the first paragraph and some of the others in their order: one or two for a short article.

    A long one has up to four paragraphs of no topic among them.
    """
    others = range(1, len(paragraphs))
    count = rng.randint(1, 2) if short else rng.randint(len(others) // 2, len(others))
    chosen = [paragraphs[n] for n in (0, *sorted(rng.sample(others, count)))]
    for padding in rng.sample(_padding(), 0 if short else rng.randint(0, 4)):
        chosen.insert(rng.randint(1, len(chosen)), padding)
    return chosen


def _sections(rng: Random, paragraphs: int) -> dict[int, str]:
    places = sorted({0, rng.randrange(1, paragraphs)}) if paragraphs > 2 else [0]
    return dict(zip(places, rng.sample(SECTIONS, len(places)), strict=True))


def slots_of(rng: Random, committee: Committee, topic: Topic) -> dict[str, str]:
    """Return what the slots of one article are filled with, drawn anew."""
    names = _names()
    full = committee.name.removesuffix("政协")
    stem = re.sub(r"(满族|畲族|瑶族|黎族|苗族)*(自治县|自治州|市|县|区|州)$", "", full)

    def person() -> str:
        return rng.choice(names["surnames"]) + "".join(rng.sample(names["given"], rng.randint(1, 2)))

    level = full[-1]
    return {
        "org": committee.name,
        "place": stem if len(stem) > 1 else full,
        "county": level,
        "short": level + "政协",
        "topic": topic.name,
        "town": rng.choice(names["towns"]),
        "p1": person(),
        "p2": person(),
        "author": person(),
        "date": f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
    }


class Filler:
    """Makes text of a template: choices first, then slots. Numbers are drawn anew at every use."""

    def __init__(self, rng: Random, slots: Mapping[str, str]) -> None:
        self._rng = rng
        self._slots = slots

    def __call__(self, template: str) -> str:
        chosen = CHOICE.sub(lambda m: self._rng.choice(m[1].split("|")), template)
        return SLOT.sub(self._value, chosen)

    def _value(self, match: re.Match[str]) -> str:
        name, low, high = match.groups()
        return str(self._rng.randint(int(low), int(high))) if name == "n" else self._slots[name]
