"""What a question leaves out: 除了佳木斯市政协还有哪些, 黑龙江以外的政协, other than X. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.regions import find_divisions, region_of, same_org

_FORMS: Final = (
    re.compile(
        r"除(?:了|开|去|却)?(?P<what>[^，,。；？?]{2,40}?)(?:之外|以外|外)?(?:[，,]\s*|(?=(?:还有|都有|另外)[哪那]))(?:还|另外|其他|其余)?"
    ),
    re.compile(r"(?P<what>[\u4e00-\u9fff、和与]{2,24}?)(?:以外|之外)的?(?=(?:其他|其余)?(?:政协|地方|省|市|[哪那]))"),
    re.compile(
        r"[，,（(]?(?:不算|不包括|不含|不要|排除|除去|剔除)(?P<what>[^，,。；？?）)]{2,30}?)(?:的话|在内)?[）)]?(?=[，,。？?]|$)"
    ),
    re.compile(
        r"\b(?:other than|besides|apart from|except(?: for)?|excluding)\s+(?P<what>[^,?]{2,60})(?=[,?]|$)",
        re.IGNORECASE,
    ),
)
_LETTER: Final = re.compile(
    r"[，,（(]?(?:请|就|那)?(?:只|仅|单)(?:要|看|列|算|限|显示)?(?:含|有|说|用)?(?:原词|原话|原文用词|精确|完全一致|字面)(?:匹配|一致|相同)?的?[)）]?"
    r"|[，,（(]?(?:不要|不算|不含|去掉|排除|别要|除去)(?:那些|所有)?(?:近义|近似|相近|类似)(?:词|说法|叫法|的词|的说法)?的?[)）]?"
    r"|,? (?:exact (?:matches|words|term)s? only|without (?:near|similar) (?:ones|matches|terms|words))",
    re.IGNORECASE,
)
_ORG: Final = re.compile(r"[\u4e00-\u9fff]{2,14}?[省市州盟县区旗]政协")


def omitted(text: str) -> tuple[tuple[str, ...], str]:
    """Return the committees and places that a question leaves out, and the question without the words that say so."""
    for form in _FORMS:
        if (found := form.search(text)) and (names := _names(found["what"])):
            return names, text[: found.start()] + text[found.end() :]
    return (), text


def to_the_letter(text: str) -> tuple[bool, str]:
    """Return whether a question wants no near wordings (只要原词的, 不要近义的), and the question without saying so."""
    rest = _LETTER.sub("", text)
    return rest != text, rest


def is_omitted(org: str, region: str, names: Sequence[str]) -> bool:
    """Return whether a committee is left out: by its own name, or as one of a place that is."""
    if names and not region:
        region = known.name if (known := region_of(org)) else ""
    return any(same_org(org, name) if name.endswith("政协") else name in region for name in names)


def _names(what: str) -> tuple[str, ...]:
    orgs = _ORG.findall(what)
    return tuple(orgs) or tuple(match.divisions[0].name for match in find_divisions(what) if match.divisions)
