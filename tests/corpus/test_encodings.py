"""Decoding: right for every supported codec, and a clear refusal for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encodings import decode
from corpus.errors import UnreadableFile

SIMPLIFIED = "县政协在各乡镇建立委员工作站,组织委员下沉一线听取群众意见。\r\n“有事好商量”成了大家的习惯(共12个站)。\n"
TRADITIONAL = "縣政協在各鄉鎮建立委員工作站，組織委員下沉一線聽取群眾意見。\n大家養成了有事好商量的習慣。\n"
SENTENCES = st.lists(
    st.sampled_from([
        "市政协召开专题协商会,研究养老服务。",
        "委员们走进社区，听取居民的意见。",
        "2023年共收到提案三百件;",
        "Abc 12%",
        "全年开展视察9次。",
        "他说：“这件事办得好！”",
    ]),
    min_size=1,
    max_size=20,
).map("\n".join)


@pytest.mark.parametrize(
    ("encoding", "reported"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_reads_and_reports_the_codec(encoding: str, reported: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, reported)


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5hkscs")) == (TRADITIONAL, "big5hkscs")


def test_traditional_text_in_gb18030_is_not_taken_for_big5() -> None:
    assert decode(TRADITIONAL.encode("gb18030")) == (TRADITIONAL, "gb18030")


@given(text=SENTENCES, encoding=st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]))
def test_round_trip_of_chinese_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_round_trip_of_any_text_in_utf_8(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode("utf-8-sig")).text == text


@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        outcome = decode(data).text.replace("\n", "")
    except UnreadableFile as error:
        outcome = str(error)
    assert "\0" not in outcome
    assert "\n" not in outcome


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_nul_bytes_are_refused_with_their_line() -> None:
    with pytest.raises(UnreadableFile, match=r"第 2 行.*NUL"):
        decode("第一行\n第\0二行\n".encode())


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xd8\xff\xe0", b"\x7fELF\x02\x01\x01\0\xfe\xff"]
)
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        decode(data)


def test_a_damaged_byte_is_refused_and_not_replaced() -> None:
    before, after = SIMPLIFIED[:20].encode(), SIMPLIFIED[20:].encode()
    with pytest.raises(UnreadableFile, match=rf"第 1 行（字节 {len(before)}）"):
        decode(before + b"\xff" + after)


def test_a_file_cut_inside_a_character_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="无法解码"):
        decode((SIMPLIFIED * 3).rstrip().encode()[:-1])
