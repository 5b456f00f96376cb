from corpus.types import Span
from index.types import Filter, Reason
from qa.render import as_text
from qa.types import Answer, Citation, Examined, Item, Kind, Match


def citation(n: int, text: str, *highlights: Span) -> Citation:
    return Citation(
        n=n,
        passage_id=f"a.txt#1/p{n}.1",
        article_id="a.txt#1",
        file="a.txt",
        org="某县政协",
        region=None,
        title="题目",
        text=text,
        spans=(Span(0, len(text)),),
        highlights=highlights,
        score=1.0,
        reasons=(Reason(kind="word", detail="工作站", weight=0.75),),
    )


def answer(**changes: object) -> Answer:
    fields: dict[str, object] = {
        "question": "问",
        "understood": "问",
        "kind": Kind.WHAT,
        "text": "答",
        "items": (),
        "citations": (citation(1, "建了委员工作站。", Span(2, 7)), citation(2, "另一段。")),
        "abstained_because": None,
        "filter": Filter(),
        "confidence": 1.0,
        "examined": Examined(passages=2, articles=1, orgs=1),
    }
    return Answer(**(fields | changes))  # type: ignore[arg-type]


def test_an_answer_comes_first_and_its_quotation_is_whole() -> None:
    lines = as_text(answer()).splitlines()
    assert lines[0] == "答案 (answer): 答"
    assert "    建了【委员工作站】。" in lines


def test_only_as_many_citations_as_are_wanted() -> None:
    assert "另一段" in as_text(answer(), shown=2)
    assert "另一段" not in as_text(answer(), shown=1)


def test_a_list_shows_each_row_with_its_best_citation() -> None:
    row = Item(org="某县政协", region=None, match=Match.NEAR, citations=(2, 1), number="3个")
    text = as_text(answer(kind=Kind.LIST, items=(row,)))
    assert "·  某县政协  近义 near  3个  [2][1]" in text
    assert "另一段。" in text
    assert "委员工作站" not in text


def test_silence_says_why_and_calls_the_passages_nearest() -> None:
    lines = as_text(answer(text=None, abstained_because="资料里没有。")).splitlines()
    assert lines[:2] == ["没有答案 (no answer): 资料里没有。", "最接近的原文 (nearest passages):"]


def test_what_was_understood_is_told_only_when_it_differs() -> None:
    assert as_text(answer(understood="问过")).startswith("理解为 (understood): 问过")
    assert "理解为" not in as_text(answer())


def test_reasons_are_told_on_demand() -> None:
    assert "+0.750  词语 word  工作站" in as_text(answer(), explained=True)
    assert "+0.750" not in as_text(answer())
