"""References, numbering, definitions, names and supplements."""

import pytest

CONTRACT = "第一条 出借人借给借款人五万元。\n第二条 借款期限一年。\n第三条 年利率6%。\n第四条 {last}"


@pytest.mark.parametrize(
    ("reference", "missing"),
    [
        ("违反本合同第九条的，应当赔偿。", True),
        ("违反本合同第三条的，应当赔偿。", False),
        ("依照民法典第六百七十条，利息不得预扣。", False),
        ("违反主合同第九条的，应当赔偿。", False),
    ],
)
def test_references_to_articles(told, reference, missing):
    assert bool(told("missing_clause", CONTRACT.format(last=reference))) is missing


@pytest.mark.parametrize(("named", "missing"), [("附件三", ["附件三"]), ("附件二", [])])
def test_references_to_annexes(told, named, missing):
    text = f"费用见{named}。\n附件一 还款计划\n按月。\n附件二 收据\n已收。"
    assert [one["reference"] for one in told("missing_annex", text)] == missing


def test_annexes_that_were_not_supplied_say_nothing(told):
    assert told("missing_annex", "费用见附件三，账户见附件四。") == []


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [("一二三四", 0), ("一二二三", 1), ("一二四五", 1), (("一", "二", "二之一", "三"), 0)],
)
def test_numbers_of_articles(told, numbers, faults):
    names = [f"第{number}条" if "之" not in number else "第二条之一" for number in numbers]
    assert len(told("article_numbers", "\n".join(f"{name} 借款五万元。" for name in names))) == faults


def test_a_party_that_signs_under_another_name(told):
    text = (
        "甲方（出借人）：张建国\n乙方（借款人）：李秀英\n甲方借给乙方五万元。\n甲方（签字）：{}\n乙方（签字）：李秀英"
    )
    assert told("signing_names", text.format("张建华")) == [
        {"label": "甲方", "head_name": "张建国", "signing_name": "张建华"}
    ]
    for same in ("张建国", "张建国（签字）", "张某某", "____"):
        assert told("signing_names", text.format(same)) == []


@pytest.mark.parametrize(
    ("article", "supplement", "found"),
    [
        ("出资方平仓前应提前两日通知操盘方。", "第二条不再适用，以本补充协议为准。", 1),
        ("出资方平仓前应提前两日通知操盘方。", "第二条不再适用。", 0),
        ("本金用于购买设备。", "第二条不再适用，以本补充协议为准。", 0),
        ("出资方平仓前应提前两日通知操盘方。", "开户行改为城东支行，以本补充协议为准。", 0),
    ],
)
def test_a_supplement_takes_back_what_protects(told, article, supplement, found):
    text = f"合作协议\n第一条 出资方出资。\n第二条 {article}\n第三条 期限三个月。\n补充协议\n本协议{supplement}"
    assert len(told("supplement", text)) == found
