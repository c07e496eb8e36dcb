"""What follows a sale in three languages: causes, states (policy/wording)."""

from collections.abc import Mapping

from salescli.text import Text

CAUSES: Mapping[str, Text] = {
    "material": Text("material", "자재 불량", "材料缺陷"),
    "workmanship": Text("workmanship", "제조 불량", "制造缺陷"),
    "transport": Text("transport", "운송 파손", "运输损坏"),
    "assembly": Text("assembly", "설치 불량", "安装不当"),
    "operation": Text("operation", "사용 부주의", "操作不当"),
    "wear": Text("wear", "마모", "磨损"),
    "wrong_goods": Text("wrong goods", "오납품", "发错货"),
    "other": Text("other", "기타", "其他"),
}
"""The causes that the setting `causes` names at first; a company's own are shown as they are."""
