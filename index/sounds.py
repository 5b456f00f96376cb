"""How Chinese words sound: pinyin syllables, and how other scripts write them."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

FINALS: Final = Path(__file__).parent / "data" / "finals.txt"
NAMES: Final = Path(__file__).parent / "data" / "readings.txt"

Syllables = tuple[str, ...]

_INITIAL: Final = re.compile(r"[zcs]h|[bpmfdtnlgkhjqxrzcs]")
_BLURS: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
_INITIALS: Final[list[str]] = re.findall(r"[zcs]h|[a-z]", "bpmfdtnlgkhjqxzhchshrzcs")
_CYRILLIC: Final = dict(
    zip(
        _INITIALS,
        ["б", "п", "м", "ф", "д", "т", "н", "л", "г", "к", "х", "цз", "ц", "с", "чж", "ч", "ш", "ж", "цз", "ц", "с"],
        strict=True,
    )
)
_CYRILLIC_VOWELS: Final = frozenset("аеёиоуыэюя")
_HANGUL: Final = dict(
    zip(
        _INITIALS,
        "ㅂㅍㅁㅍㄷㅌㄴㄹㄱㅋㅎㅈㅊㅅㅈㅊㅅㄹㅉㅊㅆ",
        strict=True,
    )
)
_INITIAL_JAMO: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_PLAIN_VOWEL: Final = {"야": "아", "예": "에", "옌": "엔", "유": "우", "양": "앙", "융": "웅"}


@cache
def _readings() -> dict[int, str]:
    """Return the readings of every character with tone marks, the commonest first, after commas."""
    from pypinyin.constants import PINYIN_DICT

    return dict(PINYIN_DICT)


@cache
def syllable(char: str) -> str:
    """Return the commonest toneless reading of a Chinese character, v for ü; the character itself if it has none."""
    return _toneless(spoken(char))


def spoken(word: str) -> str:
    """Return the commonest reading of each character of word, with tone marks."""
    return "".join(_readings().get(ord(char), char).split(",")[0] for char in word)


def blurred_readings(char: str) -> tuple[str, ...]:
    """Return how many speakers say char, by one or two of its commonest readings."""
    readings = _readings().get(ord(char), char).split(",")[:2]
    return tuple(dict.fromkeys(blurred(tuple(map(_toneless, readings)))))


@cache
def _toneless(reading: str) -> str:
    plain = unicodedata.normalize(
        "NFD", reading.replace("ü", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v")
    )
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def syllables(word: str) -> Syllables:
    """Return the syllables of word, one a character, each by itself."""
    return tuple(map(syllable, word))


def read_aloud(name: str) -> Syllables:
    """Return the syllables of a name of a place or a person, where characters are often read otherwise (长治)."""
    as_name = _names()
    return as_name.get(name) or tuple(as_name[char][0] if char in as_name else syllable(char) for char in name)


@cache
def _names() -> dict[str, Syllables]:
    rows = (line.split() for line in _lines(NAMES))
    return {name: tuple(sounds) for name, *sounds in rows}


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def blurred(sounds: Syllables) -> Syllables:
    """Return sounds without what many speakers do not tell apart: zh z, ch c, sh s, ang an, eng en, ing in."""
    return tuple(map(_blurred, sounds))


@cache
def _blurred(sound: str) -> str:
    for sharp, blunt in _BLURS:
        sound = sound.replace(sharp, blunt)
    return sound


def latin(sounds: Syllables) -> str:
    """Return sounds as one word in Latin letters: jiamusi."""
    return "".join(sounds).replace("v", "u")


def cyrillic(sounds: Syllables) -> str:
    """Return sounds in the system of Palladius, without a final soft sign, which a case ending replaces."""
    written = [_cyrillic(*_split(sound)) for sound in sounds]
    # 向阳 is сянъян: a hard sign keeps a hard н from the vowel of the next syllable.
    parted = [
        f"{part}ъ" if part.endswith("н") and after[:1] in _CYRILLIC_VOWELS else part
        for part, after in zip(written, [*written[1:], "-"], strict=True)
    ]
    return "".join(parted).removesuffix("ь")


def hangul(sounds: Syllables) -> str:
    """Return sounds in the notation of the National Institute of Korean Language."""
    return "".join(_hangul(*_split(sound)) for sound in sounds)


@cache
def _finals() -> dict[str, tuple[str, str]]:
    rows = (line.split() for line in _lines(FINALS))
    return {final: (russian, korean) for final, russian, korean in rows}


def _split(sound: str) -> tuple[str, str]:
    """Return initial and full final of a syllable: liu -> l iou, ju -> j v, wen -> no initial, uen."""
    found = _INITIAL.match(sound)
    if not found:
        return "", _unspelt(sound)
    initial, final = found[0], sound[found.end() :]
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "v" + final[1:]
    return initial, {"iu": "iou", "ui": "uei", "un": "uen"}.get(final, final)


def _unspelt(sound: str) -> str:
    if sound.startswith("yu"):
        return "v" + sound[2:]
    if sound.startswith("w"):
        return {"wu": "u"}.get(sound, "u" + sound[1:])
    if sound.startswith("y"):
        return {"yi": "i", "yin": "in", "ying": "ing", "you": "iou"}.get(sound, "i" + sound[1:])
    return sound


def _cyrillic(initial: str, final: str) -> str:
    russian = _finals().get(final, (final, final))[0]
    if not initial:
        return "в" + russian[1:] if final in {"ua", "uai", "uan", "uang"} else _STANDING.get(final, russian)
    if final == "i" and initial in {"z", "c", "s"}:
        return _CYRILLIC[initial] + "ы"
    if final == "uei" and initial == "h":
        return "хуэй"
    return _CYRILLIC[initial] + russian


_STANDING: Final = {"uo": "во", "uei": "вэй", "uen": "вэнь"}


def _hangul(initial: str, final: str) -> str:
    korean = _finals().get(final, (final, final))[1]
    if not initial or not "가" <= korean[0] <= "힣":
        return {"uei": "웨이", "uen": "원"}.get(final, korean)
    if initial in {"zh", "ch", "sh", "r", "z", "c", "s"} and final == "i":
        korean = "으"
    elif initial in {"j", "q"}:
        korean = _PLAIN_VOWEL.get(korean[0], korean[0]) + korean[1:]
    vowel = (ord(korean[0]) - ord("가")) % 588
    return chr(ord("가") + _INITIAL_JAMO.index(_HANGUL[initial]) * 588 + vowel) + korean[1:]
