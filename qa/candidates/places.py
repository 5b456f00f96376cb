"""Places: administrative divisions, and names that end as places do (湖滨社区, 胜利小区, 文化中心)."""

import re
from functools import cache

from corpus.regions import find_divisions
from qa.candidates.lists import alternatives, asked_words, word_list
from qa.candidates.types import Candidate, Form

# What a place's name cannot run over to the left: prepositions, verbs of motion, conjunctions, punctuation.
_EDGE = r"在于到赴往至从由将把对和与及并为了让被向近是有、，,。；;：:！!？?“”‘’\"《》()（）\s的▲·"
# 各县 and 全市 are no place's name.
_ALL_OF = re.compile(
    r"[各全本该每][省市州盟县区旗乡镇街村社]|[\d百千万]+[余多]?[个家座处]|[^省市州盟县区旗]{0,4}[各全本该每][市州盟县区旗乡镇街村社]\Z"
)
# 村民 and 县级 are no places; 促成48户村 is a run of the sentence.
_GOES_ON = re.compile(r"(?<=[村县市区镇乡])[民寨级务干规史长域内]")
_COUNTED = re.compile(r"[\d百千几]+[余多]?[个户家年名位项]")
_POINTS = ("这里", "那里", "这儿", "那儿", "当地", "此地", "本地", "现场", "会上")
_SITE = re.compile(
    r"(?:位于|坐落于|座落于|[设选定建放搬落]在|[搬迁移]到|利用|来到|走进|深入|前往|赴|在|于)了?(?P<site>[^，,。；;：:！!？?]{2,24}?)"
    r"(?=(?:举行|举办|召开|开展|进行|成立|挂牌|揭牌|设立|建成|部署|启动|视察|调研|考察|参观|开通|规划|改[建造]|增设|举|里|内|，|,|。|；|;|$))"
)


def asked_place(question: str) -> str:
    """Return the kind of place that a question asks for (哪个小区: 小区); "" where it names none."""
    found = re.search(
        rf"[哪那](?:[一两三四五六七八九十几]?[个座家条]|些)?(?P<kind>{alternatives('places', 'kinds')})(?!域)", question
    )
    if found:
        return found["kind"]
    named = (kind for word, kind in asked_words("places").items() if re.search(word, question, re.IGNORECASE))
    return next(named, "")


def find_places(text: str) -> list[Candidate]:
    """Return divisions, places named by their form, and what stands behind 在 and its like; label is the last word."""
    spans = {(found.span.start, found.span.end) for found in find_divisions(text)}
    for match in _named().finditer(text):
        spans.add((_without_verb(text, match.start(), match.end()), match.end()))
    spans |= {match.span("site") for match in _SITE.finditer(text)}
    return [
        Candidate(form=Form.PLACE, start=start, end=end, label=_kind(text[start:end]))
        for start, end in sorted(spans)
        if not _is_run(text, start, end) and text[start:end] not in {_kind(text[start:end]), *_POINTS}
    ]


def _is_run(text: str, start: int, end: int) -> bool:
    """Return whether a stretch is no place's name: 各县, 17个小区, 文明村 of 文明村寨."""
    counted = _COUNTED.search(text, start, end)
    return bool(_ALL_OF.match(text, start, end) or counted or _GOES_ON.match(text, end))


@cache
def _named() -> re.Pattern[str]:
    ending = alternatives("places", "kinds")
    return re.compile(rf"[^{_EDGE}]{{1,14}}?(?:{ending})(?:[^{_EDGE}]{{0,12}}?(?:{ending}))*")


def _without_verb(text: str, start: int, end: int) -> int:
    """Return the start of a place's name behind the last verb that the run opens with."""
    cuts = [at + len(verb) for verb in word_list("places", "verbs") if (at := text.rfind(verb, start, end - 1)) >= 0]
    return max(cut for cut in [start, *cuts] if cut < end)


def _kind(name: str) -> str:
    return next((kind for kind in word_list("places", "kinds") if name.endswith(kind)), "")
