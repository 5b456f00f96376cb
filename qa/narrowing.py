"""The very words that answer, where the question's form tells them: a meaning, a place within its clause. Pure."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.sentences import sentence_at
from corpus.types import Span
from qa.analysis import Analysis
from qa.candidates.clauses import split_clauses
from qa.candidates.types import Form
from qa.naming import only_name
from qa.parts import LONGEST_STRETCH, Piece
from qa.scoring import FEATURES, score
from qa.several import Found
from qa.types import Kind

_MEANING_ASKED: Final = re.compile(
    r"(?:[^，。？?]{2,16}?(?:政协)?(?:年度|今年)?的?)?[“「]?(?P<word>[^，。？?“”「」]{1,12}?)[”」]?(?:在?[\u4e00-\u9fff]{1,3}语[里中]?的?)?(?:是指|指的是|是|指)什么(?:意思|人)?[？?。\s]*"
)
CLOSE: Final = 1.0
"""How much less a span may score than the best one, so that neither is surely the answer: less than e to 1."""

_DONE_AT: Final = re.compile(
    r"(?:在|利用)(?![这那此])(?P<site>[^，,。；;在]{2,20}?)(?:设立|设置|增设|规划|建立|成立|举行|举办|召开|挂牌)"
)

_LEADS_UP: Final = re.compile(r"(?:后[,，]?|[:：])$")
_SPELT_OUT: Final = re.compile(r"[:：][^。；;！？!?：:]+[；;][^。！？!?：:]+")


def meaning_first(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Return the candidates with what the text says the very word asked about means ahead of all others."""
    asked = _MEANING_ASKED.fullmatch(analysis.understood)
    if analysis.kind is not Kind.WHAT or not asked:
        return ranked
    told = [each for each in ranked if each.candidate.form is Form.MEANING and each.candidate.label == asked["word"]]
    return [*told[:1], *(each for each in ranked if each is not told[0])] if told else ranked


def with_rival(analysis: Analysis, ranked: Sequence[Found]) -> Piece:
    """Return the best span, as far as a span of its sentence that scores nearly as well: 收到246件，立案198件.

    A person or a date stands alone, and so does a number of the very year or aspect that is asked for.
    """
    best, *others = ranked
    kind = analysis.kind
    if kind in {Kind.WHO, Kind.WHEN} or analysis.periods or best.features[FEATURES.index("aspect")]:
        return best.piece
    span = best.piece.span
    sentence = sentence_at(best.hit.passage.text, span.start)
    least = score(kind, best.features) - CLOSE
    for each in itertools.takewhile(lambda one: score(kind, one.features) >= least, others):
        other = each.piece.span
        both = Span(min(span.start, other.start), max(span.end, other.end))
        beside = each.hit.passage.id == best.hit.passage.id and sentence.start <= other.start < sentence.end
        if beside and both != span and both.end - both.start <= LONGEST_STRETCH:
            return Piece(hit=best.hit, span=both)
    return best.piece


def narrowed(analysis: Analysis, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the site alone of where something was done, the name alone where asked, a clause with its main one."""
    if len(pieces) > 1 or analysis.kind not in {Kind.WHERE, Kind.WHAT, Kind.HOW}:
        return pieces
    piece = pieces[0]
    if analysis.kind is not Kind.WHERE:
        told = _with_main_clause(piece)
        return (only_name(analysis.understood, told) if analysis.kind is Kind.WHAT else told,)
    sites = list(_DONE_AT.finditer(piece.text))
    if len(sites) != 1:
        return pieces
    start, end = sites[0].span("site")
    return (Piece(hit=piece.hit, span=Span(piece.span.start + start, piece.span.start + end)),)


def _with_main_clause(piece: Piece) -> Piece:
    """Return a span that leaves off before its main clause (采纳后, 栽下界桩; 定下规矩：单日浇地) to its end.

    What a colon spells out goes on over semicolons to the end of the sentence: 轮流浇:单日东组;双日西组.
    """
    text, span = piece.hit.passage.text, piece.span
    if spelt := _SPELT_OUT.match(text, max(0, span.start - 1)):
        whole = Span(span.start, spelt.end())
        return Piece(hit=piece.hit, span=whole) if whole.end - whole.start <= LONGEST_STRETCH else piece
    if not _LEADS_UP.search(text[span.start : span.end + 1]):
        return piece
    end = sentence_at(text, span.start).end
    following = next((one for one in split_clauses(text) if span.end < one.start < end), None)
    if following is None or following.end - span.start > LONGEST_STRETCH:
        return piece
    return Piece(hit=piece.hit, span=Span(span.start, following.end))
