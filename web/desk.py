"""Where questions are answered: the live build, an answerer for it, and what is kept for each build."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, Protocol, TypeVar

from corpus.errors import QuestionError
from corpus.types import Article, Passage
from index.types import Filter
from qa.types import Answer
from web.examples import example_questions
from web.shelf import Card, Library, cards

ANSWERS_KEPT = 128


class Answers(Protocol):
    """The question answerer of one build."""

    def answer(
        self,
        question: str,
        *,
        filter: Filter | None = None,
        previous: Answer | None = None,
        without: Filter | None = None,
    ) -> Answer:
        """Return the cited answer to a question. Raises QuestionError for one that cannot be asked.

        filter restricts the search; without takes off what the question itself restricts it to.
        """
        ...


L = TypeVar("L", bound=Library)
L_co = TypeVar("L_co", bound=Library, covariant=True)


class Live(Protocol[L_co]):
    """An index folder: current() is its live build, the same object until a newer build is published."""

    def current(self) -> L_co:
        """Return the live build, opened."""
        ...


@dataclass(frozen=True)
class Build:
    """One build with its answerer. It stays usable for requests that began on it after a newer one is live."""

    library: Library
    answers: Answers

    @cached_property
    def ask(self) -> Callable[[str, Filter | None, Answer | None, Filter | None], Answer]:
        """Return the answering function, which remembers the latest answers."""
        answers = self.answers  # not self: without a cycle a build that is no longer used is let go at once

        @lru_cache(maxsize=ANSWERS_KEPT)
        def answer(question: str, filter: Filter | None, previous: Answer | None, without: Filter | None) -> Answer:
            return answers.answer(question, filter=filter, previous=previous, without=without)

        return answer

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Return the headings of all articles."""
        return cards(self.library)

    @cached_property
    def examples(self) -> Sequence[str]:
        """Return questions of different kinds that this corpus answers."""
        return example_questions(self.library, self.answers)

    def page_articles(self, file: str) -> list[Article]:
        """Return the articles of one page in the order of their headings."""
        return [self.library.article(card.id) for card in self.cards if card.file == file]

    def passage(self, passage_id: str) -> tuple[Article, Sequence[Passage], Passage]:
        """Return the article of a passage, all its passages, and the passage; raises KeyError."""
        article = self.library.article(passage_id.rpartition("/")[0])
        passages = self.library.passages(article.id)
        for passage in passages:
            if passage.id == passage_id:
                return article, passages, passage
        raise KeyError(passage_id)


class Desk(Generic[L]):
    """Answers questions from whatever build is live when they are asked."""

    def __init__(self, live: Live[L], make_answerer: Callable[[L], Answers], *, question_chars: int) -> None:
        self._live = live
        self._make_answerer = make_answerer
        self._question_chars = question_chars
        self._lock = threading.Lock()
        self._build: Build | None = None

    def build(self) -> Build:
        """Return the live build. Raises IndexMissing, IndexDamaged or IndexMismatch."""
        library = self._live.current()
        with self._lock:
            if self._build is None or self._build.library is not library:
                self._build = Build(library, self._make_answerer(library))
            return self._build

    def ask(
        self,
        question: str,
        *,
        filter: Filter | None = None,
        previous: Answer | None = None,
        without: Filter | None = None,
    ) -> Answer:
        """Return the cited answer. Raises QuestionError when the question is empty or too long.

        One build gives one answer to the same question, so answers are kept for as long as the build is live.
        """
        if len(question) > self._question_chars:
            raise QuestionError(f"too long: {len(question)} > {self._question_chars}")
        return self.build().ask(question.strip(), filter, previous, without)
