import pytest

BODY = (
    "个人借款合同\n甲方（出借人）：A\n乙方（借款人）：B\n"
    "第一条 本合同所称“授信额度”是指乙方可用的最高金额。\n第二条 其他。\n"
)


@pytest.mark.parametrize(
    "closing",
    [
        "甲方（签字）：____\n乙方（签字）：____\n日期：____年____月____日",
        "甲方：（盖章）\n法定代表人：\n乙方：（签字）\n____年__月__日",
    ],
)
def test_the_signature_block(build, closing):
    built = build(BODY + closing)
    span = built.structure.signature
    assert span is not None
    shown = span.of(built.normal.text)
    assert shown.startswith("甲方")
    assert "第二条" not in shown
    assert shown.endswith(built.normal.text[-3:])


def test_a_sentence_about_signing_is_no_signature_block(build):
    assert build(BODY + "第三条 本合同自双方签字盖章之日起生效。").structure.signature is None


def test_annexes_reach_to_the_next_one(build):
    built = build(BODY + "附件一：还款计划\n每月还款。\n附件二：收费表\n无。")
    text = built.normal.text
    assert [annex.label for annex in built.structure.annexes] == ["附件一", "附件二"]
    assert built.structure.annexes[0].span.of(text).endswith("每月还款。")
    assert built.structure.annexes[1].span.of(text).endswith("无。")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (BODY, "个人借款合同"),
        ("编号：123\n账户合作协议（2020版）\n甲方：A\n约定如下。", "账户合作协议（2020版）"),
        ("甲方同意出借资金。乙方应当归还。", ""),
    ],
)
def test_the_title(build, text, title):
    assert build(text).structure.title == title


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("本合同所称“警戒线”是指账户总值的百分之一百一十。", "警戒线"),
        ("本协议所称平仓线，指账户总值的百分之一百零五。", "平仓线"),
        ("（1）交易日：指证券交易所开市的日子。", "交易日"),
        ("某某交易系统（以下简称“系统”）由丙方维护。", "系统"),
        ("“起息日”指款项到账之日。", "起息日"),
    ],
)
def test_definitions(build, line, term):
    built = build(f"协议\n{line}\n其余从略。")
    defined = {definition.term: definition.span.of(built.normal.text) for definition in built.structure.definitions}
    assert defined[term] == line
