"""Answers of several parts: how many are asked for, and the parts as quotations. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import Span
from index.types import Hit
from qa.candidates.clauses import parts_of
from qa.candidates.numbers import unit_class
from qa.candidates.types import Candidate
from qa.terms import cut, is_verb, stop_words

LONGEST_STRETCH = 60
"""Characters up to which parts are quoted as one stretch of text; beyond it each is quoted by itself."""

DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "双": 2}
_ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {word: value for value, word in enumerate(_ENGLISH, start=2)}
_UNBALANCED = 1
_SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A quoted part: hit.passage.text[span]."""

    hit: Hit
    span: Span

    @property
    def text(self) -> str:
        """Return what stands there."""
        return self.hit.passage.text[self.span.start : self.span.end]


def listed_count(question: str) -> int:
    """Return how many things a question asks to be named (哪三个市, which three cities); 0 where it does not say."""
    english = re.search(rf"\b(?:which|what)(?: \w+)? ({'|'.join(_WORDS)})\b", question, re.IGNORECASE)
    if english:
        return _WORDS[english[1].lower()]
    found = re.search(r"[哪那]([两三四五六七八九十])", question)
    return DIGITS[found[1]] if found else 0


def asked_count(question: str) -> int:
    """Return how many parts a question asks for, also by a name (五建模式是什么); 0 where it does not say."""
    found = re.search(
        r"([两双三四五六七八九十])[\u4e00-\u9fff]{1,4}[”」]?[^，。？?]{0,6}(?:什么|啥|指|哪|内容)", question
    )
    return listed_count(question) or (DIGITS[found[1]] if found else 0)


def named_count(question: str) -> int:
    """Return how many things a question asks to be named, also where it counts them first (三种灯分别是什么)."""
    counted = re.search(
        r"([两三四五六七八九十])[个种件项条类句步张道大招][^，。？?]{0,10}(?:是|叫|指|有|包括)(?:什么|啥|哪)", question
    )
    return listed_count(question) or (DIGITS[counted[1]] if counted else 0)


def trimmed(text: str, enumeration: Candidate) -> Span:
    """Return an enumeration of three parts or more without the words that its first and last part carry along.

    先在甲市、乙市、丙市试行 gives 甲市、乙市、丙市: an outer part much longer than the inner ones runs on
    into its sentence, and is cut at the verb or preposition.
    """
    span = Span(enumeration.start, enumeration.end)
    if "、" not in text[span.start : span.end]:
        return span
    span = _unquoted(text, span)
    first, *inner, last = parts_of(text[span.start : span.end])
    if not inner:
        return span
    longest, least = max(map(len, inner)) + _UNBALANCED, min(map(len, inner))
    skip = len(first) - len(_tail(first, least)) if len(first) > longest else 0
    drop = len(last) - len(_head(last, least)) if len(last) > longest or "“" in last[1:] else 0
    return Span(span.start + skip, span.end - drop)


def _unquoted(text: str, span: Span) -> Span:
    """Return an enumeration that is quoted as a whole without what stands outside the marks: 坚持“甲、乙、丙”."""
    said = text[span.start : span.end]
    if said.count("“") == 1 and "“" in said.split("、")[0]:
        span = Span(span.start + said.index("“") + 1, span.end)
    if said.count("”") == 1 and "”" in said.split("、")[-1]:
        span = Span(span.start, span.end - len(said) + said.index("”"))
    return span


def _tail(part: str, least: int) -> str:
    """Return what stands behind the last verb or preposition of part, about least characters."""
    kept = ""
    for word in reversed(cut(part)):
        if _ends(word, kept, least):
            break
        kept = word + kept
    return kept


def _head(part: str, least: int) -> str:
    """Return what stands before the first verb, preposition or quotation mark of part, about least characters."""
    kept = ""
    for word in cut(part):
        if word in "“‘《" or _ends(word, kept, least):
            break
        kept += word
    return kept


def _ends(word: str, kept: str, least: int) -> bool:
    """Return whether word parts what was kept from its sentence; a verb may belong to a name (媒体征集)."""
    if word in stop_words()["function"] and not unit_class(word):
        return len(kept) >= min(least, _SHORTEST)
    return is_verb(word) and len(kept) >= least


def stand_together(pieces: Sequence[Piece]) -> bool:
    """Return whether the parts, in order, stand so close together that one stretch of text quotes them all."""
    passages = {piece.hit.passage.id for piece in pieces}
    return len(passages) == 1 and pieces[-1].span.end - pieces[0].span.start <= LONGEST_STRETCH


def joined(pieces: Sequence[Piece]) -> str:
    """Return the parts as one stretch of text where they stand close together, else one after the other with 、."""
    first, last = pieces[0], pieces[-1]
    if stand_together(pieces):
        return first.hit.passage.text[first.span.start : last.span.end]
    return "、".join(piece.text for piece in pieces)
