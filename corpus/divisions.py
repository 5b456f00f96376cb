"""The administrative divisions of China: provinces, prefectures and counties, with the names they go by.

The facts are in data/divisions.tsv (source and date: data/README.md); short names follow from the full ones by rule.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from corpus.types import Region

_TABLE = Path(__file__).parent / "data" / "divisions.tsv"

# The word that says what kind of division a name is; longest first, so that 自治县 is not read as 县.
_KIND = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|县|区|旗)$")
_KIND_IN_SHORT = {"自治州": "州", "自治县": "县", "自治旗": "旗", "林区": "林区", "特区": "特区"}
_PROVINCE = re.compile(r"(特别行政区|自治区)$")
_ZONE = re.compile(r"(开发区|园区|管理区|管委会|委员会|新区|新城|群岛|海域)$")
_PEOPLE = re.compile(
    r"(蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜"
    r"|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春)族$"
    r"|(蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|各族)$"
)


class Level(IntEnum):
    """Province, prefecture (市 地区 自治州 盟) or county (区 县 市 旗); the value is the length of the code."""

    PROVINCE = 2
    CITY = 4
    COUNTY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """One division. names has every name it goes by, the full one first."""

    code: str
    name: str
    names: tuple[str, ...]
    parent: "Division | None"

    @property
    def level(self) -> Level:
        """Return the level that the length of the code tells."""
        return Level(len(self.code))

    @property
    def stem(self) -> str | None:
        """Return the name without its kind word (佳木斯), None where that is too short or vague to be a name."""
        return self.names[-1] if len(self.names) > 1 else None

    @property
    def chain(self) -> "tuple[Division, ...]":
        """Return the divisions from the province down to this one."""
        return (*self.parent.chain, self) if self.parent else (self,)

    @property
    def region(self) -> Region:
        """Return the chain as a region of full names."""
        by_level = {division.level: division.name for division in self.chain}
        return Region(
            province=by_level.get(Level.PROVINCE), city=by_level.get(Level.CITY), county=by_level.get(Level.COUNTY)
        )


def name_forms(name: str) -> tuple[str, ...]:
    """Return the names a division goes by: the full one, without the peoples' names, and without the kind word.

    海西蒙古族藏族自治州 -> 海西蒙古族藏族自治州, 海西州, 海西. A development zone has its full name alone.
    """
    kind = _KIND.search(name)
    if not kind or _ZONE.search(name):
        return (name,)
    stem = _without_peoples(name[: kind.start()])
    short = name if _PROVINCE.search(name) else stem + _KIND_IN_SHORT.get(kind[0], kind[0])
    # 巴林左旗 is not called 巴林左.
    bare = stem if len(stem) > 1 and not (kind[0] == "旗" and stem[-1] in "左右前后中") else name
    return tuple(dict.fromkeys((name, short, bare)))


def is_bare(name: str) -> bool:
    """Tell whether a name of a division is one without its kind word: 佳木斯, not 佳木斯市; 兰州, not 海西州."""
    return all(division.stem == name for division in divisions_named(name))


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Return every name of every division, each with the divisions that go by it, provinces first."""
    named: defaultdict[str, list[Division]] = defaultdict(list)
    for division in _load():
        for name in division.names:
            named[name].append(division)
    return {name: tuple(sorted(found, key=lambda division: division.level)) for name, found in named.items()}


def divisions_named(name: str) -> tuple[Division, ...]:
    """Return the divisions that go by this name, full or short, provinces first; none for an unknown name."""
    return by_name().get(name, ())


def _load() -> list[Division]:
    divisions: dict[str, Division] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            code, name = row["code"], row["name"]
            parent = divisions.get(row["parent"])
            divisions[code] = Division(code=code, name=name, names=name_forms(name), parent=parent)
    return list(divisions.values())


def _without_peoples(stem: str) -> str:
    """Return the stem without trailing names of peoples, at least two characters of it; 鄂温克族 -> 鄂温克."""
    while (people := _PEOPLE.search(stem)) and people.start() >= 2:
        stem = stem[: people.start()]
    return stem.removesuffix("族") if len(stem) > 2 else stem
