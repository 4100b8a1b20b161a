"""What looks like a disguise and is none."""

import pytest

from contract_audit.document import Document, Origin
from contract_audit.text import normalise

ORDINARY = (
    "利润分配/资金到位", "支出/资产明细", "保证/金额栏", "管理/费用表", "转出/借入记录", "代收/款项说明", "服务/费率表",
    "编号PZ-2026-017", "型号BZJ3", "PZ", "真正券商的客户", "网站内容资料", "银川仓库", "平稳转型", "安徽信托",
    "本 金\t利 息\n一万元\t百元", "违 约 金\n按日计算",
    "许**，身份证3305**********2417", "王*金", "A/B 两仓", "出资→验资→放款",
)  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_wording_hides_nothing(text):
    assert normalise(Document(text=text, media_type="text/plain", origin=Origin.TEXT)).disguises == ()
