"""The 34 provincial divisions of China: full name, short name, and a place on a tile map (column, row).

Names: Constitution of the PRC, article 30, and the Ministry of Civil Affairs' list of divisions (2023). The places on
the grid are our own drawing: every division one square, neighbours kept near, nothing to be measured on it.
"""

from typing import NamedTuple


class Province(NamedTuple):
    """A division of the first level."""

    name: str
    short: str
    column: int
    row: int


PROVINCES = (
    Province("黑龙江省", "黑", 9, 0),
    Province("新疆维吾尔自治区", "新", 0, 1),
    Province("内蒙古自治区", "蒙", 7, 1),
    Province("吉林省", "吉", 9, 1),
    Province("甘肃省", "甘", 3, 2),
    Province("宁夏回族自治区", "宁", 4, 2),
    Province("山西省", "晋", 5, 2),
    Province("河北省", "冀", 6, 2),
    Province("北京市", "京", 7, 2),
    Province("辽宁省", "辽", 8, 2),
    Province("西藏自治区", "藏", 0, 3),
    Province("青海省", "青", 2, 3),
    Province("陕西省", "陕", 4, 3),
    Province("河南省", "豫", 5, 3),
    Province("山东省", "鲁", 6, 3),
    Province("天津市", "津", 7, 3),
    Province("四川省", "川", 3, 4),
    Province("重庆市", "渝", 4, 4),
    Province("湖北省", "鄂", 5, 4),
    Province("安徽省", "皖", 6, 4),
    Province("江苏省", "苏", 7, 4),
    Province("上海市", "沪", 8, 4),
    Province("云南省", "滇", 3, 5),
    Province("贵州省", "黔", 4, 5),
    Province("湖南省", "湘", 5, 5),
    Province("江西省", "赣", 6, 5),
    Province("浙江省", "浙", 7, 5),
    Province("广西壮族自治区", "桂", 4, 6),
    Province("广东省", "粤", 5, 6),
    Province("福建省", "闽", 6, 6),
    Province("台湾省", "台", 8, 6),
    Province("海南省", "琼", 4, 7),
    Province("澳门特别行政区", "澳", 5, 7),
    Province("香港特别行政区", "港", 6, 7),
)

_ORDER = {province.name: place for place, province in enumerate(PROVINCES)}


def order_of(name: str | None) -> int:
    """Return the place of a province's full name on the map, from the north down; after all for what is none."""
    return _ORDER.get(name or "", len(PROVINCES))


def province_of(region: str | None) -> str | None:
    """Return the full name of the province that a region's name begins with."""
    return next((p.name for p in PROVINCES if region and region.startswith(p.name)), None)
