"""The rows of a list question as an answer: one sentence, the items, and their numbered citations. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from index.types import Filter, Hit
from qa.analysis import Analysis
from qa.citations import cite, cut, numbered, occurrences
from qa.listing.rows import Proof, Row, Rows
from qa.terms import CORE
from qa.types import Answer, Citation, Examined, Item, Match

LEAST_CITED: Final = 10
_NAMED: Final = 30
_FEW_ROWS: Final = 40


def answer_list(
    analysis: Analysis, found: Rows, hits: Sequence[Hit], within: Filter, examined: Examined, *, missing: str | None
) -> Answer:
    """Return the answer that rows give; without any, the nearest passages and missing, which says why."""
    places = _cited_proofs(found.rows) or _cited_proofs(found.close)[:LEAST_CITED]
    cited = [_citation(proof) for _, proof in places]
    quoted = {proof.hit.passage.id for _, proof in places}
    terms = [term.text for term in analysis.terms]
    others = [hit for hit in hits if hit.passage.id not in quoted][: max(LEAST_CITED - len(cited), 0)]
    cited += [cite(hit, n=1, highlights=occurrences(hit.passage.text, terms)) for hit in others]
    return Answer(
        question=analysis.question,
        understood=analysis.understood,
        kind=analysis.kind,
        text=sentence(analysis, found.rows, examined) if found.rows else None,
        items=tuple(_item(row, places) for row in found.rows),
        citations=numbered(cited),
        abstained_because=missing,
        filter=within,
        confidence=max((row.score for row in found.rows), default=0.0),
        examined=examined,
    )


def _cited_proofs(rows: Sequence[Row]) -> list[tuple[str, Proof]]:
    """Return the proofs to cite with whose they are: every row's best first, then its next ones."""
    depth = 3 if len(rows) <= _FEW_ROWS else 1
    return [(row.org, row.proofs[place]) for place in range(depth) for row in rows if place < len(row.proofs)]


def _item(row: Row, places: Sequence[tuple[str, Proof]]) -> Item:
    numbers = [n for n, (org, _) in enumerate(places, 1) if org == row.org]
    return Item(org=row.org, region=row.region, match=row.match, citations=tuple(numbers), number=row.number)


def _citation(proof: Proof) -> Citation:
    whole = cite(proof.hit, n=1, highlights=proof.evidence.spans)
    if proof.org is None or proof.piece is None:
        return whole
    piece = proof.piece
    inside = [type(span)(span.start - piece.start, span.end - piece.start) for span in proof.evidence.spans]
    return replace(
        whole,
        org=proof.org,
        region=None,
        text=whole.text[piece.start : piece.end],
        spans=cut(proof.hit.passage, piece),
        highlights=tuple(inside),
    )


def sentence(analysis: Analysis, rows: Sequence[Row], examined: Examined) -> str:
    """Return one sentence that names the committees, exact and near apart, and what was examined."""
    exact = [row for row in rows if row.match is Match.EXACT]
    near = [row for row in rows if row.match is Match.NEAR]
    if analysis.negated and not any(row.proofs for row in rows):
        return _unsaid(analysis, rows, examined)
    if analysis.language == "zh":
        return "".join(_chinese(exact, near, examined))
    return " ".join(_english(exact, near, examined))


def _unsaid(analysis: Analysis, rows: Sequence[Row], examined: Examined) -> str:
    names = _names(rows, "、")
    if analysis.language == "zh":
        return f"资料里没有写到此事的有{len(rows)}家：{names}。没有写到不等于没有（已查阅{examined.passages}段文字）。"
    return f"{len(rows)} committee(s) of which the corpus does not say so, which is no proof: {names}."


def _chinese(exact: Sequence[Row], near: Sequence[Row], examined: Examined) -> Iterator[str]:
    if exact:
        yield f"共{len(exact)}家：{_names(exact, '、')}"
    if near:
        yield f"{'；说法相近的还有' if exact else '没有原词，说法相近的有'}{len(near)}家：{_names(near, '、')}"
    yield f"（已查阅{examined.orgs}家政协的{examined.passages}段文字）。"


def _english(exact: Sequence[Row], near: Sequence[Row], examined: Examined) -> Iterator[str]:
    if exact:
        yield f"{len(exact)} committee(s): {_names(exact, ', ')}."
    if near:
        yield "In similar words" if exact else "None in these words; in similar words"
        yield f"{len(near)}: {_names(near, ', ')}."
    yield f"({examined.passages} passages of {examined.orgs} committees examined.)"


def _names(rows: Sequence[Row], comma: str) -> str:
    named = comma.join(row.org + (f"({row.number})" if row.number else "") for row in rows[:_NAMED])
    return named + ("等" if len(rows) > _NAMED else "")


def none_has_all(parts: Sequence[Analysis], examined: Examined) -> str:
    """Return that no committee has all of what is asked for together."""
    wanted = "”和“".join(map(_wanted, parts))
    return f"已查阅{examined.orgs}家政协的{examined.passages}段文字，没有一家同时写到“{wanted}”。"


def _wanted(analysis: Analysis) -> str:
    return "、".join(term.text for term in analysis.terms if term.weight >= CORE) or analysis.predicate
