"""What every compared system is given and has to do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from index.types import Vectors

OURS = "wenzheng"
PEERS = ("txtai", "langchain", "haystack")
MODULES = {
    OURS: "benchmarks.peers.wenzheng",
    "txtai": "benchmarks.peers.txtai_hybrid",
    "langchain": "benchmarks.peers.langchain_ensemble",
    "haystack": "benchmarks.peers.haystack_hybrid",
}
DEPTH = 10
"""How many passages each retriever of a peer hands to its fusion: as many as are wanted. Of more, both got worse."""


class Text(NamedTuple):
    """A passage by its id, with the text it is indexed by: the head of its article, then the paragraph."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """What is indexed: page files for this project, for a peer the passages cut from them and the same embedding.

    embed returns float32 rows of length 1, shape (len(texts), dimensions). index is an empty folder.
    """

    pages: Path
    index: Path
    passages: Sequence[Text]
    embed: Callable[[Sequence[str]], Vectors]


class System(Protocol):
    """A system in the comparison. Making one imports its libraries; only build and search are timed."""

    packages: tuple[str, ...]
    """The packages whose versions are told."""
    settings: str
    """How it was set up, where it is not as it comes."""

    def build(self, bed: Bed) -> None:
        """Index everything there is to search."""
        ...

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the k best passages, best first."""
        ...


def make_system(name: str) -> System:
    """Return the system of that name, one of MODULES. Raises ImportError where its libraries are not installed."""
    system: System = import_module(MODULES[name]).System()
    return system
