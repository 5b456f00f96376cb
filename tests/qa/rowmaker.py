"""Articles and rows for the tests of list questions."""

from corpus.types import Article, Passage, Region, Span
from index.types import Hit
from qa.listing.matching import Evidence
from qa.listing.rows import Proof, Row
from qa.types import Match

TABLE = {"委员工作站": [("委员工作室", False)], "厕所": [("茅房", True)], "茅房": [("厕所", True)]}


def article(org: str, region: Region) -> Article:
    """Return an article about org without text."""
    return Article(
        id="p#1", file="p", org=org, region=region, title=None, byline=None, paragraphs=(), captions=()
    )  # fmt: skip


def row(org: str, text: str) -> Row:
    """Return a row of org whose proof is text."""
    place = article(org, Region(city=org))
    passage = Passage(id=org, article_id=org, text=text, spans=(Span(0, len(text)),))
    start = text.find("工作站")
    found = Evidence(score=1.0, match=Match.EXACT, window=Span(0, len(text)), spans=(Span(start, start + 3),))
    proof = Proof(hit=Hit(passage=passage, article=place, score=1.0), evidence=found)
    return Row(org=org, region=None, match=Match.EXACT, score=1.0, proofs=(proof,))
