"""What a line of a page may be by its form alone: how it begins and ends, how long it is, which marks it carries."""

import re
from enum import StrEnum

from corpus.names import is_org, org_before_title
from corpus.sentences import STOPS

MAX_HEADING_CHARS = 42
MAX_CAPTION_CHARS = 120
MAX_BYLINE_CHARS = 80

NAME = r"[\u4e00-\u9fff][\u4e00-\u9fff·]{1,5}"
ROLE = (
    r"(?:本报|本刊|本网)?(?:全媒体|首席|见习|实习|特约|特派)?"
    r"(?:记者|通讯员|评论员|实习生|作者|撰稿|撰文|摄影|文字|图文|文图|文[/／]图|图[/／]文)"
)
SIGNED = (
    rf"(?:(?:{ROLE}|[文图])[\s:：/／]+{NAME}(?:[\s、,，]+(?:(?:{ROLE}|[文图])[\s:：]*)?{NAME})*|{ROLE}{NAME})"
    r"(?:\s*(?:摄影报道|报道|文[/／]图|摄影?))?"
)
BYLINE = re.compile(rf"[□■●◆]?\s*{SIGNED}|[(（]{SIGNED}[)）]|[□■]\s*(?:{NAME}(?:[\s、]+{NAME})*|{ROLE})")
DATELINE = re.compile(
    r"[●■◆□]?\s*(?:本报|本刊|本网|本台)[^\s,，。;；:：()（）]{0,10}讯(?:\s*[(（][^()（）]{2,40}[)）])?"
    r"|新华社[^\s,，。()（）]{1,16}电(?:\s*[(（][^()（）]{2,40}[)）])?"
)
SIGNATURE = re.compile(
    rf"[(（](?:{ROLE}[\s:：]*)?{NAME}(?:[\s、,，]+(?:{ROLE}[\s:：]*)?{NAME})*[)）]$|(?<=[。！？!?”])\s*{SIGNED}$"
)
SUBTITLE = re.compile(r"(?:——|--|—)\s*\S.*")
MARK = re.compile(r"[(（【]?\s*(?:续|紧?接|上接|下转|转)\s*(?:本报)?第?[一二三四五六七八九十\dA-Z]+\s*版.{0,8}[)）】]?")
CREDITS = re.compile(
    r"(?:本版|本期|本文)?(?:文字|图片|图文|文图|照片|摄影|稿件|供稿|编辑|责编|责任编辑|美编|校对|版式|版面|设计|制图|策划|统筹|组稿)"
    r"(?:[^。]{0,8}[:：/／]|均?由.{1,30}(?:提供|供稿|拍摄)).*|责任编辑\s.+|(?:本版|本期).{2,4}[:：].+"
)
CAPTION = re.compile(r"[▲▼△▽◀▶◁▷◄►←→↑↓↖↗↘↙].*|[(（]?(?:图为|[上下左右]图|图片说明|图[\d一二三四五六①-⑨]+\s*[:：为]).*")
PHOTO_CREDIT = re.compile(r".*[(（][^()（）]{2,24}摄影?[)）]")
"""At the end of a caption that has no mark, or of a photo's own article."""
DATE = r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
PAGE_LINE = re.compile(
    rf"(?:.*\s|\W*){DATE}(?:[^\w,，、].*|出版.*|星期.*|)|第?\s*[A-Z]?\d{{1,3}}\s*版(?:\W.*|)|星期[一二三四五六日天]"
    r"|(?:.*\s)?总?第\s*\d+\s*期.*"
)
NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.．].+")
SERIES = re.compile(
    r".*[(（].{1,12}篇[)）]|第?\s*[A-Z]?\d{1,3}\s*版.{0,20}|[\u4e00-\u9fff]{2,8}(?:专版|专刊|周刊|副刊|集纳)"
)

OPENERS = "“‘《〈（(【「『"
CLOSERS = "”’》〉）)】」』"
NEVER_LAST = "的地得和与及或把被将在是也就都又对从向给让使而但且则至"
"""Characters that lead on to another: no heading ends with one."""
PAIR = dict(zip(CLOSERS, OPENERS, strict=True))


class Form(StrEnum):
    """What a line looks like."""

    ORG = "org"
    ORG_AND_TITLE = "org and title"
    HEADING = "heading"
    SUBTITLE = "subtitle"
    MARK = "mark"
    BYLINE = "byline"
    HEADER = "header"
    CAPTION = "caption"
    CREDITS = "credits"
    TEXT = "text"


FORMS: tuple[tuple[Form, re.Pattern[str], int], ...] = (
    (Form.CAPTION, CAPTION, MAX_CAPTION_CHARS),
    (Form.MARK, MARK, MAX_HEADING_CHARS),
    (Form.CREDITS, CREDITS, MAX_CAPTION_CHARS),
    (Form.BYLINE, BYLINE, MAX_BYLINE_CHARS),
    (Form.HEADER, PAGE_LINE, MAX_BYLINE_CHARS),
)


WITHOUT_SENTENCES = frozenset({Form.CREDITS, Form.HEADER})


def form_of(text: str) -> Form:
    """Return what a line of text looks like, by itself."""
    if len(text) <= MAX_HEADING_CHARS and is_org(text):
        return Form.ORG
    for form, pattern, max_chars in FORMS:
        if form in WITHOUT_SENTENCES and "。" in text[:-1]:
            continue
        if len(text) <= max_chars and pattern.fullmatch(text):
            return form
    if not may_be_heading(text):
        return Form.TEXT
    if org_before_title(text):
        return Form.ORG_AND_TITLE
    return Form.SUBTITLE if SUBTITLE.fullmatch(text) else Form.HEADING


def may_be_heading(text: str) -> bool:
    """Return whether text is short, ends like no sentence and has no bracket or quotation left open."""
    if len(text) > MAX_HEADING_CHARS or "。" in text or text[-1] in "；;，,、：:…+" or DATELINE.match(text):
        return False
    left, right = unbalanced(text)
    return not left and not right


def unbalanced(text: str) -> tuple[str, str]:
    """Return the openers that are never closed and the openers of the closers that were never opened, in order."""
    left: list[str] = []
    right: list[str] = []
    for char in text:
        if char in OPENERS:
            left.append(char)
        elif char in PAIR:
            if left and left[-1] == PAIR[char]:
                left.pop()
            else:
                right.append(PAIR[char])
    return "".join(left), "".join(right)


def unlike_heading(text: str) -> float:
    """Return how unlike a heading a line of that form is, in nats of evidence; below 0 it is like one."""
    if text.endswith("——") or NUMBERED.fullmatch(text) or re.search(r"[\u4e00-\u9fff”」]\s+[\u4e00-\u9fff“「]", text):
        return -3.0
    odd = 4.0 * any(char in "，," for char in text) + 2.0 * ("、" in text) + 2.0 * any(char in STOPS for char in text)
    return odd + 4.0 * (text[-1] in NEVER_LAST) + max(0, len(text) - 24) / 6 - 2.0


def tells(text: str) -> bool:
    """Return whether text says something in clauses and closes with a full stop, as no heading does."""
    return text.rstrip(CLOSERS)[-1:] in tuple(STOPS) and any(char in "，," for char in text)
