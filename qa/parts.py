"""Answers of several parts: what an abbreviation counts (三亮, 五个政协), or several numbers asked for at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Span
from index.types import Hit
from qa.candidates.clauses import find_enumerations

LONGEST_STRETCH = 60
"""Characters up to which parts are quoted as one stretch of text; beyond it each is quoted by itself."""

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "双": 2}
_COUNTED = re.compile(r"(?P<count>[一两双二三四五六七八九十])(?P<each>个)?(?P<stem>[\u4e00-\u9fff]{1,4})")
_SIGNS = "，,。；;：:、（）()“”‘’《》"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A quoted part: hit.passage.text[span]."""

    hit: Hit
    span: Span

    @property
    def text(self) -> str:
        """Return what stands there."""
        return self.hit.passage.text[self.span.start : self.span.end]


def counted_names(question: str) -> list[str]:
    """Return the names of a question that count something: what is quoted, and words such as 五个政协."""
    quoted = re.findall(r"[“「]([^”」]{2,8})[”」]", question)
    plain = re.findall(
        r"(?<![哪那这第])([两三四五六七八九十]个[\u4e00-\u9fff]{2}|[两双三四五六七八九十][\u4e00-\u9fff]一[\u4e00-\u9fff])",
        question,
    )
    return [*quoted, *plain]


def asked_count(question: str) -> int:
    """Return how many parts a question asks for (哪三个市, 五个联是什么, 五建模式); 0 where it does not say."""
    found = re.search(r"[哪那]([两三四五六七八九十])", question) or re.search(
        r"([两双三四五六七八九十])[\u4e00-\u9fff]{1,4}[”」]?[^，。？?]{0,6}(?:什么|啥|指|哪|内容)", question
    )
    return _DIGITS[found[1]] if found else 0


def counted_parts(name: str, hits: Sequence[Hit]) -> tuple[Piece, ...]:
    """Return what a counted name such as 三亮一争 or 五个政协 stands for, in the order of the text; () if not told.

    A count and a syllable (三亮) stand for so many runs that begin or end with it (亮身份, 亮承诺, 亮业绩); a count
    and a word (五个政协) for so many quoted names that end or begin with it.
    """
    pieces: list[Piece] = []
    for match in _counted(name):
        found = _runs(match["stem"], _DIGITS[match["count"]], hits, name=name)
        if not found:
            break
        pieces += found
    else:
        if pieces:
            return tuple(pieces)
    listed = _listed(name, hits)
    return (listed,) if listed else ()


def _listed(name: str, hits: Sequence[Hit]) -> Piece | None:
    """Return the enumeration of as many parts as name counts that stands nearest to name; None without one."""
    count = _DIGITS.get(name[:1], 0) if len(re.findall("[一两双二三四五六七八九十]", name)) == 1 else 0
    near: list[tuple[int, Piece]] = []
    for hit in hits:
        at = hit.passage.text.find(name)
        near += [
            (min(abs(found.start - at), abs(at - found.end)), Piece(hit=hit, span=Span(found.start, found.end)))
            for found in find_enumerations(hit.passage.text)
            if at >= 0 and found.label == str(count)
        ]
    distance, piece = min(near, key=lambda found: found[0], default=(LONGEST_STRETCH, None))
    return piece if distance < LONGEST_STRETCH else None


def _counted(name: str) -> Iterator[re.Match[str]]:
    """Yield the counted syllables of a name when it is made of nothing else, or its first counted word."""
    syllables = list(re.finditer(r"(?P<count>[一两双二三四五六七八九十])(?P<stem>[\u4e00-\u9fff])", name))
    if syllables and "".join(match[0] for match in syllables) == name:
        yield from syllables
    elif match := _COUNTED.fullmatch(name):
        yield match


def _runs(stem: str, count: int, hits: Sequence[Hit], *, name: str) -> list[Piece]:
    edge = f"[{_SIGNS}]"
    inner = f"[^{_SIGNS}]"
    if len(stem) > 1:
        pattern = re.compile(rf"(?<=“)(?:{inner}{{1,6}}{stem}|{stem}{inner}{{1,6}})(?=”)")
    else:
        pattern = re.compile(rf"(?:^|(?<={edge})|(?<=即))(?:{stem}{inner}{{1,5}})(?={edge}|$)")
    pieces: dict[str, Piece] = {}
    for hit in sorted(hits, key=lambda hit: hit.passage.spans):
        for match in pattern.finditer(hit.passage.text):
            if name not in match[0]:
                pieces.setdefault(match[0], Piece(hit=hit, span=Span(*match.span())))
    return list(pieces.values()) if len(pieces) == count else []


def joined(pieces: Sequence[Piece]) -> str:
    """Return the parts as one stretch of text where they stand close together, else one after the other with 、."""
    first, last = pieces[0], pieces[-1]
    if len({piece.hit.passage.id for piece in pieces}) == 1 and last.span.end - first.span.start <= LONGEST_STRETCH:
        return first.hit.passage.text[first.span.start : last.span.end]
    return "、".join(piece.text for piece in pieces)
