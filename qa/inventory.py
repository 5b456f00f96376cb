"""How many articles (甲省有几篇报道), pages, or committees in each province (每个省有多少个政协) the corpus has."""

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from corpus.divisions import Level
from corpus.regions import find_divisions, same_org
from index.store import where
from index.types import EVERYTHING, Filter, Hit

if TYPE_CHECKING:
    from index.reader import Index

_CORPUS: Final = r"(?:请问)?(?:(?:这些|这个|整个)?(?:资料|语料|库|报纸|版面|这[几些]版)(?:库)?(?:里面?|中|上)?)?"
_MANY: Final = r"(?:一共|总共|共)?(?:收录了?|登了?|收了?|有)?(?:多少|几)"
_ARTICLE: Final = r"(?:文章|报道|稿子|稿件|新闻)"
_ARTICLES: Final = (
    re.compile(rf"^{_CORPUS}(?P<place>(?!一共|总共)[^，,的有]{{2,10}}?)?的?{_MANY}(?:篇|个|条){_ARTICLE}$"),
    re.compile(rf"^{_CORPUS}(?P<place>(?!一共|总共)[^，,的有]{{2,10}}?)?的?{_ARTICLE}{_MANY}[篇个条]$"),
)
_PAGES: Final = re.compile(rf"^{_CORPUS}{_MANY}(?:个?版面?|张报纸?|页)(?:报纸?)?$")
BY_PROVINCE: Final = re.compile(
    r"^(?:各个?|每个?)省(?:份|区)?(?:里|中)?(?:分别|各自?|都)?(?:各)?有?(?:多少|[哪那]?几)[个家]政协[？?。]*$"
)
EACH_PROVINCE: Final = "每个省有多少个政协"
_SHOWN: Final = 3


def inventory(index: "Index", question: str) -> tuple[str, tuple[Hit, ...]] | None:
    """Return how many articles, pages or committees there are, with first passages; None for any other question."""
    bare = re.sub(r"\s", "", question).strip("？?。呢啊")
    if BY_PROVINCE.match(bare):
        return _by_province(index)
    if _PAGES.match(bare):
        return f"{index.manifest.pages}版", _first(index, EVERYTHING)
    found = next((match for form in _ARTICLES if (match := form.match(bare))), None)
    within = _within(index, found["place"]) if found else None
    if within is None:
        return None
    condition, values = where(within)
    ((count,),) = index.store.fetch(f"SELECT COUNT(*) FROM articles WHERE {condition}", values)
    return (f"{count}篇", _first(index, within)) if count else None


def _within(index: "Index", place: str | None) -> Filter | None:
    """Return the filter for a place or a committee, for none everything; None for words that are neither."""
    if not place:
        return EVERYTHING
    if place.endswith("政协"):
        orgs = tuple(org for org in index.orgs() if same_org(org, place))
        return Filter(orgs=orgs) if orgs else None
    found = [match for match in find_divisions(place) if match.span == (0, len(place))]
    if not found:
        return None
    division = found[0].divisions[0]
    province = division.level is Level.PROVINCE
    return Filter(provinces=(division.name,)) if province else Filter(places=(division.name,))


def _by_province(index: "Index") -> tuple[str, tuple[Hit, ...]]:
    """Return the number of committees of each province, most first."""
    rows = index.store.fetch(
        "SELECT DISTINCT province, org FROM articles WHERE org IS NOT NULL AND province IS NOT NULL"
    )
    counts = Counter(province for province, _ in rows)
    hits = tuple(hit for province in counts for hit in _first(index, Filter(provinces=(province,)))[:1])
    return "、".join(f"{province}{count}家" for province, count in counts.most_common()), hits


def _first(index: "Index", within: Filter) -> tuple[Hit, ...]:
    """Return the first passages of the first articles within a filter."""
    condition, values = where(within)
    ids = index.store.fetch(f"SELECT id FROM articles WHERE {condition} ORDER BY n LIMIT {_SHOWN}", values)
    articles = [index.article(article_id) for (article_id,) in ids]
    return tuple(
        Hit(passage=passages[0], article=article, score=1.0)
        for article in articles
        if (passages := index.passages(article.id))
    )
