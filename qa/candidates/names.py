"""Names of persons, with the office they are named with.

A Chinese name is not marked in the text: it is taken where a family name follows an office, or opens a clause whose
verb is one of saying.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.words import is_han, known, plain, words
from qa.candidates.lists import alternatives, asked_words, word_list
from qa.candidates.types import Candidate, Form
from qa.terms import is_verb

_FOREIGN = re.compile(r"(?<![“《\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6})+(?![”》\u4e00-\u9fff])")
_END = re.compile(r"[，,。、；;：:！!？?）)\]】”’\s(（“‘《]|$")
# Family names that are common words as well: without a sign of the name's end they are taken for the word.
_ALSO_WORDS = frozenset("占和关管于解连易应向全党顾")
_ALONE = frozenset("师员")
_SHORTEST_FOREIGN = 4
_CALLED = re.compile("名叫|名字叫|姓名是")
_CLAUSE_CHARS = 12
_PLACE_ENDS = frozenset("村镇乡县区市山河湖江台")
_CALLING = frozenset("师家员匠手工人者民户长主商兵生友")
_JOINS = frozenset("和与同")
_DOES = r"[^着了过\W]{1,2}[着了过](?!解)"
_NOT_GIVEN = frozenset("的了是在与及等们这那有为以委主席会员")


def asked_office(question: str) -> str:
    """Return the office whose holder a question asks for, the last one it names; "" where it names none."""
    found = re.findall(alternatives("names", "offices"), question)
    if found:
        return str(found[-1])
    return next(
        (office for word, office in asked_words("names").items() if re.search(word, question, re.IGNORECASE)), ""
    )


def office_fits(asked: str, found: str) -> float:
    """Return 1 for the office asked for or a fuller title of it, .5 where either is unknown, 0 for another."""
    if not asked or not found:
        return 0.5
    parts = found.split("、")
    if asked == found or asked.split("、")[-1] in parts:
        return 1.0
    return float(not found.startswith("副") and found.endswith(asked))


def find_names(text: str) -> list[Candidate]:
    """Return names of persons; label is the office that stands beside the name, "" where none does."""
    found = {match.span(): "" for match in _FOREIGN.finditer(text) if not _NOT_GIVEN & set(match[0])}
    for match in _after_office().finditer(text):
        end = _name_end(text, match.end())
        end = _spoken_end(text, match.end()) if end is None else end
        if end is not None:
            found.setdefault((match.end(), end), match["office"])
    for start, office in _after_calling(text):
        end = _name_end(text, start)
        if end is not None and not _is_word(text[start:end]):
            found.setdefault((start, end), office)
    for start, end in (*(match.span("name") for match in _before_speech().finditer(text)), *_told(text)):
        found.setdefault((start, end), "")
    return [
        Candidate(form=Form.NAME, start=start, end=end, label=office) for (start, end), office in sorted(found.items())
    ]


@cache
def family_name() -> str:
    """Return a regular expression that finds a family name, of two characters or of one."""
    return f"(?:{alternatives('names', 'double')}|[{_family_names()}])"


def _name_end(text: str, start: int) -> int | None:
    """Return where the name that begins at start ends, or None where no name begins there."""
    if foreign := _foreign_name().match(text, start):
        return foreign.end()
    if sounds := _sounds().match(text, start):
        ends = range(sounds.end(), start + _SHORTEST_FOREIGN - 1, -1)
        return next((end for end in ends if _begins_word(text, end)), sounds.end() - sounds[0].endswith("的"))
    family = _family_length(text, start)
    if not family:
        return None
    for end in (start + family + 1, start + family + 2):
        given = text[start + family : end]
        if len(given) < end - start - family or not all(is_han(char) and char not in _NOT_GIVEN for char in given):
            return None
        speaks = text.startswith(word_list("names", "speech"), end)
        if _ends_at(text, end) and _is_name(text[start:end], speaks=speaks):
            return end
    whole = text[start : start + family + 2]
    if words(whole)[-1:] == [whole] and _is_name(whole):
        return start + len(whole)
    return _end_by_word(text, start, family)


def _spoken_end(text: str, start: int) -> int | None:
    """Return where a name of any family ends that stands between an office and a verb of saying."""
    for end in (start + 3, start + 2):
        name = text[start:end]
        given = all(is_han(char) and char not in _NOT_GIVEN for char in name)
        if given and text.startswith(word_list("names", "speech"), end) and not (_is_word(name) or _is_word(name[1:])):
            return end
    return None


def _end_by_word(text: str, start: int, family: int) -> int | None:
    """Return the end of a name behind which a word of the dictionary begins (艾青川要求), the longer of two."""
    for end in (start + family + 2, start + family + 1):
        name = text[start:end]
        plain_name = len(name) == end - start and all(is_han(char) and char not in _NOT_GIVEN for char in name[family:])
        speaks = text.startswith(word_list("names", "speech"), end)
        if plain_name and _begins_deed(text, end) and _is_name(name) and (speaks or not _is_word(name)):
            return end
    return None


def _begins_deed(text: str, at: int) -> bool:
    """Return whether a word begins at a place of text, or a verb that is marked as one: 带着, 晒脱了."""
    return _begins_word(text, at) or (bool(re.match(_DOES, text[at:])) and not known(text[at - 1 : at + 1]))


def _begins_word(text: str, at: int) -> bool:
    """Return whether a word of two characters or more begins at a place of text, and none across it."""
    across = text[at - 1 : at + 1]
    return known(text[at : at + 2]) and len(text[at : at + 2]) > 1 and not known(across)


def _ends_at(text: str, end: int) -> bool:
    """Return whether a name can end there; 汪清和统计 goes on where a verb follows what would be 和 between two."""
    if text[end : end + 1] in _JOINS and is_han(text[end + 1 : end + 2] or " "):
        return not (is_verb(text[end + 1 : end + 3]) or text.startswith(_doings(), end + 1))
    return bool(_END.match(text, end)) or text.startswith(word_list("names", "followers"), end)


def _is_name(name: str, *, speaks: bool = False) -> bool:
    """Return False for words such as 关心, 解难题 and 高高, whose first character is a family name too.

    speaks is whether a verb of saying follows, before which there is no such word.
    """
    if name[0] in _ALSO_WORDS:
        return len(name) > 2 and not known(name[:2]) and (speaks or name[1:] not in words(name))
    return name[0] not in name[1:]


def _is_word(name: str) -> bool:
    """Return whether a name is a word of the dictionary, or opens with one: 平台, 党支部, 成果得."""
    return known(name) or (1 < len(name) < _SHORTEST_FOREIGN and known(name[:2]))


def _family_length(text: str, start: int) -> int:
    if text.startswith(word_list("names", "double"), start):
        return 2
    return 1 if start < len(text) and text[start] in _family_names() else 0


def _after_calling(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a word for a calling ends (设计师, 摄影家), with the office that is joined to it (委员、设计师)."""
    at = 0
    for piece in plain().pieces(text):
        end = at + len(piece)
        if piece[-1:] in _CALLING and (len(piece) > 1 or piece in _ALONE):
            office = _joined_office().search(text, 0, at)
            yield end + (text[end : end + 1] == "”"), office["office"] if office else ""
        at = end


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield names that a text introduces as such (名叫某某) or opens a clause with, cut out as a word of their own."""
    for called in _CALLED.finditer(text):
        if end := _name_end(text, called.end()):
            yield called.end(), end
    members = _of_a_body().finditer(text)
    yield from (at.span("name") for at in members if _is_name(at["name"]) and not _is_word(at["name"]))
    for match in _opening().finditer(text):
        name, start = match["name"], match.start("name")
        whole = words(text[start : start + _CLAUSE_CHARS])[:1] == [name]
        if whole and not known(name) and name[-1] not in _PLACE_ENDS and _is_name(name):
            yield match.span("name")


@cache
def _opening() -> re.Pattern[str]:
    """Return what finds three characters at the start of a clause of which the first is a family name."""
    return re.compile(rf"(?:^|(?<=[，,。；;：:”]))(?P<name>{family_name()}[\u4e00-\u9fff]{{2}})(?=[\u4e00-\u9fff])")


@cache
def _of_a_body() -> re.Pattern[str]:
    """Return what finds one of a body who does something: 调解队的某某某带着."""
    return re.compile(rf"(?<=[队组团社站室]的)(?P<name>{family_name()}[\u4e00-\u9fff]{{2}})(?={_DOES})")


@cache
def _joined_office() -> re.Pattern[str]:
    return re.compile(rf"(?P<office>{alternatives('names', 'offices')})、[\u4e00-\u9fff]{{0,14}}\Z")


@cache
def _doings() -> tuple[str, ...]:
    """Return the words of doing that follow a name, of two characters or more."""
    return tuple(word for word in word_list("names", "followers") if len(word) > 1)


@cache
def _family_names() -> str:
    return "".join(word_list("names", "single"))


@cache
def _foreign_name() -> re.Pattern[str]:
    """Return what finds a name with a dot in it, or one of four characters or more that only writes down sounds."""
    sounds = "".join(word_list("names", "foreign"))
    ending = f"{_END.pattern}|{alternatives('names', 'followers')}"
    dotted = r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}?)+"
    return re.compile(rf"(?:{dotted}|[{sounds}]{{4,7}}?)(?={ending})")


@cache
def _sounds() -> re.Pattern[str]:
    """Return what finds characters that write down sounds, as many as a name in another language has."""
    return re.compile(f"[{''.join(word_list('names', 'foreign'))}]{{{_SHORTEST_FOREIGN},7}}")


@cache
def _after_office() -> re.Pattern[str]:
    return re.compile(rf"(?P<office>{alternatives('names', 'offices')})(?:会议成员)?的?(?=[\u4e00-\u9fff])")


@cache
def _before_speech() -> re.Pattern[str]:
    speech = alternatives("names", "speech")
    return re.compile(
        rf"(?:^|(?<=[，,。、；;：:！!？?”’\s的]))(?P<name>{family_name()}[\u4e00-\u9fff]{{1,2}}?)(?={speech}|[今现]年\d)"
    )
