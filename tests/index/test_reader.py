import sqlite3
import threading
from pathlib import Path

import pytest

from index.reader import Index, open_index
from index.types import EVERYTHING, Filter


@pytest.fixture
def index(built: Path) -> Index:
    return open_index(built)


def test_everything_stored_comes_back(index: Index, pages: Path) -> None:
    articles = list(index.articles())
    assert len(articles) == len(index.articles()) == index.manifest.articles == 8
    assert [index.article(article.id) for article in articles] == articles
    assert [passage for article in articles for passage in index.passages(article.id)] == index.passages()
    assert [index.passage(row) for row in range(index.manifest.passages)] == index.passages()
    for file in index.manifest.sources:
        assert index.page(file).text == (pages / file).read_text(encoding="utf-8")


def test_every_passage_is_the_text_of_its_page(index: Index) -> None:
    for passage in index.passages():
        text = index.page(index.article(passage.article_id).file).text
        assert "".join(text[start:end] for start, end in passage.spans) == passage.text


def test_articles_are_a_sequence(index: Index) -> None:
    articles = index.articles()
    assert articles[-1] == list(articles)[-1]
    assert articles[2:5] == list(articles)[2:5]
    with pytest.raises(IndexError):
        articles[8]


@pytest.mark.parametrize("call", ["article", "page", "passages"])
def test_what_is_not_there_is_a_key_error(index: Index, call: str) -> None:
    with pytest.raises(KeyError):
        getattr(index, call)("nothing")


@pytest.mark.parametrize(
    "text",
    [
        "委员工作站",
        "编号是2之1之0",
        "2",
        "之",
        "，",
        "政协设立了委员工作站，编号",
        "没有这句话",
        "委员走出社区",
        "次，听",
    ],
)
@pytest.mark.parametrize("filter", [EVERYTHING, Filter(files=("page-0001.txt", "page-0002.txt"))])
def test_rows_containing_a_text_are_all_that_do(index: Index, text: str, filter: Filter) -> None:
    wanted = [
        row
        for row, passage in enumerate(index.passages())
        if text in passage.text and (not filter.files or passage.id.split("#")[0] in filter.files)
    ]
    assert index.rows_containing(text, filter) == wanted


@pytest.mark.parametrize("text", ["委员工作站", "之0", "第", "没有的字样"])
def test_articles_containing_a_text_have_the_row_of_their_first_passage_that_does(index: Index, text: str) -> None:
    wanted: dict[str, int] = {}
    for row, passage in enumerate(index.passages()):
        if text in passage.text:
            wanted.setdefault(passage.article_id, row)
    assert index.articles_containing(text) == wanted


@pytest.mark.parametrize(
    ("filter", "cities"),
    [
        (Filter(orgs=("佳木斯市政协",)), {"佳木斯市"}),
        (Filter(places=("牡丹江市", "鸡西市")), {"牡丹江市", "鸡西市"}),
        (Filter(provinces=("黑龙江省",)), {"佳木斯市", "牡丹江市", "鸡西市"}),
        (Filter(provinces=("黑龙江省",), places=("曲靖市",)), set()),
        (Filter(provinces=("黑龙江省",), orgs=("鸡西市政协", "曲靖市政协")), {"鸡西市"}),
        (Filter(files=("page-0000.txt",)), {"佳木斯市", "牡丹江市"}),
    ],
)
def test_a_filter_lets_only_its_articles_through(index: Index, filter: Filter, cities: set[str]) -> None:
    hits = index.search("委员走进社区听取意见", k=50, filter=filter)
    found = {hit.article.region.city for hit in hits if hit.article.region}
    assert found == cities
    rows = index.rows(filter)
    assert rows is not None
    assert {index.passage(row).article_id for row in rows} >= {hit.passage.article_id for hit in hits}


def test_no_filter_is_no_restriction(index: Index) -> None:
    assert index.rows(EVERYTHING) is None


def test_facets_count_passages(index: Index) -> None:
    facets = index.facets()
    assert facets["files"] == {f"page-000{n}.txt": 6 for n in range(4)}
    assert sum(facets["orgs"].values()) == 24
    assert index.facets(Filter(files=("page-0000.txt",)))["cities"] == {"佳木斯市": 3, "牡丹江市": 3}
    assert index.orgs() == sorted(facets["orgs"])


def test_a_filter_value_is_never_sql(index: Index) -> None:
    assert index.search("社区", filter=Filter(orgs=("') OR 1=1 --",))) == []


def test_an_open_index_is_read_only(index: Index) -> None:
    with pytest.raises(sqlite3.OperationalError):
        index.store.fetch("DELETE FROM pages")


def test_many_threads_read_one_index(index: Index) -> None:
    questions = ["委员工作站", "双月协商会", "读书活动", "视察监督"] * 3
    wanted = [index.search(question, k=5) for question in questions]
    found: dict[int, object] = {}

    def ask(place: int) -> None:
        found[place] = index.search(questions[place], k=5)

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(len(questions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[place] for place in range(len(questions))] == wanted
