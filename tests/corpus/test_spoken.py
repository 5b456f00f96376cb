"""Whom a text speaks of without a name tells its committee's kind."""

import numpy as np
import pytest

from corpus.names import called
from corpus.scores import SWITCH
from corpus.spoken import levels_spoken, org_spoken_of
from corpus.topics import Vocabulary, named, subject


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


def test_text_further_below_a_heading_may_be_another_article_s() -> None:
    below = [
        "县政协的会客厅设在寨子里。",
        "北川县政协建起十四处。",
        "市政协请来教授。",
        "阆中市政协主席致辞，市委支持。",
    ]
    assert org_spoken_of(below) == "北川县政协"


def test_a_committee_named_by_its_place_alone_is_named() -> None:
    subjects = [subject(org, "", context=["江西"]) for org in ("上饶市政协", "九江市政协")]
    (short, full) = named(["九江政协文史馆开馆。", "九江市政协开会。"], subjects)
    assert short.tolist() == full.tolist()


def test_places_of_its_own_region_speak_for_a_committee() -> None:
    subjects = [subject(org, "", context=["吉林"]) for org in ("通化市政协", "集安市政协", "辽源市政协")]
    (city,) = named(["得到通化市的批示。"], subjects)
    assert city[0] > city[1] > city[2] == 0
    one, several = named(["柳河县来了人。", "柳河县、辉南县都来了人。"], subjects)
    assert several[0] > one[0] > one[1] == one[2] == 0


def test_a_long_article_does_not_win_the_words_of_a_short_one() -> None:
    common = "委员提交提案，政协召开会议，组织监督视察，收集群众意见。"
    long = [f"{common}{topic}有变化。" for topic in "茶水路桥树学医养商农工书"]
    owners = np.array([0, *[1] * len(long), 0])
    shared = Vocabulary(["崩岗治理见效。", *long, f"{common}治理见效。"], ["崩岗治理", "协商"]).shared(owners)
    assert shared[-1, 0] > shared[-1, 1]


def test_a_committee_named_in_passing_weighs_less_than_the_one_spoken_of() -> None:
    subjects = [subject(org, "", context=["广西"]) for org in ("桂林市政协", "恭城瑶族自治县政协")]
    passing, plain = named(["县政协立案九十七件，两件转由桂林市政协协调。", "桂林市政协协调了两件。"], subjects)
    assert passing[1] > passing[0]
    assert plain[0] > plain[1]


def test_an_autonomous_region_is_a_level_of_its_own() -> None:
    assert [called(org).level for org in ("内蒙古自治区政协", "集宁区政协")] == ["自治区", "区"]


def test_a_name_outweighs_the_level_that_its_neighbour_shares() -> None:
    one, other = (subject(f"{place}市政协", "", context=()) for place in ("唐山", "邢台"))
    found = named(
        ["唐山市政协开发平台。市政协委员扫码报名,全市都能看到。"], [one, other, subject("正定县政协", "", context=())]
    )[0]
    assert found[0] - found[1] > SWITCH
    assert found[1] > found[2]
