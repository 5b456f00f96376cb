"""Evidence that two blocks belong to one article: their headings are made alike.

An author who divides an article writes its section headings to one pattern (谋发展 定方向, 谋民生 定重点): the same
length, the same characters at the same places. A heading may stand on a line of its own or lead a paragraph, before a
dash or as its first sentence (第一年摸底。 第二年攻坚。).
"""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corpus.continuity import Floats

PARALLEL = 5.0
"""For an article that has a heading made like the block's, in nats."""
LEAD = re.compile(r"[^,，。;；:：!！?？\s—]{4,16}")
DASHED = re.compile(r"[^。;；!！?？]{4,40}?——")
SENTENCE = re.compile(r"[^。；;：:！!？?]{4,20}(?=[。；;])")
FEWEST_ALIKE = 2
LEAST_SHARE, MOST_SHARE = 1 / 3, 3 / 4
"""Less is chance; more is one phrase that everybody uses."""

Ints = npt.NDArray[np.int64]


def leads(texts: Sequence[str], doubtful: Sequence[bool]) -> dict[int, str]:
    """Return what leads each block: the first clause of a section heading or before a dash, else a short sentence."""
    found = {}
    for n, (text, may_head) in enumerate(zip(texts, doubtful, strict=True)):
        lead = (LEAD if may_head or DASHED.match(text) else SENTENCE).match(text)
        if lead:
            found[n] = lead[0]
    return found


def parallel(one: str, other: str) -> bool:
    """Return whether two clauses are made alike and are not the same: equally long, alike here and there."""
    if len(one) != len(other):
        return False
    alike = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a == b]
    in_a_row = bool(alike) and alike[-1] - alike[0] == len(alike) - 1
    enough = max(FEWEST_ALIKE, LEAST_SHARE * len(one)) <= len(alike) <= MOST_SHARE * len(one)
    return enough and (not in_a_row or len(alike) > len(one) / 2)


class Parallels:
    """The blocks of a page with headings that are made alike."""

    def __init__(self, texts: Sequence[str], doubtful: Sequence[bool], *, articles: int) -> None:
        self.shape = (len(texts), articles)
        found = leads(texts, doubtful)
        by_length: dict[int, list[int]] = defaultdict(list)
        for n, lead in found.items():
            by_length[len(lead)].append(n)
        self.pairs = [
            (n, m) for n, lead in found.items() for m in by_length[len(lead)] if m != n and parallel(lead, found[m])
        ]

    def shared(self, owners: Ints) -> Floats:
        """Return how much the headings of each block speak for each article, shape (blocks, articles).

        owners is the article of each block as it is held now. Blocks of one run do not vouch for one another.
        """
        speaks = np.zeros(self.shape, dtype=np.float32)
        runs = np.concatenate([[0], np.cumsum(np.diff(owners) != 0)])
        for n, m in self.pairs:
            if runs[n] != runs[m]:
                speaks[n, owners[m]] = PARALLEL
        return speaks
