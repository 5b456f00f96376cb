"""A question in the words by which the rest of this package knows its kind: 谁的站多, 西北地区, 不是甲省的. Pure."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from corpus.divisions import Level, divisions_named
from qa.ellipsis import Known
from qa.inventory import BY_PROVINCE, EACH_PROVINCE
from qa.offices import asked_of_all

_REGIONS: Final = {
    "西北": "陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区",
    "东北": "辽宁省 吉林省 黑龙江省",
    "西南": "重庆市 四川省 贵州省 云南省 西藏自治区",
    "华北": "北京市 天津市 河北省 山西省 内蒙古自治区",
    "华东": "上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 台湾省",
    "华中": "河南省 湖北省 湖南省",
    "华南": "广东省 广西壮族自治区 海南省 香港特别行政区 澳门特别行政区",
}
_REGION: Final = re.compile(
    rf"(?P<region>{'|'.join(_REGIONS)})(?:地区|各?省区?|[三四五六七]省区?|片区)?"
    r"(?=(?:的|都|一共|共)?(?:有|各|几|[哪那]|多少|政协))"
)
_WHO_ELSE: Final = re.compile(
    r"^除(?:了|开|去)?(?P<out>[^，,]{2,16}?)(?:之外|以外|外)?[，,]?(?:还有|另外|别的)?(?:谁|[哪那](?:里|儿|家|个))(?:家)?(?:还|也)?(?P<deed>[^是叫的].+)$"
)
_NOT_OF: Final = (
    re.compile(
        r"^(?:不是|不在|不属于|非)(?P<out>[^，,的]{2,10}?)(?:境内)?的?政协(?:中|里)?[，,]?(?:都|有)*[哪那](?:些|几[家个])(?P<deed>.*)$"
    ),
    re.compile(
        r"^(?:有)?[哪那](?:些|几[家个])(?:不是|不在|不属于|非)(?P<out>[^，,的]{2,10}?)(?:境内)?的?政协(?P<deed>.*)$"
    ),
)
_DOES_NOT: Final = re.compile(
    r"([哪那](?:些|几[家个])[省市州盟县区旗]{0,4}级?政协)(?:从来|一直|都)?不(?P<verb>[搞建设办做开用])(?P<thing>[^，,]{2,})"
)
_RANKED: Final = re.compile(
    r"^(?P<rank>[省市州盟县区旗]{1,2}一?级)的?政协(?:都|一共|总共|共)?有?(?:[哪那](?:些|几[个家])|多少[个家]?|几[个家])(?P<deed>.*)$"
)
_IN_PAPER: Final = re.compile(
    r"^(?P<where>[^，,有]{2,10}?)?(?:一共|总共|共)?有?(?:多少|[哪那]?几|[哪那]些)[个家]?政协(?:被)?"
    r"(?:[上见登][了过]?报纸?|[写提]到|报道|介绍|收录|采访|[上见登][了过]?版面?|出现|露面)[了过]?[？?。]*$"
)
_RANK: Final = re.compile(r"[省市州盟县区旗]{1,2}一?级")
_HEAD: Final = re.compile(r"(?<=政协)的?(?:一把手|领头人|当家人|掌门人|带头人|头儿)(?=是|叫|[？?]|$)")
_SECRETARY: Final = re.compile(r"(?<=政协)的?书记(?=是|叫|[？?]|$)")
# 甲市委书记 is the 市委书记 of 甲市.
_PARTY: Final = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![的省市州盟县区旗])(?P<rank>[省市州盟县区旗])(?=委副?书记(?:是谁|是哪|叫|[？?]|$))"
)
_JOINT: Final = r"(?:和|与|跟|同|、|还是)"
_ASKED: Final = r"(?:谁|[哪那]一?[个家边])(?:家)?(?:政协)?的?"
_MORE: Final = r"(?:的?(?:数量|总数))?(?:建得|办得|搞得|更|要|还|比较)*(?P<way>[多少])"
_TAIL: Final = r"(?:一些|一点|些|呢)?[？?。]*$"
_COMPARED: Final = (
    re.compile(
        rf"^①(?:政协)?{_JOINT}②(?:政协)?(?:相比|比起来|比)?[，,]?的?(?P<one>[^，,①②]*?)[，,]?{_ASKED}(?P<two>[^①②]*?){_MORE}{_TAIL}"
    ),
    re.compile(
        rf"^①(?:政协)?的?(?P<one>[^，,①②]*?)(?:数量)?(?:是不是)?比②(?:政协)?的?(?P<two>[^①②]*?){_MORE}"
        r"(?:得多|了)?(?:多少|几)?[个家处间所座条件份篇项次场期]?(?P<three>[^吗么①②]*?)[吗么]?[？?。]*$"
    ),
    re.compile(rf"^{_ASKED}(?P<one>[^，,①②]+?){_MORE}[，,]?(?:是)?①(?:政协)?{_JOINT}②(?:政协)?[？?。]*$"),
)
_LITERAL: Final = 2


class Corpus(Known, Protocol):
    """What the corpus knows of the words of a question, its provinces and what it says to the letter."""

    @property
    def provinces(self) -> Sequence[str]:
        """Return the provinces of the corpus by their full names."""

    def says(self, text: str) -> bool:
        """Return whether any passage has text as it stands."""


def reworded(question: str, corpus: Corpus) -> str:
    """Return question in the words that are known, as it is where it has them already."""
    text = question.strip()
    text = _SECRETARY.sub("党组书记", _HEAD.sub("主席", text))
    text = _PARTY.sub(r"\g<rank>的\g<rank>", text)
    text = _REGION.sub(lambda found: _provinces(found, corpus), text)
    return _left_out(text, corpus) or _restated(text, corpus) or _compared(text, corpus) or text


def _provinces(found: re.Match[str], corpus: Corpus) -> str:
    """Return the provinces of a part of the country that the corpus has; the part as it stands where it has none."""
    names = [name for name in _REGIONS[found["region"]].split() if name in corpus.provinces]
    return "、".join(names) or found[0]


def _left_out(text: str, corpus: Corpus) -> str | None:
    """Return a question on all but one committee or province in the form 除了甲，哪些政协…; None for any other."""
    if (found := _WHO_ELSE.match(text)) and (out := _party(found["out"], corpus)):
        return f"除了{out}，还有哪些政协{found['deed']}"
    found = next((match for form in _NOT_OF if (match := form.match(text))), None)
    if found and corpus.spans(found["out"]):
        return f"除了{found['out']}，有哪些政协{found['deed']}"
    return None


def _party(name: str, corpus: Corpus) -> str | None:
    """Return the committee that a name stands for where there is one alone, a province as it is; None for neither."""
    if any(division.level is Level.PROVINCE for division in divisions_named(name)):
        return name
    orgs = corpus.named(name)
    return "、".join(orgs) if orgs else name if corpus.spans(name) else None


def _restated(text: str, corpus: Corpus) -> str | None:
    """Return what is asked of ranks, of the pages, or of what is not done (不搞) as a list question; else None."""
    if office := asked_of_all(text):
        return _names_of(text, office, corpus)
    if BY_PROVINCE.match(text):
        return EACH_PROVINCE
    if ranked := _RANKED.match(text):
        return f"有哪些{ranked['rank']}政协{ranked['deed']}"
    if (paper := _IN_PAPER.match(text)) and (not paper["where"] or corpus.spans(paper["where"])):
        return f"{paper['where'] or ''}有哪些政协？"
    if does_not := _DOES_NOT.search(text):
        said = does_not["thing"].lstrip("“「")[:_LITERAL]
        if not any(corpus.says(f"不{does_not['verb']}{sign}{said}") for sign in ("", "“")):
            return f"{text[: does_not.end(1)]}没有{does_not['verb']}{does_not['thing']}"
    return None


def _names_of(text: str, office: str, corpus: Corpus) -> str:
    """Return the question for the names of those who hold an office, with the places and the rank that text names."""
    places = "、".join(dict.fromkeys(text[span.start : span.end] for span in corpus.spans(text)))
    rank = _RANK.search(text)
    return f"{places}{'有' if places else ''}哪些{rank[0] if rank else ''}政协写明了{office}的名字"


def _compared(text: str, corpus: Corpus) -> str | None:
    """Return which of two committees has more of a thing, in one form; None for any other question."""
    spans = corpus.spans(text)
    if len(spans) != len("①②"):
        return None
    names = [corpus.named(text[span.start : span.end]) for span in spans]
    marked = text[: spans[0].start] + "①" + text[spans[0].end : spans[1].start] + "②" + text[spans[1].end :]
    found = next((match for form in _COMPARED if (match := form.match(marked))), None)
    if found is None or any(len(orgs) != 1 for orgs in names):
        return None
    parts = [found.groupdict().get(part) or "" for part in ("one", "two", "three")]
    thing = next((bare for part in parts if (bare := part.strip("的有建了是政协 "))), "")
    return f"{names[0][0]}和{names[1][0]}哪个{thing}{found['way']}" if thing else None
