"""What is typed into the box and is no question that quotations can answer. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.errors import QuestionError
from qa.terms import MARKED

MAX_CHARS: Final = 1000
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_FORMS: Final[Sequence[tuple[str, str, str]]] = (
    (
        r"(?:总结|概括|归纳|综述|评价|点评|分析)(?:一下|下|一遍)|^(?:请|帮我|麻烦)*(?:总结|概括|归纳|点评|翻译)(?!了|出|的)"
        r"|(?:帮|替|给)我?(?:写|编|起草|做|画|翻译)|写一?[篇份首段]",
        "这里只摘引资料原文，不写、不总结、不评价。",
        "Only quotations are given here: nothing is written, summed up or judged.",
    ),
    (
        r"(?:最好|最棒|最差|最优秀|最厉害|最糟|最牛)的?[^，。？?]{0,8}(?:是|有)?(?:哪|谁)|[哪那](?:个|家|位)[^，。？?]{0,6}(?:最好|最棒|最差|最优秀|最厉害)",
        "资料里没有评比，无法说哪个最好。",
        "The corpus ranks nothing, so none can be called the best.",
    ),
    (
        r"(?:今天|明天|后天|今晚|现在|最近|这周|本周|下周|周末)[^，。？?]{0,8}(?:天气|气温|下雨|下雪|限行|限号|堵车|股价|房价|油价|金价|汇率)"
        r"|天气(?:怎么样|如何|好不好)|现在几点|今天(?:星期|周|礼拜)几|今天(?:是)?几[月号日]",
        "资料是报纸的版面，不知道天气、时间、行情这类眼下的事。",
        "The corpus is newspaper pages: it does not know the weather, the time or today's prices.",
    ),
    (
        r"(?:早饭|午饭|晚饭|早上|中午|晚上|今天|今晚|明天)[^，。？?]{0,4}(?:吃|喝|穿|玩)(?:点|些|个)?(?:什么|啥)|(?:吃|喝|穿)(?:点|些)?(?:什么|啥)(?:好|呢)"
        r"|(?:今天|昨天|最近|最新)(?:都)?有?(?:什么|啥|哪些)(?:大|好)?(?:新闻|消息|新鲜事)(?:吗|呢)?[？?。]*$",
        "资料只有这几版报纸，不知道日常起居和当天的新闻。",
        "The corpus is these newspaper pages alone: it knows nothing of everyday life or of today's news.",
    ),
    (
        r"[你您](?:最|更)?(?:喜欢|讨厌|推荐|看好|觉得|认为)|(?:最|更)喜欢[哪谁]",
        "这里只摘引资料原文，没有喜好和看法。",
        "Only quotations are given here: there are no likes and no opinions.",
    ),
    (
        r"(?:我|咱)(?:们)?(?:想|要|怎么|怎样|如何|能不能|可以)[^，。？?]{0,6}(?:当上?(?!好)|做(?!好)|成为|加入|进)[^，。？?]{0,4}(?:委员|政协)|(?:怎么|怎样|如何)(?:才)?(?:能|可以)?(?:当上?(?!好)|成为|加入)[^，。？?]{0,4}(?:委员|政协)(?![\u4e00-\u9fff])",
        "资料写的是各地政协做的事，没有写怎样成为委员。",
        "The corpus tells what committees do, not how one becomes a member.",
    ),
    (
        r"^(?:请问)?(?:人民|全国|中国)?政协(?:和|与|跟|同)[\u4e00-\u9fff]{2,6}?(?:之间)?(?:有|是)?(?:什么|啥|哪些|何)?(?:的)?(?:区别|不同|关系|两样)"
        r"|^(?:请问)?(?:什么是(?:人民)?政协|(?:人民)?政协(?:到底|究竟)?是(?:什么|啥|干什么的|做什么的)(?:机构|组织|单位|意思)?)[呢啊？?。]*$",
        "资料写的是各地政协做的事，没有解释政协是什么样的机构。",
        "The corpus tells what committees do; it does not explain what kind of body a committee is.",
    ),
    (
        r"^[\d\W_]+$|^[a-z]{6,}$",
        "没有读出问题，请用一句话说明要问什么。",
        "No question was found: please ask in a sentence.",
    ),
)


def refusal(question: str, *, chinese: bool = True) -> str | None:
    """Return why a request is not answered: it asks for writing, for a judgement, or for nothing; None for a question.

    What stands in quotation marks says nothing of the request.
    """
    plain = MARKED.sub("〇", question.strip())
    for pattern, reason, english in _FORMS:
        if re.search(pattern, plain):
            return reason if chinese else english
    return None


def check(question: str) -> None:
    """Raise QuestionError for a question that cannot be asked."""
    if not question.strip():
        raise QuestionError("问题是空的，请输入要问的内容。(The question is empty: please type one.)")
    if len(question) > MAX_CHARS:
        raise QuestionError(
            f"问题有 {len(question)} 个字，最多 {MAX_CHARS} 个，请缩短后再问。"
            f"(The question has {len(question)} characters, {MAX_CHARS} at most: please shorten it.)"
        )
    if _UNSEEN.search(question):
        raise QuestionError(
            "问题里有不可见的控制字符，请删去后再问。(The question holds control characters: please remove them.)"
        )
