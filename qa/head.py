"""The head of a question: the words at its question word, which say what is asked of the thing. Pure.

开工 in 工程是哪天开工的, 保质期 in 红茶的保质期是多久. A text may tell of the thing and yet have no word for the head:
then it tells something else of it.
"""

import re
from collections.abc import Sequence
from typing import Final

from index.synonyms import synonyms
from qa.analysis import Analysis
from qa.phrases import phrases
from qa.terms import MARKED, cut, is_verb, stop_words

_CLAUSE: Final = re.compile(r"[，,。；;：:？?！!\s]")
_COPULA: Final = re.compile(
    r"(?:现在|目前|如今|原先|原来|本来|当初|起初|重新|今年|去年|明年|一共|总共|累计|合计|共|都|大约|大概|约|各|分别|是|有|为|达|到|叫|了|过|的|在|于|由|要|能|会|可以|从)+$"
)
_UNIT: Final = re.compile(
    r"^(?:些|里|儿|份|[一几]?(?:[个家位名座条所项件部处张支种款篇天日号时点]|年|月份?)|地方|时[候间]|人|[早晚]上|上午|下午|夜里|工夫)+"
)
# 展厅有多大 asks nothing of 展厅 but what 多大 says by itself; 面积 and 金额 are what is asked.
_SIZE: Final = re.compile(r"多[大高长宽远重深]")
_QUANTITY: Final = re.compile(r"[积额度率量值价期龄模]$")


def head(analysis: Analysis) -> tuple[str, ...]:
    """Return the words of content right behind the question word, or, where there are none, the last before it.

    () where none says anything: 建了多少个, and for other languages.
    """
    if analysis.gap is None or analysis.language != "zh":
        return ()
    plain = MARKED.sub(lambda found: "〇" * len(found[0]), analysis.understood)
    start, end = analysis.gap.start, analysis.gap.end
    counted = phrases().measured.match(plain, start)
    rest = _UNIT.sub("", plain[counted.start("noun") if counted else end :])
    if behind := _content(_CLAUSE.split(rest)[0]):
        return tuple(behind[:2])
    before = _CLAUSE.split(plain[:start])[-1]
    words = [word for word in cut(_COPULA.sub("", before)) if not _is_passed(word)]
    if not words or (_SIZE.match(plain, start) and not _QUANTITY.search(words[-1])):
        return ()
    return tuple(_content(words[-1]))


def is_told(words: Sequence[str], text: str, *, question: str = "") -> bool:
    """Return whether text has any of the words, another wording of one, or one of its characters.

    A character that the question has elsewhere too says nothing: 工 of 开工 in a question on a 工程.
    """
    wordings = [*words, *(other for word in words for other, _ in synonyms(word))]
    chars = {char for word in words for char in word if question.count(char) <= "".join(words).count(char)}
    return any(wording in text for wording in (*wordings, *chars))


def _content(text: str) -> list[str]:
    slight = stop_words()["nouns"] | stop_words()["measures"]
    return [word for word in cut(text) if word not in slight and not _is_passed(word)]


def _is_passed(word: str) -> bool:
    return is_verb(word) or word in stop_words()["function"] or not "\u4e00" <= word[0] <= "\u9fff"
