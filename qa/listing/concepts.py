"""What a list question's predicate needs as evidence: alternatives of concepts, each with the forms it may take.

青海哪几个政协给委员设了工作站或者工作室 has the alternatives 工作站 and 工作室. A concept is met in a text by a form of
it (the term itself or a synonym of the editable table), or in part by the words it consists of, so that
主席集体监督性视察 meets 主席集体视察.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.words import words
from index.synonyms import grouped
from qa.analysis import Analysis, Term
from qa.listing.counts import is_place
from qa.listing.predicates import named_alternatives, settings, things
from qa.terms import CORE, cut, is_verb, key_terms, stop_words
from qa.types import Kind, Match

Rarity = Callable[[str], float]
"""A word's share of what a word can say, 0 to 1: 1 for one that hardly any passage has."""

Synonyms = Callable[[str], Sequence[tuple[str, bool]]]
"""A term's other wordings, each with whether it means strictly the same."""

_BY_NOW: Final = re.compile(r"已经?(?=[\u4e00-\u9fff])|目前|现在|眼下|如今|真(?:的|正)?(?=[建设办开搞挂])|[还仍]在")
_KEYWORDS: Final = re.compile(r"[\u4e00-\u9fff]{2,6}(?:\s+[\u4e00-\u9fff]{2,6}){2,}")
_SHORT: Final = 2
_HARD: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:难|不[\u4e00-\u9fff]|[坏断堵差脏乱缺])$")
_STRICT: Final = 0.95
_NEAR: Final = 0.75
_SLIGHT: Final = 0.2
_COMMON: Final = 0.6
_OF_BEST: Final = 0.75
_REST: Final = 0.08
_SETTING: Final = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One wording of a concept and how fully it stands for it, 0 to 1."""

    text: str
    match: Match
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A key term with its weight among the others, its forms, and its words with their shares.

    words pairs the forms of each word that the term consists of with the word's share; the shares sum to 1. core
    tells whether the concept can be evidence by itself, implied that it goes without saying where the others are told.
    """

    text: str
    weight: float
    forms: tuple[Form, ...]
    words: tuple[tuple[tuple[Form, ...], float], ...]
    core: bool = True
    implied: bool = False


Alternative = tuple[Concept, ...]


def alternatives(analysis: Analysis, *, rarity: Rarity, synonyms: Synonyms) -> tuple[Alternative, ...]:
    """Return what any one of must be met, each a tuple of concepts that belong together."""
    told = [terms for part in named_alternatives(analysis) for terms in _readings(part)]
    groups = [
        _with_implied(
            _led_by_core(_led_by_deed(tuple(_concept(term, rarity=rarity, synonyms=synonyms) for term in terms)))
        )
        for terms in told
    ]
    if analysis.kind is Kind.LIST and (analysis.language != "zh" or _KEYWORDS.fullmatch(analysis.predicate)):
        groups = [pair for group in groups for pair in _paired(group, typed=analysis.language == "zh")]
    cored = [group for group in groups if any(concept.core for concept in group)]
    cored = [group for group in cored if not _is_setting(group)] or cored
    least = min(_COMMON, _OF_BEST * max((_telling(group) for group in cored), default=0.0))
    return tuple(
        [group for group in cored if _telling(group) >= least or _is_of_a_place(group)]
        or [group for group in groups if group]
    )


def _readings(part: str) -> list[tuple[Term, ...]]:
    """Return the terms of a part of a predicate, and where it has everyday words also those with them apart."""
    whole, plainly = key_terms(part), key_terms(part, plainly=True)
    return [whole] if whole == plainly else [whole, plainly]


def _paired(group: Alternative, *, typed: bool) -> list[Alternative]:
    """Return the topic of several keywords with each other one (茶产业 with 协商, and with 提案).

    It is the longest where keywords were typed, and the most telling of a translation's.
    """
    core = [concept for concept in group if concept.core]
    if len(core) <= _SHORT:
        return [group]
    topic = max(core, key=lambda concept: (len(concept.text) * typed, concept.weight))
    rest = [concept for concept in group if not concept.core]
    return [(topic, other, *rest) for other in core if other is not topic]


def _is_of_a_place(group: Alternative) -> bool:
    return any(concept.core and is_place(concept.text) for concept in group)


def _telling(group: Alternative) -> float:
    """Return how much the most telling concept of a group weighs: 提出建议 is no alternative to 保护古墓."""
    return max((concept.weight for concept in group if concept.core), default=0.0)


def asks_what_is_there(analysis: Analysis, wanted: Sequence[Alternative]) -> bool:
    """Return whether a place to work at is asked for, anything that was set up, or what is so by now (已经, 目前).

    搞, 办 and 开 set up nothing: 搞“回头看”.
    """
    founding = {verb for verb in stop_words()["founding"] if len(verb) > 1 or verb in "建设"}
    asked = any(concept.text in founding or is_place(concept.text) for group in wanted for concept in group)
    return asked or bool(_BY_NOW.search(analysis.understood))


def _led_by_deed(group: Alternative) -> Alternative:
    """Return a group in which those whom it was done for, and where, weigh less than what was done."""
    if _is_setting(group):
        return group
    return tuple(
        replace(concept, weight=concept.weight * _SETTING) if concept.text in settings() else concept
        for concept in group
    )


def _is_setting(group: Alternative) -> bool:
    return all(concept.text in settings() for concept in group if concept.core)


def _led_by_core(group: Alternative) -> Alternative:
    """Return a group in which all that is no evidence by itself has a small share of the weight together.

    Where the rest only names those for whom it was done, the verb weighs as much: 给学生捐过东西 asks for gifts.
    """
    core = sum(concept.weight for concept in group if concept.core)
    rest = sum(concept.weight for concept in group if not concept.core)
    share = 1.0 if _is_setting(group) else _REST
    if not core or (rest <= share * core and share < 1.0):
        return group
    scale = share * core / rest if rest else 0.0
    return tuple(concept if concept.core else replace(concept, weight=concept.weight * scale) for concept in group)


def _with_implied(group: Alternative) -> Alternative:
    """Return a group in which setting up goes without saying where all else in it is a place to work at."""
    if not all(is_place(concept.text) for concept in group if concept.core):
        return group
    founding = stop_words()["founding"]
    return tuple(replace(concept, implied=not concept.core and concept.text in founding) for concept in group)


def _concept(term: Term, *, rarity: Rarity, synonyms: Synonyms) -> Concept:
    forms = [whole(term.text)]
    if term.quoted:
        # What is quoted is meant to the letter.
        return Concept(text=term.text, weight=term.weight, forms=tuple(forms), words=((tuple(forms), 1.0),))
    if thing := _thing_of(term.text):
        return _thing(term.text, things()[thing], rarity=rarity)
    for text, strict in _wordings(term.text, synonyms):
        if text in term.text and not strict and text != _HARD.sub("", term.text):
            # 垃圾 says less than 垃圾分类: it counts as a part of it.
            continue
        match, strength = (Match.EXACT, _STRICT) if strict else (Match.NEAR, _NEAR)
        forms.append(Form(text=text, match=match, strength=strength))
    words = _words(term.text, rarity=rarity, synonyms=synonyms)
    weight = term.weight * (0.3 + 0.7 * max(rarity(wordings[0].text) for wordings, _ in words))
    return Concept(text=term.text, weight=weight, forms=tuple(forms), words=words, core=term.weight >= CORE)


def _thing_of(text: str) -> str | None:
    """Return the character that names a thing in 书 and 送书, None where the text says more, or has wordings."""
    verb, char = text[:-1], text[-1]
    plain = not verb or (len(verb) == 1 and is_verb(verb) and not grouped(text))
    return char if plain and char in things() else None


def _thing(text: str, said: Sequence[str], *, rarity: Rarity) -> Concept:
    """Return a thing that one character names, told of by any word for it."""
    forms = tuple(map(whole, dict.fromkeys([text, *said] if len(text) > 1 else said)))
    weight = 0.3 + 0.7 * min(rarity(form.text) for form in forms)
    return Concept(text=text, weight=weight, forms=forms, words=((forms, 1.0),))


def together() -> Concept:
    """Return what committees of different places do with each other, in whatever words."""
    forms = tuple(Form(text=word, match=Match.NEAR, strength=_NEAR) for word in sorted(stop_words()["together"]))
    return Concept(text=forms[0].text, weight=1.0, forms=forms, words=((forms, 1.0),))


def whole(text: str) -> Form:
    """Return a term as it stands as the form that stands for it fully."""
    return Form(text=text, match=Match.EXACT, strength=1.0)


def _words(text: str, *, rarity: Rarity, synonyms: Synonyms) -> tuple[tuple[tuple[Form, ...], float], ...]:
    pieces = _pieces(text)
    if len(pieces) == 1:
        return (((whole(text),), 1.0),)
    slight = stop_words()["nouns"]
    shares = [math.sqrt(rarity(piece) * len(piece)) * (_SLIGHT if piece in slight else 1.0) for piece in pieces]
    total = sum(shares)
    return tuple((_forms_of_word(piece, synonyms), share / total) for piece, share in zip(pieces, shares, strict=True))


def _wordings(text: str, synonyms: Synonyms) -> list[tuple[str, bool]]:
    """Return a term's other wordings; 吃饭难 and 路灯不亮 may be told of by what relieves them, without the trouble."""
    stem = _HARD.sub("", text)
    if stem == text:
        return list(synonyms(text))
    return [*synonyms(text), (stem, False), *((other, False) for other, _ in synonyms(stem))]


def _forms_of_word(word: str, synonyms: Synonyms) -> tuple[Form, ...]:
    """Return a word of a term with its other wordings; what is strictly the same stands for it fully."""
    others = _wordings(word, synonyms)
    strict = [whole(other) for other, same in others if same]
    near = [
        Form(text=other, match=Match.NEAR, strength=_NEAR) for other, same in others if not same and other not in word
    ]
    return (whole(word), *strict, *near)


def _pieces(text: str) -> list[str]:
    """Return the words of a term; one character alone would stand anywhere, so it stays with the word before."""
    pieces: list[str] = []
    for piece in cut(text):
        alone = len(piece) == 1 and not is_verb(piece)
        if pieces and (alone or len(pieces[-1]) == 1):
            pieces[-1] += piece
        elif piece not in stop_words()["function"]:
            pieces.append(piece)
    return [half for piece in pieces for half in _halves(piece)] if len(pieces) == 1 else pieces or [text]


def _halves(word: str) -> list[str]:
    """Return 解决 and 问题 for 解决问题, which a dictionary may have as one word; any other word alone."""
    halves = [word[:_SHORT], word[_SHORT:]]
    return halves if len(word) == _SHORT * 2 and set(halves) <= set(words(word)) else [word]
