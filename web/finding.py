"""Articles found by words: those whose heading holds them all come first, then those whose text does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from web.shelf import Card

SHORTEST = 2
"""A word of fewer characters is looked for in headings only: it stands in nearly every text."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was found; row is that of a passage with the word its heading has not, None where it has all."""

    card: Card
    row: int | None = None
    word: str = ""


def find_articles(
    words: Sequence[str], cards: Sequence[Card], *, containing: Callable[[str], Mapping[str, int]]
) -> list[Found]:
    """Return the articles that hold every word, each in the heading or in the text, in the order of the corpus.

    containing returns, for each article whose text contains a word exactly, its id with the row of its first passage
    that does.
    """
    texts = {word: containing(word) if len(word) >= SHORTEST else {} for word in words}
    in_heading, in_text = [], []
    for card in cards:
        missing = [word for word in words if word.casefold() not in card.haystack]
        if not missing:
            in_heading.append(Found(card))
        elif all(card.id in texts[word] for word in missing):
            in_text.append(Found(card, texts[missing[0]][card.id], missing[0]))
    return in_heading + in_text
