"""What a counted name stands for (三亮一争, 五个政协, 五建模式): the parts that its article tells. Pure."""

import re
from collections.abc import Iterator, Sequence

from corpus.types import Span
from index.types import Hit
from qa.candidates.clauses import find_enumerations, find_meanings, split_clauses
from qa.candidates.parallels import find_together
from qa.parts import DIGITS, LONGEST_STRETCH, Piece, trimmed

_COUNTED = re.compile(r"(?P<count>[一两双二三四五六七八九十])(?P<each>个)?(?P<stem>[\u4e00-\u9fff]{1,4})")
SHORT_CLAUSE = 12
_SIGNS = "，,。；;：:、（）()“”‘’《》"


def counted_names(question: str) -> list[str]:
    """Return the names of a question that count something: what is quoted, and words such as 五个政协.

    Whoever does something in a clause before the one that asks (两个寨子抢林子, 最后…) is not counted out.
    """
    quoted = re.findall(r"[“「]([^”」]{2,8})[”」]", question)
    plain = re.findall(
        r"(?<![哪那这第])([两三四五六七八九十]个[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff]+[，,])|[两双三四五六七八九十][\u4e00-\u9fff]一[\u4e00-\u9fff])",
        question,
    )
    return [*quoted, *plain]


def counted_parts(name: str, hits: Sequence[Hit]) -> tuple[Piece, ...]:
    """Return what a counted name such as 三亮一争 or 五个政协 stands for, in the order of the text; () if not told.

    A count and a syllable (三亮) stand for so many runs that begin or end with it (亮身份, 亮承诺, 亮业绩); a count
    and a word (五个政协) for so many quoted names that end or begin with it.
    """
    pieces: list[Piece] = []
    for match in _counted(name):
        found = _runs(match["stem"], DIGITS[match["count"]], hits, name=name)
        if not found:
            break
        pieces += found
    else:
        if pieces:
            return tuple(pieces)
    if held := tuple(_holding(name, hits)):
        return held
    listed = _listed(name, hits)
    return _meanings(name, hits) or ((listed,) if listed else _parallel(name, hits))


def _holding(name: str, hits: Sequence[Hit]) -> Sequence[Piece]:
    """Return as many short neighbouring clauses as a name counts that hold its syllable (议题不大，人数不多: 不)."""
    count, stem = _count(name), name[1:]
    if len(stem) != 1 or count < 2:
        return ()
    for hit in hits:
        clauses = split_clauses(hit.passage.text)
        texts = [hit.passage.text[slice(*span)] for span in clauses]
        holds = [stem in text and name not in text and len(text) <= SHORT_CLAUSE for text in texts]
        for at in range(len(clauses) - count + 1):
            if all(holds[at : at + count]):
                return [Piece(hit=hit, span=span) for span in clauses[at : at + count]]
    return ()


def _listed(name: str, hits: Sequence[Hit]) -> Piece | None:
    """Return the enumeration of as many parts as name counts that stands nearest to name; None without one."""
    count = _count(name)
    near: list[tuple[int, Piece]] = []
    for hit in hits:
        at = hit.passage.text.find(name)
        near += [
            (min(abs(found.start - at), abs(at - found.end)), Piece(hit=hit, span=trimmed(hit.passage.text, found)))
            for found in (*find_together(hit.passage.text), *find_enumerations(hit.passage.text))
            if at >= 0 and found.label == str(count)
        ]
    distance, piece = min(near, key=lambda found: found[0], default=(LONGEST_STRETCH, None))
    return piece if distance < LONGEST_STRETCH else None


def _count(name: str) -> int:
    """Return how many parts a name counts, 0 where it counts nothing or several things."""
    return DIGITS.get(name[:1], 0) if len(re.findall("[一两双二三四五六七八九十]", name)) == 1 else 0


def _meanings(name: str, hits: Sequence[Hit]) -> tuple[Piece, ...]:
    """Return what the text says each half of a name of halves means: “双带”即…, “双促”即… for 双带双促."""
    halves = name.split("、") if "、" in name else [match[0] for match in _counted(name)]
    said = {
        found.label: Piece(hit=hit, span=Span(found.start, found.end))
        for hit in hits
        for found in find_meanings(hit.passage.text)
    }
    return tuple(said[half] for half in halves) if len(halves) > 1 and all(half in said for half in halves) else ()


def _parallel(name: str, hits: Sequence[Hit]) -> tuple[Piece, ...]:
    """Return neighbouring clauses built alike on the syllable that a name counts: 以聚魂…, 以聚力… for 两聚."""
    count, stem = _count(name), name[1:]
    if count < 2 or len(stem) != 1:
        return ()
    begins = re.compile(rf"([\u4e00-\u9fff]{{0,2}}{stem})[\u4e00-\u9fff]")
    for hit in hits:
        clauses = split_clauses(hit.passage.text)
        for at in range(len(clauses) - count + 1):
            if pieces := _alike(hit, clauses[at : at + count], begins):
                return pieces
    return ()


def _alike(hit: Hit, clauses: Sequence[Span], begins: re.Pattern[str]) -> tuple[Piece, ...]:
    """Return clauses that begin alike, the first one without what leads up to it; () where they do not."""
    text = hit.passage.text
    heads = [begins.match(text, *span) for span in clauses[1:]]
    start = text.find(heads[0][1], *clauses[0]) if heads[0] else -1
    said = {head[0] for head in heads if head} | {text[start : start + len(head[0])] for head in heads[:1] if head}
    if start < 0 or len(said) < len(clauses) or len({head[1] for head in heads if head}) > 1:
        return ()
    return tuple(Piece(hit=hit, span=span) for span in (Span(start, clauses[0].end), *clauses[1:]))


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
