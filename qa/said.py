"""How much of what a question asks a text says, by a measure that knows no corpus. Pure.

A content word counts 1, one that every article has or a verb of doing counts .1 (qa.terms). How rare a word is in
the corpus is left out on purpose: that drifts as the corpus grows, and with it any threshold.
"""

from index.synonyms import synonyms
from qa.analysis import Analysis
from qa.terms import CORE, cut

NOTHING_ASKED = 0.5


def said_share(analysis: Analysis, text: str) -> float:
    """Return the weighted share of the question's content words that stand in text, themselves or in other words.

    NOTHING_ASKED where the question has no content words.
    """
    weights = content_words(analysis)
    total = sum(weights.values())
    said = sum(weight for word, weight in weights.items() if _is_said(word, text))
    return said / total if total else NOTHING_ASKED


def content_words(analysis: Analysis) -> dict[str, float]:
    """Return the words that the key terms of a question consist of, with their weights."""
    weights: dict[str, float] = {}
    for term in analysis.terms:
        for word in [word for word in cut(term.text) if len(word) > 1] or [term.text]:
            weights[word] = max(weights.get(word, 0.0), term.weight)
    return weights


def key_things(analysis: Analysis) -> list[str]:
    """Return the key terms of a question but for those that name its committee or place; slight ones are left out."""
    named = "".join((*analysis.orgs, *analysis.places))
    return [term.text for term in analysis.terms if term.weight >= CORE and term.text not in named]


def _is_said(word: str, text: str) -> bool:
    return word in text or any(other in text for other, _ in synonyms(word))
