"""Keeping the memory of a server that runs for months level."""

import ctypes
import sys

from fastapi import FastAPI
from gradio import Blocks
from gradio.state_holder import SessionState, StateHolder

BIG_BLOCK = 1_000_000
_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h


def give_back_big_blocks() -> None:
    """Let the C library return each block above BIG_BLOCK bytes to the system as soon as it is freed.

    By itself glibc raises that bound to the largest block it has seen freed, up to 32 MB: the arrays of a build that
    is no longer used would stay in the heap, in pieces. Where there is no such setting, nothing is done.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_MMAP_THRESHOLD, BIG_BLOCK)


class LeanSession(SessionState):
    """What Gradio keeps for one reader: the values of gr.State, and not all that was ever shown, which nobody reads.

    Gradio would keep it for links to a state of the page; KnownRoutes lets none of those through.
    """

    def __init__(self, blocks: Blocks) -> None:
        super().__init__(blocks)
        self.config_values.clear()

    def _update_value_in_config(self, key: int, value: object) -> None:
        pass


class LeanSessions(StateHolder):
    """The sessions of one page; the one that was idle longest goes first when there are too many."""

    def __getitem__(self, session_id: str) -> SessionState:
        """Return the session of an id, a new one where there is none."""
        if session_id not in self.session_data:
            self.session_data[session_id] = LeanSession(self.blocks)
        return super().__getitem__(session_id)


def use_lean_sessions(app: FastAPI, page: Blocks) -> None:
    """Let the page that was mounted last keep LeanSessions."""
    sessions = LeanSessions()  # type: ignore[no-untyped-call]
    sessions.set_blocks(page)
    app.routes[-1].app.state_holder = sessions  # type: ignore[attr-defined]
