"""What pages may call what a question says, by the everyday words of the table that are nearest to it.

掏钱帮家境不好的孩子念书 stands in no table, but it is nearest to 掏钱帮穷孩子念书, and pages call that 捐资助学.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

import numpy as np

from index.everyday import everyday, everyday_table
from index.types import Embedder, Vectors

NEAREST: Final = 12
"""How many of the nearest everyday words are taken."""

LIKE: Final = 0.5
"""The cosine from which an everyday word is like a phrase."""

BEHIND: Final = 0.15
"""How far behind the nearest one it may be."""


class Meanings:
    """Looks up phrases among the everyday words of the table, by the vectors of one embedder."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._words = list(everyday_table())

    def of(self, phrases: Iterable[str]) -> dict[str, float]:
        """Return what pages may call any of phrases, each with the cosine of the everyday word that means it."""
        found: dict[str, float] = {}
        for phrase in phrases:
            cosines = self._vectors @ self._embedder.embed([phrase])[0]
            least = max(LIKE, float(cosines.max()) - BEHIND)
            for at in np.argsort(-cosines)[:NEAREST]:
                if cosines[at] >= least:
                    for wording in (self._words[at], *everyday(self._words[at])):
                        found[wording] = max(found.get(wording, 0.0), float(cosines[at]))
        return found

    @cached_property
    def _vectors(self) -> Vectors:
        """The vectors of the table's everyday words, a row each."""
        return self._embedder.embed(self._words)
