"""What pages may call what no table has, by the everyday words nearest to it."""

from index.everyday import everyday, everyday_table
from index.reader import Index
from qa.listing.meanings import LIKE, Meanings


def test_a_phrase_means_what_the_nearest_everyday_words_mean(sample_index: Index) -> None:
    phrase = "掏钱帮家境不好的孩子念书"
    assert phrase not in everyday_table()
    meant = Meanings(sample_index.embedder).of([phrase])
    assert {"捐资助学", "助学金"} & set(meant)
    assert all(LIKE <= like <= 1.001 for like in meant.values())


def test_an_everyday_word_means_what_its_line_says(sample_index: Index) -> None:
    meant = Meanings(sample_index.embedder).of(["修路灯"])
    assert set(everyday("修路灯")) <= set(meant)


def test_what_is_near_to_none_means_nothing(sample_index: Index) -> None:
    assert Meanings(sample_index.embedder).of([]) == {}
    assert Meanings(sample_index.embedder).of(["Xyzzy qwerty"]) == {}
