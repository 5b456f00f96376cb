"""The turns of a conversation, and their form outside the process (in the browser's history, in exports)."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import QuestionError
from index.types import Filter
from qa.types import Answer

MOST_TURNS = 200
T = TypeVar("T")
_RECORD = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The answers given so far. The first answer gives the conversation its id.

    verdicts maps a turn (from 1) to up or down; waived maps a question to what its asker took off its restriction.
    """

    id: str = ""
    answers: tuple[Answer, ...] = ()
    verdicts: dict[int, str] = field(default_factory=dict)
    waived: dict[str, Filter] = field(default_factory=dict)

    def followed_by(self, answer: Answer) -> "Conversation":
        """Return the conversation with one more turn."""
        return replace(self, id=self.id or secrets.token_hex(8), answers=(*self.answers, answer))

    def waiving(self, question: str, name: str, value: str) -> "Conversation":
        """Return the conversation with one more value taken off what a question restricts itself to."""
        before = self.waived.get(question, Filter())
        now = replace(before, **{name: (*getattr(before, name), value)})
        return replace(self, waived={**self.waived, question: now})

    def rated(self, turn: int, verdict: str) -> "Conversation":
        """Return the conversation with a verdict on a turn."""
        return replace(self, verdicts={**self.verdicts, turn: verdict})

    def turn(self, number: int) -> Answer | None:
        """Return the answer of a turn, None when there is no such turn."""
        return self.answers[number - 1] if 0 < number <= len(self.answers) else None


class Work:
    """What a session is working on: the latest counts, and what was begun before is not shown any more.

    A thread that computes an answer cannot be interrupted: its answer may come after its asker stopped it.
    """

    def __init__(self) -> None:
        self._latest = 0

    def drop(self) -> None:
        """Let what is being worked on count no more."""
        self._latest += 1

    def latest(self, steps: Iterator[T]) -> Iterator[T]:
        """Yield the steps for as long as nothing else was begun or this dropped."""
        self.drop()
        mine = self._latest
        for step in steps:
            if self._latest != mine:
                return
            yield step


def to_record(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain JSON values."""
    record: dict[str, Any] = _RECORD.dump_python(answer, mode="json")
    return record


def from_records(records: object) -> tuple[Answer, ...]:
    """Return the answers of records that came back from a browser. Raises QuestionError when they are not such."""
    if not isinstance(records, Sequence) or isinstance(records, str | bytes) or len(records) > MOST_TURNS:
        raise QuestionError("records of a conversation are a list")
    try:
        return tuple(_RECORD.validate_python(record) for record in records if record is not None)
    except (ValidationError, RecursionError) as exc:
        raise QuestionError("not a record of an answer") from exc
