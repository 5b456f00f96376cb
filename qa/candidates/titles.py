"""Document titles in 《》 and names in quotation marks."""

import re

from qa.candidates.lists import asked_words, word_list
from qa.candidates.types import Candidate, Form

_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")
_DOCUMENT = re.compile(
    r"(?:题目|标题|书名)[^，,。]{0,2}[是叫为]|[哪那]一?[本份部篇]|什么(?:文件|提案|建议案?|规定|办法|导则|书)[？?。\s]*$|[哪那][条件个项](?:提案|建议|信息|规定|办法|意见|文件)"
    r"|(?:片子|影片|电影|纪录片|歌曲?|刊物|画册|剧|戏)[^，。？?]{0,6}(?:什么名|叫什么|叫啥|名字)|(?:文件|提案|规定|办法|建议案|意见|读物|书)(?:叫|是)什么|\btitle\b|\bdocument\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]{1,60}”|「[^「」]{1,60}」|‘[^‘’]{1,40}’|(?<![A-Za-z])\"[^\"\n]{1,60}\"")


def document_type(title: str) -> str:
    """Return the type a document's title ends in (办法, 意见), without brackets such as (草案); "" if none."""
    bare = re.sub(r"[(（][^()（）]*[)）]", "", title).strip("《》 ")
    return next((name for name in word_list("titles", "types") if bare.endswith(name)), "")


def asked_type(question: str) -> str:
    """Return the type of document that a question asks for, the last one it names; "" where it names none."""
    plain = re.sub(r"[《“][^》”]*[》”]", "", question)
    places = [(plain.rfind(name), len(name), name) for name in word_list("titles", "types") if name in plain]
    if places:
        return max(places)[2]
    return next((name for word, name in asked_words("titles").items() if re.search(word, question, re.IGNORECASE)), "")


def asks_document(question: str) -> bool:
    """Return whether a question asks for the title of a document or a book, rather than for another name."""
    return bool(_DOCUMENT.search(question))


def find_titles(text: str) -> list[Candidate]:
    """Return what stands in 《》, the marks included; label is the type of document."""
    return [
        Candidate(form=Form.TITLE, start=match.start(), end=match.end(), label=document_type(match.group()))
        for match in _TITLE.finditer(text)
    ]


def find_quoted(text: str) -> list[Candidate]:
    """Return what stands in quotation marks, the marks included; quotations that are sentences are left out."""
    return [
        Candidate(form=Form.QUOTED, start=match.start(), end=match.end())
        for match in _QUOTED.finditer(text)
        if not re.search(r"[。！？!?；;]", match.group())
    ]
