"""Typing errors mended by sound: what the corpus does not know becomes what it knows and what sounds the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from corpus.divisions import by_name
from index.lexicon import Lexicon
from index.sounds import blurred, spoken, syllable, syllables
from index.tables import PARTICLES

MEASURES: Final = "个名件项家次份期场条篇部处座盏户位批所亩间集届本张支台辆棵门节起例"
_NO_MISTAKE: Final = PARTICLES | frozenset("一二三四五六七八九十两几多少哪谁个真曾已均")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_ASKING: Final = re.compile(r"什么|多少|[哪谁几吗啥咋呢]|怎|如何|何时|何地|是否|是不是|多[大长高远久满]|有没有")
_THAT: Final = re.compile(r"那(?=些|[几两三]?(?:个|家|位|天|年|里|种|条|份|座))")
_COUNTED: Final = re.compile(r"(?:多少|(?<![十百好])几)([\u4e00-\u9fff])")
_RATE: Final = re.compile(r"[\u4e00-\u9fff][绿律滤](?=(?:是|有|为|达到|达)?(?:多少|几成|多高|百分之几))")
_LONGEST: Final = 6
_BEFORE_COMMITTEE: Final = re.compile(r"[\u4e00-\u9fff]{2,7}[市州盟县区旗](?=政协)")
_SHORTEST_NAME: Final = 3
_OPENINGS: Final = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Correction:
    """What was written and what it was taken for."""

    wrong: str
    right: str


def mend(question: str, lexicon: Lexicon) -> tuple[str, tuple[Correction, ...]]:
    """Return question with what was mistyped mended, and what was changed.

    Mended are words that the corpus has nowhere and no dictionary has, where a word of the corpus sounds the same
    and shares a character; 那些 for 哪些; a character after 多少 that sounds like a measure word; and the name before
    政协 where there is no such place, but one of the corpus that sounds so or has all but one of its characters.
    """
    corrections: list[Correction] = []
    text = question if _ASKING.search(question) else _THAT.sub(lambda _: _asked(corrections), question, count=1)
    text = _opening(text, lexicon, corrections)
    text = _COUNTED.sub(lambda found: _measured(found, lexicon, corrections), text)
    text = _RATE.sub(lambda found: _rated(found, lexicon, corrections), text)
    text = _HAN.sub(lambda found: _mend_run(found[0], lexicon, corrections), text)
    text = _BEFORE_COMMITTEE.sub(lambda found: _placed(found[0], lexicon, corrections), text)
    return text, tuple(corrections)


def _opening(text: str, lexicon: Lexicon, corrections: list[Correction]) -> str:
    """Return text with the place that it opens with mended, where one sounds the same and has all but one character."""
    for length in _OPENINGS:
        name = text[:length]
        if not _HAN.fullmatch(name) or lexicon.holds(name) or lexicon.segmenter.knows(name):
            continue
        alike = sorted(place for place in lexicon.alike(name) if _is_meant(place, name, lexicon))
        if len(alike) == 1:
            corrections.append(Correction(name, alike[0]))
            return alike[0] + text[length:]
    return text


def _is_meant(place: str, name: str, lexicon: Lexicon) -> bool:
    """Return whether a word is the name of a place, and name is it with one character mistyped."""
    return place in lexicon.places and _differing(place, name) == 1 and syllables(place) == syllables(name)


def _asked(corrections: list[Correction]) -> str:
    corrections.append(Correction("那", "哪"))
    return "哪"


def _measured(found: re.Match[str], lexicon: Lexicon, corrections: list[Correction]) -> str:
    char = found[1]
    if char in MEASURES or lexicon.segmenter.pieces(found.string[found.start(1) :])[0] != char:
        return found[0]
    # 启 is 起 by its tone, and 期 only without it.
    for measure in sorted(MEASURES, key=lambda measure: spoken(measure) != spoken(char)):
        if syllable(measure) == syllable(char):
            corrections.append(Correction(found[0], found[0][:-1] + measure))
            return found[0][:-1] + measure
    return found[0]


def _rated(found: re.Match[str], lexicon: Lexicon, corrections: list[Correction]) -> str:
    """Return 率 for what sounds like it where a share is asked for, unless a word ends with it (规律是多少)."""
    if lexicon.segmenter.knows(found[0]):
        return found[0]
    corrections.append(Correction(found[0], found[0][0] + "率"))
    return found[0][0] + "率"


def _placed(written: str, lexicon: Lexicon, corrections: list[Correction]) -> str:
    """Return what stands before 政协 with the name of a place at its end mended, where it is one character off."""
    names = [written[start:] for start in range(len(written) - _SHORTEST_NAME + 1)]
    if any(name in by_name() for name in names):
        return written
    places = sorted(lexicon.places)
    for name in names:
        for place in places:
            if place[-1] == name[-1] and (_off_by_one(name, place) or _lacks_one(name, place)):
                corrections.append(Correction(name, place))
                return written[: -len(name)] + place
    return written


def _off_by_one(name: str, place: str) -> bool:
    """Return whether name has one character of place wrong; in a short name it must sound the same."""
    if len(place) != len(name) or _differing(place, name) != 1:
        return False
    return len(place) > _SHORTEST_NAME or blurred(syllables(place)) == blurred(syllables(name))


def _lacks_one(name: str, place: str) -> bool:
    """Return whether name is place without one character."""
    return any(place[:at] + place[at + 1 :] == name for at in range(len(place))) and len(place) > _SHORTEST_NAME


def _mend_run(run: str, lexicon: Lexicon, corrections: list[Correction]) -> str:
    pieces = lexicon.segmenter.pieces(run)
    if "".join(pieces) != run:
        return run
    starts = [0, *accumulate(map(len, pieces))]
    done = 0
    mended = ""
    for first, last in _windows(pieces):
        start, end = starts[first], starts[last]
        if start < done or not _suspect(pieces[first:last], lexicon):
            continue
        right = _sounding(run[start:end], lexicon)
        if right:
            corrections.append(Correction(run[start:end], right))
            mended += run[done:start] + right
            done = end
    return mended + run[done:]


def _windows(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of pieces, from left to right, longer ones first at each place."""
    for first in range(len(pieces)):
        for last in range(min(len(pieces), first + _LONGEST), first, -1):
            if 2 <= sum(map(len, pieces[first:last])) <= _LONGEST:
                yield first, last


def _suspect(pieces: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether pieces can be a mistyped word: together unknown, and at least one of them is no word alone."""
    word = "".join(pieces)
    if lexicon.holds(word) or lexicon.segmenter.knows(word):
        return False
    if len(word) < 4:
        return all(len(piece) == 1 and piece not in _NO_MISTAKE for piece in pieces)
    return any(piece not in _NO_MISTAKE and (len(piece) == 1 or not lexicon.frequency(piece)) for piece in pieces)


def _sounding(word: str, lexicon: Lexicon) -> str | None:
    """Return the word of the corpus that word was meant to be: as near in sound, characters and tones as there is."""
    alike = [other for other in lexicon.alike(word) if 2 * _differing(word, other) <= len(word) + 1 > 2]
    alike = [other for other in alike if _differing(word, other) < len(word)]
    return min(
        alike,
        key=lambda other: (syllables(other) != syllables(word), _differing(word, other), spoken(other) != spoken(word)),
        default=None,
    )


def _differing(word: str, other: str) -> int:
    return sum(a != b for a, b in zip(word, other, strict=True))
