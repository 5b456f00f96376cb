"""The very words that answer, where the question's form tells them."""

import pytest

from corpus.types import Span
from qa.analysis import analyse
from qa.narrowing import narrowed
from qa.parts import Piece
from tests.qa.test_facts import hit


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("委员写出建议,林业局采纳后,栽下界桩百根,又派了人。", "林业局采纳后", "林业局采纳后,栽下界桩百根"),
        ("两家喝了茶,定下规矩:单日浇地,双日吃水。", "定下规矩", "定下规矩:单日浇地"),
        ("轮流浇:单日归东组,早上开闸;双日归西组。", "单日归东组", "单日归东组,早上开闸;双日归西组"),
        ("林业局采纳了建议,栽下界桩百根。", "林业局采纳了建议", "林业局采纳了建议"),
        ("这是采纳之后。栽下界桩百根。", "这是采纳之后", "这是采纳之后"),
    ],
)
def test_a_clause_that_leads_up_to_its_main_clause_runs_on_to_it(text: str, span: str, expected: str) -> None:
    at = text.index(span)
    (piece,) = narrowed(analyse("后来怎么办的？"), (Piece(hit=hit(text), span=Span(at, at + len(span))),))
    assert piece.text == expected
