"""How questions are read: spelling, scripts, other languages, places, other wordings."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import SettingsError
from corpus.words import Segmenter
from index.config import TermWeights
from index.embedder import load_embedder
from index.foreign import is_foreign, translate
from index.lexicon import Bridge, Lexicon
from index.places import ANY, INSIDE, Home, Places
from index.query import Understood, simplified, understand
from index.sounds import blurred, cyrillic, hangul, latin, read_aloud, syllables
from index.spelling import Correction, mend
from index.synonyms import STRICT, read_synonyms, synonyms
from index.tables import PhraseTable, fold_foreign, glossary, irregular_places, read_phrases

TEXTS = (
    "曲靖市政协主席朱党柱带队调研，委员下沉社区，建立委员工作站。",
    "佳木斯市政协开展心理健康讲座，满意率很高，组成党建联盟，学院派来学员。",
    "周占海调解草场纠纷，路灯亮了，环卫工人收到慰问品，学院也来了。",
    "重庆市、昆明市政协的医院项目复工，学校开课，防范灾害。",
)
HOMES = (
    Home(org="黑龙江省政协", chain=("黑龙江省",), first_row=0, rows=1),
    Home(org="佳木斯市政协", chain=("黑龙江省", "佳木斯市"), first_row=1, rows=2),
    Home(org="佳木斯市东风区政协", chain=("黑龙江省", "佳木斯市", "东风区"), first_row=3, rows=1),
    Home(org="曲靖市政协", chain=("云南省", "曲靖市"), first_row=4, rows=1),
    Home(org=None, chain=(), first_row=5, rows=1),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    segmenter = Segmenter(["周占海"])
    rows = [set(segmenter.tokens(text)) for text in TEXTS]
    return Lexicon(Counter(token for row in rows for token in row), rows=len(rows), segmenter=segmenter)


@pytest.fixture(scope="module")
def bridge(lexicon: Lexicon) -> Bridge:
    return Bridge(lexicon.words, load_embedder())


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(HOMES)


def read(question: str, lexicon: Lexicon, bridge: Bridge, places: Places) -> Understood:
    return understand(question, lexicon=lexicon, bridge=bridge, places=places, weights=TermWeights())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("曲净市政协主席是谁", "曲靖市政协主席是谁"),
        ("虫庆市有几家", "重庆市有几家"),
        ("哪里建了委员工做站", "哪里建了委员工作站"),
        ("给学生讲心里建康的是谁", "给学生讲心理健康的是谁"),
        ("谁下尘到村里", "谁下沉到村里"),
        ("党建连盟有几家", "党建联盟有几家"),
        ("有多少名学圆", "有多少名学员"),
        ("有多少明政协委员", "有多少名政协委员"),
        ("那些政协建立了工作站", "哪些政协建立了工作站"),
    ],
)
def test_what_sounds_like_a_word_of_the_corpus_is_mended(written: str, meant: str, lexicon: Lexicon) -> None:
    assert mend(written, lexicon)[0] == meant


@pytest.mark.parametrize(
    "right",
    ["比特币现在多少钱一枚", "红烧肉怎么做才好吃", "这一版报道了哪些政协", "多少所学校", "那场纠纷是谁调解的"],
)
def test_what_is_right_or_sounds_like_nothing_stays(right: str, lexicon: Lexicon) -> None:
    assert mend(right, lexicon) == (right, ())


def test_mending_keeps_the_length_and_tells_every_change(lexicon: Lexicon) -> None:
    @settings(deadline=None, max_examples=50)
    @given(st.text(max_size=40) | st.text(alphabet="曲净主席委员工做站下尘连盟那些多少明是谁的，", max_size=12))
    def keeps(text: str) -> None:
        mended, corrections = mend(text, lexicon)
        assert len(mended) == len(text)
        assert bool(corrections) == (mended != text)

    keeps()


def test_corrections_are_shown(lexicon: Lexicon, bridge: Bridge, places: Places) -> None:
    assert read("曲净市政协主席是谁", lexicon, bridge, places).corrections == (Correction("曲净", "曲靖"),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("曲京市政协主席是谁", "曲靖市政协主席是谁"),  # a homophone
        ("佳木撕市政协有几位副主席", "佳木斯市政协有几位副主席"),  # longer names: one character off
        ("佳木市政协有几位副主席", "佳木斯市政协有几位副主席"),  # one character missing
        ("曲阳县政协主席是谁", "曲阳县政协主席是谁"),  # a place that there is, though not in the corpus
    ],
)
def test_the_name_of_a_committee_is_mended_but_not_into_another_place(
    written: str, meant: str, lexicon: Lexicon, bridge: Bridge, places: Places
) -> None:
    assert read(written, lexicon, bridge, places).question == meant


@settings(deadline=None)
@given(st.text(max_size=60))
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_traditional_and_japanese_characters_become_simplified() -> None:
    assert simplified("興安盟的微協商") == "兴安盟的微协商"
    assert simplified("図書館はどこ") == "图书馆はどこ"


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


def test_places_and_committees_are_recognised(places: Places) -> None:
    assert places.wanted("黑龙江有哪些政协").places == ("黑龙江省",)
    assert places.wanted("佳木斯的工作站").filter.places == ("佳木斯市",)
    assert places.wanted("佳木斯市政协的工作站").filter.orgs == ("佳木斯市政协",)
    assert places.wanted("政协佳木斯市委员会的提案").orgs == ("佳木斯市政协",)
    assert places.wanted("哈尔滨的工作站").unknown == ("哈尔滨",)


def test_nearness_prefers_the_place_then_what_is_inside(places: Places) -> None:
    assert places.nearness(places.wanted("佳木斯的工作站")).tolist() == pytest.approx([
        0,
        1,
        1,
        INSIDE,
        0,
        0,
    ])
    assert places.nearness(places.wanted("黑龙江的工作站")).tolist() == [1, 1, 1, 1, 0, 0]
    assert places.nearness(places.wanted("曲靖市政协的工作站")).tolist() == [0, 0, 0, 0, 1, 0]
    assert places.nearness(places.wanted("有工作站的政协")).tolist() == pytest.approx([ANY] * 5 + [0])
    assert not places.nearness(places.wanted("工作站")).any()


def test_a_synonym_counts_less_than_the_word_itself(lexicon: Lexicon, bridge: Bridge, places: Places) -> None:
    weights = {term.token: term for term in read("哪里设立了工作室", lexicon, bridge, places).terms}
    assert weights["设立"].weight == 1
    assert (weights["建立"].weight, weights["建立"].origin) == (TermWeights().strict, "strict")
    assert (weights["工作站"].weight, weights["工作站"].origin) == (TermWeights().near, "near")


def test_question_words_are_not_searched_for(lexicon: Lexicon, bridge: Bridge, places: Places) -> None:
    assert read("请问路灯一共有多少盏？", lexicon, bridge, places).chinese == "路灯 有 盏"


def test_synonyms_go_both_ways_and_keep_strict_and_near_apart() -> None:
    assert ("建立", True) in synonyms("设立")
    assert ("设立", True) in synonyms("建立")
    assert ("委员工作室", False) in synonyms("委员工作站")
    assert synonyms("没有这个词") == ()


def test_a_line_without_a_mark_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "synonyms.txt"
    table.write_text(f"# 说明\n{STRICT} 甲 乙\n丙 丁\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="第 3 行"):
        read_synonyms(table)


def test_the_longest_phrase_wins() -> None:
    table = PhraseTable({"work": ("工作",), "member workstation*": ("委员工作站",)})
    assert [chinese for _, chinese in table.find("the member workstations work")] == [("委员工作站",), ("工作",)]


def test_a_phrase_without_chinese_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "glossary.txt"
    table.write_text("chair = 主席\nmember =\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="第 2 行"):
        read_phrases(table)


def test_the_shipped_tables_can_be_read() -> None:
    assert glossary().find("cppcc committee chair")
    assert irregular_places().find("inner mongolia")


@given(st.text(max_size=40))
def test_folding_foreign_text_keeps_the_length_of_what_has_cases(text: str) -> None:
    assert len(fold_foreign(text)) == len(text)
    assert fold_foreign("Comité de ’Ürümqi") == "comite de 'urumqi"
