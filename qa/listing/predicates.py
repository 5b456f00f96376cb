"""What a list question's predicate says was done: its alternatives, without fillers and asides. Pure.

给孩子、村民送过书或者捐过书 has the alternatives 给孩子、村民送书 and 捐书.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from corpus.words import words
from index.synonyms import grouped, synonyms
from qa.analysis import Analysis
from qa.terms import CORE, cut, is_verb, key_terms, stop_words

WORDS: Final = Path(__file__).parents[1] / "data" / "lists.toml"
_OR: Final = re.compile(r"\s*(?:或者|还是|或(?=[\u4e00-\u9fff])|/|／|、|\bor\b)\s*")
# 古墓、旧址等文物 names what they all are.
_SUCH_AS: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:等|这一?类)(?=[\u4e00-\u9fff]{2})")
_REASON: Final = re.compile(r"因为?\S{2,}(?:\s|$)")
_ASIDE: Final = re.compile(r"[（(][^（()）]*[)）]")
_COUNTS_TOO: Final = re.compile(r"(?:^|\s)(?P<what>\S+?)(?:都|也|全)?(?:算(?:数|上|在内)?|要|行|可以)$")
_ITEM_OF_ASIDE: Final = re.compile(r"[\u4e00-\u9fff]{2,}(?<!的)$")
_FOREIGN_ASIDE: Final = re.compile(r"[（(\"“「『]?([\u4e00-\u9fff][\u4e00-\u9fff·、]+)[)）\"”」』]")
# 贷到过款, 批了字, 开过课: a word that an ending parts.
_PARTED: Final = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])(?:(?:[到上出起成]|回来?)?[了过]|到)(?:[一几两]?[个座本条部所笔次])?(?P<thing>[\u4e00-\u9fff])"
    r"(?=$|[^\u4e00-\u9fff]|[的、或和与]|以后|之后)"
)
# 联络组、联络站之类的机构 names what they all are, and no further thing.
_OF_SUCH: Final = re.compile(r"(?:之类|这样|这类|等等)的?[\u4e00-\u9fff]{0,4}$")
_FOR_SOMEBODY: Final = re.compile(r"[给帮替为让]\S{2,}$")
_BEARER: Final = re.compile(
    r"[\u4e00-\u9fff]{1,4}的(?=\s?[\u4e00-\u9fff]{2})|[邻村街同老乡农工学居百店商企牧渔][居子坊学乡民生姓家户友伴](?=[\u4e00-\u9fff]{2})"
)
_NOT_DONE: Final = re.compile(r"[没未](?=[建设挂办开搞立])")
_DEED: Final = re.compile(r"[\u4e00-\u9fff][过了](?![哪那多几])[\u4e00-\u9fff]")
_SHORT: Final = 2


@cache
def _table() -> dict[str, str | dict[str, str]]:
    table: dict[str, str | dict[str, str]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return table


@cache
def settings() -> frozenset[str]:
    """Return the words for those whom, and where, committees do everything: little evidence beside another word."""
    return frozenset(str(_table()["settings"]).split())


@cache
def things() -> dict[str, tuple[str, ...]]:
    """Return the single characters that name a thing, each with the words that tell of it (书: 图书, 书籍)."""
    table = _table()["things"]
    return {char: tuple(said.split()) for char, said in table.items()} if isinstance(table, dict) else {}


@cache
def _fillers() -> re.Pattern[str]:
    longest = sorted(str(_table()["fillers"]).split(), key=lambda word: (-len(word), word))
    return re.compile("|".join(longest))


@cache
def _for_whom() -> re.Pattern[str]:
    longest = sorted(settings(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:(?<=[给帮为替让的\s])|^)(?:{'|'.join(longest)})(?!的)")


def names_a_deed(analysis: Analysis) -> bool:
    """Return whether a question tells of something done (发了书) or of a thing, if only in single characters."""
    return bool(_DEED.search(analysis.understood)) or any(term.text[-1] in things() for term in analysis.terms)


def named_alternatives(analysis: Analysis) -> list[str]:
    """Return the alternatives that a predicate names: A或者B, A、B, and 网络协商 远程协商 with the same head."""
    if analysis.language != "zh":
        named = _FOREIGN_ASIDE.findall(analysis.predicate)
        return _parted(" ".join(named) if named else analysis.predicate)
    said, also = _without_aside(_ASIDE.sub("", analysis.predicate))
    if not analysis.quoted:
        said = _REASON.sub(" ", said) if _REASON.sub("", said).strip() else said
        said = _for_whom().sub(r" \g<0> ", _OF_SUCH.sub("", _PARTED.sub(_joined, _NOT_DONE.sub("没有 ", said))))
        said = _fillers().sub(" ", said)
    return [*_parted(said), *also]


def _without_aside(predicate: str) -> tuple[str, list[str]]:
    """Return a predicate without what only widens it (送学校、送店家都算), and the things that are named there."""
    found = _COUNTS_TOO.search(predicate)
    if not found or not (rest := predicate[: found.start()].strip()) or not _OR.search(found["what"]):
        return predicate, []
    items = [item for item in _OR.split(found["what"].removesuffix("都")) if _ITEM_OF_ASIDE.match(item)]
    return rest, [item for item in items if not is_verb(item[0])]


def _joined(found: re.Match[str]) -> str:
    word = found["verb"] + found["thing"]
    if found["thing"] in things() and not grouped(word):
        return f" {found['verb']} {found['thing']} "
    known = word in words(word) and found["thing"] not in stop_words()["function"]
    return f" {word} " if known or synonyms(word) else found[0]


def _parted(predicate: str) -> list[str]:
    keywords = predicate.split()
    if len(keywords) == _SHORT and grouped("".join(keywords)):
        # 问卷 调查 is 问卷调查 typed as keywords.
        return ["".join(keywords)]
    if len(keywords) > 1 and len({keyword[-2:] for keyword in keywords}) == 1:
        return keywords
    if "、" in predicate:
        predicate = _SUCH_AS.sub("、", predicate)
    parts = [part.strip() for part in _OR.split(predicate) if part.strip()]
    if len(parts) > 1 and _FOR_SOMEBODY.search(parts[0]) and (bearer := _BEARER.match(parts[-1])):
        # 给邻居、村子当和事佬, 帮种地的、开店的借钱: those for whom it was done are no deed.
        done = parts[-1][bearer.end() :]
        return [*(f"{part} {done}" for part in parts[:-1]), parts[-1]]
    for at in range(len(parts) - 2, -1, -1):
        parts[at] += _shared(parts[at], parts[at + 1])
    return [part for left, right in zip(["", *parts], parts, strict=False) for part in _spread(left, right)]


def _shared(left: str, right: str) -> str:
    """Return what right says of a left that tells little: 报告、信息得到过批示 says that reports were, too."""
    named = [term.text for term in key_terms(left) if term.weight >= CORE]
    after = [term.text for term in key_terms(right) if term.weight >= CORE]
    if (
        len(named) != 1
        or named[0] not in settings()
        or len(after) < _SHORT
        or not left.endswith(named[0])
        or not right.startswith(after[0])
    ):
        return ""
    return " " + right[len(after[0]) :]


def _spread(left: str, right: str) -> list[str]:
    """Return what right stands for after left: 带队调研、视察 means 带队视察 as well, 编报、上报信息 also 编报信息."""
    said, after = cut(left), cut(right)
    if len(said) > 1 and len(right) == len(said[-1]) == _SHORT:
        return [left[: -len(said[-1])] + right]
    done = [word for word in said if word not in stop_words()["function"]]
    if len(done) == 1 and len(after) > 1 and len(done[0]) == len(after[0]) == _SHORT:
        return [right, done[0] + "".join(after[1:])]
    return [right]
