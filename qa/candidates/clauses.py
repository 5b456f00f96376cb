"""Clauses of a text, with quotations and brackets kept whole, and what the text says a word means."""

import itertools
import re

from corpus.sentences import split_sentences
from corpus.types import Span
from qa.candidates.types import Candidate, Form

_PAIRS = {"“": "”", "《": "》", "(": ")", "（": "）", "「": "」"}
_COMMAS = frozenset("，,；;。！？!?：:\n")
_MEANS = re.compile(
    r"(?:^|(?<=[，,。；;(（“]))(?:所谓|其中)?[“「]?(?P<word>[^，,。；;“”]{1,12}?)[”」]?(?:在?[\u4e00-\u9fff]{1,3}语[里中]?)?"
    r"(?:意为|意思是|是指|指的是|即为|即|就是|寓意|简称|又称|包括|包含)(?P<said>[^。；;]{2,80}?)(?=[。；;)）]|$)"
)
_TAKEN_AS = re.compile(
    r"(?:把|将|以)(?P<said>“[^“”]{2,40}”|[^，,。；;“”]{2,30}?)(?:(?:列|定|确定|命名|称|叫)(?:为|作|做)|作为|当作|为)[^，,。；;“”]{0,8}?"
    r"[“「]?(?P<word>[^，,。；;“”]{2,12})[”」]?(?=[，,。；;的]|$)"
)
_PRONOUNS = ("它", "它们", "他", "他们", "她", "她们", "其", "这", "此", "自己", "大家")
_LISTED = re.compile(
    r"(?:“[^“”]{1,16}”(?:、|和|与|及|以及)?){2,9}|[^，,。；;：:！!？?()（）]{1,20}(?:、[^，,。；;：:！!？?、()（）]{1,20}){1,9}"
)


def split_clauses(text: str) -> list[Span]:
    """Return the clauses of a text, without their final comma; a quotation or a bracket is never cut."""
    spans, start, closing = [], 0, ""
    for at, char in enumerate(text):
        if closing:
            closing = "" if char == closing else closing
        elif char in _PAIRS and _PAIRS[char] in text[at : at + 80]:
            closing = _PAIRS[char]
        elif char in _COMMAS and not _inside_number(text, at):
            spans.append(Span(start, at))
            start = at + 1
    spans.append(Span(start, len(text)))
    return [_stripped(text, span) for span in spans if text[span.start : span.end].strip()]


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _stripped(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def find_clauses(text: str, *, longest: int = 60) -> list[Candidate]:
    """Return every clause, and every two neighbours within one sentence that together are not too long."""
    spans = split_clauses(text)
    ends = {sentence.end for sentence in split_sentences(text)}
    pairs = [
        Span(left.start, right.end)
        for left, right in itertools.pairwise(spans)
        if right.end - left.start <= longest and not any(left.end < end <= right.start for end in ends)
    ]
    return [Candidate(form=Form.CLAUSE, start=span.start, end=span.end) for span in (*spans, *pairs)]


def find_meanings(text: str) -> list[Candidate]:
    """Return what the text says a word means (X意为Y, X即Y, 把Y列为X); label is the word."""
    return [
        Candidate(form=Form.MEANING, start=match.start("said"), end=match.end("said"), label=match["word"])
        for pattern in (_MEANS, _TAKEN_AS)
        for match in pattern.finditer(text)
        if match["said"] not in _PRONOUNS
    ]


def parts_of(enumeration: str) -> list[str]:
    """Return the parts of an enumeration: what stands between 、, or each quotation where there is none."""
    return re.findall(r"“[^“”]*”", enumeration) if "、" not in enumeration else enumeration.split("、")


def find_enumerations(text: str) -> list[Candidate]:
    """Return runs of parts with 、 between them, not of single characters (市、区); label is the count of parts."""
    runs = [(match, parts_of(match.group())) for match in _LISTED.finditer(text)]
    return [
        Candidate(form=Form.CLAUSE, start=match.start(), end=match.end(), label=str(len(parts)))
        for match, parts in runs
        if any(len(part) > 1 for part in parts)
    ]
