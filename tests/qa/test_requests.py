import pytest

from qa.requests import refusal


@pytest.mark.parametrize(
    "request_",
    [
        "总结一下这几版",
        "帮我写一篇新闻稿",
        "最好的政协是哪个",
        "12345",
        "？？？",
        "明天天气怎么样？",
        "现在几点了？",
        "中午吃点啥",
        "昨天有什么新闻",
        "你喜欢哪个政协",
        "我想当政协委员怎么办",
        "政协和人大有什么区别",
        "什么是政协",
    ],
)
def test_what_is_no_question_is_declined_with_a_reason(request_: str) -> None:
    assert refusal(request_)
    assert refusal(request_, chinese=False)


@pytest.mark.parametrize(
    "question",
    [
        "哪些政协建立了委员工作站",
        "谁写的提案最多？",
        "“最好的政协”是什么活动",
        "22111是什么",
        "总结了哪些经验？",
        "冬天的气温有多高？",
        "When?",
        "玉门市政协和酒泉市政协有什么不同",
        "怎么当好委员",
        "委员吃什么饭",
    ],
)
def test_a_question_is_none_of_these(question: str) -> None:
    assert refusal(question) is None
