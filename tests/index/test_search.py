"""The ranking of a real index: reasons, filters, order, places."""

from pathlib import Path

import numpy as np
import pytest

from corpus.regions import region_of
from corpus.types import Article, Page, Passage, Span
from index import builds
from index.assembly import Assembly
from index.config import SearchConfig
from index.embedder import load_embedder
from index.features import NAMES
from index.hybrid import Searcher
from index.pagerecord import page_record
from index.progress import Meter
from index.reader import Index, open_index
from index.types import EVERYTHING, Filter
from index.vectorcache import VectorCache, cache_name

TEXTS = {
    "佳木斯市政协": (
        "全市建成59个委员工作站，委员轮流接待群众。",
        "市政协举办读书活动12次。",
        "市政协举办读书活动12次。",
    ),
    "曲靖市政协": ("州市共同推进微协商，市政协主席李明带队调研。", "全市设立委员工作室20个。"),
    "包头市政协": ("医院项目4月10日复工，居民称赞委员。", "委员为120所学校开设心理健康课。"),
}


def page() -> tuple[Page, list[tuple[Article, list[Passage]]]]:
    text, articles = "", []
    for n, (org, texts) in enumerate(TEXTS.items(), 1):
        passages = []
        for m, said in enumerate(texts, 1):
            span = Span(len(text), len(text) + len(said))
            passages.append(Passage(id=f"a.txt#{n}/p{m}.1", article_id=f"a.txt#{n}", text=said, spans=(span,)))
            text += said + "\n"
        article = Article(
            id=f"a.txt#{n}",
            file="a.txt",
            org=org,
            region=region_of(org),
            title=None,
            byline=None,
            paragraphs=(),
            captions=(),
        )
        articles.append((article, passages))
    return Page(file="a.txt", text=text), articles


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("index")
    embedder = load_embedder()
    cache = VectorCache(folder / builds.CACHE / cache_name(embedder.fingerprint), embedder)
    assembly = Assembly(builds.start_build(folder), embedder, cache)
    assembly.add(page_record(*page()), sha256="")
    assembly.finish(Meter(lambda _: None), refused={})
    builds.publish(folder, builds.finish_build(assembly.part).name)
    return open_index(folder)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("佳木斯建了多少个委员工作站", "59个委员工作站"),
        ("曲净市政协主席是谁", "主席李明"),
        ("When did the hospital in Baotou resume construction?", "4月10日复工"),
        ("包頭有多少所學校上心理健康課", "120所学校"),
        ("佳木斯办了几次看书活动", "读书活动12次"),
    ],
)
def test_the_passage_that_answers_comes_first(question: str, first: str, index: Index) -> None:
    assert first in index.search(question, k=3)[0].passage.text


@pytest.mark.parametrize("question", ["佳木斯建了多少个委员工作站", "Who is the chair of Qujing?", "完全无关的天气"])
def test_the_weights_of_the_reasons_sum_to_the_score(question: str, index: Index) -> None:
    for hit in index.search(question):
        assert sum(reason.weight for reason in hit.reasons) == pytest.approx(hit.score, abs=1e-4)


def test_reasons_name_the_words_that_matched(index: Index) -> None:
    reasons = index.search("佳木斯设立工作站")[0].reasons
    details = {reason.detail for reason in reasons if reason.kind == "word"}
    assert "工作站" in details
    assert {"dense", "place", *NAMES[:4]} <= {reason.kind for reason in reasons}


def test_hits_are_ordered_and_ties_go_to_the_earlier_passage(index: Index) -> None:
    hits = index.search("读书活动")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    twins = [hit.passage.id for hit in hits if "读书活动12次" in hit.passage.text]
    assert twins == ["a.txt#1/p2.1", "a.txt#1/p3.1"]


def test_the_same_question_gives_the_same_hits(index: Index) -> None:
    again = Searcher(index)
    again.prepare()
    assert again.search("委员工作站", k=7, filter=EVERYTHING) == index.search("委员工作站", k=7)


def test_a_filter_restricts_before_ranking(index: Index) -> None:
    hits = index.search("佳木斯的委员工作站", k=3, filter=Filter(orgs=("包头市政协",)))
    assert {hit.article.org for hit in hits} == {"包头市政协"}
    assert len(hits) == 2
    assert index.search("委员工作站", filter=Filter(orgs=("没有的政协",))) == []


def test_the_preference_for_a_named_place_can_be_taken_off(index: Index) -> None:
    searcher = index.searcher
    with_place = searcher.search("曲靖的委员工作站", k=7, filter=EVERYTHING)
    without = index.search("曲靖的委员工作站", k=7, prefer_places=False)
    assert "place" in {reason.kind for hit in with_place for reason in hit.reasons}
    assert "place" not in {reason.kind for hit in without for reason in hit.reasons}


def test_more_depth_never_loses_what_is_asked_for(index: Index) -> None:
    assert len(Searcher(index, SearchConfig(depth=1)).search("委员", k=5, filter=EVERYTHING)) == 5
    assert len(index.search("委员", k=1)) == 1


def test_nothing_said_finds_nothing_to_weigh(index: Index) -> None:
    for question in ("？？？", "的", "😀"):
        assert all(np.isfinite(hit.score) for hit in index.search(question))
