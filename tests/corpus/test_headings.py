"""Where articles begin, and what their headings tell: committee, title, authors."""

import pytest

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


@pytest.mark.parametrize(
    ("heading", "org", "title"),
    [
        ("临洮县政协：建言规划实施", "临洮县政协", "临洮县政协：建言规划实施"),
        ("【江阴】码头边上的议事厅", "江阴市政协", "【江阴】码头边上的议事厅"),
        ("■大竹：醪糟香飘协商桌", "大竹县政协", "■大竹：醪糟香飘协商桌"),
        ("玉门市政协视察风光电项目", "玉门市政协", "玉门市政协视察风光电项目"),
    ],
)
def test_a_committee_is_read_from_one_line(heading: str, org: str, title: str) -> None:
    (article,) = articles(f"{heading}\n\n本报讯 8月2日,委员们视察了项目,提出了意见。\n")
    assert (article.org, article.title) == (org, title)


@pytest.mark.parametrize(
    ("heading", "title", "byline"),
    [
        ("兰考县政协　泡桐花开议事来\n通讯员 葛洪涛", "泡桐花开议事来", "通讯员 葛洪涛"),
        ("兰考县政协：泡桐花开议事来\n□ 通讯员 葛洪涛", "泡桐花开议事来", "□ 通讯员 葛洪涛"),
        ("兰考县政协\n泡桐花开议事来□ 通讯员 葛洪涛", "泡桐花开议事来", "□ 通讯员 葛洪涛"),
        ("兰考县政协\n■ 一朵泡桐花开出的新会", "一朵泡桐花开出的新会", None),
        ("兰考县政协：泡桐花开议事来", "兰考县政协：泡桐花开议事来", None),
    ],
)
def test_a_title_is_told_from_the_committee_and_the_authors_on_its_line(
    heading: str, title: str, byline: str | None
) -> None:
    (article,) = articles(f"{heading}\n\n兰考县政协组织委员们视察了项目，提出了意见。\n")
    assert (article.org, article.title, article.byline) == ("兰考县政协", title, byline)


def test_a_photo_with_a_heading_of_its_own_is_an_article() -> None:
    text = (
        "曲阜市政协\n\n协商古城文物\n\n委员们走进社区，听取了群众的意见。\n\n垦利区政协视察特色种业\n\n\n\n"
        "▲8月25日，垦利区政协委员到黄河口镇查看大豆长势。通讯员 田磊 摄影报道\n"
    )
    assert [(one.org, len(one.captions)) for one in articles(text)] == [("曲阜市政协", 0), ("垦利区政协", 1)]


def test_the_end_of_a_sentence_in_a_heading_s_place_names_no_committee() -> None:
    text = (
        "海西州政协\n\n打造品牌\n\n会议召开,群众满意。\n\n社情民意信息是县政协的一张名\n\n片。委员们说,要打造品牌。\n"
    )
    assert [article.org for article in articles(text)] == ["海西州政协"]


def test_byline_is_put_together_from_dateline_and_signature() -> None:
    text = "甘州区政协\n\n打造品牌\n\n本报甘州讯 8月16日,会议召开。\n\n会议提出,要打造品牌。(任学军)\n"
    (article,) = articles(text)
    assert article.byline == "本报甘州讯 (任学军)"


def test_a_page_of_news_is_not_about_a_committee_that_it_names_once() -> None:
    news = [f"第{n}条新闻说的是天气和交通，出门的人请多留意路况。" for n in range(30)]
    once = [*news, "海东市政协委员在会上说，这件事要办好。"]
    assert [article.org for article in articles("\n\n".join(once))] == [None]
    assert [article.org for article in articles("\n\n".join(once[-8:]))] == ["海东市政协"]
