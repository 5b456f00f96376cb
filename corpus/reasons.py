"""What was decided by, in Chinese, for the record and for people who look at a page."""

from collections.abc import Sequence

from corpus.seams import Edge, word_across
from corpus.topics import Subject


def of_join(left: Edge, right: Edge, *, photo: bool, far: bool) -> tuple[str, ...]:
    """Return why two blocks are pieces of one paragraph."""
    why = []
    if not left.stopped:
        why.append(f"前段“…{left.tail[-6:]}”没有收束")
    if left.asks and right.answers and left.asks[-1] == right.answers[0]:
        why.append(f"前段未闭合的{left.asks[-1]}在后段闭合")
    word = word_across(left.tail, right.head)
    if word:
        why.append(f"接缝处成词“{word}”")
    if left.tail[-1] == right.head[0]:
        why.append(f"接缝处“{right.head[0]}”重复，原样保留")
    if far:
        why.append("后段排在别处")
    elif photo:
        why.append("被图片或图片说明隔开")
    return tuple(why)


def of_displaced(texts: Sequence[str], owner: Subject, *, shared: Sequence[str], joined: bool) -> tuple[str, ...]:
    """Return why blocks that stand under another heading belong to owner's article."""
    why = []
    text = "".join(texts)
    if joined:
        why.append("开头与该篇中断处相接")
    if owner.org and owner.org.full in text:
        why.append(f"文中点名“{owner.org.full}”")
    elif owner.org and owner.org.stem in text:
        why.append(f"文中提到“{owner.org.stem}”")
    if shared:
        why.append(f"与该篇共有“{'”“'.join(shared)}”等词")
    return tuple(why) or ("上下文排列最为通顺",)
