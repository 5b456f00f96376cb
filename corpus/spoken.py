"""Of whom a text speaks as its own: 县政协, 县委 and 全县 in an article tell that its committee is a county's."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from corpus.names import called, is_ambiguous, named_orgs
from corpus.regions import find_divisions, same_org

LEVEL = "自治区|[省市县州盟旗区]"
TALK = re.compile(
    rf"(?<![各两三四五六七八九十几多、])(?P<level>{LEVEL})(?:政协(?P<member>委员|常委)?|委(?!员)|政府|直)|全(?P<whole>{LEVEL})"
)


def levels_spoken(text: str) -> Counter[str]:
    """Return how often text speaks of the kinds (市 县) of committee without a name; its members count half."""
    places = {match.span.end for match in find_divisions(text)}
    spoken: Counter[str] = Counter()
    for match in TALK.finditer(text):
        if match["whole"] or match.end("level") not in places:
            spoken[match["level"] or match["whole"]] += 1 if match["member"] else 2
    return spoken


def org_spoken_of(texts: Sequence[str]) -> str | None:
    """Return the committee that texts are about: named by its place, and of the kind they speak of without a name.

    What comes first tells most: further below, text of another article may stand. Where it is named in several ways,
    the shortest that no other place shares.
    """
    named, levels = defaultdict[str, float](float), defaultdict[str, float](float)
    for n, text in enumerate(texts):
        for org in named_orgs(text):
            named[org] += 1 / (n + 1)
        for level, times in levels_spoken(text).items():
            levels[level] += times / (n + 1)
    best = max(named, key=lambda org: 2 * named[org] + levels[called(org).level], default=None)
    if best is None:
        return None
    names = [org for org in named if same_org(org, best) and not is_ambiguous(org)]
    return min(names, key=len, default=best)
