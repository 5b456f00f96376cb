"""python -m index.tuning PAIRS.jsonl ... [--write]: teaches the bundled token vectors what everyday words mean.

For each line of the table of everyday words an epoch draws some pairs of what is asked and what pages call it, and
raises their cosine above that of the other pairs of the batch (InfoNCE: van den Oord et al., Representation Learning
with Contrastive Predictive Coding, 2018). So that nothing is forgotten, an L2 penalty holds the vectors near where they
were, and pairs of the first training are learnt again: rows {"q": question, "p": passage} of each PAIRS.jsonl.
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.embedder import BUNDLED, DEFAULT, StaticEmbedder
from index.everyday import Line, everyday_lines
from index.types import Vectors

if TYPE_CHECKING:
    import torch

Pair = tuple[str, str]

EPOCHS: Final = 14
DRAWN: Final = 4
BATCH: Final = 768
RATE: Final = 3e-3
PENALTY: Final = 30.0
"""Weight of the mean squared distance that a vector has moved, as a share of the mean squared length."""

AGAIN: Final = 2.0
"""Weight of the pairs of the first training."""

SHARP, SHARP_AGAIN = 0.05, 0.03
"""Temperatures of the two losses."""

LONGEST: Final = 300
SEED: Final = 7


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of everyday words whose nearest wording is one of theirs, before and after. Returns 0."""
    parser = argparse.ArgumentParser(prog="python -m index.tuning", description="教词向量认识口语说法")
    parser.add_argument("pairs", nargs="*", type=Path, metavar="PAIRS.jsonl", help="原训练的问题与段落，防止遗忘")
    parser.add_argument("--write", action="store_true", help="写回自带的模型")
    options = parser.parse_args(arguments)
    from safetensors.numpy import save_file

    embedder = StaticEmbedder(DEFAULT, BUNDLED[DEFAULT])
    lines = everyday_lines()
    tuned = taught(embedder, lines, [pair for file in options.pairs for pair in read_pairs(file)])
    shares = {"before": share_found(embedder, embedder.table, lines), "after": share_found(embedder, tuned, lines)}
    sys.stdout.write(f"{json.dumps(shares)}\n")
    if options.write:
        save_file({"embedding.weight": tuned}, BUNDLED[DEFAULT] / "model.safetensors")
    return 0


def read_pairs(file: Path) -> list[Pair]:
    """Return the questions and passages of a file, cut to LONGEST characters."""
    rows = map(json.loads, filter(str.strip, file.read_text(encoding="utf-8").splitlines()))
    return [(row["q"][:LONGEST], row["p"][:LONGEST]) for row in rows]


def taught(embedder: StaticEmbedder, lines: Sequence[Line], again: Sequence[Pair], *, epochs: int = EPOCHS) -> Vectors:
    """Return the embedder's table after training, of the same shape; the same every time."""
    import torch

    chance = random.Random(SEED)
    start = torch.tensor(embedder.table)
    table = torch.nn.Parameter(start.clone())
    adam = torch.optim.Adam([table], lr=RATE)
    length = (start**2).sum(1).mean()
    for epoch in range(epochs):
        adam.param_groups[0]["lr"] = RATE * (1 - epoch / epochs)
        drawn = [(chance.choice(asked), chance.choice(said)) for asked, said in lines for _ in range(DRAWN)]
        chance.shuffle(drawn)
        for first in range(0, len(drawn), BATCH):
            loss = _contrast(embedder, table, drawn[first : first + BATCH], SHARP)
            loss = loss + PENALTY * ((table - start) ** 2).sum(1).mean() / length
            if again:
                repeated = chance.sample(list(again), min(BATCH, len(again)))
                loss = loss + AGAIN * _contrast(embedder, table, repeated, SHARP_AGAIN)
            adam.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            adam.step()
    tuned: Vectors = table.detach().numpy()
    return tuned


def _contrast(embedder: StaticEmbedder, table: "torch.Tensor", pairs: Sequence[Pair], sharp: float) -> "torch.Tensor":
    """Return the symmetric InfoNCE loss of a batch; texts that are the same are not told apart."""
    import torch

    asked, said = [one for one, _ in pairs], [other for _, other in pairs]
    cosines = _embedded(embedder, table, asked) @ _embedded(embedder, table, said).T / sharp
    numbers = {text: number for number, text in enumerate(dict.fromkeys((*asked, *said)))}
    of_asked, of_said = torch.tensor([numbers[text] for text in asked]), torch.tensor([numbers[text] for text in said])
    same = (of_asked[:, None] == of_asked[None, :]) | (of_said[:, None] == of_said[None, :])
    same.fill_diagonal_(False)
    right = torch.arange(len(pairs))
    cosines = cosines.masked_fill(same, -1e4)
    cross = torch.nn.functional.cross_entropy
    return cross(cosines, right) + cross(cosines.T, right)


def _embedded(embedder: StaticEmbedder, table: "torch.Tensor", texts: Sequence[str]) -> "torch.Tensor":
    """Return unit rows for texts, shape (len(texts), dimensions), that gradients pass through."""
    import torch

    ids = [embedder.token_ids(text) or [0] for text in texts]
    starts = torch.tensor([0, *map(len, ids)]).cumsum(0)[:-1]
    flat = torch.tensor([number for each in ids for number in each])
    bags = torch.nn.functional.embedding_bag(flat, table, starts, mode="mean")
    return torch.nn.functional.normalize(bags, dim=1)


def share_found(embedder: StaticEmbedder, table: Vectors, lines: Sequence[Line]) -> float:
    """Return the share of everyday words whose nearest wording of all is one of their lines', 0 to 1."""
    import torch

    vectors = torch.tensor(table)
    wordings = sorted({word for _, said in lines for word in said})
    asked = [(word, set(said)) for words, said in lines for word in words]
    cosines = _embedded(embedder, vectors, [word for word, _ in asked]) @ _embedded(embedder, vectors, wordings).T
    nearest = [wordings[at] for at in cosines.argmax(dim=1).tolist()]
    right = [found in said for (_, said), found in zip(asked, nearest, strict=True)]
    return round(sum(right) / max(len(right), 1), 4)


if __name__ == "__main__":
    sys.exit(main())
