"""Questions for the name of something: 品牌叫什么, 推出了哪个平台. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.types import Span
from qa.analysis import Analysis
from qa.candidates.titles import find_quoted
from qa.candidates.types import Form
from qa.parts import Piece
from qa.scoring import score
from qa.several import Found
from qa.types import Kind

_THING: Final = (
    r"(?:品牌|平台|机制|模式|活动|项目|栏目|载体|名片|阵地|工程|行动|工作法|组织|团队|队伍|基地|制度|讲堂|书院|热线)"
)
_NAME_ASKED: Final = re.compile(
    rf"(?:叫|称|命名|取名|起名)(?:做|作|为)?(?:个)?(?:什么|啥)|名[字称](?:是|叫)?(?:什么|啥)|(?:什么|啥)名"
    rf"|{_THING}(?:是|有)(?:什么|啥|哪)|(?:[哪那]一?[个种项支]|什么|啥)[^，。？?的]{{0,4}}?{_THING}"
)
_LEADS: Final = r"(?:政协)?[^，,。；;：:“”、]{0,8}$"
_CALLED: Final = re.compile(r"(?:叫|叫作|叫做|称为|称作|名为|取名|命名为|《)")
MARGIN: Final = 6.0
_OTHERS_ARTICLE: Final = 0.8


def asks_name(question: str) -> bool:
    """Return whether a question asks how something is called."""
    return bool(_NAME_ASKED.search(question))


def named_beside(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put a quoted name first that another's article gives beside the committee asked about (甲县政协的“某某会”)."""
    if analysis.kind is not Kind.WHAT or not asks_name(analysis.understood):
        return ranked
    owners = [name.removesuffix("政协") for name in (*analysis.orgs, *analysis.places)]
    beside = re.compile(f"(?:{'|'.join(map(re.escape, owners))}){_LEADS}")
    told = [each for each in ranked if owners and _is_beside(each, beside, analysis.understood)]
    return [*told[:1], *(each for each in ranked if each is not told[0])] if told else ranked


def naming(analysis: Analysis, ranked: Sequence[Found]) -> Sequence[Found]:
    """Put the best span that gives a quoted name first, where a name is asked for and the best one gives none."""
    question = analysis.understood
    if analysis.kind is not Kind.WHAT or not asks_name(question) or _names(ranked[0], question):
        return ranked
    least = score(analysis.kind, ranked[0].features) - MARGIN
    telling = (each for each in ranked if _names(each, question) and score(analysis.kind, each.features) >= least)
    first = next(telling, ranked[0])
    return [first, *(each for each in ranked if each is not first)]


def _names(found: Found, question: str) -> bool:
    """Return whether a span gives a name, quoted or as a meaning, that the question does not say."""
    text = found.piece.text
    said = [text[each.start + 1 : each.end - 1] for each in find_quoted(text)]
    return any(name not in question for name in said) or bool(_CALLED.search(text))


def _is_beside(found: Found, beside: re.Pattern[str], question: str) -> bool:
    if found.candidate.form is not Form.QUOTED or found.place >= _OTHERS_ARTICLE:
        return False
    return found.piece.text.strip("“”") not in question and bool(beside.search(_before(found)))


def _before(found: Found) -> str:
    return found.hit.passage.text[max(0, found.candidate.start - 24) : found.candidate.start]


def only_name(question: str, piece: Piece) -> Piece:
    """Return the one quoted name of a clause that the question does not say itself; the clause where there is none."""
    if not asks_name(question):
        return piece
    names = [each for each in find_quoted(piece.text) if piece.text[each.start + 1 : each.end - 1] not in question]
    if len(names) != 1:
        return piece
    return Piece(hit=piece.hit, span=Span(piece.span.start + names[0].start, piece.span.start + names[0].end))
