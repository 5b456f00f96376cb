"""Damage the files of an index at random: it must refuse with one clear line, or answer as before.

usage: python -m benchmarks.fuzz_index [MUTATIONS] [SEED]
"""

import json
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpusmaker import make_corpus
from corpus.errors import IndexingError
from index.embedder import load_embedder
from index.reader import open_index
from index.rebuild import rebuild
from index.types import Embedder

RESULT = Path(__file__).parent / "results" / "fuzz_index.json"
QUESTIONS = ("哪些政协建立了委员工作站", "委员提出了多少件提案", "谁牵头协商", "养老服务怎么改进")
Mutation = Callable[[bytes, Random], bytes | None]


def flip(data: bytes, random: Random) -> bytes:
    """Change up to eight bytes."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        changed[random.randrange(len(changed))] ^= random.randint(1, 255)
    return bytes(changed)


def cut(data: bytes, random: Random) -> bytes:
    """Cut the end off."""
    return data[: random.randrange(len(data) + 1)]


def grow(data: bytes, random: Random) -> bytes:
    """Append bytes."""
    return data + random.randbytes(random.randint(1, 4096))


def blank(data: bytes, random: Random) -> bytes:
    """Set a stretch to zero, as a lost disk block does."""
    start = random.randrange(len(data) + 1)
    return data[:start] + bytes(min(4096, len(data) - start)) + data[start + 4096 :]


def remove(data: bytes, random: Random) -> bytes | None:
    """Remove the file."""
    del data, random
    return None


def answers(folder: Path, embedder: Embedder) -> list[Any]:
    """Return what an index answers: hits with scores, rows, facts."""
    index = open_index(folder)
    index.__dict__["embedder"] = embedder
    hits = [[(hit.passage, round(hit.score, 4)) for hit in index.search(question, k=5)] for question in QUESTIONS]
    return [hits, index.rows_containing("委员工作站"), index.facets(), [article.id for article in index.articles()]]


def outcome(folder: Path, wanted: list[Any], embedder: Embedder) -> str:
    """Return refused or same, and what must not be: unclear (not one line), wrong (another answer) or crash."""
    try:
        found = answers(folder, embedder)
    except IndexingError as error:
        return "refused" if len(str(error).splitlines()) == 1 else "unclear"
    except Exception:
        traceback.print_exc()
        return "crash"
    return "same" if found == wanted else "wrong"


def fuzz(mutations: int, seed: int, *, passages: int = 400) -> dict[str, Counter[str]]:
    """Return how each kind of damage ended, over files chosen at random."""
    random = Random(seed)
    results: dict[str, Counter[str]] = {}
    embedder = load_embedder()
    with tempfile.TemporaryDirectory() as place:
        make_corpus(Path(place) / "pages", passages=passages)
        sound, copy = Path(place) / "index", Path(place) / "copy"
        rebuild([Path(place) / "pages"], sound)
        wanted = answers(sound, embedder)
        files = [path.relative_to(sound) for path in sorted(sound.rglob("*")) if path.is_file()]
        for _ in range(mutations):
            shutil.copytree(sound, copy)
            file = random.choice(files)
            mutate: Mutation = random.choice((flip, cut, grow, blank, remove))
            damaged = mutate((sound / file).read_bytes(), random)
            (copy / file).unlink()
            if damaged is not None:
                (copy / file).write_bytes(damaged)
            results.setdefault(mutate.__name__, Counter())[outcome(copy, wanted, embedder)] += 1
            shutil.rmtree(copy)
    return results


def main() -> int:
    """Fuzz, write the result and return 1 when an outcome must not be."""
    mutations = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    began = time.monotonic()
    results = fuzz(mutations, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seconds = round(time.monotonic() - began, 1)
    totals = sum(results.values(), Counter[str]())
    counts = {"mutations": totals.total(), "wrong_answers": totals["wrong"], "crashes": totals["crash"]}
    result = {**counts, "outcomes": results, "seconds": seconds}
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))
    return 0 if set(totals) <= {"refused", "same"} else 1


if __name__ == "__main__":
    sys.exit(main())
