"""Example questions for the start page: made from the corpus by form, kept when the answerer answers them."""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from corpus.types import Article
from qa.suggestions import counted
from qa.types import Kind
from web.shelf import Library

if TYPE_CHECKING:
    from web.desk import Answers

log = logging.getLogger(__name__)

WANTED = 6
ARTICLES_READ = 200
TRIES_PER_KIND = 6
SURE = 0.5
SHORTEST_NAME = 4

_BUILT = re.compile(r"(建立|成立|设立|打造)了?[“\"]?([\u4e00-\u9fff]{2,6}(?:工作站|工作室|联络站|中心|机制|平台|制度))")
_COINED = re.compile(r"“([\u4e00-\u9fffA-Za-z+]{3,8})”")
_CHAIR = re.compile(r"政协(?:党组书记、)?主席[\u4e00-\u9fff]{2,3}")


def example_questions(library: Library, answers: "Answers") -> Sequence[str]:
    """Return up to six questions of different kinds that this corpus answers with some certainty."""
    articles = list(islice((article for article in library.articles() if article.org), ARTICLES_READ))
    kept: dict[Kind, str] = {}
    for kind, candidates in _candidates(articles).items():
        for question in islice(candidates, TRIES_PER_KIND):
            if _is_answered(question, answers):
                kept[kind] = question
                break
        if len(kept) == WANTED:
            break
    return tuple(kept.values())


def _is_answered(question: str, answers: "Answers") -> bool:
    try:
        answer = answers.answer(question)
    except Exception:  # whatever it is, the start page has one example less and all else
        log.exception("no example: %s", question)
        return False
    return answer.text is not None and answer.confidence >= SURE


def _candidates(articles: Sequence[Article]) -> dict[Kind, Iterator[str]]:
    return {
        Kind.LIST: _lists(articles),
        Kind.NUMBER: _numbers(articles),
        Kind.WHO: (f"{a.org}主席是谁？" for a in articles if _CHAIR.search(_body(a))),
        Kind.WHAT: _coined(articles),
        Kind.YESNO: _whether(articles),
        Kind.TITLE: (f"写{a.org}的文章标题是什么？" for a in articles if a.title),
        Kind.WHERE: (f"{a.org}在哪个省？" for a in articles if a.region and a.region.province),
    }


def _lists(articles: Sequence[Article]) -> Iterator[str]:
    """Yield a question for each thing that several committees built, the commonest first, then the fullest name."""
    orgs: dict[str, set[str]] = defaultdict(set)
    verbs: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for verb, thing in _BUILT.findall(_body(article)):
            for name in (thing[start:] for start in range(len(thing) - SHORTEST_NAME + 1)):
                orgs[name].add(article.org or "")
                verbs[name][verb] += 1
    for name in sorted(orgs, key=lambda name: (-len(orgs[name]), -len(name), name)):
        yield f"哪些政协{verbs[name].most_common(1)[0][0]}了{name}？"


def _numbers(articles: Sequence[Article]) -> Iterator[str]:
    """Yield a question for the greatest count of each article: a small one is seldom what an article is about."""
    for article in articles:
        counts = sorted(counted(_body(article)), key=lambda count: -int(count["number"]))
        for count in counts[:1]:
            yield f"{article.org}有多少{count['unit']}{count['noun']}？"


def _coined(articles: Sequence[Article]) -> Iterator[str]:
    """Yield a question for the phrase an article puts in quotation marks most often."""
    for article in articles:
        phrases = Counter(_COINED.findall(_body(article))).most_common(1)
        if phrases and phrases[0][1] > 1:
            yield f"{article.org}的“{phrases[0][0]}”是什么？"


def _whether(articles: Sequence[Article]) -> Iterator[str]:
    for article in reversed(articles):
        for verb, thing in _BUILT.findall(_body(article))[:1]:
            yield f"{article.org}{verb}了{thing}吗？"


def _body(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.paragraphs)
