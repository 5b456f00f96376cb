"""Divisions, places in text, and committees by all their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.divisions import Level, by_name, name_forms
from corpus.regions import divisions_named, find_divisions, org_key, region_of, same_org
from corpus.types import Region, Span

NAMES = sorted(by_name())
FULL_NAMES = sorted({division.name for divisions in by_name().values() for division in divisions})


def found(text: str) -> list[str]:
    return [match.name for match in find_divisions(text)]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("佳木斯市", ("佳木斯市", "佳木斯")),
        ("黑龙江省", ("黑龙江省", "黑龙江")),
        ("海西蒙古族藏族自治州", ("海西蒙古族藏族自治州", "海西州", "海西")),
        ("巴音郭楞蒙古自治州", ("巴音郭楞蒙古自治州", "巴音郭楞州", "巴音郭楞")),
        ("杜尔伯特蒙古族自治县", ("杜尔伯特蒙古族自治县", "杜尔伯特县", "杜尔伯特")),
        ("积石山保安族东乡族撒拉族自治县", ("积石山保安族东乡族撒拉族自治县", "积石山县", "积石山")),
        ("隆林各族自治县", ("隆林各族自治县", "隆林县", "隆林")),
        ("东乡族自治县", ("东乡族自治县", "东乡县", "东乡")),
        ("鄂温克族自治旗", ("鄂温克族自治旗", "鄂温克旗", "鄂温克")),
        ("管城回族区", ("管城回族区", "管城区", "管城")),
        ("内蒙古自治区", ("内蒙古自治区", "内蒙古")),
        ("新疆维吾尔自治区", ("新疆维吾尔自治区", "新疆")),
        ("阿拉善盟", ("阿拉善盟", "阿拉善")),
        ("神农架林区", ("神农架林区", "神农架")),
        ("巴林左旗", ("巴林左旗",)),
        ("琼中黎族苗族自治县", ("琼中黎族苗族自治县", "琼中县", "琼中")),
        ("和县", ("和县",)),
        ("兰州新区", ("兰州新区",)),
    ],
)
def test_a_division_goes_by_its_full_and_its_short_names(name: str, forms: tuple[str, ...]) -> None:
    assert name_forms(name) == forms


def test_the_table_holds_all_three_levels() -> None:
    divisions = {division.code: division for named in by_name().values() for division in named}
    counts = {level: sum(division.level == level for division in divisions.values()) for level in Level}
    assert counts[Level.PROVINCE] == 34
    assert counts[Level.CITY] > 330
    assert counts[Level.COUNTY] > 2800
    assert all((division.parent is None) == (division.level is Level.PROVINCE) for division in divisions.values())


def test_a_division_knows_what_it_lies_in() -> None:
    (county,) = divisions_named("集宁区")
    assert [division.name for division in county.chain] == ["内蒙古自治区", "乌兰察布市", "集宁区"]
    assert county.region == Region(province="内蒙古自治区", city="乌兰察布市", county="集宁区")


def test_districts_of_a_municipality_lie_in_it_directly() -> None:
    assert divisions_named("浦东新区")[0].region == Region(province="上海市", county="浦东新区")


def test_a_shared_name_lists_provinces_first() -> None:
    assert [division.name for division in divisions_named("吉林")] == ["吉林省", "吉林市"]
    assert divisions_named("无此县") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("黑龙江省佳木斯市东风区政协", ["黑龙江省", "佳木斯市", "东风区"]),
        ("佳木斯和牡丹江哪个多", ["佳木斯", "牡丹江"]),
        ("先在白银、天水、张掖试行", ["白银", "天水", "张掖"]),
        ("白银有哪些政协", ["白银"]),
        ("真金白银的支持", []),
        ("画出最大同心圆", []),
        ("重大庆祝活动", []),
        ("实现长治久安", []),
        ("整治文山会海", []),
        ("全州共有十个站", []),
        ("市和县政协共同办理", []),
        ("完成县级任务", []),
        ("中心城区的居民", []),
        ("晋城市城区政协", ["晋城市", "城区"]),
        ("陇南市文县政协", ["陇南市", "文县"]),
        ("赴文县调研", ["文县"]),
        ("黄河南岸的村庄", []),
        ("打造“同心政协”品牌", []),
        ("张掖路街道的居民", []),
        ("甘州区政协召开会议，展示甘州味道", ["甘州区", "甘州"]),
        ("展示甘州味道", []),
        ("青海省海北藏族自治州", ["青海省", "海北藏族自治州"]),
        ("河南县级市", ["河南"]),
    ],
)
def test_names_are_found_where_they_mean_a_place(text: str, names: list[str]) -> None:
    assert found(text) == names


@given(name=st.sampled_from([name for name in FULL_NAMES if len(name) > 3]))
def test_every_full_name_is_found_in_a_sentence(name: str) -> None:
    (match,) = find_divisions(f"近年来，{name}政协履职尽责。")
    assert match.name == name
    assert any(division.name == name for division in match.divisions)


@given(parts=st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=6)), max_size=12))
def test_matches_stand_in_order_at_their_spans_without_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for match in find_divisions(text):
        assert match.span.start >= end
        assert text[match.span.start : match.span.end] == match.name
        assert match.divisions == divisions_named(match.name)
        end = match.span.end


@pytest.mark.parametrize(
    ("org", "region"),
    [
        ("佳木斯市政协", Region(province="黑龙江省", city="佳木斯市")),
        ("佳木斯市东风区政协", Region(province="黑龙江省", city="佳木斯市", county="东风区")),
        ("海西州政协", Region(province="青海省", city="海西蒙古族藏族自治州")),
        ("政协第十四届黑龙江省委员会", Region(province="黑龙江省")),
        ("中国人民政治协商会议四川省委员会", Region(province="四川省")),
        ("北京市朝阳区政协", Region(province="北京市", county="朝阳区")),
        ("吉林政协", Region(province="吉林省")),
        ("吉林市政协", Region(province="吉林省", city="吉林市")),
        ("海南州政协", Region(province="青海省", city="海南藏族自治州")),
        ("古浪政协", Region(province="甘肃省", city="武威市", county="古浪县")),
        ("广州开发区政协", Region(province="广东省", city="广州市")),
        ("新疆生产建设兵团第八师石河子市政协", Region(province="新疆维吾尔自治区", county="石河子市")),
    ],
)
def test_a_committee_is_where_its_name_says(org: str, region: Region) -> None:
    assert region_of(org) == region


def test_a_shared_name_is_decided_by_context_and_else_left_open() -> None:
    assert region_of("鼓楼区政协") == Region(county="鼓楼区")
    assert region_of("向阳区政协") == Region(province="黑龙江省", county="向阳区")
    assert region_of("鼓楼区政协", context=["南京市政协"]) == Region(province="江苏省", city="南京市", county="鼓楼区")
    assert region_of("城关区政协", context=["政协奋进新征程(甘肃篇)"]) == Region(
        province="甘肃省", city="兰州市", county="城关区"
    )


def test_a_committee_named_by_its_level_is_that_of_the_context() -> None:
    assert region_of("省政协", context=["政协奋进新征程(甘肃篇)"]) == Region(province="甘肃省")
    assert region_of("省政协") is None
    assert region_of("省政协", context=["甘肃、青海两省"]) is None


@pytest.mark.parametrize("org", ["", "政协", "全国政协", "无名县政协", "第三师政协工委", "开发区政协", "委员会"])
def test_what_names_no_known_place_has_no_region(org: str) -> None:
    assert region_of(org) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("杜尔伯特县政协", "杜尔伯特蒙古族自治县政协"),
        ("杜尔伯特县政协", "政协杜尔伯特蒙古族自治县委员会"),
        ("文山州政协", "云南省文山壮族苗族自治州政协"),
        ("东风区政协", "佳木斯市东风区政协"),
        ("鸡西政协", "鸡西市政协"),
        ("内蒙古政协", "政协内蒙古自治区委员会"),
    ],
)
def test_one_committee_has_one_key(one: str, other: str) -> None:
    assert org_key(one) == org_key(other)
    assert same_org(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("吉林省政协", "吉林市政协"),
        ("海南省政协", "海南州政协"),
        ("徐州市鼓楼区政协", "南京市鼓楼区政协"),
        ("兰州新区政协", "兰州市政协"),
        ("市政协", "县政协"),
        ("广州市政协", "广州开发区政协"),
    ],
)
def test_two_committees_have_two_keys(one: str, other: str) -> None:
    assert not same_org(one, other)


@given(name=st.sampled_from(FULL_NAMES))
def test_a_full_name_and_its_formal_name_are_one_committee(name: str) -> None:
    assert same_org(f"{name}政协", f"政协{name}委员会")


@given(name=st.sampled_from(NAMES))
def test_a_key_is_a_name_of_the_committee_itself(name: str) -> None:
    key = org_key(f"{name}政协")
    assert org_key(key) == key


@given(org=st.text(max_size=30), context=st.lists(st.text(max_size=20), max_size=3))
def test_a_region_has_at_least_one_part(org: str, context: list[str]) -> None:
    region = region_of(org, context=context)
    assert region is None or region.name


def test_a_name_at_the_end_of_a_text_ends_there() -> None:
    assert [match.span for match in find_divisions("内蒙古")] == [Span(0, 3)]
