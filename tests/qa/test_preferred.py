"""What the form of a question prefers to the best score."""

import pytest

from tests.qa.test_facts import answer, hit


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("全县废水回用率2022年是多少？", "全县废水回用率由2020年的35%提高到2022年的48%。", "48%"),
        ("全县废水回用率2020年是多少？", "全县废水回用率由2020年的35%提高到2022年的48%。", "35%"),
        ("水厂一天产出多少吨淡水？", "水厂日产淡水从600吨增加到2000吨。", "2000吨"),
        ("水厂原来一天产出多少吨淡水？", "水厂日产淡水从600吨增加到2000吨。", "600吨"),
        ("公交车单程多少分钟？", "公交车从前绕路，单程七十分钟。如今公交车单程四十三分钟。", "四十三分钟"),
        ("推广会召开在哪里？", "县政协曾在柳镇召开现场会，向马家村推广会议经验。", "柳镇"),
        ("“药方”是哪八个字？", "竹林的“药方”写在“竹山会客厅”里，叫“砍大留小、竹下种菌”。", "“砍大留小、竹下种菌”"),
    ],
)
def test_the_form_of_the_question_decides(question: str, text: str, expected: str) -> None:
    found = answer(question, hit(text))
    assert found is not None
    assert found.text == expected
