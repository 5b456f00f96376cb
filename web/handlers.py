"""What happens on each event of the page. Every handler takes plain values and returns plain values.

What a browser sends is checked here; whatever goes wrong becomes a sentence for the reader, and the log has the rest.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import IndexingError, QuestionError
from index.types import Filter
from qa.types import Answer
from web.assets import Texts
from web.conversation import Conversation, from_records, to_record
from web.desk import Desk
from web.feedback import Feedback
from web.views.answer import FILTER_FIELDS, citations_view, failed_view, pending_view, turn_view
from web.views.corpus import facets_view
from web.views.evidence import article_view, page_view
from web.views.text import read_marks

log = logging.getLogger(__name__)

EMPTY = {"mode": "empty", "empty": True}
Values = dict[str, Any]


class Wanted(BaseModel):
    """What an event of the page may carry."""

    model_config = ConfigDict(extra="ignore")

    question: str = Field(default="", max_length=100_000)
    passage: str = Field(default="", max_length=500)
    marks: str = Field(default="", max_length=2000)
    turn: int = Field(default=0, ge=0, le=10_000)
    mark: int = Field(default=0, ge=0)
    verdict: str = Field(default="up", pattern="^(up|down)$")
    note: str = Field(default="", max_length=2000)
    field: str = Field(default="", max_length=20)
    value: str = Field(default="", max_length=500)
    words: str = Field(default="", max_length=200)
    start: int = Field(default=0, ge=0, le=10_000_000)
    provinces: list[str] = Field(default_factory=list, max_length=50)
    orgs: list[str] = Field(default_factory=list, max_length=300)
    files: list[str] = Field(default_factory=list, max_length=300)
    conversation: str = Field(default="", max_length=40, pattern="^[0-9a-f]*$")
    turns: list[Any] = Field(default_factory=list, max_length=200)


def wanted(data: object) -> Wanted:
    """Return an event's data, checked; what does not fit counts as not sent."""
    try:
        return Wanted.model_validate(data or {})
    except ValidationError:
        return Wanted()


class Handlers:
    """The page's behaviour in one language."""

    def __init__(self, desk: Desk[Any], feedback: Feedback, words: Texts, *, question_chars: int) -> None:
        self.desk = desk
        self.feedback = feedback
        self.words = words
        self.question_chars = question_chars

    def ask(self, question: str, conversation: Conversation, chosen: Filter, *, mark: int = 0) -> Iterator[Values]:
        """Yield what to show while a question is worked on, then its answer; mark is how the browser tells it apart."""
        shown = self.thread(conversation)
        number = len(conversation.answers) + 1
        if not question.strip():
            yield {"say": self.words("error.empty"), "thread": {**shown, "mark": mark}}
            return
        brief = question[: self.question_chars] + ("…" if len(question) > self.question_chars else "")
        yield {"thread": {"turns": [*shown["turns"], pending_view(brief, number=number)], "mark": mark}}
        try:
            answer = self._answer(question, conversation, chosen)
        except Exception as exc:  # the last line before the reader: nothing may end the page
            failed = failed_view(brief, self.explain(exc, question), number=number)
            yield {"thread": {"turns": [*shown["turns"], failed], "mark": mark}, "evidence": EMPTY}
            return
        conversation = conversation.followed_by(answer)
        turn = {**turn_view(answer, number=number, words=self.words), **_pressed(conversation, number)}
        yield {
            "thread": {"turns": [*shown["turns"], turn], "mark": mark},
            "evidence": {**self.citations(conversation, number), "quiet": True},
            "keeper": {"conversation": conversation.id, "number": number, "record": to_record(answer)},
            "conversation": conversation,
        }

    def _answer(self, question: str, conversation: Conversation, chosen: Filter) -> Answer:
        return self.desk.ask(
            question,
            filter=chosen if chosen != Filter() else None,
            previous=conversation.answers[-1] if conversation.answers else None,
            without=conversation.waived.get(question),
        )

    def explain(self, exc: Exception, question: str) -> str:
        """Return in plain words what went wrong and what to do; the log gets the exception."""
        if isinstance(exc, QuestionError):
            if len(question) > self.question_chars:
                return self.words("error.long", length=len(question), limit=self.question_chars)
            return self.words("error.question")
        log.error("no answer", exc_info=exc)
        return self.words("error.index" if isinstance(exc, IndexingError) else "error.inside")

    def thread(self, conversation: Conversation) -> Values:
        """Return all turns of a conversation as shown."""
        return {
            "turns": [
                {**turn_view(answer, number=number, words=self.words), **_pressed(conversation, number)}
                for number, answer in enumerate(conversation.answers, start=1)
            ]
        }

    def citations(self, conversation: Conversation, turn: int) -> Values:
        """Return the evidence panel with a turn's citations."""
        answer = conversation.turn(turn)
        if answer is None or not answer.citations:
            return EMPTY
        return {"mode": "list", "list": citations_view(answer, number=turn, words=self.words)}

    def open(self, passage_id: str, marks: str, *, turn: int = 0) -> Values:
        """Return the evidence panel with a passage in its article."""
        try:
            build = self.desk.build()
            article, passages, current = build.passage(passage_id)
            page = build.library.page(article.file)
        except (KeyError, IndexingError):
            return {"mode": "gone", "gone": self.words("evidence.gone"), "back": turn or None}
        view = article_view(article, passages, page=page, current=current, marks=read_marks(marks), words=self.words)
        return {"mode": "article", "article": view, "back": turn or None}

    def page(self, passage_id: str, *, turn: int = 0) -> Values:
        """Return the evidence panel with a passage in its whole page."""
        try:
            build = self.desk.build()
            article, _, current = build.passage(passage_id)
            articles = build.page_articles(article.file)
            view = page_view(build.library.page(article.file), articles, current=current, words=self.words)
        except (KeyError, IndexingError):
            return {"mode": "gone", "gone": self.words("evidence.gone"), "back": turn or None}
        return {"mode": "page", "page": view, "back": turn or None}

    def rate(self, conversation: Conversation, turn: int, verdict: str, note: str) -> Conversation:
        """Return the conversation with the verdict, which is also written to the feedback file."""
        answer = conversation.turn(turn)
        if answer is None:
            return conversation
        self.feedback.add(answer, verdict=verdict, note=note, build_id=self.desk.build().library.build_id)
        return conversation.rated(turn, verdict)

    def without(self, conversation: Conversation, chosen: Filter, wish: Wanted) -> tuple[str, Conversation, Filter]:
        """Return a turn's question to ask again, less one value it was restricted to: by the filter or by itself."""
        answer = conversation.turn(wish.turn)
        if answer is None or wish.field not in FILTER_FIELDS:
            return "", conversation, chosen
        if wish.value in getattr(chosen, wish.field):
            kept = tuple(value for value in getattr(chosen, wish.field) if value != wish.value)
            return answer.question, conversation, replace(chosen, **{wish.field: kept})
        return answer.question, conversation.waiving(answer.question, wish.field, wish.value), chosen

    def reopen(self, conversation_id: str, turns: list[Any]) -> Conversation | None:
        """Return an earlier conversation from the browser's records; None when they cannot be read."""
        try:
            answers = from_records(turns)
        except QuestionError:
            return None
        return Conversation(id=conversation_id, answers=answers) if conversation_id and answers else None

    def filters(self, chosen: Filter) -> Values:
        """Return what can be filtered by and what is."""
        try:
            return facets_view(self.desk.build().cards, chosen, words=self.words)
        except IndexingError:
            return {"groups": [], "active": [], "any": False}


def _pressed(conversation: Conversation, number: int) -> Values:
    verdict = conversation.verdicts.get(number)
    return {"up": verdict == "up", "down": verdict == "down"}
