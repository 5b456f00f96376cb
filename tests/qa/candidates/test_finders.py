"""What each finder takes for a span of its form."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.candidates.agents import asks_agent, find_agents
from qa.candidates.clauses import (
    find_clauses,
    find_enumerations,
    find_meanings,
    split_clauses,
)
from qa.candidates.dates import asked_grain, find_dates, grain_fits
from qa.candidates.names import asked_office, find_names, office_fits
from qa.candidates.numbers import asked_units, find_numbers, find_ranks, units_agree, with_units_of
from qa.candidates.places import asked_place, find_places
from qa.candidates.titles import asked_type, asks_document, find_quoted, find_titles
from qa.candidates.types import Candidate

Finder = Callable[[str], list[Candidate]]
FINDERS = (
    find_numbers,
    find_ranks,
    find_names,
    find_agents,
    find_dates,
    find_places,
    find_titles,
    find_quoted,
    find_clauses,
    find_meanings,
    find_enumerations,
)
PROSE = st.text(
    "县政协主席王小明说今年3月15日在社区召开会议，提出“三亮一争”《办法》共59个、1.4亿元。；（）至的 \n", max_size=80
)


def said(finder: Finder, text: str) -> list[str]:
    return [text[found.start : found.end] for found in finder(text)]


@settings(deadline=None)  # The first call reads the dictionary.
@given(PROSE)
@pytest.mark.parametrize("finder", FINDERS)
def test_every_span_lies_in_the_text_and_says_something(finder: Finder, text: str) -> None:
    for found in finder(text):
        assert 0 <= found.start < found.end <= len(text)


@given(PROSE)
def test_clauses_are_in_order_and_apart(text: str) -> None:
    spans = split_clauses(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("晚上七点到九点开门。", ["晚上七点到九点"]),
        ("每晚十点半以后停止。", ["每晚十点半"]),
        ("提出三点意见，第二点是晚些开。", []),
    ],
)
def test_clock_times_are_told_from_points_of_a_list(text: str, clocks: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_dates(text) if one.label == "t"] == clocks


def test_a_date_that_only_points_back_fits_half() -> None:
    back = next(one for one in find_dates("县里当年整改16个"))
    assert grain_fits("", back.label) == 0.5


def test_all_counties_are_no_place() -> None:
    assert said(find_places, "向各县推广，在壶镇召开") == ["壶镇"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("建成59个工作站", ["59个"]),
        ("办理提案1600多件、近万人次参加", ["1600多件", "近万人次"]),
        ("共投资1.4亿元，满意率达99.7%", ["1.4亿元", "99.7%"]),
        ("第737期早读会，接待1.2万余人次", ["第737期", "1.2万余人次"]),
        ("2022年6月15日开会", []),
        ("他写了一篇文章，分成三个部分", ["三个"]),
    ],
)
def test_numbers_come_with_their_measure_words(text: str, numbers: list[str]) -> None:
    assert said(find_numbers, text) == numbers


@pytest.mark.parametrize(
    ("asked", "found", "agreement"),
    [
        ("件", "件", 1.0),
        ("回", "次", 0.8),
        ("亿元", "元", 1.0),
        ("平方米", "批", 0.0),
        ("元", "个", 0.0),
        ("个", "家", 0.8),
    ],
)
def test_measure_words_agree_within_a_class(asked: str, found: str, agreement: float) -> None:
    assert units_agree(asked, found) == pytest.approx(agreement)


def test_the_measure_word_is_read_from_the_question() -> None:
    assert asked_units("上市多少枚鸡蛋？") == ("枚",)
    assert asked_units("谁说的？") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县政协主席王海明带队调研", ["王海明"]),
        ("副省长杨斌批示", ["杨斌"]),
        ("委员丁延鹏跑了十几个小区", ["丁延鹏"]),
        ("“办得好。”石磊说", ["石磊"]),
        ("书记关心群众，群众解难题", []),
        ("主席会议成员高度重视", []),
        ("县政协主席扎西次仁表示", ["扎西次仁"]),
        ("委员阿卜杜拉·买买提说", ["阿卜杜拉·买买提"]),
        ("市政协主席于长江说：“好。”", ["于长江"]),
        ("办公室主任汪清和统计了数字", ["汪清和"]),
        ("主任汪清和李明到会", ["汪清"]),
        ("主任额尔登其木格为核实古井走了两天", ["额尔登其木格"]),
        ("船长是渔民占水根。", ["占水根"]),
        ("调解员名叫牛保田,是退休法官", ["牛保田"]),
        ("两社堵了渠口,高慧兰蹚着泥水去劝", ["高慧兰"]),
        ("村民来喝茶,汪口村也摆了茶桌", []),
    ],
)
def test_names_stand_by_an_office_or_a_verb_of_saying(text: str, names: list[str]) -> None:
    assert [name for name in said(find_names, text) if name in names or not names] == names


def test_the_office_is_part_of_what_was_found() -> None:
    (found,) = find_names("市政协副主席李明到会")
    assert found.label == "副主席"
    assert office_fits("主席", "副主席") == 0
    assert office_fits("主席", "党组书记、主席") == 1
    assert asked_office("某县政协的主席叫什么？") == "主席"
    assert asked_office("Who is the chair?") == "主席"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("5月22日至24日视察", ["5月22日至24日"]),
        ("今年4月成立", ["今年4月"]),
        ("自2022年以来", ["2022年以来"]),
        ("2022年6月15日上午9时开会", ["2022年6月15日", "上午9时"]),
    ],
)
def test_dates_are_whole(text: str, dates: list[str]) -> None:
    assert said(find_dates, text) == dates


def test_a_day_does_not_answer_for_a_year() -> None:
    assert grain_fits(asked_grain("哪一年建的？"), "md") == 0
    assert grain_fits(asked_grain("哪天开的？"), "md") == 1
    assert grain_fits(asked_grain("什么时候开的？"), "md") > grain_fits(asked_grain("什么时候开的？"), "y") > 0.5


def test_places_by_their_form() -> None:
    text = "近日，委员们走进乌兰浩特市胜利小区"
    assert any(place.endswith("胜利小区") for place in said(find_places, text))
    assert "走进乌兰浩特市胜利小区" not in said(find_places, text)
    assert asked_place("老小区在哪个市？") == "市"
    assert asked_place("先在哪两个镇试点？") == "镇"
    assert "成山镇" in said(find_places, "市政协在成山镇帮着办起饭堂")
    assert "柳镇夜市" in said(find_places, "王二梅说柳镇夜市上有个摊位")
    assert asked_place("设了哪个区域品牌？") == ""


def test_a_bare_word_for_a_place_is_no_place() -> None:
    assert said(find_places, "会议在这里举行，后来在茶馆里召开") == []


def test_titles_are_whole_and_typed() -> None:
    text = "制定《贯彻〈关于加强工作的意见〉的若干措施》和《工作办法(试行)》"
    assert said(find_titles, text) == ["《贯彻〈关于加强工作的意见〉的若干措施》", "《工作办法(试行)》"]
    assert [found.label for found in find_titles(text)] == ["措施", "办法"]
    assert asked_type("出台了哪份规定？") == "规定"
    assert asks_document("提案的题目是什么？")
    assert not asks_document("议事的题目从哪里来？")


def test_quotations_that_are_sentences_are_no_names() -> None:
    assert said(find_quoted, "“很好。”他指着“三聚”品牌说") == ["“三聚”"]


def test_clauses_keep_quotations_whole() -> None:
    assert said(find_clauses, "他说“亮身份，亮承诺”，大家鼓掌。")[:2] == ["他说“亮身份，亮承诺”", "大家鼓掌"]


def test_what_a_word_means() -> None:
    (found,) = find_meanings("(“阿祥”意为舅舅)")
    assert found.label == "阿祥"


def test_enumerations_count_their_parts() -> None:
    assert [found.label for found in find_enumerations("采取荐题、出题、征题等方式")] == ["3"]
    assert [found.label for found in find_enumerations("实行“组织派”“委员领”“街坊提”")] == ["3"]


@pytest.mark.parametrize(
    ("typed", "mended", "read"),
    [
        ("化解纠纷多少起?", "化解纠纷多少期?", "化解纠纷多少起?"),
        ("收集信西多少条?", "收集信息多少条?", "收集信息多少条?"),
        ("收集信西多少条", "收集信息", "收集信息"),
    ],
)
def test_a_measure_word_that_is_asked_with_is_never_mended(typed: str, mended: str, read: str) -> None:
    assert with_units_of(typed, mended) == read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县政协委员、建筑设计师顾一鸣和同事们登门", ["顾一鸣"]),
        ("种植大户柳得水的大棚", ["柳得水"]),
        ("摄影师陈江南每月下河", ["陈江南"]),
        ("把搭建协商平台作为抓手", []),
        ("提案委委员党支部开会", []),
    ],
)
def test_a_calling_opens_a_name(text: str, names: list[str]) -> None:
    assert said(find_names, text) == names


def test_an_office_joined_to_a_calling_is_the_person_s() -> None:
    assert [found.label for found in find_names("县政协委员、建筑设计师顾一鸣说")] == ["委员"]


def test_who_does_a_thing_may_be_bodies() -> None:
    assert said(find_agents, "每年由提案人、承办单位、群众代表分别打分") == ["提案人、承办单位、群众代表"]
    assert said(find_agents, "自由发言，理由充分") == []
    assert asks_agent("评议由谁来打分？")
    assert not asks_agent("主席是谁？")


def test_a_place_in_an_order_is_found_by_its_words() -> None:
    assert said(find_ranks, "建成47个，数量居各县之首") == ["居各县之首"]
    assert said(find_ranks, "满意率位列全省第二") == ["位列全省第二"]


@pytest.mark.parametrize("text", ["覆盖23个乡镇", "困扰全村多年", "建设文明村寨", "十几年村干部", "开在了这里"])
def test_runs_of_a_sentence_are_no_places(text: str) -> None:
    assert said(find_places, text) == []


def test_a_place_ends_where_something_was_moved_to() -> None:
    assert "壶镇的学堂" in said(find_places, "书会就设在壶镇的学堂里，每月一次")


def test_what_is_ranked_as_something_is_what_that_is() -> None:
    found = find_meanings("区政协把“做强榨菜产业”列为年度“一号课题”。")
    assert [(one.label, said(find_meanings, "把“做强榨菜产业”列为“一号课题”")) for one in found] == [
        ("一号课题", ["“做强榨菜产业”"])
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区政协主席艾青川要求，不搞重复建设", ["艾青川"]),
        ("快递员姚小满就是站长", ["姚小满"]),
        ("请来掌墨师杨求诗带班修复", ["杨求诗"]),
        ("“协商员”房老三一连开了四次会", ["房老三"]),
        ("退休法官洛绒泽仁支起帐篷", ["洛绒泽仁"]),
        ("最年长的陈继福今年93岁", ["陈继福"]),
        ("市政协主席会议强调", []),
    ],
)
def test_a_name_ends_where_a_word_begins(text: str, names: list[str]) -> None:
    assert said(find_names, text) == names


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("龙窑今年元旦点火复烧", ["今年元旦"]),
        ("每月最后一个周三晚上", ["每月最后一个周三"]),
        ("每周二、周五轮流停靠", ["每周二、周五"]),
        ("每月5日、20日接待群众", ["每月5日、20日"]),
    ],
)
def test_feasts_and_days_that_come_again_are_dates(text: str, dates: list[str]) -> None:
    assert dates[0] in said(find_dates, text)


def test_measure_words_are_mistyped_for_each_other() -> None:
    assert units_agree("只", "支") > units_agree("只", "份")
    assert units_agree("元", "") == 0


def test_a_pronoun_is_no_meaning() -> None:
    assert said(find_meanings, "群众把它们叫作“委员驿站”。") == []


def test_days_that_come_again_are_no_date_of_an_event() -> None:
    (weekly,) = find_dates("每月5日接待群众")[-1:]
    assert weekly.label == "r"
    assert grain_fits(asked_grain("什么时候挂的牌？"), "r") < grain_fits(asked_grain("什么时候挂的牌？"), "ym")
    assert grain_fits(asked_grain("固定在哪天？"), "r") > 0


def test_who_was_chosen_may_be_people_of_a_sort() -> None:
    assert said(find_agents, "聘请20名长住本地的外地老干部担任联络员") == ["长住本地的外地老干部"]


def test_a_name_ends_before_a_verb_that_is_marked_as_one() -> None:
    assert said(find_names, "监督组组长、县政协办公室主任訾苇岸晒脱了两层皮") == ["訾苇岸"]


def test_one_of_a_body_who_does_something_is_named() -> None:
    assert said(find_names, "护林队的杨再和带着律师守了三夜") == ["杨再和"]


def test_a_half_behind_the_measure_word_belongs_to_the_number() -> None:
    assert said(find_numbers, "由四成提高到七成半，半数达标") == ["四成", "七成半"]
