"""What is said in a conversation that asks for no fact: greetings, thanks, 还有吗. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from index.types import Filter
from qa.types import Answer, Examined, Kind, Thread

_ASK: Final = "请写出要问的政协、地点或事情"
_FORMS: Final[Sequence[tuple[str, str]]] = (
    (
        r"(?:你好|您好|嗨|大家好|早上好|下午好|晚上好|在吗)[啊呀吗]?",
        f"你好。这里用资料原文回答问题，{_ASK}。",
    ),
    (
        r"(?:请问)?[你您](?:是谁|叫什么(?:名字)?|是什么|是干什么的|会(?:做|干)?什么|能(?:做|干|回答)?什么)[啊呀]?",
        f"这里是问政，用资料原文回答各地政协的问题。{_ASK}。",
    ),
    (
        r"(?:非常)?(?:谢谢|感谢|多谢|辛苦)[你您]?了?|好的?|知道了|明白了?|再见|拜拜",
        f"不客气。{_ASK}。",
    ),
    (r"hi|hello|hey|thanks?|thankyou|ok|okay|bye|goodbye", "Please name the committee, place or matter to ask about."),
)
_MORE: Final = r"还有(?:别的|其他的?|更多的?|没有)*[吗么呢]?|更多|继续"
_WITHOUT_NEAR: Final = r"(?:不要|去掉|不看|排除)(?:近义|相近|近似|说法相近)词?的?|只(?:要|看)原词的?"


def reply(question: str, thread: Thread | None) -> str | None:
    """Return what to say to words that ask for no fact; None for anything else."""
    said = re.sub(r"[\s，,。.！!？?~～]+", "", question)
    for form, answer in _FORMS:
        if re.fullmatch(form, said, re.IGNORECASE):
            return answer
    if re.fullmatch(_MORE, said):
        return _no_more(thread)
    if (thread is None or not thread.listing) and re.fullmatch(_WITHOUT_NEAR, said):
        return f"还没有列过名单，{_ASK}。"
    return None


def replied(question: str, words: str, *, within: Filter, examined: Examined) -> Answer:
    """Return words as the answer to what asks for no fact."""
    return Answer(
        question=question,
        understood=question,
        kind=Kind.WHAT,
        text=None,
        items=(),
        citations=(),
        abstained_because=words,
        filter=within,
        confidence=0.0,
        examined=examined,
    )


def _no_more(thread: Thread | None) -> str:
    if thread is None:
        return f"还没有问过问题，{_ASK}。"
    if thread.listing == thread.latest:
        return f"名单已经列全，资料里没有更多。要换一个问题，{_ASK}。"
    return f"上一个回答已给出资料里与“{thread.latest.rstrip('？?。')}”最相近的段落。要问别的，{_ASK}。"
