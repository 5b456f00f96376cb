"""An answer as text for a terminal. Pure: the caller prints it."""

from collections.abc import Iterator

from corpus.types import UNSURE
from qa.types import Answer, Citation, Item, Match

SHOWN = 5
_MATCHES = {Match.EXACT: "原词 exact", Match.NEAR: "近义 near"}
REASONS = {
    "word": "词语 word",
    "dense": "语义 dense",
    "place": "地点 place",
    "average": "减去平均 average",
    "coverage": "覆盖 coverage",
    "sentence": "同句 sentence",
    "pair": "相邻两句 pair",
    "closeness": "最近一句 closeness",
    "kind": "题类 kind",
}


def as_text(answer: Answer, *, shown: int = SHOWN, explained: bool = False) -> str:
    """Return the answer, its rows and its best citations, quoted whole, highlights between 【 and 】.

    shown limits the citations that no row and no answer needs; explained adds what each citation's score is made of.
    """
    return "\n".join(_lines(answer, shown, explained))


def _lines(answer: Answer, shown: int, explained: bool) -> Iterator[str]:
    if answer.understood != answer.question:
        yield f"理解为 (understood): {answer.understood}"
    if answer.text is None:
        yield f"没有答案 (no answer): {answer.abstained_because}"
        yield "最接近的原文 (nearest passages):"
    else:
        yield f"答案 (answer): {answer.text}"
    for item in answer.items:
        yield _row(item)
    needed = {n for item in answer.items for n in item.citations[:1]} or set(range(1, shown + 1))
    for citation in answer.citations:
        if citation.n in needed:
            yield ""
            yield from _quoted(citation, explained)
    if answer.suggestions:
        yield ""
        yield "还可以问 (ask next): " + "  ".join(answer.suggestions)


def _row(item: Item) -> str:
    numbers = "".join(f"[{n}]" for n in item.citations)
    return "  ".join(part for part in ("·", item.org, _MATCHES[item.match], item.number, numbers) if part)


def _quoted(citation: Citation, explained: bool) -> Iterator[str]:
    source = "  ".join(part for part in (citation.org, citation.title, citation.file) if part)
    unsure = "" if citation.confidence >= UNSURE else "  （段落归属不确定 uncertain）"
    yield f"[{citation.n}] {source}{unsure}"
    yield f"    {_marked(citation)}"
    if explained:
        for reason in citation.reasons:
            yield f"    {reason.weight:+.3f}  {REASONS.get(reason.kind, reason.kind)}  {reason.detail}"


def _marked(citation: Citation) -> str:
    pieces, end = [], 0
    for highlight in citation.highlights:
        pieces += [citation.text[end : highlight.start], "【", citation.text[highlight.start : highlight.end], "】"]
        end = highlight.end
    return "".join([*pieces, citation.text[end:]])
