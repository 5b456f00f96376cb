"""Why a passage was found: the strongest reasons in sight, the others to unfold."""

from collections.abc import Sequence
from typing import Any

from corpus.words import known
from index.types import Reason
from web.assets import Texts

SHOWN = 5
_LEAST = 0.005
"""What weighs less is written as 0.00."""


def reasons_view(reasons: Sequence[Reason], words: Texts) -> dict[str, Any]:
    """Return the five strongest reasons, of words only whole ones, then the rest; what adds nothing is left out."""
    telling = sorted((one for one in reasons if abs(one.weight) >= _LEAST), key=lambda one: -one.weight)
    shown = [one for one in telling if one.weight > 0 and _is_whole(one)][:SHOWN]
    rest = [one for one in telling if one not in shown]
    return {
        "reasons": [_line(one, words) for one in shown],
        "rest": {
            "label": words("evidence.more_reasons", count=len(rest)),
            "reasons": [_line(one, words) for one in rest],
        }
        if rest
        else None,
    }


def _is_whole(reason: Reason) -> bool:
    """Return whether a reason is no word, or one of the dictionary or longer than the pairs that texts are cut into."""
    written = reason.detail.rpartition("→")[2]
    return reason.kind != "word" or len(written) != 2 or not written.isalpha() or known(written)


def _line(reason: Reason, words: Texts) -> dict[str, str]:
    return {
        "kind": words.table.get(f"reason.{reason.kind}", reason.kind),
        "detail": reason.detail,
        "weight": f"{reason.weight:+.2f}",
    }
