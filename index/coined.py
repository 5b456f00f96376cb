"""The words of a corpus that no dictionary has: names of committees and people, quoted terms, frequent compounds."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.types import Article
from corpus.words import SURNAMES, known, plain
from index import disk

COINED: Final = "coined.txt"
MAX_COINED: Final = 20_000
"""The most frequent of a very large corpus are enough: the rest is found by its pairs of characters."""

_SAMPLE: Final = 20_000
"""Paragraphs that compounds are counted in at most; a compound that matters is frequent in any that many."""

_QUOTED: Final = re.compile(r"[“「『]([\u4e00-\u9fff]{3,8})[”」』]")
_PERSON: Final = re.compile(
    rf"(?:主席|书记|秘书长|委员|主任|局长|市长|州长|县长|省长|会长|负责人|代表|村民|居民|教授|专家|记者|通讯员)"
    rf"([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，,、。:：；（()）\s]|说|介绍|表示|认为|告诉|坦言|带领|带队|率)"
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_MIN_COUNT: Final = 4
_MIN_COHESION: Final = 0.35
_MIN_NEIGHBOURS: Final = 4
_MAX_CHARS: Final = 8
_BOUNDARY: Final = " "

Places = npt.NDArray[np.int64]


def coined_words(articles: Iterable[Article]) -> list[str]:
    """Return what the segmenter should keep whole, sorted: at most MAX_COINED, the most frequent.

    Committees and the people named after their office count whatever their number; a quoted term counts when it is
    more than one dictionary word; a compound when its two words mostly stand together.
    """
    found: Counter[str] = Counter()
    sample = Sample(_SAMPLE)
    for article in articles:
        found.update(org for org in (article.org, *article.mentioned) if org and 3 <= len(org) <= 12)
        texts = [paragraph.text for paragraph in (*article.paragraphs, *article.captions)]
        for text in texts:
            found.update(term for term in _QUOTED.findall(text) if not known(term))
            found.update(_PERSON.findall(text))
            sample.add(text)
    found.update(compounds(sample.texts))
    return sorted(word for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MAX_COINED])


class Sample:
    """Every n-th of the texts that are added, n the smallest power of two that keeps no more than most of them."""

    def __init__(self, most: int) -> None:
        self.texts: list[str] = []
        self._most = most
        self._step = 1
        self._added = 0

    def add(self, text: str) -> None:
        """Add a text."""
        if self._added % self._step == 0:
            self.texts.append(text)
        self._added += 1
        if len(self.texts) > self._most:
            del self.texts[1::2]
            self._step *= 2


def compounds(paragraphs: Sequence[str]) -> dict[str, int]:
    """Return pairs of neighbouring words that make one term (院坝协商), with their counts.

    A pair must occur often, mostly together (count over the smaller count of its words), and among several
    different neighbours on both sides; otherwise it is a part of something longer.
    """
    vocabulary: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    pieces = np.fromiter(map(vocabulary.__getitem__, _pieces(paragraphs)), dtype=np.int64)
    names = list(vocabulary)
    is_long = np.array([len(name) > 1 for name in names], dtype=bool)
    places = np.flatnonzero(is_long[pieces[:-1]] & is_long[pieces[1:]])
    codes = pieces[places] * len(names) + pieces[places + 1]
    pairs, which, counts = np.unique(codes, return_inverse=True, return_counts=True)
    neighbours = sum(
        _distinct(which, pieces[beside], pairs=len(pairs), names=len(names)) for beside in (places - 1, places + 2)
    )
    first, second = np.divmod(pairs, max(len(names), 1))
    single = np.bincount(pieces)
    is_compound = (
        (counts >= _MIN_COUNT)
        & (counts >= _MIN_COHESION * np.minimum(single[first], single[second]))
        & (neighbours >= _MIN_NEIGHBOURS)
    )
    found = {names[first[n]] + names[second[n]]: int(counts[n]) for n in np.flatnonzero(is_compound)}
    return {term: count for term, count in found.items() if len(term) <= _MAX_CHARS}


def _pieces(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the words of all runs of Chinese characters, with a boundary before, between and behind the runs."""
    yield _BOUNDARY
    for paragraph in paragraphs:
        yield from plain().pieces(_BOUNDARY.join(_HAN.findall(paragraph)))
        yield _BOUNDARY


def _distinct(which: Places, neighbours: Places, *, pairs: int, names: int) -> Places:
    """Return for each pair how many different neighbours its occurrences have."""
    return np.bincount(np.unique(which * names + neighbours) // max(names, 1), minlength=pairs)


def write_coined(build: Path, words: Sequence[str]) -> None:
    """Write the words that a corpus coined into the folder of its build, one a line."""
    with disk.create(build / COINED) as file:
        file.write("".join(f"{word}\n" for word in words).encode("utf-8"))


def read_coined(build: Path) -> tuple[str, ...]:
    """Return the words that write_coined wrote."""
    return tuple((build / COINED).read_text(encoding="utf-8").splitlines())
