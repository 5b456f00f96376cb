"""An answer against the labels of its question: right or not, and in what share."""

import re
import unicodedata
from dataclasses import dataclass
from statistics import mean

from corpus.regions import org_key
from qa.evaluation.dataset import Labelled
from qa.types import Answer

LONGER_BY = 60
"""A short answer may be this many characters longer than the accepted one, and no more."""

_IGNORED = re.compile(r"[\s,，。.、“”\"'‘’《》()（）:：;；!！?？·—-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an answer is worth; a measure that does not apply to its question is None, each other one 0 to 1."""

    answer: float | None = None
    list_precision: float | None = None
    list_recall: float | None = None
    list_f1: float | None = None
    declined_rightly: float | None = None
    declined_wrongly: float | None = None


def judge(question: Labelled, answer: Answer) -> Verdict:
    """Return what answer is worth by the labels of question."""
    declined = float(answer.abstained_because is not None)
    if not question.answerable:
        return Verdict(declined_rightly=declined)
    if question.type == "list":
        precision, recall = _list_shares(question, answer)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return Verdict(list_precision=precision, list_recall=recall, list_f1=f1, declined_wrongly=declined)
    return Verdict(answer=answer_share(question, answer.text or ""), declined_wrongly=declined)


def folded(text: str) -> str:
    """Return text as answers are compared: without width, case, punctuation and white space."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).lower()


def answer_share(question: Labelled, text: str) -> float:
    """Return 1 where text is an accepted answer, else 0; of a question with parts the share that text names."""
    said = folded(text)
    if question.parts:
        return mean(any(folded(wording) in said for wording in part) for part in question.parts)
    accepted = [folded(answer) for answer in question.answers]
    return float(any(answer and answer in said and len(said) <= len(answer) + LONGER_BY for answer in accepted))


def _list_shares(question: Labelled, answer: Answer) -> tuple[float, float]:
    by_key = {org_key(name): org for name, org in question.names.items()}
    named = {by_key.get(org_key(item.org), item.org) for item in answer.items}
    right, wrong = named & question.orgs, named - question.orgs - question.near
    precision = len(right) / (len(right) + len(wrong)) if right or wrong else 0.0
    return precision, len(right) / len(question.orgs)
