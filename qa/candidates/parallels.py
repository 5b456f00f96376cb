"""Clauses that belong together: announced (定了三条：…) or built alike (按期的亮绿灯，滞后的亮黄灯，超期的亮红灯)."""

import re
from collections.abc import Iterator, Sequence

from corpus.sentences import sentence_at
from corpus.types import Span
from qa.candidates.clauses import split_clauses
from qa.candidates.types import Candidate, Form
from qa.constraints import number

LONGEST = 120
_SHORTEST, _SHORT = 3, 6
_ANNOUNCED = re.compile(
    r"(?P<count>[两三四五六七八九])(?:[个条项件种点句步招道][^，,。；;：:]{0,8}|[\u4e00-\u9fff])[：:]"
)
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十](?P<unit>[\u4e00-\u9fff])|[一二三四五六七八九](?P<verb>[是要看])|[①-⑨])"
)


def find_parallels(text: str) -> list[Candidate]:
    """Return runs of two neighbouring clauses or more of which each is built like the next; label is their count."""
    runs = (run for run in _runs(text) if len(run) > 1 and run[-1].end - run[0].start <= LONGEST)
    return [
        Candidate(form=Form.CLAUSE, start=run[0].start, end=run[-1].end, label=str(len(run)))
        for run in runs
        if len(run) > 2 or _NUMBERED.match(text, run[0].start)
    ]


def find_together(text: str) -> list[Candidate]:
    """Return the clauses that are announced by their number, and those that are built alike."""
    return [*find_announced(text), *find_parallels(text)]


def find_announced(text: str) -> list[Candidate]:
    """Return what follows a colon where as many were announced before it (定了三条：…，…，…); label is their count."""
    found = []
    for match in _ANNOUNCED.finditer(text):
        count = int(number(match["count"]))
        end = sentence_at(text, match.start()).end
        told = [clause for clause in split_clauses(text) if match.end() <= clause.start < end][:count]
        if len(told) == count and told[-1].end - told[0].start <= LONGEST:
            found.append(Candidate(form=Form.CLAUSE, start=told[0].start, end=told[-1].end, label=str(count)))
    return found


def _runs(text: str) -> Iterator[Sequence[Span]]:
    """Yield the clauses of a text, cut where a clause is not built like the one before it."""
    run: list[Span] = []
    for clause in split_clauses(text):
        if run and not alike(text[slice(*run[-1])], text[slice(*clause)]):
            yield run
            run = []
        run.append(clause)
    yield run


def alike(one: str, other: str) -> bool:
    """Return whether two clauses have the same frame: number, beginning, end, or place of a character in short ones."""
    if min(len(one), len(other)) < _SHORTEST or one == other:
        return False
    numbered = _NUMBERED.match(one), _NUMBERED.match(other)
    if numbered[0] and numbered[1]:
        return numbered[0].groups() == numbered[1].groups()
    ends = one[-1] == other[-1] and (one[-2] == other[-2] or one[-3] == other[-3])
    short = len(one) == len(other) <= _SHORT and any(a == b for a, b in zip(one, other, strict=True))
    return one[:2] == other[:2] or ends or short
