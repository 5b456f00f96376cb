"""Signs that a span answers another question."""

import pytest

from qa import untold, vetoes
from qa.analysis import analyse
from tests.qa.test_facts import PAGE, answer, hit


def judged(question: str, text: str) -> list[str]:
    found = answer(question, hit(text))
    assert found is not None
    return [rule.__name__ for rule in vetoes.RULES if rule(analyse(question), found)]


@pytest.mark.parametrize(
    ("question", "text", "vetoes_"),
    [
        ("2023年立案多少件？", "2022年,全州审查立案478件。", ["another_year"]),
        ("2022年立案多少件？", "2022年,全州审查立案478件。", []),
        ("2023年立案多少件？", "全州今年审查立案478件。", []),
        ("书屋的建筑面积有多大？", "岸线复绿面积达到1.2万亩。", ["of_another_bearer"]),
        ("书屋的建筑面积有多大？", "建起一座书屋，面积300平方米。", []),
        ("小龙虾一斤卖多少钱？", "一个虾季卖出小龙虾1680万元。", ["of_another_price"]),
        ("小龙虾一斤卖多少钱？", "小龙虾每斤卖40元。", []),
        ("绣球一个卖多少钱？", "绣球合作社贷到30万元。", ["of_another_price"]),
        ("护墓员一个月拿多少钱？", "护墓员每月补助500元。", []),
        ("市里建了多少个委员工作站？", "委员查出问题74个。", ["of_another_count"]),
        ("市里建了多少个委员工作站？", "委员的站建了74个,工作站常年开门。", []),
        ("诊疗船是哪家船厂造的？", "诊疗船首航,停靠7个小岛。", ["of_another_sort"]),
        ("诊疗船是哪家船厂造的？", "诊疗船由县船舶厂建造。", []),
        ("金秋助学明年什么时候举行？", "8月22日,金秋助学举行。", ["past"]),
        ("金秋助学明年什么时候举行？", "金秋助学明年定于8月22日举行。", []),
        ("“三亮五争”收集信息多少条？", "“三亮一争”收集信息143条。", ["unheard"]),
        ("“三亮一争”收集信息多少条？", "“三亮一争”收集信息143条。", []),
        ("议事厅是谁设计的？", "副主席韩知行说，议事厅要多建。", ["of_another_attribute"]),
        ("追溯平台由哪家公司运营？", "追溯平台由县农投公司负责运营。", []),
        ("韩知远是谁？", "县政协主席韩知行带队调研。", ["unheard"]),
    ],
)
def test_what_contradicts_the_question_is_vetoed(question: str, text: str, vetoes_: list[str]) -> None:
    assert judged(question, text) == vetoes_


@pytest.mark.parametrize(
    ("question", "text", "unworded"),
    [
        ("红茶的保质期是多久？", "红茶香飘百年。", True),
        ("修复工程是哪天开工的？", "9月13日，委员视察修复工程。", True),
        ("主席的职级是多少？", "主席会议每年开6次。", True),
        ("提案里有几件是关于养老的？", "收到提案382件。", True),
        ("提案里有几件是关于养老的？", "收到提案382件，其中老年人服务方面12件，养老方面9件。", False),
        ("果农的工钱原来是多少？", "果农运一筐果的工钱从5角降到2角。", False),
        ("读书会是哪天晚上举办的？", "6月16日，市政协举办读书会。", False),
        ("修好廊桥的老师傅叫什么？", "修廊桥的掌墨师王海明到了。", False),
        ("诊疗船的船长是谁？", "医院副院长韩知行推动诊疗船首航。", True),
        ("诊疗船的船长是谁？", "诊疗船船长是老渔民，县政协主席韩知行说。", False),
    ],
)
def test_what_is_asked_of_a_thing_has_a_word(question: str, text: str, *, unworded: bool) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert untold.unworded(analyse(question), found) is unworded
    assert judged(question, text) == []


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("有什么事情？", False),
        ("主席是谁？", False),
        ("县政协的提案有什么新办法？", True),
    ],
)
def test_a_question_that_names_nothing_is_off_topic(question: str, *, names: bool) -> None:
    found = answer(question, hit("县政协主席韩知行在会上提出建议，提案要有新办法。"))
    assert found is not None
    assert vetoes.names_nothing(analyse(question), found) is not names


def test_which_of_two_words_are_asked_for_stands_at_the_question_word() -> None:
    text = "委员捐赠图书，建起一间“海洋书屋”。"
    assert judged("委员给中学捐建的那间屋子起了什么名字？", text) == []


def test_an_article_on_something_else_is_off_topic() -> None:
    found = answer("彝绣工坊有多大？", hit("复绿面积4.6万亩。"))
    assert found is not None
    assert vetoes.off_topic(analyse("彝绣工坊有多大？"), found)
    assert not vetoes.off_topic(analyse("复绿了多大面积？"), found)


def test_a_year_of_which_the_article_says_nothing_is_another_one() -> None:
    text = "2022年，县政协换届。挂牌运行的平台有107个。"
    assert judged("2024年挂牌了多少个平台？", text) == ["another_year"]
    assert judged("2022年挂牌了多少个平台？", text) == []


def test_an_answer_that_repeats_the_question_says_nothing() -> None:
    question = "湖边社区委员工作站"
    found = answer(question, hit("湖边社区委员工作站"))
    assert found is not None
    assert vetoes.says_nothing(analyse(question), found)
    told = answer("建成了多少个委员工作站？", PAGE)
    assert told is not None
    assert not vetoes.vetoed(analyse("建成了多少个委员工作站？"), told)


def test_a_figure_that_was_reached_goes_before_an_aim() -> None:
    text = "实施开展百场协商活动的行动。全县已开展协商活动80场。"
    found = answer("开展了多少场协商活动？", hit(text))
    assert found is not None
    assert found.text == "80场"


def test_a_number_that_several_committees_state_is_nobodys() -> None:
    first = hit("甲县建成24个委员工作站。", org="甲县政协")
    second = hit("乙市建成59个委员工作站。", org="乙市政协")
    assert answer("委员工作站一共有多少个？", first, second) is None
    alone = answer("委员工作站一共有多少个？", first)
    assert alone is not None
    assert alone.text == "24个"


def test_what_a_word_means_is_taken_from_where_the_text_says_it() -> None:
    found = answer("阿卡是什么意思？", hit("桌上摆着“阿卡调解室”(“阿卡”藏语意为叔叔,是对长辈的尊称)的牌子。"))
    assert found is not None
    assert found.text == "叔叔,是对长辈的尊称"


def test_a_place_is_given_without_its_clause() -> None:
    found = answer("调处工作站设在哪里？", hit("县政协依托委员的优势,在人民调解中心设立调处工作站。"))
    assert found is not None
    assert found.text == "人民调解中心"
