"""Words that tell an answer by its form."""

import pytest

from qa.cues import cued, is_lead, unquoted
from tests.qa.test_facts import answer, hit


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("▲委员在果园座谈", True),
        ("本报平湖讯", True),
        ("（记者 王平 通讯员 李安）", True),
        ("记者在现场看到果园丰收", False),
    ],
)
def test_captions_and_datelines_are_leads(said: str, lead: bool) -> None:
    assert is_lead(said) is lead


def test_a_cue_needs_both_question_and_answer() -> None:
    assert cued("迟到的单位怎么处理？", "对迟到的单位予以通报", 0) == 1
    assert cued("迟到的单位怎么处理？", "单位都来了", 0) == 0
    assert cued("在哪里开会？", "对迟到的单位予以通报", 0) == 0


def test_the_cue_nearest_to_the_question_word_tells() -> None:
    question = "经居民商量后派了什么用场？"
    assert cued(question, "把空地改成停车场", question.index("什么")) == 1
    assert cued(question, "都是茶桌上的话题", question.index("什么")) == 0


def test_a_cue_of_another_clause_of_the_question_does_not_tell() -> None:
    question = "委员提了建议，县里拿来做什么？"
    assert cued(question, "把空地改成停车场", question.index("什么")) == 1
    assert cued("委员提了建议，县里栽了什么？", "写出护林的建议", 13) == 0


@pytest.mark.parametrize(
    ("question", "told", "beside"),
    [
        ("分数太低会被怎么处理？", "由组长约谈", "提交提案、走访群众分别计分"),
        ("住户为什么不装电梯？", "担心噪声", "按楼层分摊费用"),
        ("这个名字是什么意思？", "取“趁热打铁”之意", "能在会上说"),
        ("水井最后定下怎么用？", "单日浇地,双日吃水", "喝了一壶茶,定下规矩"),
    ],
)
def test_a_cue_is_met_by_what_tells_and_not_by_what_stands_beside(question: str, told: str, beside: str) -> None:
    gap = len(question) - 4
    assert cued(question, told, gap) == 1
    assert cued(question, beside, gap) == 0


def test_what_is_quoted_names_the_thing_and_is_not_asked() -> None:
    assert unquoted("“夜话”里 提了").split() == ["里", "提了"]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "一年开会少于两次的站点怎么处理？",
            "▲委员在站点开会。全县的站点每月开会，去年站点开会120次。县里有规矩，一年开会少于两次的予以摘牌。",
            "一年开会少于两次的予以摘牌",
        ),
        (
            "“夜话”聊的话题是什么？",
            "县政协的“夜话”设在老街上，“夜话”每周一次。来的人围坐一圈，话题是雨天积水怎么办。",
            "话题是雨天积水怎么办",
        ),
    ],
)
def test_the_clause_of_the_right_form_is_chosen(question: str, text: str, expected: str) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert expected in found.text
