"""The tables that users may edit: foreign words with their Chinese, names of places, words of asking."""

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from corpus.errors import SettingsError

DATA: Final = Path(__file__).parent / "data"

PARTICLES: Final = frozenset(
    "的了着过地得在是有和与及或把被给让叫对向从到于为以就也都还又再才只很太更最这那此其之所而且并不没我你他她它们么等里"
)
"""Words of one character that say how others belong together; inside a longer word they are no particles."""

_NO_BOUNDARY: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


class PhraseTable:
    """Foreign phrases with their Chinese words, found in a text longest first."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self._by_first: defaultdict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = defaultdict(list)
        for phrase, chinese in sorted(entries.items(), key=lambda entry: -len(entry[0])):
            self._by_first[phrase[0]].append((_pattern(phrase), chinese))

    def find(self, text: str) -> list[tuple[re.Match[str], tuple[str, ...]]]:
        """Return what of text the table has, from left to right, without overlap, each with its Chinese words."""
        found: list[tuple[re.Match[str], tuple[str, ...]]] = []
        for start, char in enumerate(text):
            if found and start < found[-1][0].end():
                continue
            matches = ((pattern.match(text, start), chinese) for pattern, chinese in self._by_first.get(char, ()))
            found += itertools.islice(((match, chinese) for match, chinese in matches if match), 1)
        return found


def _pattern(phrase: str) -> re.Pattern[str]:
    inside = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-]+")
    return re.compile(inside if _NO_BOUNDARY.search(phrase) else rf"(?<!\w){inside}(?!\w)")


def read_phrases(file: Path) -> dict[str, tuple[str, ...]]:
    """Return each folded foreign phrase of a table with its Chinese words.

    Raises SettingsError for a line without =.
    """
    entries: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        phrase, equals, chinese = content.partition("=")
        if not (equals and phrase.strip() and chinese.strip()):
            raise SettingsError(f"{file} 第 {number} 行须为“外文 = 中文” (line {number} must be FOREIGN = CHINESE)")
        entries.setdefault(fold_foreign(phrase.strip()), tuple(chinese.split()))
    return entries


def fold_foreign(text: str) -> str:
    """Return text in lower case, Latin letters without accents; other scripts keep theirs. The length stays."""
    return "".join(_FOLDED.get(char, char) for char in text).lower().replace("’", "'")


def _bare_letters() -> dict[str, str]:
    import unicodedata

    letters = (chr(code) for code in range(0xC0, 0x250))
    decomposed = {letter: unicodedata.normalize("NFD", letter)[0] for letter in letters}
    return {letter: base for letter, base in decomposed.items() if base.isascii()}


_FOLDED: Final = _bare_letters()


@cache
def glossary() -> PhraseTable:
    """Return the table of the domain's words in other languages."""
    return PhraseTable(read_phrases(DATA / "glossary.txt"))


@cache
def irregular_places() -> PhraseTable:
    """Return the table of names of places that do not follow the Chinese pronunciation."""
    return PhraseTable(read_phrases(DATA / "places.txt"))


@cache
def question_words() -> tuple[str, ...]:
    """Return the words of asking, the longest first."""
    lines = (DATA / "question_words.txt").read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
