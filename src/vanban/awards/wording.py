"""How sentences about awards call whom they are for and who decides."""

from collections.abc import Mapping

from vanban.registry.awards import Authority, NomineeKind

WHOM: Mapping[NomineeKind, str] = {"tap_the": "tập thể", "ca_nhan": "cá nhân"}
DECIDES: Mapping[Authority, str] = {
    "thu_tuong": "Thủ tướng Chính phủ",
    "chu_tich_tinh": "Chủ tịch Ủy ban nhân dân cấp tỉnh",
    "thu_truong": "thủ trưởng đơn vị",
    "chu_tich_xa": "Chủ tịch Ủy ban nhân dân cấp xã",
}
