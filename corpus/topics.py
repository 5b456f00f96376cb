"""Evidence that a block belongs to an article: whom and which places it names, and the words it shares with it.

Everything is in nats and only compares between the articles of one page.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.continuity import Floats
from corpus.names import MAX_READ, Called, called
from corpus.regions import find_divisions, region_of
from corpus.spoken import levels_spoken
from corpus.types import Region
from corpus.words import words

OWN_NAME = 8.0
"""More than going from one article to another costs (corpus.scores): an article seldom names its neighbours."""
OWN_STEM = 6.0
OWN_LEVEL = 6.0
IN_PASSING = 4.0
"""For the full name of a committee in a text that speaks of one of another level as its own."""
OWN_DIVISION = 2.0
MOST_DIVISIONS = 2
SHARED_WORDS = 0.06
PRIOR = 500.0
"""The words that smoothing takes from the page for each article: about as many as an article has itself."""
MOST_WORDS = 3.0
"""The most that words may speak for or against an article, compared with the page's articles at large."""
TITLE_WEIGHT = 3.0
NEIGHBOURS = 2
"""A block's own neighbours do not count as its article's text: a displaced run would vouch for itself."""
HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is known of an article before its text: the committee, its region, and the heading's text."""

    org: Called | None
    region: Region | None
    heading: str


def subject(org: str | None, heading: str, *, context: Sequence[str]) -> Subject:
    """Return what an article's heading tells; context are texts of the page that tell the province."""
    if org is None:
        return Subject(org=None, region=None, heading=heading)
    return Subject(org=called(org), region=region_of(org, context=context), heading=heading)


def named(texts: Sequence[str], subjects: Sequence[Subject]) -> Floats:
    """Return how much the names in each text speak for each article, shape (texts, articles)."""
    found = np.zeros((len(texts), len(subjects)), dtype=np.float32)
    levels = {one.org.level for one in subjects if one.org and one.org.level}
    for row, text in enumerate(text[:MAX_READ] for text in texts):
        divisions = {division for match in find_divisions(text) for division in match.divisions}
        regions = [division.region for division in divisions]
        spoken = _most(levels_spoken(text)) & levels if len(levels) > 1 else set()
        found[row] = [_names(text, one.org, spoken) + _places(regions, one) for one in subjects]
    return found


def _names(text: str, org: Called | None, spoken: Set[str]) -> float:
    if org is None:
        return 0.0
    own = OWN_LEVEL * (org.level in spoken)
    if org.full in text or f"{org.stem}政协" in text:
        return own + (OWN_NAME if own or not spoken else IN_PASSING)
    return OWN_STEM * (org.stem in text) + own


def _most(times: Counter[str]) -> set[str]:
    return {level for level, count in times.items() if count == max(times.values())}


def _places(regions: Sequence[Region], one: Subject) -> float:
    """Return OWN_DIVISION for each place of the article's own region that is named, up to MOST_DIVISIONS."""
    if one.region is None or one.region.city is None:
        return 0.0
    return OWN_DIVISION * min(sum(_is_near(region, one.region) for region in regions), MOST_DIVISIONS)


def _is_near(region: Region, own: Region) -> bool:
    """Return whether region is a county of a city's committee, or the county of a county's committee or its city."""
    if region.city != own.city:
        return False
    return region.county in {own.county, None} if own.county else region.county is not None


class Vocabulary:
    """The words of a page's blocks, counted once.

    Only words that stand in two blocks or headings have a column of their own, w of them: the others speak for no
    article but that of their own block, which may not vouch for itself. They count in the lengths all the same.
    """

    def __init__(self, texts: Sequence[str], headings: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        rows = [
            [numbers.setdefault(term, len(numbers)) for term in _terms(text[:MAX_READ])] for text in [*texts, *headings]
        ]
        table = np.zeros((len(rows), len(numbers) or 1), dtype=np.float32)
        for counts, row in zip(table, rows, strict=True):
            counts[:] = np.bincount(np.array(row, dtype=np.int64), minlength=len(counts))
        blocks, page = table[: len(texts)], table.sum(axis=0) + 1.0
        self.lengths = blocks.sum(axis=1)
        self.heading_lengths = TITLE_WEIGHT * table[len(texts) :].sum(axis=1)
        self.distinct = (blocks > 0).sum(axis=1).astype(np.float32)
        self.norms = np.sqrt((blocks / np.square(page)).sum(axis=1))
        terms, common = list(numbers), np.flatnonzero((table > 0).sum(axis=0) > 1)
        self.words = [terms[n] for n in common]
        self.blocks = blocks[:, common]
        self.headings = TITLE_WEIGHT * table[len(texts) :, common]
        self.page = page[common]
        self.prior = PRIOR * self.page / page.sum()

    def shared(self, owners: npt.NDArray[np.int64]) -> Floats:
        """Return how much the words of each block speak for each article, shape (blocks, articles).

        owners is the article of each block as it is held now. The log-likelihood ratio of a mixture of the article
        and the page against the page alone; words the article has not say the same of all and fall out.
        """
        rows = np.arange(len(owners))
        held = (owners == np.arange(len(self.headings))[:, None]).astype(np.float32)
        counts, lengths = self.headings + held @ self.blocks, self.heading_lengths + held @ self.lengths
        beside = np.abs(rows[:, None] - rows) <= NEIGHBOURS
        near = (beside & (owners[:, None] == owners)).astype(np.float32)
        rest, rest_lengths = counts[owners] - near @ self.blocks, lengths[owners] - near @ self.lengths
        present = self.blocks > 0
        scores = present.astype(np.float32) @ np.log1p(counts / self.prior).T
        scores -= self.distinct[:, None] * np.log1p(lengths / PRIOR)
        scores[rows, owners] = np.log1p(rest / self.prior, where=present, out=np.zeros_like(rest)).sum(axis=1)
        scores[rows, owners] -= self.distinct * np.log1p(rest_lengths / PRIOR)
        scores = SHARED_WORDS * (scores - scores.mean(axis=1, keepdims=True))
        capped: Floats = np.clip(scores, -MOST_WORDS, MOST_WORDS)
        return capped

    def likeness(self) -> list[float]:
        """Return how much each block shares with the one above it: the cosine of their words, rare ones weighed up."""
        weighed = np.sqrt(self.blocks) / self.page
        norms = self.norms + 1e-9
        cosines = (weighed[1:] * weighed[:-1]).sum(axis=1) / (norms[1:] * norms[:-1])
        return [0.0, *cosines.tolist()]

    def distinctive(self, run: slice, owners: npt.NDArray[np.int64], *, most: int = 4) -> list[str]:
        """Return words that a run of blocks shares with its article and hardly with the page, best first."""
        article = owners[run.start]
        own = self.blocks[run].sum(axis=0)
        rest = self.headings[article] + self.blocks[owners == article].sum(axis=0) - own
        scores = np.minimum(own, rest) / self.page
        best = np.argsort(-scores, kind="stable")[:most]
        return [self.words[n] for n in best if scores[n] > 0.2]


def _terms(text: str) -> list[str]:
    """Return the words of text and its Chinese trigrams, which catch the names that no dictionary knows."""
    pieces = HAN.findall(text)
    return [word for word in words(text) if len(word) > 1] + [
        piece[n : n + 3] for piece in pieces for n in range(len(piece) - 2)
    ]
