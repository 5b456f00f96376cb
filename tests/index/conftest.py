from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.words import Segmenter
from index.embedder import load_embedder
from index.lexicon import Bridge, Lexicon
from index.places import Home, Places
from index.progress import Summary
from index.rebuild import rebuild

CITIES = ("佳木斯市", "牡丹江市", "鸡西市", "海东市", "曲靖市", "包头市", "兰州市", "赤峰市")
WORKS = ("设立了委员工作站", "召开双月协商会", "开展视察监督", "编辑文史资料", "组织读书活动")

TEXTS = (
    "曲靖市政协主席朱党柱带队调研，委员下沉社区，建立委员工作站。",
    "佳木斯市政协开展心理健康讲座，满意率很高，组成党建联盟，学院派来学员。",
    "周占海调解草场纠纷，路灯亮了，环卫工人收到慰问品，学院也来了。",
    "重庆市、昆明市政协的医院项目复工，学校开课，防范灾害。",
)
HOMES = (
    Home(org="黑龙江省政协", chain=("黑龙江省",), rows=1),
    Home(org="佳木斯市政协", chain=("黑龙江省", "佳木斯市"), rows=2),
    Home(org="佳木斯市东风区政协", chain=("黑龙江省", "佳木斯市", "东风区"), rows=1),
    Home(org="曲靖市政协", chain=("云南省", "曲靖市"), rows=1),
    Home(org=None, chain=(), rows=1),
)

Rebuild = Callable[..., Summary]


def page_text(number: int, *, paragraphs: int = 3) -> str:
    """Return a page of two articles whose paragraphs are all different."""
    blocks = ["有事好商量·地方政协传真"]
    for place in range(2):
        city = CITIES[(2 * number + place) % len(CITIES)]
        blocks += [f"{city}政协", f"第{number}版第{place}篇的新做法"]
        for n in range(paragraphs):
            work = WORKS[(number + place + n) % len(WORKS)]
            blocks.append(
                f"{city}政协{work}，编号是{number}之{place}之{n}。委员们走进社区{number * 7 + n}次，"
                f"听取群众意见{number + 11}条，其中{n + 3}条已经由有关部门办理并且答复。"
            )
    return "\n\n".join(blocks) + "\n"


def write_page(folder: Path, number: int, *, text: str | None = None) -> Path:
    file = folder / f"page-{number:04d}.txt"
    file.write_text(text or page_text(number), encoding="utf-8", newline="")
    return file


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of four pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(4):
        write_page(folder, number)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index folder that is not there yet."""
    return tmp_path / "index"


@pytest.fixture
def built(pages: Path, folder: Path) -> Path:
    """The index folder of the four pages."""
    rebuild([pages], folder, workers=1)
    return folder


def grow(pages: Path, folder: Path, number: int) -> str:
    """Add a page, rebuild and return the id of the new build."""
    write_page(pages, number)
    build_id = rebuild([pages], folder, workers=1).build_id
    assert build_id is not None
    return build_id


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The words of TEXTS, with a name among them."""
    segmenter = Segmenter(["周占海"])
    rows = [set(segmenter.tokens(text)) for text in TEXTS]
    return Lexicon(Counter(token for row in rows for token in row), rows=len(rows), segmenter=segmenter)


@pytest.fixture(scope="module")
def bridge(lexicon: Lexicon) -> Bridge:
    """From foreign words to those of the lexicon."""
    return Bridge(lexicon.words, load_embedder())


@pytest.fixture(scope="module")
def places() -> Places:
    """The places of HOMES."""
    return Places(HOMES)
