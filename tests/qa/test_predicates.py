"""What a list question's predicate is taken to say, and which words in it are evidence."""

from dataclasses import replace

import pytest

from qa.analysis import analyse
from qa.constraints import asks_who_lacks
from qa.listing.concepts import alternatives
from qa.listing.likely import telling
from qa.listing.matching import evidence
from qa.listing.predicates import named_alternatives, names_a_deed
from qa.types import Kind, Match
from tests.qa.rowmaker import row


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪些政协送过书？送学校、送店家都算。", ["送 书"]),
        ("哪些政协办了看书的地方，书屋、书吧都算？", ["办了看书的地方", "书屋", "书吧"]),
        ("哪些政协贷到过款？", ["贷款"]),
        ("哪些政协写的报告、信息得到批示？", ["写的 报告 得到批示", "信息得到批示"]),
        ("哪些政协有联络组、联络站之类的机构？", ["有联络组", "联络站"]),
        ("哪些政协还没建委员工作站？", ["还没有 建委员工作站"]),
        ("哪些政协因为没有活动，停办了站点？", ["停办了站点"]),
        ("哪些政协关注柑橘、茶叶这类农产品？", ["关注柑橘", "关注茶叶"]),
    ],
)
def test_asides_reasons_and_parted_words(question: str, said: list[str]) -> None:
    assert [" ".join(one.split()) for one in named_alternatives(analyse(question))] == said


def test_those_for_whom_a_thing_was_done_are_no_evidence_of_it() -> None:
    wanted = alternatives(analyse("哪些政协给孩子、村民送过书？"), rarity=lambda word: 0.7, synonyms=lambda term: [])
    assert not [one for one in evidence("县政协组织孩子和村民座谈。", wanted) if one.score >= 0.64]
    assert evidence("县政协向村民赠送图书200册。", wanted)[0].match is Match.EXACT
    assert not evidence("县委书记出席会议。", wanted)


def test_evidence_without_the_weightiest_word_is_near() -> None:
    rarity = {"银行": 0.4, "授信": 1.0}
    wanted = alternatives(
        analyse("哪些政协让银行和授信见面？"), rarity=lambda word: rarity.get(word, 0.5), synonyms=lambda term: []
    )
    found = evidence("银行来了人。", wanted)
    assert all(one.match is Match.NEAR for one in found)


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("哪些政协还没有建委员工作站？", True),
        ("还没建委员工作站的政协有哪些？", True),
        ("哪些政协把没做好的店家亮出来？", False),
        ("查出来的问题没改完的，是哪些政协？", False),
    ],
)
def test_all_that_do_not_say_so_are_an_answer_only_to_a_plain_question(question: str, lacking: bool) -> None:
    assert asks_who_lacks(question) is lacking


@pytest.mark.parametrize(
    "question",
    [
        "谁家的工作站被收走了牌子？",
        "办过培训的政协有哪些，教委员的、教群众的都要",
        "浙江的政协里，谁替农户省了钱？",
        "县政协（市里、区里的不算）当中，谁帮农户省了钱？",
        "有没有政协帮老兵找工作的？",
        "跑到省城去学习的是哪家政协？",
        "委员工作站这事儿，哪几家还只停在打算上？",
    ],
)
def test_everyday_ways_to_ask_for_committees(question: str) -> None:
    assert analyse(question).kind is Kind.LIST


def test_what_is_only_meant_is_asked_for_in_everyday_words() -> None:
    assert analyse("委员工作站这事儿，哪几家眼下还只停在打算上，一块牌子都没挂？").planned


def test_near_rows_that_everyone_has_are_not_shown() -> None:
    near = [replace(row(f"{name}县政协", "有站。"), match=Match.NEAR, score=0.7) for name in "甲乙丙丁戊己"]
    exact = row("庚县政协", "有站。")
    assert telling(near, committees=30) == near
    assert telling([exact, *near], committees=10) == [exact]
    best = replace(near[0], score=0.9)
    assert telling([best, *near[1:]], committees=10) == [best]


def test_who_was_helped_is_no_evidence_of_what_was_given() -> None:
    wanted = alternatives(analyse("哪些政协给学生捐过东西？"), rarity=lambda word: 0.7, synonyms=lambda term: [])
    assert not [one for one in evidence("县政协请学生听课。", wanted) if one.score >= 0.64]
    assert evidence("委员给学生捐书包。", wanted)[0].score >= 0.64


@pytest.mark.parametrize(("question", "deed"), [("哪些政协发了书？", True), ("这一版介绍了哪些政协？", False)])
def test_a_deed_may_be_told_in_single_characters(question: str, deed: bool) -> None:
    assert names_a_deed(analyse(question)) is deed
