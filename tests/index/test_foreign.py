"""Questions in other languages and scripts: their words and names become Chinese ones."""

import pytest

from index.foreign import is_foreign, translate
from index.lexicon import Bridge, Lexicon
from index.sounds import blurred, cyrillic, hangul, latin, read_aloud, syllables


@pytest.mark.parametrize(
    ("name", "in_latin", "in_cyrillic", "in_hangul"),
    [
        ("佳木斯", "jiamusi", "цзямусы", "자무쓰"),
        ("昆明", "kunming", "куньмин", "쿤밍"),
        ("曲靖", "qujing", "цюйцзин", "취징"),
        ("楚雄", "chuxiong", "чусюн", "추슝"),
        ("会泽", "huize", "хуэйцзэ", "후이쩌"),
        ("吕梁", "luliang", "люйлян", "뤼량"),
        ("重庆", "chongqing", "чунцин", "충칭"),
        ("武威", "wuwei", "увэй", "우웨이"),
        ("延安", "yanan", "яньань", "옌안"),
        ("石河子", "shihezi", "шихэцзы", "스허쯔"),
        ("长治", "changzhi", "чанчжи", "창즈"),
        ("都匀", "duyun", "дуюнь", "두윈"),
        ("六安", "luan", "луань", "루안"),
        ("向阳", "xiangyang", "сянъян", "샹양"),
    ],
)
def test_names_in_other_scripts(name: str, in_latin: str, in_cyrillic: str, in_hangul: str) -> None:
    sounds = read_aloud(name)
    assert (latin(sounds), cyrillic(sounds), hangul(sounds)) == (in_latin, in_cyrillic.removesuffix("ь"), in_hangul)


def test_blurred_sounds_are_those_that_speakers_mix_up() -> None:
    assert blurred(syllables("湖滨")) == blurred(syllables("湖冰"))
    assert blurred(syllables("知识")) == blurred(syllables("资斯"))
    assert blurred(syllables("湖滨")) != blurred(syllables("河滨"))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many member workstations has Jiamusi built?", {"佳木斯", "委员工作站"}),
        ("Which branch of the bookstore has been chosen?", {"分店", "书屋"}),
        ("Who is Zhou Zhanhai?", {"周占海"}),
        ("Who is Zhanhai Zhou?", {"周占海"}),
        ("Qujing's chair", {"曲靖", "主席"}),
        ("Кто председатель Куньминского комитета?", {"昆明", "主席", "政协"}),
        ("쿤밍 정협 주석은 누구입니까?", {"昆明", "政协", "主席"}),
        ("Combien de propositions la ville de Kunming ?", {"昆明", "提案"}),
        ("Where is Harbin?", {"哈尔滨"}),
        ("ハルビンの委員", {"哈尔滨"}),
    ],
)
def test_foreign_words_become_chinese_ones(question: str, wanted: set[str], lexicon: Lexicon, bridge: Bridge) -> None:
    assert is_foreign(question)
    assert wanted <= {word for found in translate(question, lexicon, bridge) for word in found.chinese}


def test_a_word_of_no_table_is_bridged_by_the_embedding(lexicon: Lexicon, bridge: Bridge) -> None:
    [found] = [found for found in translate("Is the disaster over?", lexicon, bridge) if found.chinese == ("灾害",)]
    assert found.by == "nearest"
    assert found.sureness < 1


def test_chinese_with_a_few_latin_letters_is_chinese() -> None:
    assert not is_foreign("佳木斯的APP什么时候上线的")
