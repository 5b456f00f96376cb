"""Which span the words of a question point at."""

import pytest

from tests.qa.test_facts import answer, hit


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("市政协约谈了多少名委员？", "市政协通报了优秀委员36名,约谈了9名,还有2名被撤销资格。", "9名"),
        ("有几个工作站被摘了牌子？", "有5个工作站被评为五星级,3个站因活动太少被摘牌。", "3个"),
        ("邮筒里的信每周哪两天取？", "邮筒里的信去年3月起有人取。信由投递员每周一、周四收。", "每周一、周四"),
        ("第一个工作站什么时候挂牌？", "2022年11月,第一个工作站在柳乡启用,到今年6月工作站已挂牌7个。", "2022年11月"),
        ("文史馆啥时候开门的？", "市政协文史馆今年开放,从5月18日开馆以来,接待2万人次。", "5月18日"),
        ("柳溪书会平时在哪儿办？", "柳溪书会是县里的读书活动。柳溪书会就设在柳镇的学堂里，师傅们来听。", "柳镇的学堂"),
        ("添的车位放到哪儿去了？", "小区添了车位，还利用高架桥下的空地规划停车位540个。", "高架桥下的空地"),
        ("两个寨子争林子，最后照着什么老规矩了结？", "委员守了三夜,最后按“谁栽谁得”的古规了结。", "“谁栽谁得”"),
        ("今年被列为市级遗产的是什么？", "书里提到的老水塔,今年被列为市级遗产。", "书里提到的老水塔"),
        ("诊疗船的船长是谁？", "船长是县政协委员、渔民王海明。船长的事委员李大山也写过。", "王海明"),
    ],
)
def test_the_words_of_the_question_point_at_the_answer(question: str, text: str, expected: str) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert found.text.startswith(expected)


def test_a_figure_of_the_question_points_at_its_sentence() -> None:
    others = hit("委员每季读书,讲书名和书的来历,说的是《齐民要术》这本书。", number=1, score=2.0)
    told = hit("城里216块老碑做了拓片,编成《乡碑录》。", number=2)
    found = answer("What is the title of the book of 216 steles (书)?", others, told)
    assert found is not None
    assert found.text == "《乡碑录》"


def test_a_number_whose_clause_has_the_deed_stays() -> None:
    text = "市政协在园区建成委员工作站36个,其中柳县政协建成47个。"
    found = answer("市政协在园区建成多少个委员工作站？", hit(text))
    assert found is not None
    assert found.text == "36个"


def test_several_places_of_a_sort_are_given_together() -> None:
    found = answer("工作站在哪三个镇试点？", hit("明年工作站在柳林镇、沙河镇、松山镇试点。委员常到柳林镇。"))
    assert found is not None
    assert "松山镇" in found.text
