"""What is said where there is no answer."""

import pytest

from qa.analysis import analyse
from qa.scope import Scope
from qa.wording import nouns, silence


@pytest.mark.parametrize(
    ("question", "scope", "said"),
    [
        ("甲县政协的预算是多少？", Scope(missing=("甲县",)), "资料里没有甲县的内容。"),
        ("昆明市政协的预算是多少？", Scope(orgs=("昆明市政协",)), "资料里有昆明市政协，但没有写明“预算”的数字。"),
        ("昆明市政协的秘书长是谁？", Scope(orgs=("昆明市政协",)), "资料里有昆明市政协，但没有写明“秘书长”是哪一位。"),
        ("食堂是什么时候开的？", Scope(), "资料里没有写明“食堂”的时间。"),
        ("什么时候开的？", Scope(orgs=("昆明市政协",)), "资料里有昆明市政协，但没有写明这一点。"),
        (
            "What is the budget of Kunming?",
            Scope(orgs=("昆明市政协",)),
            "The corpus has 昆明市政协, but not what is asked.",
        ),
        ("When was it opened?", Scope(), "The corpus does not give the date asked for."),
    ],
)
def test_silence_names_what_is_missing(question: str, scope: Scope, said: str) -> None:
    assert silence(analyse(question), scope) == said


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("充电桩有多少个？", ("充电桩",)),
        ("委员工作站有多少个？", ("委员工作站",)),
        ("草大坂场草场纠纷大家召集了多少人", ("草大坂场草场纠纷",)),
        ("DROP TABLE users 佳木斯市政协的游泳馆有多长", ("游泳馆",)),
        ("“草大坂场”有多少个？", ("草大坂场",)),
        ("院长是谁？", ("院长",)),
        ("有几位副主席？", ("副主席",)),
        ("开了哪几剂药方？", ("药方",)),
        ("甲县的工作室比乙县多几个？", ("甲县", "工作室")),
        ("早读会是从什么时候开始的？", ("早读会", "开始")),
        ("厕所改造花了多少钱？", ("厕所改造",)),
    ],
)
def test_only_whole_words_are_quoted(question: str, quoted: tuple[str, ...]) -> None:
    assert nouns(analyse(question)) == quoted
