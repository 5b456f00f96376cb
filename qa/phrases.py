"""The words by which questions are recognised, in Chinese and in the other languages that are answered.

Nothing here names a place, a committee or a coined term: only question words, measure words and the general nouns of
what can be asked for.
"""

import re
from re import Pattern
from typing import Final

from qa.types import Kind

COMMITTEE: Final = r"(?:政协(?:委员会|组织|机关)?|政協|CPPCC(?: committee)?s?|committees?)"
BODY: Final = r"(?:政协|政協|地方|市县|县市|州市|地市|城市|地区|县区|区县|省份|委员会)"
WHICH_MANY: Final = (
    r"(?:[哪那]些|[哪那](?:几|两|三|四|五|六|七|八|九|十|多)(?:家|个|地|省|市|州|县|座)?|有几(?:家|个)|多少家|谁家)"
)

MEASURE: Final = ["平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "亿元", "万元", "人次", "场次", "批次", "户次", "余次", "公顷", "个百分点", "百分点", "美元", "小时", "分钟", "个", "家", "名", "位", "人", "件", "份", "篇", "条", "项", "次", "场", "处", "所", "座", "间", "套", "户", "批", "期", "集", "届", "回", "张", "册", "本", "部", "支", "组", "类", "种", "盏", "亩", "吨", "元", "块", "米", "岁", "年", "天", "月", "周", "倍", "起", "例", "宗", "笔", "台", "辆", "棵", "只", "头", "层", "级", "款", "门", "节", "课", "股", "轮", "站", "点", "村", "镇", "县", "市", "州", "区"]
_UNIT: Final = "(?:" + "|".join(sorted(MEASURE, key=len, reverse=True)) + ")"

# The noun asked for decides between who, title and the rest where the question word alone does not: 叫什么, 哪个.
PERSON: Final = (
    r"(?:主席|副主席|书记|秘书长|委员|主任|局长|市长|州长|县长|负责人|领导|领导人|专家|作者|记者|通讯员|人|居民|村民)"
)
DOCUMENT: Final = r"(?:文件|提案|规定|办法|意见|方案|报告|信息|建议案|建议|文章|报道|计划|条例|规则|细则|制度|通知|书|读物|书籍|稿件|实施意见|纲要|节目)"

_ZH: Final = (
    (Kind.LIST, rf"{WHICH_MANY}[^，。；？?]{{0,8}}{BODY}(?!主席|委员[^会]|书记)"),
    (Kind.LIST, rf"{BODY}(?:一?共|都|分别|主要|具体)?(?:有|是|为|包括)?(?:[哪那]些|[哪那]几|谁(?=$|[呢啊？?]))(?!委员|提案|人)"),
    (Kind.LIST, rf"(?:列出|列举|罗列|所有|全部)[^？?]{{0,40}}{BODY}"),
    (Kind.LIST, rf"{WHICH_MANY}(?:市|县|州|省|盟|旗|区|单位)?(?:政协)?(?:建立|设立|开展|推行|有|在|提到)(?=.)(?!委员|提案)"),
    (Kind.WHEN, r"什么时[候间]|啥时[候间]?|何时|何日|何年|[哪那](?:一)?(?:天|年|月|日|季度|段时间)|[哪那]几(?:天|年|日|个月)|几月|几号|几日|几点|多会儿|时间是"),
    (Kind.YESNO, r"吗[？?。\s]*$|是不是|是否|有没有|有无|能不能|能否|会不会|可不可以|对不对|对吗|属实|(?:了|过)没(?:有)?[？?]?$"),
    (Kind.TITLE, rf"(?:题目|标题|题名|名称|书名|文件名)|[哪那](?:一)?(?:份|件|条|篇|部|本|个|项){DOCUMENT}?[^？?]*{DOCUMENT}|{DOCUMENT}(?:的?名字)?(?:叫|是)(?:什么|啥)(?:名字?)?[？?]?$|什么{DOCUMENT}[？?]?$"),
    (Kind.NUMBER, rf"多少|几成|百分之几|(?<![好])几{_UNIT}|多[大高长宽远重深久](?=[？?呢啊\s]|$)|(?:面积|数量|金额|总额|比例|比率|满意率|覆盖率|占比|人数)(?:是|为|有|达)?(?:什么|多少|几)?[？?]?$"),
    (Kind.WHO, rf"谁|[哪那](?:几|一|些|两)?(?:位|名|个人)|[哪那](?:个|些){PERSON}|{PERSON}(?:的?(?:名字|姓名))?(?:叫|是)(?:什么|啥)?(?:名字?|名儿)?[？?]?$|何人|什么人|(?:主席|书记|秘书长|主任|负责人|作者|通讯员|记者|摄影)[？?]?$"),
    (Kind.HOW, r"打哪儿?来|怎么|怎样|如何|咋|为什么|为何|为啥|什么原因|(?:靠|用|通过|采取|采用|以|凭)(?:什么|啥|[哪那]些)|什么(?:办法|方式|方法|途径|措施|做法|举措|形式)"),
    (Kind.WHERE, r"[哪那]里|[哪那]儿|在[哪那](?:[？?呢，,]|$)|什么地方|何处|何地|啥地方|[哪那](?:个|座|几个|些)?(?:市|县|区|州|乡|镇|村|社区|街道|省|地方|城市|小区)"),
)  # fmt: skip

_EN: Final = (
    (Kind.LIST, r"\b(?:which|what)\b[^?]{0,40}\b(?:committees|cities|counties|places|regions|prefectures|localities)\b(?!['’]?s? (?:chair|member))|\blist\b[^?]*\bcommittees\b|\bname (?:all|the)\b[^?]*\bcommittees\b"),
    (Kind.NUMBER, r"\bhow (?:many|much|large|big|long|old|high|far|often)\b|\bwhat (?:number|percentage|share|amount|area|rate|proportion|sum)\b"),
    (Kind.WHEN, r"\bwhen\b|\b(?:what|which|on what|on which|in what|in which) (?:date|day|year|month|time|days)\b"),
    (Kind.TITLE, r"\btitles?\b|\bheadline\b|\bname of the (?:document|proposal|rule|regulation|report|book|plan)\b|\b(?:which|what) (?:document|proposal|regulation|book|report)\b"),
    (Kind.WHO, r"\bwho(?:m|se)?\b|\b(?:which|what) (?:member|person|chair\w*|leader|official|governor|secretary)\b|\bname of the (?:chair\w*|member|secretary|leader)\b"),
    (Kind.WHERE, r"\bwhere\b|\b(?:in|at|to|from) (?:which|what)(?: \w+)? (?:cit(?:y|ies)|places?|village|county|counties|town|street|district)\b|\b(?:which|what)(?: \w+)? (?:cit(?:y|ies)|places?|village|county|town)\b"),
    (Kind.HOW, r"\bhow\b|\bwhy\b|\bby what means\b|\bin what way\b"),
    (Kind.YESNO, r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)  # fmt: skip

_JA: Final = (
    (Kind.LIST, r"どの政協|政協は(?:どこ|どれ)|(?:どの|どんな)[^？?]{0,8}(?:政協|委員会)|政協を(?:すべて|全て)"),
    (
        Kind.NUMBER,
        r"いくつ|いくら|何(?:個|件|人|回|名|カ所|か所|箇所|ヶ所|篇|期|度|社|校|本|項|条|億|万)|どれ(?:くらい|ほど|だけ)|どのくらい",
    ),
    (Kind.WHEN, r"いつ|何(?:年|月|日)|何曜日"),
    (Kind.WHO, r"誰|だれ|どなた"),
    (Kind.WHERE, r"どこ|何処|どちら"),
    (Kind.TITLE, r"題名|タイトル|件名|書名|文書名"),
    (Kind.HOW, r"どのように|どうやって|なぜ|どうして|どんな方法"),
    (Kind.YESNO, r"(?:です|ます|でした|ました|ません)か[？?。\s]*$"),
)

_OTHER: Final = (
    (Kind.LIST, r"\bкакие\b[^?]*\bкомитет\w*|\bquels?\b[^?]*\bcomités\b|\bwelche\b[^?]*\b(?:komitees|ausschüsse)\b|(?:어느|어떤)[^?]*(?:정협|위원회)|(?:정협|위원회)(?:은|는)? 어디"),
    (Kind.NUMBER, r"\bсколько\b|\bcombien\b|\bwie ?viele?\b|몇|얼마"),
    (Kind.WHEN, r"\bкогда\b|\bв каком году\b|\bquand\b|\bwann\b|언제"),
    (Kind.TITLE, r"\bназвание\b|\bкак называется\b|\btitre\b|\bs'intitule\b|\btitel\b|제목"),
    (Kind.WHO, r"\bкто\b|\bкого\b|\bqui\b|\bwer\b|\bwie heißt der\b|누구|누가"),
    (Kind.WHERE, r"\bгде\b|\bв каком (?:городе|месте)\b|\boù\b|\bwo\b|어디"),
    (Kind.HOW, r"\bкак\b|\bпочему\b|\bcomment\b|\bpourquoi\b|\bwie\b|\bwarum\b|어떻게|왜"),
    (Kind.YESNO, r"\bли\b|^\W*est-ce que\b|^\W*(?:ist|sind|hat|haben|war)\b|(?:습니까|나요|인가요)[?？\s]*$"),
)  # fmt: skip


def _compiled(table: tuple[tuple[Kind, str], ...]) -> tuple[tuple[Kind, Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in table)


# Tried in order; the first that is found gives the kind.
KIND_PATTERNS: Final = {"zh": _compiled(_ZH), "en": _compiled(_EN), "ja": _compiled(_JA), "other": _compiled(_OTHER)}

# The question word itself: the gap that the answer fills. Longest first.
GAP: Final = re.compile(
    rf"多少(?={_UNIT}?)|[哪那](?:几|两|三|四|五|一)?(?={_UNIT})|几(?={_UNIT})|[哪那](?:些|里|儿)|什么|啥|谁|何时|何处|何人|如何|怎么样?|怎样|咋|"
    r"为什么|为何|多[大高长宽远重深久]|是不是|是否|有没有|吗|"
    r"\b(?:how (?:many|much|large|big|long)|what|which|who|whom|whose|when|where|how|why)\b",
    re.IGNORECASE,
)
MEASURED_GAP: Final = re.compile(
    rf"(?:多少|[哪那][几]?|几|百分之几)\s*(?P<unit>{_UNIT})?(?P<noun>[\u4e00-\u9fff]{{0,12}})"
)

# What a bare quantity question is counted in: 多少钱 wants 元, 多大 an area.
IMPLIED_UNITS: Final = (
    (re.compile(r"多少钱|花费|投资额|金额|总额|资金|资产|how much (?:money|did .* cost)|investment|cost"), ("元", "亿元", "万元")),
    (re.compile(r"多大|面积|how (?:large|big)|what area"), ("平方米", "平方公里", "亩", "公顷")),
    (re.compile(r"率|比例|占比|百分|几成|percent|rate|share|proportion"), ("%", "％", "个百分点")),
    (re.compile(r"多长时间|多久|how long"), ("年", "个月", "天", "小时", "分钟")),
    (re.compile(r"多长|多远|多宽|多高|how far|how high"), ("公里", "千米", "米")),
)  # fmt: skip
