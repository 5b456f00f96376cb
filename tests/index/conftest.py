from collections.abc import Callable
from pathlib import Path

import pytest

from index.progress import Summary
from index.rebuild import rebuild

CITIES = ("佳木斯市", "牡丹江市", "鸡西市", "海东市", "曲靖市", "包头市", "兰州市", "赤峰市")
WORKS = ("设立了委员工作站", "召开双月协商会", "开展视察监督", "编辑文史资料", "组织读书活动")

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
