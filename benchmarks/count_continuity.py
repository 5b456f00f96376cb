"""Count the character n-grams of corpus/data/continuity.npz.

usage: python -m benchmarks.count_continuity TEXT.xz OUT.npz      (TEXT: running news in UTF-8, a document a line)
"""

import lzma
import re
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.continuity import SIZE, START, STEPS_PER_DOUBLING, plain

RARE_CHAR, RARE_PAIR, RARE_TRIPLE = 20, 5, 12
SENTENCE_END = re.compile(r"(?<=[。!?\n])([”’」』)]*)")

Ints = npt.NDArray[np.int64]


def main() -> None:
    """Read the text named first, write the counts to the file named second."""
    source, target = map(Path, sys.argv[1:])
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        text = START + SENTENCE_END.sub(rf"\1{START}", plain(lines.read()))
    chars, ids = numbered(np.frombuffer(text.replace("\n", "").encode("utf-32-le"), dtype=np.uint32))
    pair_keys, pairs = often(ids[:-1] * SIZE + ids[1:], least=RARE_PAIR)
    triple_keys, triples = often((ids[:-2] * SIZE + ids[1:-1]) * SIZE + ids[2:], least=RARE_TRIPLE)
    np.savez_compressed(
        target,
        chars=chars,
        ones=steps(np.bincount(ids, minlength=SIZE)),
        two_steps=np.diff(pair_keys, prepend=0).astype(np.uint32),
        twos=steps(pairs),
        three_steps=np.diff(triple_keys, prepend=0),
        threes=steps(triples),
    )


def numbered(codes: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.uint32], Ints]:
    """Return the code points that are counted, the most frequent first, and codes as numbers from 1 (0: none)."""
    found, places, times = np.unique(codes, return_inverse=True, return_counts=True)
    kept = np.argsort(-times)[: np.count_nonzero(times >= RARE_CHAR)]
    numbers = np.zeros(len(found), dtype=np.int64)
    numbers[kept] = np.arange(1, len(kept) + 1)
    return found[kept], numbers[places]


def often(keys: Ints, *, least: int) -> tuple[Ints, Ints]:
    """Return the keys that occur at least so often, sorted, and their counts."""
    found, times = np.unique(keys, return_counts=True)
    return found[times >= least], times[times >= least]


def steps(times: Ints) -> npt.NDArray[np.uint8]:
    """Return counts as steps of a logarithmic scale; 0 and 1 both become 0."""
    return np.round(np.log2(np.maximum(times, 1)) * STEPS_PER_DOUBLING).astype(np.uint8)


if __name__ == "__main__":
    main()
