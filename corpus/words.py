"""Chinese text into the words it is indexed and matched by; the only user of jieba.

The segmenter is jieba's in search mode: its dictionary and its algorithm. rjieba is the same in Rust, 20 times
faster with the same words; the Python original is used where no rjieba wheel exists. Words are folded (width,
case) for matching only: nothing here may be shown as a quotation.
"""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial

NAME_FREQUENCY = 20_000
"""High enough that a handed-in name is kept whole against the words it consists of."""

WIDTHS = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪"
    "严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴"
    "席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
"""The commonest one-character surnames."""

Cut = Callable[[str], Iterable[str]]


def fold(text: str) -> str:
    """Return text in half-width, lower-case letters and digits, of the same length."""
    text = text.translate(WIDTHS)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Segmenter:
    """Cuts text into words, keeping the names it was given whole.

    names are proper names and coined terms of a corpus that the dictionary does not know.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._engine = _rust_engine(names) or _python_engine(names)

    def words(self, text: str) -> list[str]:
        """Return the folded words of text in order: whole words, and before each long one the words inside it."""
        return [word for word in self._engine.search(fold(text)) if word.isalnum() or any(map(str.isalnum, word))]

    def tokens(self, text: str) -> list[str]:
        """Return what text is indexed by: its words, then every two neighbouring Chinese characters."""
        return self.words(text) + bigrams(text)

    def pieces(self, text: str) -> list[str]:
        """Return the folded words of text without gap or overlap; what no dictionary knows is single characters."""
        return list(self._engine.cut(fold(text)))

    def knows(self, word: str) -> bool:
        """Return whether word is in the dictionary or among the names."""
        return self._engine.knows(fold(word))


def bigrams(text: str) -> list[str]:
    """Return every pair of neighbouring Chinese characters in order."""
    return [a + b for a, b in itertools.pairwise(text) if is_han(a) and is_han(b)]


def is_han(char: str) -> bool:
    """Return whether char is a Chinese character of the basic block or its first extension."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


@cache
def plain() -> Segmenter:
    """Return the shared segmenter that knows the dictionary and nothing else."""
    return Segmenter()


def words(text: str) -> list[str]:
    """Return the folded search words of text, by the dictionary alone."""
    return plain().words(text)


def known(word: str) -> bool:
    """Return whether word is in the dictionary."""
    return plain().knows(word)


def tokens(text: str) -> list[str]:
    """Return the folded search words and character pairs of text, by the dictionary alone."""
    return plain().tokens(text)


@dataclass(frozen=True, slots=True)
class _Engine:
    search: Cut
    cut: Cut
    knows: Callable[[str], bool]


def _rust_engine(names: Iterable[str]) -> _Engine | None:
    try:
        import rjieba
    except ImportError:
        return None
    engine = rjieba.Jieba()
    for name in names:
        engine.add_word(fold(name), NAME_FREQUENCY, "nz")
    return _Engine(engine.cut_for_search, partial(engine.cut, hmm=False), engine.has_word)


def _python_engine(names: Iterable[str]) -> _Engine:
    import jieba

    jieba.setLogLevel("WARNING")
    # A tokenizer of its own: words added through the module would be everybody's.
    engine = jieba.Tokenizer()
    engine.initialize()
    for name in names:
        engine.add_word(fold(name), NAME_FREQUENCY, "nz")
    return _Engine(engine.cut_for_search, partial(engine.cut, HMM=False), lambda word: engine.FREQ.get(word, 0) > 0)
