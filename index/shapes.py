"""What an answer looks like, by the question: a number with its measure word, a date, a name after an office."""

import re
from functools import cache
from typing import Final

from corpus.words import SURNAMES

Shapes = tuple[tuple[re.Pattern[str], float], ...]
"""Patterns of an answer, each with how well it fits what was asked, 0 to 1."""

_NUMBER: Final = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万亿]+)[多余]?(?:万|亿|千|百)?[多余]?"
_UNITS: Final = {
    "钱": "元",
    "回": "[次回场]",
    "次": "[次场届期]",
    "户": "户",
    "人": "[人名位]",
    "名": "[名人位]",
    "位": "[位名人]",
}
_OFFICE: Final = r"主席|书记|秘书长|委员|主任|局长|会长|省长|市长|州长|县长|站长|专家|教授|居民|村民|负责人"
_BOOK: Final = r"(?:读物|书|文件|提案|建议案?|报告|刊物|规定|意见|制度|方案)(?:的?名[字称])?(?:叫|是)(?:什么|啥)"
_ASKED: Final = {
    "list": r"[哪那](?:些|[几两三]个?家?)[^，。？]{0,6}(?:政协|地方|委员会)"
    r"|政协(?:都?有|是)?(?:哪些|谁)|which[^?]*committees",
    "number": r"多少|几[\u4e00-\u9fff]|多[大长高远久]|百分之几"
    r"|how (?:many|much|large)|сколько|combien|いくつ|何[个件人名回]|몇",
    "when": r"什么时[候间]|何时|[哪几]一?[天年月日号]|啥时|哪几天|\bwhen\b|which (?:day|year)|когда|quand|いつ|언제",
    "who": r"谁|哪一?位|何人|叫什么名|(?:主席|书记)(?:是|$)|\bwho\b|\bкто\b|\bqui\b|누구",
    "title": r"题目|标题|哪一?[份部条件篇]|什么文件|" + _BOOK + r"|\btitle\b|what document|название|titre|제목",
    "how": r"怎么|怎样|如何|咋|(?:什么|啥)(?:办法|方式|方法|形式|措施|机制|途径)"
    r"|[靠用](?:什么|啥)|\bhow\b|\bкак\b|\bcomment\b|어떻게",
    "where": r"哪里|哪儿|什么地方|何处|在哪|\bwhere\b|\bгде\b|\boù\b|どこで|어디",
}
_SHAPES: Final = {
    "list": ((r"[\u4e00-\u9fff]{2,}[省市州盟县区旗]政协", 1.0), (r"政协", 0.5)),
    "how": ((r"通过|采取|采用|机制|方式|办法|做法|模式|制度|形式|以[^，。]{2,16}为", 1.0),),
    "number": ((_NUMBER + r"[^\s\d，。、,）)年月日]", 0.6),),
    "when": ((r"\d{1,2}月\d{1,2}日", 1.0), (r"\d{4}年|\d{1,2}月", 0.8)),
    "who": ((rf"(?:{_OFFICE})[{SURNAMES}][\u4e00-\u9fff]{{1,2}}", 1.0), (_OFFICE, 0.4)),
    "title": ((r"《[^》]+》", 1.0),),
    "where": (
        (r"[在到赴][\u4e00-\u9fff]{2,12}?[村镇乡县市区州旗路街馆厅站室院校园场]", 1.0),
        (r"[村镇乡县市区州旗]", 0.6),
    ),
}
_COUNTED: Final = re.compile(r"(?:多少|几)\s*([\u4e00-\u9fff])")
_OF_OFFICE: Final = re.compile(_OFFICE)


@cache
def answer_shapes(question: str) -> Shapes:
    """Return what an answer to question looks like, the best first; nothing when any text will do."""
    for kind, asked in _ASKED.items():
        if re.search(asked, question.lower()):
            found = [*_particular(kind, question), *_SHAPES[kind]]
            return tuple((re.compile(pattern), fit) for pattern, fit in found)
    return ()


def _particular(kind: str, question: str) -> list[tuple[str, float]]:
    counted = _COUNTED.search(question)
    if kind == "number" and counted:
        return [(_NUMBER + _UNITS.get(counted[1], re.escape(counted[1])), 1.0)]
    office = _OF_OFFICE.search(question)
    if kind == "who" and office:
        return [(rf"{office[0]}[{SURNAMES}][\u4e00-\u9fff]{{1,2}}", 1.0)]
    return []
