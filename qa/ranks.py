"""The rank of committees asked for: by kind (旗政协) or by level (县级政协: counties, their cities, districts)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpus.regions import region_of

_ASKED: Final = re.compile(
    r"(?:[哪那](?:些|几个|几家)|有|的|所有|全部|^(?=.{1,4}级))(?P<kinds>[省市州盟县区旗]{1,4}|地市)(?P<level>一?级)?(?:的)?政协"
)
_ENGLISH: Final = (
    (re.compile(r"\bcounty[- ]level\b", re.IGNORECASE), "县级"),
    (re.compile(r"\b(?:prefecture|city|municipal)[- ]level\b", re.IGNORECASE), "市级"),
    (re.compile(r"\b(?:province|provincial)[- ]level\b", re.IGNORECASE), "省级"),
)
_LEVELS: Final = {
    "省": "省级",
    "市": "市级",
    "州": "市级",
    "盟": "市级",
    "地": "市级",
    "县": "县级",
    "区": "县级",
    "旗": "县级",
}
_KIND: Final = re.compile(r"([省市州盟县旗]|(?<!自治)区)政协$")


def ranks(text: str) -> tuple[str, ...]:
    """Return the ranks that committees are restricted to: kinds (市县区政协: 市 县 区) or levels (县级政协: 县级)."""
    named = tuple(level for pattern, level in _ENGLISH if pattern.search(text))
    found = _ASKED.search(text)
    if named or found is None:
        return named
    kinds = tuple(dict.fromkeys(found["kinds"].replace("地市", "市")))
    return tuple(dict.fromkeys(_LEVELS[kind] for kind in kinds)) if found["level"] else kinds


def has_rank(org: str, asked: Sequence[str]) -> bool:
    """Return whether a committee is of one of the ranks asked for; every committee is when none is."""
    if not asked:
        return True
    found = _KIND.search(org)
    return bool(found and found[1] in asked) or _level(org) in asked


@cache
def _level(org: str) -> str:
    """Return 省级, 市级 (prefectures) or 县级; a 市 that the table does not know is taken for a prefecture."""
    region = region_of(org)
    if region:
        return "县级" if region.county else "市级" if region.city else "省级"
    found = _KIND.search(org)
    return _LEVELS[found[1]] if found else ""
