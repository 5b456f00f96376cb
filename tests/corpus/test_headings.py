"""Where articles begin: a committee's line with its title below it or above it."""

from corpus.articles import articles_of
from corpus.layout import page_layout
from corpus.types import Article, Page

BELOW = "甲县政协\n\n茶山上的议事亭\n\n甲县政协在茶山上建了十二座亭子,委员轮流坐班。"
BODY = "委员们把学来的办法带回村里,一家一家讲给茶农听。"


def articles(*parts: str) -> list[Article]:
    return articles_of(page_layout(Page(file="page.txt", text="\n\n".join(parts))))


def heads(found: list[Article]) -> list[tuple[str | None, str | None]]:
    return [(article.org, article.title) for article in found]


def test_a_title_may_stand_above_its_committee_where_others_stand_below() -> None:
    found = articles(BELOW, "河边的会客厅", "乙市政协", BODY)
    assert heads(found) == [("甲县政协", "茶山上的议事亭"), ("乙市政协", "河边的会客厅")]
    assert "会客厅" not in "".join(piece.text for piece in found[1].paragraphs)


def test_a_title_above_its_committee_ends_a_paragraph_cut_in_the_middle() -> None:
    found = articles(BELOW, "委员们翻山越岭,送药的事交给", "河边的会客厅", "乙市政协", BODY)
    assert heads(found)[1] == ("乙市政协", "河边的会客厅")


def test_the_first_article_of_a_page_may_have_its_title_above() -> None:
    assert heads(articles("河边的会客厅", "乙市政协", BODY, BELOW))[0] == ("乙市政协", "河边的会客厅")


def test_the_line_of_a_series_is_no_title() -> None:
    found = articles("政协奋进新征程(贵州篇)", "乙市政协", BODY, BELOW)
    assert "政协奋进新征程(贵州篇)" not in [title for _, title in heads(found)]


def test_a_committee_alone_between_paragraphs_is_text_where_others_have_titles() -> None:
    found = articles(BELOW, "省里来的客人看了三处亭子,随后又去了", "乙市政协", BODY)
    assert heads(found) == [("甲县政协", "茶山上的议事亭")]
