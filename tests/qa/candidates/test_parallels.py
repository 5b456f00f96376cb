"""Neighbouring clauses that are built alike."""

import pytest

from qa.candidates.parallels import alike, find_announced, find_parallels


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("按时上交得绿星", "迟交一周得黄星", True),
        ("第一步先走访", "第二步再开会", True),
        ("第一步先走访", "第二年再开会", False),
        ("会场不大", "人数不多", True),
        ("村民说的记一本", "委员看到的记一本", True),
        ("县政协召开会议", "部署全年工作", False),
    ],
)
def test_clauses_are_alike_by_their_frame(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "考核分三档：按时上交得绿星，迟交一周得黄星，迟交一月得红星，由办公室公布。",
            ["按时上交得绿星，迟交一周得黄星，迟交一月得红星"],
        ),
        ("推行两步法，第一步先走访，第二步再开会。", ["第一步先走访，第二步再开会"]),
        ("县政协召开会议，部署全年工作。", []),
    ],
)
def test_runs_are_found_whole(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_parallels(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("村里定了三条：事由村民提，会由委员开，账由大家看。", ["事由村民提，会由委员开，账由大家看"]),
        ("“两步走”办法：先走访，再开会，最后公布。", ["先走访，再开会"]),
        ("村里定了三条：事由村民提，会由委员开。", []),
    ],
)
def test_as_many_clauses_follow_a_colon_as_were_announced(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_announced(text)] == expected
