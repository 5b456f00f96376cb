"""What a question wants of a text: its terms with their weights, the words around the question word, the place."""

from collections.abc import Callable, Mapping, Sequence

from corpus.regions import same_org
from corpus.types import Span
from corpus.words import bigrams, words
from index.everyday import everyday_words
from index.synonyms import all_wordings, synonyms
from index.types import Hit
from qa.analysis import Analysis
from qa.candidates.dates import asked_grain
from qa.candidates.names import asked_office
from qa.candidates.numbers import asked_units
from qa.candidates.places import asked_place
from qa.candidates.titles import asked_type
from qa.cues import unquoted
from qa.naming import asks_name
from qa.parts import asked_count
from qa.rarity import Rarity
from qa.scoring import Wanted
from qa.types import Kind

_ASKED_LABEL: Mapping[Kind, Callable[[str], str]] = {
    Kind.WHO: asked_office,
    Kind.WHERE: asked_place,
    Kind.TITLE: asked_type,
}


def wanted_of(analysis: Analysis, rarity: Rarity) -> Wanted:
    """Return what the scoring needs of a question, with the weight of each term by its rarity."""
    text, gap = analysis.understood, analysis.gap or Span(len(analysis.understood), len(analysis.understood))
    before, after = text[: gap.start], text[gap.end :].strip("?？。 ")
    terms = _term_shares(analysis.predicate, rarity)
    return Wanted(
        terms=terms,
        other_words=_other_words([*terms, *all_wordings().findall(analysis.predicate)]),
        before=before,
        after=after,
        text=text,
        asked=analysis.asked,
        label=_ASKED_LABEL[analysis.kind](text) if analysis.kind in _ASKED_LABEL else "",
        units=analysis.units or asked_units(text),
        grain=asked_grain(text),
        quoted=analysis.quoted,
        keys=tuple(term.text for term in analysis.terms),
        count=asked_count(text),
        focus=unquoted(analysis.predicate),
        asks_name=asks_name(text),
        counted=analysis.kind in {Kind.NUMBER, Kind.WHEN},
    )


def _other_words(terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    return {term: tuple(word for word, _ in found) for term in terms if (found := synonyms(term))}


def asked_text(analysis: Analysis) -> str:
    """Return what a question is embedded as: itself, and in another language its Chinese words too."""
    return analysis.understood if analysis.language == "zh" else f"{analysis.understood} {analysis.predicate}"


def _term_shares(predicate: str, rarity: Rarity) -> dict[str, float]:
    """Return the words of a predicate, and its pairs of characters at half weight, as shares of 1."""
    said = (*words(predicate), *(word for _, word in everyday_words(predicate)))
    whole = dict.fromkeys((word for word in said if len(word) > 1 or word.isdigit()), 1.0)
    pairs = dict.fromkeys(bigrams(predicate), 0.5)
    weights = pairs | whole
    rare = rarity(list(weights))
    weights = {term: weight * rare[term] for term, weight in weights.items()}
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total else {}


def place_fit(analysis: Analysis, orgs: Sequence[str], hit: Hit) -> float:
    """Return 1 where the article is about a committee or place that is asked about, 0 where it is about another.

    .8 where it is about one inside the place, .5 where the question names none, .4 where the passage mentions it.
    """
    named = {*analysis.orgs, *orgs}
    if not named and not analysis.places:
        return 0.5
    org = hit.article.org or ""
    if org in named or (org and any(same_org(org, name) for name in analysis.orgs)):
        return 1.0
    region = hit.article.region.name if hit.article.region else ""
    if any(place in f"{region}{org}" for place in analysis.places):
        return 1.0 if any(place in org for place in analysis.places) and not orgs else 0.8
    return 0.4 if any(place in hit.passage.text for place in analysis.places) else 0.0
