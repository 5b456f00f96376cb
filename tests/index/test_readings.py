"""Passages as they are read: the same whatever was read before."""

import numpy as np
import pytest

from index.embedder import load_embedder
from index.readings import Readings, Sheet

TEXTS = [
    "佳木斯市建成59个委员工作站。委员轮流接待群众！",
    "？",
    "委员工作站20个",
    "佳木斯市建成59个委员工作站。委员轮流接待群众！",
]


def same(first: Sheet, second: Sheet) -> bool:
    """Return whether two sheets are equal to the last digit."""
    return list(first.sentences) == list(second.sentences) and all(
        np.array_equal(getattr(first, name), getattr(second, name))
        for name in ("vectors", "owners", "firsts", "word_firsts", "word_vectors")
    )


def test_a_sheet_has_the_sentences_of_every_passage_in_order() -> None:
    sheet = Readings(load_embedder()).sheet(TEXTS)
    first, second = "佳木斯市建成59个委员工作站。", "委员轮流接待群众！"
    assert sheet.sentences == [first, second, "？", "委员工作站20个", first, second]
    assert sheet.owners.tolist() == [0, 0, 1, 2, 3, 3]
    assert sheet.firsts.tolist() == [0, 2, 3, 4]
    np.testing.assert_array_equal(sheet.vectors, load_embedder().embed(sheet.sentences))


def test_the_words_of_a_sentence_have_their_vectors() -> None:
    sheet = Readings(load_embedder()).sheet(["委员读书。", "读书"])
    np.testing.assert_array_equal(sheet.word_vectors, load_embedder().embed(["委员", "读书", "读书"]))
    assert sheet.word_firsts.tolist() == [0, 2]


@pytest.mark.parametrize("bounds", [{"max_passages": 1}, {"max_words": 1}, {}])
def test_what_was_read_before_changes_nothing(bounds: dict[str, int]) -> None:
    fresh = Readings(load_embedder()).sheet(TEXTS)
    used = Readings(load_embedder(), **bounds)
    for text in ("群众接待委员。", "工作站建成", *TEXTS):
        used.sheet([text])
    assert same(used.sheet(TEXTS), fresh)
    assert same(used.sheet(TEXTS), fresh)
