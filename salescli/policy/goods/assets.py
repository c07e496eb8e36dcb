"""What the company gives its people to work with, and how it is found, in three languages (MD5)."""

from collections.abc import Mapping
from enum import StrEnum

from salescli.text import Text


class AssetKind(StrEnum):
    """What an asset is: only a vehicle makes trips."""

    VEHICLE = "vehicle"
    SUPPLY = "supply"


class Inspected(StrEnum):
    """How an asset is found when it is inspected."""

    SOUND = "sound"
    DAMAGED = "damaged"


KINDS: Mapping[str, Text] = {
    "vehicle": Text("vehicle", "차량", "车辆"),
    "supply": Text("office supply", "사무용품", "办公用品"),
}

INSPECTED: Mapping[str, Text] = {
    "sound": Text("sound", "양호", "完好"),
    "damaged": Text("damaged", "손상", "损坏"),
}

STATES: Mapping[str, Text] = {
    "kept": Text("in store", "보관 중", "在库"),
    "assigned": Text("assigned", "배정", "已配发"),
    "retired": Text("out of use", "폐기", "已停用"),
}
"""What policy/wording takes over."""
