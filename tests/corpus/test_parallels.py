"""Section headings that are made alike speak for one article."""

import numpy as np
import pytest

from corpus.parallels import PARALLEL, Parallels, parallel


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("谋发展定方向", "谋民生定重点", True),
        ("一站式搭好平台", "一站式办好实事", True),
        ("谋发展定方向", "谋发展定好方向", False),
        ("谋发展定方向", "委员走进社区", False),
        ("市政协有办法", "市政协到社区", False),
        ("第一年摸底", "第二年攻坚", True),
        ("制度是管根本的", "制度是管根本的", False),
        ("青年干部是县政协机关的生力军", "青年干部是市政协机关的生力军", False),
    ],
)
def test_alike_means_equally_long_with_characters_at_the_same_places(one: str, other: str, alike: bool) -> None:
    assert parallel(one, other) is alike


def test_a_heading_speaks_for_the_article_with_one_like_it_but_not_within_its_own_run() -> None:
    texts = ["谋发展定方向——协商在先。", "别的话。", "谋民生定重点", "谋未来定目标", "谋和谐定规矩的办法很多。"]
    found = Parallels(texts, [False, False, True, True, False], articles=2)
    owners = np.array([0, 0, 1, 1, 1], dtype=np.int64)
    expected = np.zeros((5, 2), dtype=np.float32)
    expected[2, 0] = expected[3, 0] = expected[0, 1] = PARALLEL
    assert np.array_equal(found.shared(owners), expected)


def test_a_sentence_that_leads_a_paragraph_is_its_heading() -> None:
    texts = ["第一年摸底。市政协走访了三十家企业。", "第二年攻坚。银行来了八家。", "第三年，企业都还在。"]
    found = Parallels(texts, [False] * 3, articles=2)
    assert found.shared(np.array([0, 1, 1], dtype=np.int64)).tolist() == [[0, PARALLEL], [PARALLEL, 0], [0, 0]]
