"""Signs that the text around an answer tells something else of a thing than what is asked. Pure.

What is asked is an attribute of the thing (its area, its publisher, its chair, the day it opened). It is told where the
text has a word for it, in whatever wording; each function returns True where it has none.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpus.words import bigrams, known
from index.synonyms import synonyms
from qa.analysis import Analysis
from qa.attributes import is_attribute, untold_attribute
from qa.facts import FactAnswer
from qa.head import head, is_told
from qa.said import key_things
from qa.surroundings import around, sentence, whole
from qa.terms import cut
from qa.types import Kind

_OFFICE: Final = re.compile(
    r"的(?!负责人|领导|委员|人|老?师傅|老[人汉])(?P<office>[\u4e00-\u9fff]{2,4})(?:现在)?(?:是谁|叫什么|叫啥|是哪一?位|姓什么)"
)
_SORT: Final = re.compile(r"[哪那]一?[家所间](?P<sort>[\u4e00-\u9fff]{2,6})")
# What every thing may have; it has to be told of the thing that is asked about.
_QUANTITY: Final = re.compile(
    r"面积|金额|投资|造价|人口|收入|产值|产量|经费|资金|预算|成本|价格|票价|长度|高度|容量|占地|规模|户数|人数|总额|利润|税收"
)
_PRICED: Final = re.compile(
    r"[一每](?P<unit>公斤|斤|吨|克|两|瓶|只|亩|平方米|度|箱|头|棵|盒|包|袋|件|张|个(?!月|星期|小时))(?=[^，。？?]{0,4}(?:卖|要|值|多少钱|价|几块))"
)
_THING_CHARS: Final = 3


def of_another_attribute(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the question asks for an attribute (who designed it, the company) that no word around tells."""
    return untold_attribute(analysis.understood, around(answer))


def of_another_head(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether nothing around a number or date tells of what the question asks of its thing (保质期, 开工).

    What the table of attributes has is left to the table. Of several numbers or dates each has a head of its own.
    """
    several = len(analysis.parts) > 1
    if analysis.kind not in {Kind.NUMBER, Kind.WHEN} or several or is_attribute(analysis.understood):
        return False
    words = [word for word in head(analysis) if len(word) > 1 or f"{word}了" in analysis.understood]
    return bool(words) and not is_told(words, around(answer), question=analysis.understood)


def of_another_bearer(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether a quantity (面积, 投资) is asked of a thing of which nothing around has even two characters."""
    asked = _QUANTITY.search(analysis.understood)
    if analysis.kind is not Kind.NUMBER or analysis.language != "zh" or not asked:
        return False
    things = [term for term in key_things(analysis) if asked[0] not in term]
    wordings = [word for thing in things for word in (*bigrams(thing), *(other for other, _ in synonyms(thing)))]
    return bool(wordings) and not any(wording in around(answer) for wording in wordings)


def of_another_price(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether it is asked what one of a measure costs (一斤多少钱), and the sentence has no price of one."""
    asked = _PRICED.search(analysis.understood)
    if analysis.kind is not Kind.NUMBER or not asked:
        return False
    return not re.search(rf"[一每]{asked['unit']}|单价|均价", sentence(answer))


def of_another_sort(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether it is asked which press or which yard it was, and the answer names nothing that is called so."""
    asked, gap = _SORT.search(analysis.understood), analysis.gap.start if analysis.gap else 0
    if analysis.kind in {Kind.NUMBER, Kind.WHEN} or not asked or asked.start() != gap:
        return False
    sorts = cut(asked["sort"])[:2]
    names = {word[-1] for word in sorts if len(word) > 1}
    others = {other for word in sorts for other, _ in synonyms(word)}
    return bool(names) and not any(name in answer.text for name in names | others)


def of_another_office(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether it is asked who the captain or the owner is, and nothing around says that word or part of it."""
    asked = _OFFICE.search(analysis.understood)
    if analysis.kind is not Kind.WHO or not asked:
        return False
    wordings = {*bigrams(asked["office"]), *(other for other, _ in synonyms(asked["office"]))}
    return not any(wording in around(answer) for wording in wordings)


def of_another_count(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether it is asked how many of a thing there are, and the whole article has no word for that thing."""
    thing = next(iter(cut(analysis.asked)[-1:]), "")
    # What no dictionary has may be mistyped.
    if analysis.kind is not Kind.NUMBER or len(thing) < _THING_CHARS or not known(thing):
        return False
    wordings = {thing[-2:], *(other for other, _ in synonyms(thing))}
    return not any(wording in whole(answer.hit.article) for wording in wordings)


def unworded(analysis: Analysis, answer: FactAnswer) -> bool:
    """Return whether the text around has no word for what is asked of the thing, which other words may yet tell."""
    return of_another_head(analysis, answer) or of_another_office(analysis, answer)


RULES: Final[Sequence[Callable[[Analysis, FactAnswer], bool]]] = (
    of_another_attribute,
    of_another_bearer,
    of_another_price,
    of_another_sort,
    of_another_count,
)
