"""Questions that are known to have answers, for a question that has none."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.types import Passage
from index.types import Filter
from qa.suggestions import suggested
from qa.types import Answer

if TYPE_CHECKING:
    from index.reader import Index

WANTED: Final = 2
_TRIED: Final = 4
_ARTICLES: Final = 12
_PASSAGES: Final = 40


def examples(
    index: "Index", unanswered: Answer, *, orgs: Sequence[str], answered: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return up to two questions on the committees asked about, else on the nearest passages, else on the first ones.

    answered tells whether a question has an answer; none is returned that has not.
    """
    asked = unanswered.understood
    found = dict.fromkeys(
        question
        for org, passages in _told(index, unanswered, orgs)
        for question in suggested(org, passages, asked=asked, text="", elsewhere=lambda _: False)[:1]
    )
    return tuple(islice(filter(answered, islice(found, _TRIED)), WANTED))


def _told(index: "Index", unanswered: Answer, orgs: Sequence[str]) -> Iterator[tuple[str, list[Passage]]]:
    for org in orgs:
        rows = index.rows(Filter(orgs=(org,)))
        yield org, [index.passage(int(row)) for row in (rows if rows is not None else ())[:_PASSAGES]]
    near = dict.fromkeys((cited.org, cited.article_id) for cited in unanswered.citations if cited.org)
    first = ((article.org, article.id) for article in islice(index.articles(), _ARTICLES) if article.org)
    for org, article_id in near or first:
        yield str(org), index.passages(article_id)[:_PASSAGES]
