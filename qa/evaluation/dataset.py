"""Labelled questions: what is asked, what counts as an answer, and which sentences say so."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import QuestionError


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A question with its labels.

    type, language and style are what results are grouped by. answers are accepted short answers; parts, where a
    question asks for several things, the accepted wordings of each. committees maps every name of a wanted committee
    to the one it is listed by; near ones are neither right nor wrong in a list. evidence are texts of passages.
    """

    id: str
    question: str
    type: str
    language: str
    style: str
    answers: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    orgs: frozenset[str]
    near: frozenset[str]
    names: dict[str, str]
    evidence: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether the corpus holds an answer."""
        return self.type != "unanswerable"


def read_labelled(file: Path) -> list[Labelled]:
    """Return the questions of a JSON Lines file, but for those marked "reviewed": false (readers' complaints).

    Raises QuestionError with the line that is wrong.
    """
    questions: list[Labelled] = []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"读不了问题文件 {file}：{error} (cannot read the questions)") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                if row.get("reviewed", True):
                    questions.append(labelled_row(row))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise QuestionError(f"{file} 第 {number} 行不是标注问题 (line {number}: {error!r})") from error
    return questions


def labelled_row(row: Mapping[str, Any]) -> Labelled:
    """Return the question of one line. Raises KeyError where a label is missing."""
    near = row.get("orgs_near", [])
    aliases = row.get("org_aliases", {})
    names = {name: org for org in (*row["orgs"], *near) for name in (org, *aliases.get(org, []))}
    parts = tuple(tuple([part] if isinstance(part, str) else part) for part in row.get("answers_all") or [])
    return Labelled(
        id=str(row["id"]),
        question=row["question"],
        type=row["type"],
        language=row["lang"],
        style=row["style"],
        answers=tuple(row["answers"]),
        parts=parts,
        orgs=frozenset(row["orgs"]),
        near=frozenset(near),
        names=names,
        evidence=tuple(item["text"] for item in row["evidence"]),
    )
