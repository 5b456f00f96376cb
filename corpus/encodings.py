"""Bytes to text, decided by strict decoding: a wrong codec either fails or yields rare characters.

Order: byte order mark, UTF-8, then whichever of GB18030, Big5 and UTF-16 without a mark decodes the whole file and
yields the largest share of everyday characters. Nothing is replaced or dropped; bytes that no codec reads are
refused with their line and offset. Line ends stay as they are.
"""

import codecs
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from corpus.errors import UnreadableFile

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NARROW = ("gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE_CHARS = 50_000

# Below this share of everyday characters a text is taken for noise: Chinese prose has about .7, a wrong codec < .1.
_LEAST_SHARE = 0.2

_EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
    "公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将"
    "组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增"
    "争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离"
    "华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断"
    "协委省市县州区镇村街社调查读书会议工作站室"
    "這個為來時們對會說發經動過還學國產種後麼開電業從體機長間關點裡現實當應樣與進無問題條員結將書見組計運農決處戰隊"
    "張數東線論權廣連記證術聯極報認歷轉車達華觀議務萬類團場際總統設黨門領邊風質資導區縣鎮鄉縣號讓該請專調"
    "，。、；：？！“”‘’（）《》「」『』—…·　"
)


class Decoded(NamedTuple):
    """Text and the name of the codec that read all of it strictly."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of a whole file, line ends kept, a byte order mark taken off.

    Raises UnreadableFile for NUL bytes, binary content and bytes that no supported codec reads.
    """
    decoded = _by_mark(data) or (_wide(data) if b"\0" in data else _narrow(data))
    zero = decoded.text.find("\0")
    if zero >= 0:
        raise _holds_nul(line=decoded.text.count("\n", 0, zero) + 1)
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise _bad_bytes(data, error) from error
    return None


def _wide(data: bytes) -> Decoded:
    """Decode what has zero bytes: in text they are halves of ASCII characters."""
    decoded = _likeliest(data, _WIDE)
    if decoded is None:
        raise _holds_nul(line=data.count(b"\n", 0, data.index(b"\0")) + 1)
    return decoded


def _narrow(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        decoded = _likeliest(data, _NARROW + _WIDE)
        if decoded is None:
            raise _bad_bytes(data, error) from error
        return decoded


def _likeliest(data: bytes, encodings: Sequence[str]) -> Decoded | None:
    """Return the reading with the largest share of everyday characters, None when all are noise."""
    readings = [reading for encoding in encodings if (reading := _attempt(data, encoding))]
    best = max(readings, key=_share, default=None)
    return best if best and _share(best) >= _LEAST_SHARE else None


def _attempt(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _share(decoded: Decoded) -> float:
    """Return the share of everyday characters among the first that are not ASCII, 1 when there are none."""
    other = list(islice((character for character in decoded.text if character > "\x7f"), _SAMPLE_CHARS))
    return sum(character in _EVERYDAY for character in other) / len(other) if other else 1.0


def _holds_nul(*, line: int) -> UnreadableFile:
    return UnreadableFile(
        f"第 {line} 行含有 NUL 字节，不是文本文件；请从原文重新导出为 UTF-8 文本 "
        f"(line {line} holds a NUL byte: not a text file; export it again as UTF-8 text)"
    )


def _bad_bytes(data: bytes, error: UnicodeDecodeError) -> UnreadableFile:
    line = data.count(b"\n", 0, error.start) + 1
    return UnreadableFile(
        f"第 {line} 行（字节 {error.start}）无法解码，可能已损坏或不是文本；请另存为 UTF-8 "
        f"(line {line}, byte {error.start} cannot be decoded: damaged or not text; save it as UTF-8)"
    )
