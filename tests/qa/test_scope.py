"""Which places and committees a question names that the corpus does not have."""

from types import SimpleNamespace
from typing import cast

import pytest

from corpus.divisions import Level
from corpus.regions import find_divisions
from index.query import Understood
from index.reader import Index
from index.types import Filter
from qa.analysis import analyse
from qa.scope import Directory, Scope


def scope_of(index: Index, question: str) -> Scope:
    read = index.searcher.understand(question)
    analysis = analyse(question, understood=read.question, chinese=read.chinese if read.foreign else None)
    return Directory(index).scope(analysis, read)


@pytest.mark.parametrize(
    "question", ["苏州市政协主席是谁？", "How many workstations has the Shanghai committee built?"]
)
def test_a_committee_without_a_word_about_it_is_missing(sample_index: Index, question: str) -> None:
    assert scope_of(sample_index, question).missing


def test_a_place_in_passing_is_no_committee_of_the_corpus(sample_index: Index) -> None:
    directory = Directory(sample_index)
    texts = [passage.text for article in sample_index.articles() for passage in sample_index.passages(article.id)]
    mentioned = next(
        match.name
        for text in texts
        for match in find_divisions(text)
        if match.divisions[0].level is Level.CITY
        and not directory.named(match.name)
        and not sample_index.rows(Filter(places=(match.divisions[0].name,))).size  # type: ignore[union-attr]
        and not any(sample_index.rows_containing(f"{name}政协") for name in match.divisions[0].names)
    )
    assert scope_of(sample_index, f"{mentioned}政协建了多少个工作站？").missing
    assert not scope_of(sample_index, f"{mentioned}有什么活动？").missing


def test_a_committee_of_the_corpus_is_not_missing(sample_index: Index) -> None:
    org = Directory(sample_index).orgs[0]
    found = scope_of(sample_index, f"{org}主席是谁？")
    assert org in found.orgs
    assert not found.missing


def test_the_short_name_of_a_committees_place_is_no_part_of_a_term(sample_index: Index) -> None:
    directory = Directory(sample_index)
    question = "铁力拨了多少钱治河？"
    read = sample_index.searcher.understand(question)
    assert not any("铁力" in term.text for term in directory.analyse(question, read).terms)


def test_places_named_together_are_all_looked_at(sample_index: Index) -> None:
    question = "青海和云南有哪些政协办了读书活动？"
    read = sample_index.searcher.understand(question)
    scope = Directory(sample_index).scope(analyse(question), read)
    assert scope.filter.provinces == ("青海省", "云南省")


class _Corpus:
    """An index as far as names go: one committee, and a passage on a town whose name ends as the committee's place."""

    def orgs(self) -> list[str]:
        return ["丰镇市政协"]

    def rows_containing(self, text: str) -> list[int]:
        return [0] if text in "胜丰镇两个社争水，丰镇有人说和" else []


@pytest.mark.parametrize(
    ("question", "orgs"),
    [
        ("胜丰镇的渠口是谁劝开的？", ()),
        ("丰镇的说和室由谁主持？", ("丰镇市政协",)),
        ("乌兰察布丰镇有说和室吗？", ("丰镇市政协",)),
        ("大家在丰镇说和什么？", ("丰镇市政协",)),
    ],
)
def test_the_end_of_a_longer_name_is_no_place(question: str, orgs: tuple[str, ...]) -> None:
    assert Directory(cast(Index, _Corpus())).named(question) == orgs


class _Coining:
    """An index of two committees; the prefecture's tells of something that is called by the name of the district."""

    store = SimpleNamespace(homes=lambda: [("金州区政协", "", "", "", 0), ("黔西南州政协", "", "", "", 1)])

    def orgs(self) -> list[str]:
        return ["金州区政协", "黔西南州政协"]

    def rows_containing(self, text: str) -> list[int]:
        return [row for row, said in enumerate(["区政协的委员", "“金州议”有六万用户"]) if text in said]

    def rows(self, within: Filter) -> None:
        return None


@pytest.mark.parametrize(
    ("question", "orgs"),
    [
        ("“金州议”有多少用户？", ()),
        ("金州区政协用“金州议”吗？", ("金州区政协",)),
        ("“金州酒”多少钱？", ("金州区政协",)),
    ],
)
def test_a_name_coined_elsewhere_names_no_committee(question: str, orgs: tuple[str, ...]) -> None:
    read = cast(Understood, SimpleNamespace(question=question, foreign=False, wanted=SimpleNamespace(orgs=())))
    assert Directory(cast(Index, _Coining())).scope(analyse(question), read).orgs == orgs
