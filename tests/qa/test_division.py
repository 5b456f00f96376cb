"""The division in which something lies."""

import pytest

from corpus.types import Region
from index.reader import Index
from qa.division import asked_division, find_division, part_of

REGION = Region(province="青海省", city="西宁市", county="城东区")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("草甸村在哪个县？", ("草甸村", "县")),
        ("城东区政协在哪个市", ("城东区政协", "市")),
        ("草甸村在哪里", ("草甸村", "")),
        ("工作站设在哪里", None),
        ("院坝协商在哪里举行", None),
        ("草甸村在哪个社区？", None),
    ],
)
def test_what_lies_where(question: str, asked: tuple[str, str] | None) -> None:
    assert asked_division(question) == asked


@pytest.mark.parametrize(
    ("rank", "name"), [("省", "青海省"), ("市", "西宁市"), ("区", "城东区"), ("县", None), ("", "青海省西宁市城东区")]
)
def test_the_part_of_a_rank(rank: str, name: str | None) -> None:
    assert part_of(REGION, rank) == name


def test_the_record_of_the_article_tells(sample_index: Index) -> None:
    found = find_division(sample_index, "祁连县政协", "省")
    assert found is not None
    assert found.name == "青海省"
    assert find_division(sample_index, "无此一村", "县") is None
