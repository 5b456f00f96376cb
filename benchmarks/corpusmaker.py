"""Large corpora for speed and memory: sentences of our own recombined into articles about every county of China.

usage: python -m benchmarks.corpusmaker FOLDER PASSAGES [SEED]

Pages are in the form of extracted newspaper pages, without cuts, and are written one by one, so that memory stays flat.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from corpus.divisions import Level, by_name
from tests.articlemaker import Committee, Filler, Topic, slots_of, topics
from tests.pagetruth import Block, Role, set_page

ARTICLES_PER_PAGE = 6
PARAGRAPHS = (4, 9)
SENTENCES = (2, 4)
PAGES_PER_FOLDER = 1000
SENTENCE = re.compile(r".+?[。!?…][”’]?(?![^“]*”)|.+$")


def main() -> None:
    """Write a corpus of as many passages as the command line says."""
    folder, passages = Path(sys.argv[1]), int(sys.argv[2])
    pages = make_corpus(folder, passages=passages, seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    print(f"{passages} passages on {pages} pages in {folder}")


def make_corpus(folder: Path, *, passages: int, seed: int = 1) -> int:
    """Write pages with exactly so many body paragraphs in all and return how many pages. Equal seeds, equal pages."""
    rng = Random(seed)
    page = 0
    while passages:
        blocks = list(_page(rng, passages))
        passages -= sum(block.role is Role.BODY for block in blocks)
        path = folder / f"{page // PAGES_PER_FOLDER:04d}" / f"page-{page:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(set_page(blocks)[0], encoding="utf-8", newline="")
        page += 1
    return page


def _page(rng: Random, most: int) -> Iterator[Block]:
    """Yield the blocks of a page of at most so many paragraphs."""
    yield Block(role=Role.HEADER, text="有事好商量·地方政协传真")
    for committee in rng.sample(_counties(), ARTICLES_PER_PAGE):
        count = min(most, rng.randint(*PARAGRAPHS))
        if count == 0:
            return
        most -= count
        topic = rng.choice(topics())
        fill = Filler(rng, slots_of(rng, committee, topic))
        yield Block(role=Role.ORG, text=committee.name)
        yield Block(role=Role.TITLE, text=fill(rng.choice(topic.titles)))
        sentences = _sentences(topic)
        for _ in range(count):
            yield Block(role=Role.BODY, text=fill("".join(rng.sample(sentences, rng.randint(*SENTENCES)))))


@cache
def _sentences(topic: Topic) -> list[str]:
    """Return the sentences of a topic, those inside one quotation or one choice kept together."""
    found = [sentence for paragraph in topic.paragraphs for sentence in SENTENCE.findall(paragraph)]
    return [sentence for sentence in found if all(sentence.count(a) == sentence.count(b) for a, b in ("[]", "“”"))]


@cache
def _counties() -> list[Committee]:
    """Return a committee for every county of the table of divisions whose name is its own."""
    divisions = {division.code: division for named in by_name().values() for division in named if len(named) == 1}
    counties = [division for _, division in sorted(divisions.items()) if division.level is Level.COUNTY]
    return [Committee(province=county.chain[0].name, name=f"{county.name}政协") for county in counties]


if __name__ == "__main__":
    main()
