"""A question as it is searched for: mended, in Chinese, with its terms, places and what it is embedded as."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from corpus.words import WIDTHS, is_han
from index.config import TermWeights
from index.everyday import everyday_words
from index.foreign import Translation, is_foreign, translate
from index.lexicon import Bridge, Lexicon
from index.places import Places, Wanted
from index.spelling import Correction, mend
from index.synonyms import all_wordings, synonyms
from index.tables import question_words
from index.types import Filter

Origin = Literal["question", "translation", "strict", "near"]

_OF: Final = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])の(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A token that is looked for, how much it counts, and where it comes from (for a synonym: the word asked for)."""

    token: str
    weight: float
    origin: Origin = "question"
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A question as it was read.

    question is the mended question in simplified characters, in its own language; chinese is it without question
    words, for another language the Chinese words found for it. wanted are the places and committees that it names;
    filter restricts a search to them.
    """

    asked: str
    question: str
    chinese: str
    foreign: bool
    terms: tuple[Term, ...]
    wanted: Wanted
    corrections: tuple[Correction, ...] = ()
    translations: tuple[Translation, ...] = ()
    filter: Filter = field(default=Filter())


def understand(question: str, *, lexicon: Lexicon, bridge: Bridge, places: Places, weights: TermWeights) -> Understood:
    """Return question as it is searched for."""
    text = simplified(question.translate(WIDTHS)).strip()
    foreign = is_foreign(text)
    corrections: tuple[Correction, ...] = ()
    translations: list[Translation] = []
    if foreign:
        translations = translate(question, lexicon, bridge)
        said = " ".join(re.findall(r"[\u4e00-\u9fff]+", simplified(_left_over(question, translations))))
        chinese = " ".join([said, *(word for found in translations if found.by != "nearest" for word in found.chinese)])
    else:
        text, corrections = mend(text, lexicon)
        chinese = without_question_words(text)
    wanted = places.wanted(chinese)
    terms = _terms(chinese, translations, lexicon, weights)
    return Understood(
        asked=question,
        question=text,
        chinese=" ".join(chinese.split()),
        foreign=foreign,
        terms=tuple(terms),
        wanted=wanted,
        corrections=corrections,
        translations=tuple(translations),
        filter=wanted.filter,
    )


def _left_over(question: str, translations: Sequence[Translation]) -> str:
    """Return question without the Chinese characters that mean something else in its language (協議 is 协商).

    One character joined to the next by の is a part of its word (茶の産業).
    """
    for found in translations:
        if found.by != "nearest" and is_han(found.foreign[0]):
            question = question.replace(found.foreign, " ")
    return _OF.sub(r"\1", question)


def simplified(text: str) -> str:
    """Return text in simplified characters, of the same length; Japanese forms (図書) become the Chinese ones."""
    converters = _converters()
    for name in ("jp2t", "t2s") if re.search(r"[\u3040-\u30ff]", text) else ("t2s",):
        converted = converters[name](text)
        text = converted if len(converted) == len(text) else text
    return text


@cache
def _converters() -> dict[str, Callable[[str], str]]:
    import opencc

    return {name: opencc.OpenCC(name).convert for name in ("jp2t", "t2s")}


def without_question_words(text: str) -> str:
    """Return text with a space in place of each word of asking and each mark of punctuation."""
    return re.sub(r"[？?。！!，,；;：:、\s]+", " ", _asking_words().sub(" ", text)).strip()


@cache
def _asking_words() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in question_words() if is_han(word[0])))


def _terms(chinese: str, translations: Sequence[Translation], lexicon: Lexicon, weights: TermWeights) -> list[Term]:
    """Return the tokens of a question in order; one that comes from several sources counts as from the surest."""
    terms = [Term(token=token, weight=1.0) for token in lexicon.segmenter.tokens(chinese)]
    for found in translations:
        if found.by == "nearest":
            terms += _tokens(found.chinese, weights.nearest * found.sureness, "translation", found.foreign, lexicon)
    for word in _phrases(chinese, lexicon):
        for other, strict in synonyms(word):
            weight, origin = (weights.strict, "strict") if strict else (weights.near, "near")
            terms += _tokens([other], weight, origin, word, lexicon)  # type: ignore[arg-type]
    return _merged(terms)


def _tokens(words: Iterable[str], weight: float, origin: Origin, of: str, lexicon: Lexicon) -> list[Term]:
    tokens = {token: None for word in words for token in lexicon.segmenter.tokens(word)}
    return [Term(token=token, weight=weight, origin=origin, of=of) for token in tokens]


def _phrases(chinese: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a question that the table of synonyms may know, each once."""
    found = [match[0] for match in all_wordings().finditer(chinese)]
    said = [word for _, word in everyday_words(chinese)]
    return list(dict.fromkeys([*found, *said, *lexicon.segmenter.words(chinese)]))


def _merged(terms: Sequence[Term]) -> list[Term]:
    """Return terms of the question as often as it says them, and of the others the weightiest of each token."""
    said = [term for term in terms if term.origin == "question"]
    best: dict[str, Term] = {}
    for term in terms:
        if term.origin != "question" and term.weight > getattr(best.get(term.token), "weight", 0.0):
            best[term.token] = term
    tokens = {term.token for term in said}
    return said + [term for token, term in best.items() if token not in tokens]
