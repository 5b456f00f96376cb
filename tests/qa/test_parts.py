"""Answers of several parts: enumerations, numbers and what counted names stand for."""

import pytest

from qa.candidates.clauses import find_enumerations
from qa.parts import asked_count, listed_count, trimmed
from tests.qa.test_facts import answer, hit


@pytest.mark.parametrize(
    ("question", "listed", "asked"),
    [
        ("在哪三个市试点？", 3, 3),
        ("In which three cities is it tried?", 3, 3),
        ("“五建模式”是什么？", 0, 5),
        ("在哪里试点？", 0, 0),
    ],
)
def test_how_many_parts_are_asked_for(question: str, listed: int, asked: int) -> None:
    assert (listed_count(question), asked_count(question)) == (listed, asked)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("并在甲水、乙银、丙峪关开展试点工作", "甲水、乙银、丙峪关"),
        ("县政协用委员点题、居民来信、网上留言等几种办法", "委员点题、居民来信、网上留言"),
        ("建立9项工作、8项会议、7项活动“三个清单”", "9项工作、8项会议、7项活动"),
        ("党建引领、协商为民", "党建引领、协商为民"),
        (
            "各级政协坚持“问题不清不放过、整改不力不放过、群众不满不放过”",
            "问题不清不放过、整改不力不放过、群众不满不放过",
        ),
    ],
)
def test_an_enumeration_loses_what_its_outer_parts_carry_along(text: str, kept: str) -> None:
    [found] = find_enumerations(text)
    span = trimmed(text, found)
    assert text[span.start : span.end] == kept


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "“四个台账”是什么？",
            "县政协列出5项工作、6项会议、7项文件、8项活动“四个台账”,逐项落实。",
            "5项工作、6项会议、7项文件、8项活动",
        ),
        (
            "“三明”品牌是哪三明？",
            "县政协以明责强担当,以明纪强作风,以明法强本领,创建政协“三明”品牌。",
            "以明责强担当,以明纪强作风,以明法强本领",
        ),
        (
            "“三少”会商是哪三少？",
            "会商选在果园、林场、山场，发言稿少，参会人少，耗时少，人称“三少”会商。",
            "发言稿少，参会人少，耗时少",
        ),
        (
            "“两轮走访法”是怎么做的？",
            "推行“两轮走访法”，第一轮不带稿、不陪同，第二轮带着账本请大家挑错。",
            "第一轮不带稿、不陪同，第二轮带着账本请大家挑错",
        ),
        ("“双晒”指什么？", "“双晒”即晒承诺、晒业绩,每季度一次。", "晒承诺、晒业绩"),
    ],
)
def test_a_counted_name_is_answered_by_what_it_counts(question: str, text: str, expected: str) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert expected in found.text


def test_things_counted_first_are_answered_by_as_many() -> None:
    page = hit("县政协给委员建账。委员每年要完成读一本书、走一个村、写一篇稿，账目公开。")
    found = answer("委员每年要完成的三件事是什么？", page)
    assert found is not None
    assert "读一本书、走一个村、写一篇稿" in found.text


def test_two_dates_asked_for_are_both_given() -> None:
    found = answer("老桥何时动工、何时通车？", hit("5月，县政协视察。老桥自2022年3月动工，当年11月通车。"))
    assert found is not None
    assert found.text == "2022年3月动工，当年11月"


def test_a_question_for_three_places_is_answered_by_the_three() -> None:
    page = hit("省政协出台意见,发挥主体作用、代表作用、模范作用,并在天水、白银、兰州开展机制试点工作。")
    found = answer("省政协在哪三个市试点这一机制？", page)
    assert found is not None
    assert found.text == "天水、白银、兰州"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("收集信息多少条，多少名委员参加？", "120名委员,收集信息43条"),
        ("提案和信息各有多少件？", "16件,组织120名委员,收集信息43条"),
    ],
)
def test_two_numbers_asked_for_are_both_given(question: str, expected: str) -> None:
    found = answer(question, hit("县政协全年立案提案16件,组织120名委员,收集信息43条。"))
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("今年想装多少部电梯，眼下装了几部？", "到7月底，累计加装电梯131部，年内目标是160部。", ("131部", "160部")),
        ("五年筹了多少钱，帮了多少学生？", "五年累计筹款146万元，资助大中学生392名。", ("146万元", "392名")),
        ("建成了多少个站，在全市排第几？", "县政协建成站47个，数量居各县之首。", ("47个", "居各县之首")),
    ],
)
def test_each_part_is_met_by_its_aspect(question: str, text: str, expected: tuple[str, ...]) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert all(part in found.text for part in expected)


def test_the_enumeration_beside_its_number_is_the_one_asked_for() -> None:
    text = "书架上摆着柿子、脐橙、民宿这些书。县政协给委员立了“三个一”：读一部书、讲一堂课、写一件提案。"
    found = answer("委员要完成的三件事是什么？", hit(text))
    assert found is not None
    assert found.text == "读一部书、讲一堂课、写一件提案"
