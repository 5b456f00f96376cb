"""Words of a question matched with the nearest words of a text."""

import numpy as np
import pytest

from index.embedder import load_embedder
from index.types import Embedder
from qa.alignment import alignment, best_cosines


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_a_word_that_is_said_is_as_near_as_can_be(embedder: Embedder) -> None:
    cosines = best_cosines(["读书", "停车"], ["委员一起读书。", "新增停车位。", "天气很好。"], embedder)
    assert cosines.shape == (3, 2)
    assert cosines[0, 0] == pytest.approx(1.0, abs=1e-5)
    assert cosines[1, 1] > cosines[2, 1]


def test_a_near_word_aligns_better_than_a_distant_one(embedder: Embedder) -> None:
    aligned = alignment({"看书": 1.0}, ["委员一起读书。", "修了一条路。", "安装了路灯。"], embedder)
    assert int(np.argmax(aligned)) == 0


def test_what_all_texts_tell_alike_decides_nothing(embedder: Embedder) -> None:
    aligned = alignment({"委员": 0.5, "读书": 0.5}, ["委员读书", "委员修路"], embedder)
    alone = alignment({"委员": 1.0}, ["委员读书", "委员修路"], embedder)
    assert alone == pytest.approx([0.0, 0.0], abs=1e-3)
    assert aligned[0] > aligned[1]


@pytest.mark.parametrize(("texts", "shape"), [([], 0), (["。！"], 1), (["", "读书"], 2)])
def test_texts_without_words_align_with_nothing(texts: list[str], shape: int, embedder: Embedder) -> None:
    aligned = alignment({"读书": 1.0}, texts, embedder)
    assert aligned.shape == (shape,)
    assert np.isfinite(aligned).all()
