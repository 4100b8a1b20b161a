import hashlib
import textwrap

import pytest

from contract_audit.document import Document, Origin
from contract_audit.text import normalise_text
from contract_audit.text.characters import canonical_characters
from contract_audit.text.lines import joined_line_ends
from contract_audit.text.matter import matter

CLAUSES = [
    "第一条 甲方按照本合同约定的金额和期限向乙方提供操盘资金，乙方以自有资金作为履约担保，盈亏由乙方自行承担。",
    "1、账户资产总值降到预警线时，乙方应当在当日收盘之前追加资金，没有追加的，次日开盘后甲方可以卖出全部持仓。",
    "（二）甲方收取的账户管理费按自然月计算，不足一个月的仍按一个月收取，乙方提前结束操作的，已经收取的费用不退。",
    "第二条 乙方不得将账户转借他人，也不得修改账户密码；违反上述约定造成损失的，由乙方赔偿，甲方还可以解除合同。",
]


def wrapped(clauses, width):
    return "\n".join(line for clause in clauses for line in textwrap.wrap(clause, width, break_on_hyphens=False))


@pytest.mark.parametrize("width", [18, 25, 32, 40])
def test_wrapped_clauses_come_together(width):
    assert normalise_text(wrapped(CLAUSES, width)) == normalise_text("\n".join(CLAUSES))


@pytest.mark.parametrize(
    "text",
    [
        "借款金额\n____\n借款期限\n____\n年化利率\n____",
        "甲方：\n身份证号：\n联系电话：\n乙方：\n身份证号：",
        "合作操盘协议\n甲方（出资人）：张三\n乙方（操盘人）：李四",
        "期数\n年利率\n应还时间\n应还本息\n还款本金",
        "一、总则\n1、甲方提供资金\n2、乙方操作账户\n（1）不得转借\n（2）不得改密",
        "张三 10:05\n配资怎么做，\n李四 10:06\n一比五，月息两分\n张三 10:07\n行",
        "甲方：张三，\n乙方：李四，",
        "出借人：张三\n委托金额：￥100000\n每月应收利息：￥2000",
        "附件一\n还款计划表",
        "● 本金\n● 利息\n① 罚息",
        "本条完。\n\n下条始",
    ],
)
def test_structure_stays(text):
    assert normalise_text(text).count("\n") == len([line for line in text.split("\n") if line]) - 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鉴于甲方有闲置资金，\n乙方有操作经验", "鉴于甲方有闲置资金，乙方有操作经验"),
        ("人民币（大\n写）：壹万元", "人民币（大写）：壹万元"),
        ("人民币____，\n大写：____", "人民币____，大写：____"),
        ("甲方提供资金，\n\n乙方负责操作。", "甲方提供资金，乙方负责操作。"),
    ],
)
def test_a_line_that_stops_in_mid_phrase_goes_on(text, expected):
    assert normalise_text(text) == expected


def test_a_reference_at_the_start_of_a_wrapped_line_is_no_item():
    clauses = [*CLAUSES, "乙方没有按照约定足额追加资金的，甲方除了依照本合同的"]
    text = wrapped(clauses, 26) + "\n第三条的约定处理账户之外，还可以要求乙方支付违约金。"
    assert normalise_text(text).endswith("依照本合同的第三条的约定处理账户之外，还可以要求乙方支付违约金。")


def test_indented_lines_start_paragraphs():
    text = (
        "　　甲方负责提供账户和资金，并且随时\n监控账户的风险\n　　乙方负责操作，承担全部的风险和费\n用并且按月付息。"
    )
    assert normalise_text(text).split("\n") == [
        "甲方负责提供账户和资金，并且随时监控账户的风险",
        "乙方负责操作，承担全部的风险和费用并且按月付息。",
    ]


def test_a_word_in_latin_letters_keeps_its_blank_across_a_wrap():
    line = "the lender may close the position at any time, and\nthe borrower bears every loss that\n"
    assert "and the borrower" in normalise_text(line * 3)


@pytest.mark.real
def test_line_ends_of_real_contracts(judged_line_ends, line_end_verdict):
    right = [line_end_verdict(*place) == label for *place, label in judged_line_ends]
    assert len(right) == 200
    assert sum(right) >= 196


@pytest.fixture
def judged_line_ends(request):
    rows = (request.path.parent / "line_ends.tsv").read_text(encoding="utf-8").splitlines()
    return [(sha, int(line), label) for sha, line, label in (row.split("\t") for row in rows if row[0] != "#")]


@pytest.fixture
def line_end_verdict(real_contracts):
    texts = {hashlib.sha256(path.read_bytes()).hexdigest()[:12]: path for path in real_contracts.rglob("*.txt")}

    def verdict(sha, line):
        text = texts[sha].read_text(encoding="utf-8")
        kept = matter(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
        at = sum(len(part) + 1 for part in text.split("\n")[:line]) - 1
        return "wrapped" if at in joined_line_ends(kept, canonical_characters(text)) else "structural"

    return verdict
