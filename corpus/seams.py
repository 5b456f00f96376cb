"""Evidence that one block goes on from another: punctuation, brackets and quotations, words, character n-grams.

Everything is in nats. A score is relative to the plain case, a finished paragraph followed by a new one, which is 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.continuity import Continuity, Floats, plain
from corpus.forms import CLOSERS, OPENERS, SIGNATURE, unbalanced
from corpus.sentences import STOPS
from corpus.words import words

CUT_AFTER_STOP = 6.0
"""Against joining after a full stop: a column seldom breaks just there, and then nobody can tell."""
OPEN_END = 6.0
"""Against ending a paragraph in the middle of a sentence."""
OPEN_START = 6.0
"""Against beginning a paragraph with a comma or a closing quotation mark."""
SHORT_BLOCK, SHORT_SENTENCE = 30, 5
"""A block of fewer characters, or one whose first statement has so few, rather goes on from elsewhere: of 350 whole
paragraphs of labelled pages none does, of the pieces of cut ones half do."""
CHARS_A_NAT = 5
LONG_BLOCK, LONG_CHARS_A_NAT, MOST_WHOLE = 50, 10, 3.5
"""A block of more characters rather begins a paragraph: of the labelled pages' blocks of 60 and more one in sixteen
goes on from elsewhere, of those of 40 to 60 two in seven."""
INDENT = 5.0
"""Against beginning a paragraph without an indent where paragraphs are indented, and against going on with one."""
UNANSWERED = 2.0
"""Against a quotation that is opened or closed and not answered on the other side; sources drop such marks."""
ANSWERED = 4.0
CONTINUITY = 0.65
MOST_CONTINUITY = 14.0
LOST_CHAR = 1.0
SAME_WORD = 1.5
SAME_PHRASE = 2.0
NEXT_IN_FILE = 1.5
EMPTY_SECTION = 3.0
"""Against a section heading without text below it."""
BLOCK_EDGE = 400
"""Brackets are balanced over so many characters at each edge of a block: enough, and linear for any block."""


@dataclass(frozen=True, slots=True)
class Edge:
    """How a block begins and ends.

    ends_badly and starts_badly are what it costs to end, or begin, a paragraph there, whole what it costs one of that
    length to go on from another. asks are the quotations and
    brackets left open, answers the openers that its closing ones need. indented tells that its first line is, as the
    first line of a paragraph, on a page where these are.
    """

    head: str
    tail: str
    ends_badly: float
    starts_badly: float
    asks: str
    answers: str
    stopped: bool
    doubtful: bool
    indented: bool
    whole: float


@dataclass(frozen=True, slots=True)
class Seams:
    """What it is worth that block j follows block i: shape (n, n). joins tells where as one paragraph."""

    worth: Floats
    joins: npt.NDArray[np.bool_]
    join_worth: Floats
    break_worth: Floats
    edges: tuple[Edge, ...]


def edge_of(text: str, *, doubt: float | None, indented: bool | None = None) -> Edge:
    """Return how text begins and ends.

    doubt is how unlike a section heading it is, None for text that cannot be one; indented None where no paragraph is.
    """
    asks, _ = unbalanced(text[-BLOCK_EDGE:])
    _, answers = unbalanced(text[:BLOCK_EDGE])
    core = text.rstrip(CLOSERS)
    stopped = (bool(core) and core[-1] in STOPS) or bool(SIGNATURE.search(text[-60:]))
    return Edge(
        head=text[:12],
        tail=text[-12:],
        ends_badly=_end_cost(text, stopped=stopped, doubt=doubt) + UNANSWERED * bool(asks),
        starts_badly=_start_cost(text, doubt=doubt) + UNANSWERED * bool(answers) + INDENT * (indented is False),
        asks=asks,
        answers=answers,
        stopped=stopped,
        doubtful=doubt is not None,
        indented=bool(indented),
        whole=min(max(0, len(text) - LONG_BLOCK) / LONG_CHARS_A_NAT, MOST_WHOLE),
    )


def _start_cost(text: str, *, doubt: float | None) -> float:
    if text[0] in CLOSERS + STOPS + "，,、；;：:":
        return OPEN_START
    if doubt is not None or text[0] in OPENERS:
        return 0.0
    length = text.find("。") if 0 <= text.find("。") <= SHORT_SENTENCE else len(text)
    return max(0, SHORT_BLOCK - length) / CHARS_A_NAT


def _end_cost(text: str, *, stopped: bool, doubt: float | None) -> float:
    if stopped:
        return 0.0
    if doubt is not None:
        return doubt
    if text[-1] in "：:；;" or text.endswith("——"):
        return OPEN_END / 3
    return OPEN_END * (0.5 if text[-1] in CLOSERS else 1.0)


def seams(
    texts: Sequence[str],
    doubts: Sequence[float | None],
    model: Continuity,
    *,
    page: str,
    items: Sequence[bool],
    indents: Sequence[bool | None],
    nearest: bool = False,
) -> Seams:
    """Return what every order of two blocks is worth, for all blocks of a page.

    page is the page's whole text, whose phrases tell what stands together elsewhere on it. items are no pieces of
    paragraphs; indents tell which blocks are indented, None where no paragraph is. With nearest only blocks beside one
    another may be joined, which is linear.
    """
    edges = tuple(
        edge_of(text, doubt=0.0 if item else doubt, indented=indented)
        for text, doubt, item, indented in zip(texts, doubts, items, indents, strict=True)
    )
    ends = np.array([edge.ends_badly for edge in edges], dtype=np.float32)
    starts = np.array([edge.starts_badly for edge in edges], dtype=np.float32)
    break_worth = -(ends[:, None] + starts[None, :]) - EMPTY_SECTION * _headings_in_a_row(edges)
    join_worth = _joins(edges, model, plain(page), nearest=nearest)
    join_worth[list(items)] = join_worth[:, list(items)] = -np.inf
    worth = np.maximum(join_worth, break_worth)
    return Seams(worth, join_worth > break_worth, join_worth, break_worth, edges)


def _headings_in_a_row(edges: tuple[Edge, ...]) -> npt.NDArray[np.bool_]:
    """Return where a heading would be read after a heading that it does not stand below in the file, shape (n, n)."""
    doubtful = np.array([edge.doubtful for edge in edges], dtype=np.bool_)
    return doubtful[:, None] & doubtful[None, :] & ~np.eye(len(edges), k=1, dtype=np.bool_)


def _joins(edges: tuple[Edge, ...], model: Continuity, page: str, *, nearest: bool) -> Floats:
    count = len(edges)
    joins = np.full((count, count), -np.inf, dtype=np.float32)
    rows = [n for n, edge in enumerate(edges) if not edge.stopped or edge.asks]
    if not rows:
        return joins
    heads = [edge.head for edge in edges]
    odds = model.log_odds([edges[n].tail for n in rows], heads)
    # A character set twice, at the end of one column and the beginning of the next, hides the continuity.
    again = model.log_odds([edges[n].tail[:-1] for n in rows], heads) - LOST_CHAR
    for row, n in enumerate(rows):
        edge = edges[n]
        doubled = np.array([head[0] == edge.tail[-1] for head in heads])
        flow = np.where(doubled, np.maximum(odds[row], again[row]), odds[row])
        flow = CONTINUITY * np.clip(flow, -MOST_CONTINUITY, MOST_CONTINUITY)
        others = range(n + 1, min(n + 2, count)) if nearest else range(count)
        for other in others:
            joins[n, other] = flow[other] + _support(edge, edges[other], page, flows=float(flow[other]))
    joins -= np.array([edge.whole for edge in edges], dtype=np.float32)
    np.fill_diagonal(joins, -np.inf)
    beside = np.array([n for n in range(count - 1) if not edges[n].doubtful], dtype=np.int64)
    joins[beside, beside + 1] += NEXT_IN_FILE
    return joins


def _support(left: Edge, right: Edge, page: str, *, flows: float) -> float:
    """Return the evidence for a join but the continuity of its characters, which is flows.

    Words and phrases are only looked for where the characters do not speak against the join.
    """
    worth = -CUT_AFTER_STOP * left.stopped - INDENT * right.indented
    if left.asks and right.answers:
        worth += ANSWERED if left.asks[-1] == right.answers[0] else -UNANSWERED
    elif left.asks or right.answers:
        worth -= UNANSWERED
    if flows < 0:
        return worth
    before, after = plain(left.tail), plain(right.head)
    if before[-2:] + after[:2] in page:
        worth += SAME_PHRASE
    return worth + SAME_WORD * bool(word_across(left.tail, right.head))


def word_across(before: str, after: str) -> str | None:
    """Return the word that the last characters of before and the first of after make together, if any."""
    near = before[-4:]
    at = len(near)
    text = near + after[:4]
    for word in sorted(set(words(text)), key=len, reverse=True):
        start = text.find(word)
        if len(word) > 1 and start < at < start + len(word):
            return word
    return None
