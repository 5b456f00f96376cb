"""Questions on the articles themselves, answered from the record: title, author, province, committees of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from corpus.types import Article, Span
from index.store import where
from index.types import Filter, Hit
from qa.analysis import Analysis
from qa.division import asked_division, find_division
from qa.inventory import inventory
from qa.listing.conditions import is_asked
from qa.listing.matching import Evidence
from qa.listing.predicates import names_a_deed
from qa.listing.rows import Proof, Row, Rows
from qa.offices import asked_of_all, holder, is_of_other_body, rows_of_holders
from qa.persons import answer_person, asked_person, named_alone
from qa.terms import CORE
from qa.types import Kind, Match

if TYPE_CHECKING:
    from index.reader import Index

_SPECIAL: Final = re.compile(r"[\u4e00-\u9fff]{2,8}?篇(?![文章报道稿幅])")
_PAGE: Final = re.compile(
    r"[这那本几各]+(?:一|几|个)?[版页]|版面|页面|报纸|报上|[版篇]里|资料|语料|收录|报道了|介绍了|上了"
    r"|\b(?:pages?|corpus|newspapers?|articles?|appear|(?:cover|introduc|featur|report)ed)\b|版|ページ|記事|紙面"
)
_HEAD: Final = re.compile(r"[（(]([^（）()\n]{1,12}篇)[)）]")
_HEAD_CHARS: Final = 400
_TITLE: Final = re.compile(
    r"(?:文章|报道|稿件|稿子|通讯|消息)[^，。？?]{0,6}(?:标题|题目|叫什么|题为)|^[^提案文件建议意见]{0,12}(?:标题|文章题目)|"
    r"\b(?:title|headline) of the (?:article|story|report)\b",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile(
    r"(?:作者|通讯员|记者|撰稿人?|执笔人?)(?:都)?(?:是|有|叫)?(?:谁|哪|什么|$|[？?])|谁(?:写|采写|撰写|报道)的|"
    r"\bwho (?:wrote|reported|is the author of) the (?:article|story|report)\b",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(r"(?:是|由)[哪那](?:一)?(?:个|家)[省市州盟县区旗]{0,4}政协[\u4e00-\u9fff]{0,2}的[？?。\s]*$")
_ASKED_WHOSE: Final = re.compile(r"(?:是|由)[哪那]")
_SUBJECT_CHARS: Final = 4
_ABOUT_ARTICLE: Final = re.compile(r"文章|报道|稿|标题|题目|作者|通讯|消息")
_WORK: Final = re.compile(r"《([^《》]+)》")
_OF_ARTICLE: Final = re.compile(r"[篇条幅则]|文章|报道|稿|消息|通讯")
_PROVINCE: Final = re.compile(
    r"(?:在|属于|属|是|位于)[哪那]个?(?:省|自治区)|\b(?:in )?(?:which|what) province\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What the record of an article says, with passages of the article; spans are within the first of them.

    text is None where nothing says what only the record could.
    """

    text: str | None
    hits: tuple[Hit, ...] = ()
    spans: tuple[Span, ...] = ()


def recorded(index: "Index", analysis: Analysis, orgs: Sequence[str]) -> Recorded | None:
    """Return the answer from the record of the article asked about; None for a question on anything else.

    It is the article of the one committee that is named, or else the only one that says all that the question does.
    """
    text = analysis.understood
    if counted := inventory(index, text):
        return Recorded(text=counted[0], hits=counted[1])
    in_chinese = text if analysis.language == "zh" else "".join(analysis.places) + analysis.predicate
    if analysis.kind is Kind.WHO and is_of_other_body(in_chinese):
        held = holder(index, in_chinese)
        return Recorded(text=held.name, hits=(held.hit,), spans=(held.span,)) if held else Recorded(text=None)
    if person := asked_person(text) or named_alone(text):
        known = answer_person(person, index)
        return Recorded(text=known[0], hits=known[1], spans=known[2]) if known else None
    if (asked := asked_division(text)) and (found := find_division(index, *asked)):
        return Recorded(text=found.name, hits=(found.hit,), spans=found.spans)
    for pattern, field in ((_TITLE, _title), (_AUTHOR, _byline), (_PROVINCE, _province), (_WHOSE, _org)):
        if pattern.search(text):
            articles = _asked_articles(index, analysis, orgs)
            return next((told for one in articles if (told := _said(index, one, field(one)))), None)
    return None


def unsigned(index: "Index", analysis: Analysis) -> bool:
    """Return whether it is asked who wrote an article, named by its title, that names no author."""
    articles = _titled(index, analysis.understood) if _AUTHOR.search(analysis.understood) else []
    return bool(articles) and not any(one.byline for one in articles)


def _asked_articles(index: "Index", analysis: Analysis, orgs: Sequence[str]) -> list[Article]:
    """Return the articles that a question is on; [] where it names a work that is no article of the corpus."""
    text = analysis.understood
    if titled := _titled(index, text):
        return titled
    if _WORK.search(text) and not _OF_ARTICLE.search(text):
        return []
    return _articles(index, orgs) if len(orgs) == 1 else _telling(index, analysis) or _quoting(index, text)


def _titled(index: "Index", text: str) -> list[Article]:
    """Return the articles whose title has what text names in 《》."""
    names = [bare for name in _WORK.findall(text) if len(bare := _bare(name)) >= _SUBJECT_CHARS]
    return [one for one in index.articles() if any(name in _bare(one.title or "") for name in names)]


def _telling(index: "Index", analysis: Analysis) -> list[Article]:
    """Return the one article that has every content word of the question, in its title or text; [] for several."""
    terms = [term.text for term in analysis.terms if term.weight >= CORE and not _ABOUT_ARTICLE.search(term.text)]
    found: set[str] | None = None
    for term in [_squeezed(term) for term in terms]:
        ids = {index.passage(row).article_id for row in index.rows_containing(term)}
        ids |= {one.id for one in index.articles() if term in _squeezed(one.title or "")}
        found = ids if found is None else found & ids
    return [index.article(article_id) for article_id in found] if found and len(found) == 1 else []


def _quoting(index: "Index", text: str) -> list[Article]:
    """Return the one article that has what stands before the question word, punctuation aside; [] for several."""
    subject = _bare(_ASKED_WHOSE.split(text)[0])
    if len(subject) < _SUBJECT_CHARS:
        return []
    found = [one for one in index.articles() if subject in _bare(f"{one.title or ''}{one.subtitle or ''}")]
    found = found or [
        one for one in index.articles() if any(subject in _bare(passage.text) for passage in index.passages(one.id))
    ]
    return found if len(found) == 1 else []


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _org(article: Article) -> str | None:
    return article.org


def _title(article: Article) -> str | None:
    return article.title


def _byline(article: Article) -> str | None:
    return article.byline


def _province(article: Article) -> str | None:
    return article.region.province if article.region else None


def _said(index: "Index", article: Article, text: str | None) -> Recorded | None:
    return Recorded(text=text, hits=_first_passages(index, article)) if text else None


def _articles(index: "Index", orgs: Sequence[str]) -> list[Article]:
    ids = index.store.fetch("SELECT id FROM articles WHERE org = ? ORDER BY n", [orgs[0]])
    return [index.article(article_id) for (article_id,) in ids]


def _first_passages(index: "Index", article: Article) -> tuple[Hit, ...]:
    return tuple(Hit(passage=passage, article=article, score=1.0) for passage in index.passages(article.id)[:3])


def is_on_pages(question: str) -> bool:
    """Return whether a question is on pages as such (这一版, 云南篇, 收录了)."""
    return bool(_PAGE.search(question) or _SPECIAL.search(question))


def page_rows(index: "Index", analysis: Analysis, within: Filter) -> Rows | None:
    """Return the committees of the pages or the area asked about; None for a list question on what they did.

    Pages are named by the special in their head (云南篇); without one, 四川有哪些政协 asks for an area.
    """
    text = analysis.understood
    if office := asked_of_all(text):
        return Rows(rows=rows_of_holders(index, analysis, within, office))
    asked = {found[0] for found in _SPECIAL.finditer(text)}
    files = [file for file in sorted(index.facets(Filter())["files"]) if asked and _special(index, file, asked)]
    if not files and (_is_on_deeds(analysis) or analysis.periods or analysis.limits):
        return None
    return everyone(index, analysis, replace(within, files=tuple(files)))


def _is_on_deeds(analysis: Analysis) -> bool:
    """Return whether a list question asks what committees did.

    In another language a word without a Chinese one leaves nothing behind, so there a page or a place must be named.
    """
    if analysis.abroad:
        return True
    told = [term for term in analysis.terms if not _PAGE.search(term.text)]
    if analysis.language == "zh":
        deed = names_a_deed(analysis) and not _PAGE.search(analysis.understood)
        return deed or any(term.weight >= CORE for term in told)
    return bool(told) or not (analysis.places or _PAGE.search(analysis.understood))


def unsaid(index: "Index", analysis: Analysis, found: Rows, within: Filter) -> Rows:
    """Return the committees that found has no evidence for, without proofs; what found has is only close."""
    told = {row.org for row in found.rows}
    others = everyone(index, analysis, within).rows
    return Rows(rows=tuple(replace(row, proofs=()) for row in others if row.org not in told), close=found.rows)


def everyone(index: "Index", analysis: Analysis, within: Filter) -> Rows:
    """Return every committee that articles within are about, with the first passage of its article."""
    rows: dict[str, Row] = {}
    condition, values = where(within)
    query = f"SELECT org, id, MIN(n) FROM articles WHERE org IS NOT NULL AND {condition} GROUP BY org ORDER BY 3"
    for org, article_id, _ in index.store.fetch(query, values):
        article = index.article(article_id)
        wanted = is_asked(org, article.region.name if article.region else None, analysis)
        if wanted and (hits := _first_passages(index, article)):
            rows[org] = _row(hits[0].article, hits[0])
    return Rows(rows=tuple(rows.values()))


def _special(index: "Index", file: str, asked: set[str]) -> bool:
    head = _HEAD.search(index.page(file).text[:_HEAD_CHARS])
    return head is not None and any(name.endswith(head[1]) or head[1].endswith(name) for name in asked)


def _row(article: Article, hit: Hit) -> Row:
    whole = Span(0, len(hit.passage.text))
    start = hit.passage.text.find(article.org or "")
    spans = (Span(start, start + len(article.org or "")),) if start >= 0 else ()
    proof = Proof(hit=hit, evidence=Evidence(score=1.0, match=Match.EXACT, window=whole, spans=spans))
    region = article.region.name if article.region else None
    return Row(org=article.org or "", region=region, match=Match.EXACT, score=1.0, proofs=(proof,))
