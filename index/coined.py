"""The words of a corpus that no dictionary has: names of committees and people, quoted terms, frequent compounds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from corpus.types import Article
from corpus.words import SURNAMES, plain
from index import disk

COINED: Final = "coined.txt"
MAX_COINED: Final = 20_000
"""The most frequent of a very large corpus are enough: the rest is found by its pairs of characters."""

_SAMPLE: Final = 20_000
"""Paragraphs that compounds are counted in; a compound that matters is frequent in any that many."""

_QUOTED: Final = re.compile(r"[“「『]([\u4e00-\u9fff]{3,8})[”」』]")
_PERSON: Final = re.compile(
    rf"(?:主席|书记|秘书长|委员|主任|局长|市长|州长|县长|省长|会长|负责人|代表|村民|居民|教授|专家|记者|通讯员)"
    rf"([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，,、。:：；（()）\s]|说|介绍|表示|认为|告诉|坦言|带领|带队|率)"
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_MIN_COUNT: Final = 4
_MIN_COHESION: Final = 0.35


def coined_words(articles: Iterable[Article]) -> list[str]:
    """Return what the segmenter should keep whole, sorted: at most MAX_COINED, the most frequent.

    Committees and the people named after their office count whatever their number; a quoted term counts when it is
    more than one dictionary word; a compound when its two words mostly stand together.
    """
    found: Counter[str] = Counter()
    paragraphs: list[str] = []
    for article in articles:
        found.update(org for org in (article.org, *article.mentioned) if org and 3 <= len(org) <= 12)
        texts = [paragraph.text for paragraph in (*article.paragraphs, *article.captions)]
        for text in texts:
            found.update(term for term in _QUOTED.findall(text) if not plain().knows(term))
            found.update(_PERSON.findall(text))
        paragraphs += texts
    found.update(compounds(paragraphs[:: max(1, len(paragraphs) // _SAMPLE)]))
    return sorted(word for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MAX_COINED])


def compounds(paragraphs: Sequence[str]) -> dict[str, int]:
    """Return pairs of neighbouring words that make one term (院坝协商), with their counts.

    A pair must occur often, mostly together (count over the smaller count of its words), and among several
    different neighbours on both sides; otherwise it is a part of something longer.
    """
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    around: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for paragraph in paragraphs:
        for run in _HAN.findall(paragraph):
            pieces = plain().pieces(run)
            singles.update(pieces)
            padded = ["", *pieces, ""]
            for before, first, second, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
                if len(first) > 1 and len(second) > 1:
                    pairs[first, second] += 1
                    if len(around[first, second]) < 8:
                        around[first, second] |= {f"<{before}", f">{after}"}
    return {
        first + second: count
        for (first, second), count in pairs.items()
        if count >= _MIN_COUNT
        and count >= _MIN_COHESION * min(singles[first], singles[second])
        and len(around[first, second]) >= 4
        and len(first + second) <= 8
    }


def write_coined(build: Path, words: Sequence[str]) -> None:
    """Write the words that a corpus coined into the folder of its build, one a line."""
    with disk.create(build / COINED) as file:
        file.write("".join(f"{word}\n" for word in words).encode("utf-8"))


def read_coined(build: Path) -> tuple[str, ...]:
    """Return the words that write_coined wrote."""
    return tuple((build / COINED).read_text(encoding="utf-8").splitlines())
