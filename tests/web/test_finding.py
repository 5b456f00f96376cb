"""The corpus page's search: headings first, then texts, each with the sentence that tells."""

from tests.web.fakes import MemoryLibrary
from web.assets import texts
from web.finding import Found, find_articles
from web.shelf import cards
from web.views.corpus import articles_view


def found_by(search: str, library: MemoryLibrary) -> list[Found]:
    return find_articles(search.split(), cards(library), containing=library.articles_containing)


def test_headings_come_first_then_texts(sample: MemoryLibrary) -> None:
    found = found_by("佳木斯", sample)
    by_text = [one.row is not None for one in found]
    assert by_text == sorted(by_text)
    assert found[0].card.org == "佳木斯市政协"


def test_every_word_stands_in_the_heading_or_in_the_text(sample: MemoryLibrary) -> None:
    found = found_by("佳木斯 59个", sample)
    assert [one.card.org for one in found] == ["佳木斯市政协"]
    assert found[0].row is not None
    assert "59个" in sample.passage(found[0].row).text
    assert found_by("佳木斯 没有这样的文章", sample) == []


def test_one_character_is_looked_for_in_headings_only(sample: MemoryLibrary) -> None:
    assert all(one.row is None for one in found_by("海", sample))


def test_no_word_finds_everything(sample: MemoryLibrary) -> None:
    assert len(found_by(" ", sample)) == len(sample.articles())


def test_what_is_found_by_its_text_shows_the_sentence_with_the_words_marked(sample: MemoryLibrary) -> None:
    found = found_by("委员工作站", sample)
    view = articles_view(found, sought=["委员工作站"], start=0, passage=sample.passage, words=texts("zh"))
    by_text = [row for row in view["rows"] if row["excerpt"]]
    assert f"其中 {len(by_text)} 篇在正文里提到" in view["count"]
    for row in by_text:
        assert "委员工作站" in [piece["t"] for piece in row["excerpt"] if piece["m"]]
        assert row["passage"].startswith(row["id"])
        assert row["marks"]
