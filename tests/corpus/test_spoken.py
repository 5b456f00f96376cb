"""Whom a text speaks of without a name tells its committee's kind."""

import pytest

from corpus.names import called
from corpus.spoken import levels_spoken, org_spoken_of
from corpus.topics import named, subject


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("县政协请县委督办，全县照此办理。", {"县": 6}),
        ("大理市政协、各县政协和两市政协一起视察。", {}),
        ("市政协委员来到社区，区政协当场答复。", {"市": 1, "区": 2}),
        ("自治区政协视察了项目。", {"自治区": 2}),
        ("社区委员会开门议事。", {}),
    ],
)
def test_only_a_committee_without_a_name_is_spoken_of(text: str, spoken: dict[str, int]) -> None:
    assert dict(levels_spoken(text)) == spoken


def test_an_article_is_of_the_committee_it_speaks_of_and_not_of_one_it_mentions() -> None:
    texts = ["丽水市政协在镇上开了现场会。", "缙云县政协办起书会，县政协主席领读，县政协机关跟读。"]
    assert org_spoken_of(texts) == "缙云县政协"
    assert org_spoken_of(["绍兴市柯桥区政协开了直播，柯桥区政协照单答复。"]) == "柯桥区政协"
    assert org_spoken_of(["委员们走进社区。"]) is None


def test_a_committee_named_in_passing_weighs_less_than_the_one_spoken_of() -> None:
    subjects = [subject(org, "", context=["广西"]) for org in ("桂林市政协", "恭城瑶族自治县政协")]
    passing, plain = named(["县政协立案九十七件，两件转由桂林市政协协调。", "桂林市政协协调了两件。"], subjects)
    assert passing[1] > passing[0]
    assert plain[0] > plain[1]


def test_an_autonomous_region_is_a_level_of_its_own() -> None:
    assert [called(org).level for org in ("内蒙古自治区政协", "集宁区政协")] == ["自治区", "区"]
