"""Readers' verdicts as JSON lines: a row is a labelled question that a person reviews and `qa evaluate` reads."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qa.types import Answer, Kind, Match

MOST_BYTES = 50_000_000
NOTE_CHARS = 500


class Feedback:
    """A file of verdicts that is only ever appended to."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()

    def add(self, answer: Answer, *, verdict: str, build_id: str, note: str = "") -> bool:
        """Append a verdict; return False when the file has grown to its limit."""
        row = feedback_row(answer, verdict=verdict, build_id=build_id, note=note[:NOTE_CHARS])
        with self._lock:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self.file.exists() and self.file.stat().st_size > MOST_BYTES:
                return False
            with self.file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
        return True


def feedback_row(answer: Answer, *, verdict: str, build_id: str, note: str = "") -> dict[str, Any]:
    """Return a verdict as a labelled question.

    What was answered is the label after an upward verdict. After a downward one the labels are empty and "reviewed"
    is false, so that no evaluation counts it: a reviewer fills them in; what had been answered stands under "said".
    """
    right = verdict == "up"
    at = datetime.now(UTC)
    cited = [{"file": c.file, "text": c.text, "org": c.org} for c in answer.citations[:3]]
    return {
        "id": f"feedback-{at:%Y%m%dT%H%M%S%f}",
        "lang": "zh" if any("\u4e00" <= character <= "\u9fff" for character in answer.question) else "en",
        "type": _question_type(answer),
        "question": answer.understood,
        "answers": [answer.text] if right and answer.text and not answer.items else [],
        "orgs": _orgs(answer, Match.EXACT) if right else [],
        "orgs_near": _orgs(answer, Match.NEAR) if right else [],
        "evidence": cited[:1] if right and answer.text else [],
        "style": "feedback",
        "verdict": verdict,
        "reviewed": right,
        "note": note,
        "said": {"answer": answer.text, "orgs": [item.org for item in answer.items], "citations": cited},
        "build": build_id,
        "at": at.isoformat(timespec="seconds"),
    }


def _orgs(answer: Answer, match: Match) -> list[str]:
    return [item.org for item in answer.items if item.match is match]


def _question_type(answer: Answer) -> str:
    if answer.text is None:
        return "unanswerable"
    return "list" if answer.kind is Kind.LIST else str(answer.kind)
