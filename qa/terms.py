"""The content of a question: its predicate cut into key terms."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from corpus.words import known, words
from index.everyday import everyday, everyday_words

WORDS: Final = Path(__file__).parent / "data" / "words.toml"
QUOTED: Final = re.compile(r"[“「『\"‘]([^“”「」『』\"‘’]{1,60})[”」』\"’]|《([^《》]{1,80})》")
MARKED: Final = re.compile(r"[“「《][^”」》]*[”」》]")
"""Chinese quotation or title marks with whatever stands between them: a name, in which no word asks for anything."""

# 了 of 了解 and 为了, 过 of 通过 and 过程 are parts of words.
_DONE: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:(?<![为除罢])了(?![解不却断结得])|(?<![通经超透不度越])过(?![程去年节度问关渡滤敏硬剩期境往来上下大多少]))"
)
# The dictionary's guesses join 搞 to what follows it (搞微 协商).
_COLLOQUIAL: Final = re.compile(r"搞(?![活好笑定过了起出到成得])")
# 修了桥, 出过一本书: the verb alone tells nothing, and the thing alone stands in many words.
_DONE_TO: Final = re.compile(
    r"(?<![\u4e00-\u9fff])([^\W上])[了过][一几两]?[个座本条部所]?([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_ENDINGS: Final = "起到上出过了成有好得着完"
_MAX_CUT: Final = 400
_PAIR: Final = 2
_GRAMMAR: Final = "由被把给让向跟和与在对从于真都也还就只又"
_SLIGHT: Final = 0.1
CORE: Final = 0.5
"""The weight from which a term is evidence by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A content word or phrase of the question. weight is relative to the other terms, above 0."""

    text: str
    weight: float
    quoted: bool = False


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """Return the words without evidence of their own.

    function and english are grammar, verbs are verbs of doing, nouns stand in every article.
    """
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in table.items()}


def cut(text: str) -> list[str]:
    """Return text as the fewest dictionary words that cover it, in order; what is no word stays single characters."""
    text = text[:_MAX_CUT]
    whole = {word for word in words(text) if len(word) > 1 and not _is_misjoined(word)}
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(text) + 1):
        starts = [
            start for start in range(max(0, end - 12), end) if end - start == 1 or text[start:end].lower() in whole
        ]
        best.append(min((best[start][0] + 1, start) for start in starts))
    pieces: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        pieces.append(text[start:end])
        end = start
    return pieces[::-1]


def _is_misjoined(word: str) -> bool:
    """Return whether word is a guess, no word of the dictionary, that begins with grammar (由市, 真办)."""
    return len(word) == _PAIR and word[0] in _GRAMMAR and not known(word)


def quoted_terms(text: str) -> tuple[str, ...]:
    """Return what stands in quotation or book-title marks, in order."""
    return tuple((found[1] or found[2]).strip() for found in QUOTED.finditer(text))


def key_terms(predicate: str, *, plainly: bool = False) -> tuple[Term, ...]:
    """Return the terms of a predicate in order: what is quoted, and runs of content words between stop words.

    plainly takes each everyday word of the table (掏钱, 扫大街的) as a term of its own.

    A run is kept whole (社情民意信息), because a compound says more than its parts. Verbs of doing and nouns that every
    article has become terms of little weight, so that a predicate made of nothing else still has some.
    """
    stops = stop_words()
    terms = [Term(text=text, weight=2.0, quoted=True) for text in quoted_terms(predicate)]
    run: list[str] = []
    plain = QUOTED.sub(" ", predicate)
    plain = _DONE_TO.sub(_done_to, _with_everyday_apart(plain) if plainly else plain)
    plain = _COLLOQUIAL.sub("搞 ", _DONE.sub(" ", plain))
    for piece in [*(_pieces(plain) if plainly else cut(plain)), " "]:
        word = piece.lower()
        verb = is_verb(word)
        if run and run[-1].endswith("之") and len(piece) == 1:
            # 委员之家 is one name, though 家 alone is a measure word.
            run.append(piece)
            continue
        if any(map(str.isalpha, piece)) and not verb and word not in stops["function"] | stops["english"]:
            run.append(piece)
            continue
        terms += _run(run)
        run = []
        if verb:
            terms.append(Term(text=piece.rstrip(_ENDINGS) or piece, weight=_SLIGHT))
    return tuple({term.text: term for term in terms}.values())


def _with_everyday_apart(text: str) -> str:
    """Return text with its everyday words as the table has them, each between spaces: 往外 掏钱 for 往外掏了钱."""
    for span, word in reversed(list(everyday_words(text))):
        text = f"{text[: span.start]} {word} {text[span.end :]}"
    return text


def _pieces(text: str) -> list[str]:
    """Return the words of text, spaces among them; what stands between spaces and is an everyday word is one."""
    return [word for part in re.split(r"(\s+)", text) for word in ([part] if everyday(part) else cut(part))]


def _done_to(found: re.Match[str]) -> str:
    return found[1] + found[2] if is_verb(found[1]) and found[2] not in stop_words()["function"] else found[0]


def is_verb(word: str) -> bool:
    """Return whether word is a verb of doing, also with an ending (办起, 建有, 搞过)."""
    verbs = stop_words()["verbs"]
    return word in verbs or (len(word) > 1 and word[-1] in _ENDINGS and word[:-1] in verbs)


def _run(run: list[str]) -> list[Term]:
    while len(run) > 1 and run[-1] in stop_words()["tails"]:
        run = run[:-1]
    text = "".join(run)
    if not text:
        return []
    slight = len(text) == 1 or all(piece.lower() in stop_words()["nouns"] for piece in run)
    return [Term(text=text, weight=_SLIGHT if slight else 1.0)]
