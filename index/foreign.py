"""Questions in other languages: the Chinese words for what they name.

Three sources, the surer first: the glossary, names of places and people by how they are written in Latin, Cyrillic
or Hangul, and for any other word the Chinese words of the corpus whose vectors are nearest.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from corpus.divisions import Level, by_name, is_bare
from index.lexicon import Bridge, Lexicon
from index.sounds import Syllables, cyrillic, hangul, latin, read_aloud
from index.tables import fold_foreign, glossary, irregular_places, question_words

_FOREIGN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_WORD: Final = re.compile(r"[^\W\d_\u4e00-\u9fff]+(?:['’-][^\W\d_\u4e00-\u9fff]+)*")
_CASE_ENDING: Final = 5
_SHORTEST_NAME: Final = 4
_SHORTEST_UNCAPPED: Final = 6
_NEAREST: Final = 3
_FLOOR: Final = 0.3


@dataclass(frozen=True, slots=True)
class Translation:
    """What was written, the Chinese words for it, how sure that is (0 to 1), and by what it was found."""

    foreign: str
    chinese: tuple[str, ...]
    sureness: float
    by: Literal["glossary", "place", "name", "nearest"]


def is_foreign(question: str) -> bool:
    """Return whether question is mostly in another script than Chinese; kana or Hangul make it so at once."""
    if re.search(r"[\u3040-\u30ff\uac00-\ud7af]", question):
        return True
    return len(_FOREIGN.findall(question)) > 2 * len(_HAN.findall(question))


def translate(question: str, lexicon: Lexicon, bridge: Bridge) -> list[Translation]:
    """Return the Chinese for the words of a foreign question, in the order of the sources, each word once."""
    found: list[Translation] = []
    rest = question
    for table, by in ((irregular_places(), "place"), (glossary(), "glossary")):
        matches = table.find(fold_foreign(rest))
        found += [Translation(rest[slice(*m.span())], chinese, 1.0, by) for m, chinese in matches]  # type: ignore[arg-type]
        for match, _ in matches:
            rest = rest[: match.start()] + "#" * (match.end() - match.start()) + rest[match.end() :]
        if by == "place":
            named, rest = _names(rest, lexicon)
            found += named
    stop = set(question_words())
    unknown = [word for word in _WORD.findall(rest) if len(word) > 2 and fold_foreign(word) not in stop]
    nearest = bridge.nearest([fold_foreign(word) for word in unknown], k=_NEAREST, floor=_FLOOR)
    for word, near in zip(unknown, nearest, strict=True):
        found += [Translation(word, (chinese,), cosine, "nearest") for chinese, cosine in near]
    return found


def _names(text: str, lexicon: Lexicon) -> tuple[list[Translation], str]:
    """Return the names of places and people in text, and text with them crossed out."""
    found: list[Translation] = []
    words = list(_WORD.finditer(text))
    position = 0
    while position < len(words):
        for count in (3, 2, 1):
            group = words[position : position + count]
            written = text[group[0].start() : group[-1].end()]
            chinese, by = _name(written, lexicon) if len(group) == count else ((), "name")
            if chinese:
                found.append(Translation(written, chinese, 1.0, by))  # type: ignore[arg-type]
                text = text[: group[0].start()] + "#" * len(written) + text[group[-1].end() :]
                position += count - 1
                break
        position += 1
    return found, text


def _name(written: str, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    folded = re.sub(r"'s\b", "", fold_foreign(written))
    letters = re.sub(r"[\s'-]+", "", folded)
    if not letters.isascii() and " " in written:
        return (), "place"
    if not letters.isascii():
        return _known(_transcribed(letters), lexicon), "place"
    capped = all(part[:1].isupper() for part in written.split())
    if len(letters) < (_SHORTEST_NAME if capped else _SHORTEST_UNCAPPED):
        return (), "name"
    places = _known(_latin_places().get(letters, ()), lexicon)
    if places:
        return places, "place"
    given_first = "".join(reversed(folded.split()))
    people = [name for name in (*lexicon.spelt(letters), *lexicon.spelt(given_first)) if 2 <= len(name) <= 4]
    return (tuple(people[:2]) if capped else ()), "name"


def _known(names: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Return those of names that the corpus can hold, or else the first, which says that it does not."""
    return tuple(name for name in names if lexicon.holds(name)) or names[:1]


def _transcribed(letters: str) -> tuple[str, ...]:
    """Return the places whose name in Cyrillic or Hangul letters begins with; the longest such name wins."""
    table = _foreign_places()
    for end in range(len(letters), 1, -1):
        if letters[:end] in table and (len(letters) - end <= _CASE_ENDING) and end >= 2:
            return table[letters[:end]]
    return ()


@cache
def _latin_places() -> dict[str, tuple[str, ...]]:
    return _places_by(latin)


@cache
def _foreign_places() -> dict[str, tuple[str, ...]]:
    short = {key: names for key, names in _places_by(cyrillic).items() if len(key) > 3}
    return short | {key: names for key, names in _places_by(hangul).items() if len(key) > 1}


def _places_by(spelling: Callable[[Syllables], str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[tuple[Level, str]]] = defaultdict(list)
    for name, divisions in by_name().items():
        if is_bare(name):
            found[spelling(read_aloud(name))].append((divisions[0].level, name))
    return {key: tuple(name for _, name in sorted(names)) for key, names in found.items()}
