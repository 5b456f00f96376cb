"""Teaching the bundled vectors what everyday words mean."""

from pathlib import Path

import numpy as np
import pytest

from index.embedder import BUNDLED, DEFAULT, StaticEmbedder
from index.everyday import Line
from index.tuning import read_pairs, share_found, taught

LINES: tuple[Line, ...] = (
    (("耍嘴皮子的后生",), ("青年宣讲队员",)),
    (("看天吃饭的地",), ("雨养农田",)),
    (("守着老井的人",), ("水源管护员",)),
)


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder(DEFAULT, BUNDLED[DEFAULT])


def cosine(embedder: StaticEmbedder, table: np.ndarray, one: str, other: str) -> float:
    first, second = (table[embedder.token_ids(text)].mean(axis=0) for text in (one, other))
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def test_what_is_asked_comes_nearer_to_what_pages_call_it(embedder: StaticEmbedder) -> None:
    tuned = taught(embedder, LINES, [], epochs=20)
    for (asked,), (said,) in LINES:
        assert cosine(embedder, tuned, asked, said) > cosine(embedder, embedder.table, asked, said)
    assert share_found(embedder, tuned, LINES) >= share_found(embedder, embedder.table, LINES)


def test_what_no_line_says_stays_where_it_was(embedder: StaticEmbedder) -> None:
    tuned = taught(embedder, LINES, [], epochs=3)
    used = {number for sides in LINES for side in sides for text in side for number in embedder.token_ids(text)}
    others = [number for number in range(len(tuned)) if number not in used]
    assert np.allclose(tuned[others], embedder.table[others], atol=1e-4)


def test_training_gives_the_same_every_time(embedder: StaticEmbedder) -> None:
    pairs = [("谁当主席？", "会议选举甲为主席。"), ("建了几个？", "建成三个。")]
    assert np.array_equal(taught(embedder, LINES, pairs, epochs=2), taught(embedder, LINES, pairs, epochs=2))


def test_pairs_are_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text('{"q": "问", "p": "答"}\n\n{"q": "再问", "p": "再答", "n": "错"}\n', encoding="utf-8")
    assert read_pairs(file) == [("问", "答"), ("再问", "再答")]
