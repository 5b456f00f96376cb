"""An answer as the JSON object that the commands print and the scorers read."""

from typing import Any

from qa.types import Answer, Citation, Item


def as_json(answer: Answer, *, question_id: str | None = None, seconds: float | None = None) -> dict[str, Any]:
    """Return answer as a JSON object; id and seconds only where they are given."""
    head: dict[str, Any] = {} if question_id is None else {"id": question_id}
    tail: dict[str, Any] = {} if seconds is None else {"seconds": round(seconds, 4)}
    return head | {
        "question": answer.question,
        "understood": answer.understood,
        "kind": answer.kind.value,
        "answer": answer.text,
        "abstained_because": answer.abstained_because,
        "confidence": round(answer.confidence, 4),
        **tail,
        "examined": {
            "passages": answer.examined.passages,
            "articles": answer.examined.articles,
            "orgs": answer.examined.orgs,
        },
        "items": [_item(item) for item in answer.items],
        "citations": [_citation(citation) for citation in answer.citations],
        "suggestions": list(answer.suggestions),
    }


def refused(question: str, reason: str, *, question_id: str | None = None) -> dict[str, Any]:
    """Return the object for a row that could not be asked; it has the keys of an answer that was declined."""
    head: dict[str, Any] = {} if question_id is None else {"id": question_id}
    return head | {
        "question": question,
        "kind": None,
        "answer": None,
        "abstained_because": reason,
        "seconds": 0.0,
        "items": [],
        "citations": [],
        "error": True,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "org": item.org,
        "region": item.region,
        "match": item.match.value,
        "number": item.number,
        "citations": list(item.citations),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "file": citation.file,
        "org": citation.org,
        "region": citation.region,
        "title": citation.title,
        "text": citation.text,
        "spans": [[span.start, span.end] for span in citation.spans],
        "highlights": [[span.start, span.end] for span in citation.highlights],
        "score": round(citation.score, 4),
        "confidence": round(citation.confidence, 4),
    }
