import pytest

TALKS = [
    (
        "客服小王：您好，我们最低五百起配，十倍杠杆\n我：怎么充值，安全吗\n客服小王：转到指定账户就行\n我：我转了，为什么没到账",
        {"客服小王": "platform", "我": "operator"},
    ),
    (
        (
            "2021-03-04 10:22:33 财富导师\n老师带你跟单，名额不多\n2021-03-04 10:25:01 小陈\n能不能提现\n"
            "2021-03-04 10:26:01 财富导师\n先充值三万保证金才能提现"
        ),
        {"财富导师": "platform", "小陈": "operator"},
    ),
    (
        "[10:22] 晓月：加我们实盘群，老师带单稳赚\n[10:23] 老赵：靠谱吗\n[10:24] 晓月：保本保息，马上入金",
        {"晓月": "platform", "老赵": "operator"},
    ),
    (
        "【客服】账户已触及平仓线，请尽快追加保证金\n【客户】我的钱怎么提不出来",
        {"客服": "platform", "客户": "operator"},
    ),
]


@pytest.mark.parametrize(("text", "roles"), TALKS)
def test_speakers_are_the_parties_of_a_talk(build, text, roles):
    built = build(text)
    assert built.structure.talk
    assert {label: built.roles.get(label) for label in roles} == roles


def test_a_turn_knows_what_was_said(build):
    built = build(TALKS[1][0])
    assert [turn.said.of(built.normal.text) for turn in built.structure.turns] == [
        "老师带你跟单，名额不多",
        "能不能提现",
        "先充值三万保证金才能提现",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "甲方：张三\n乙方：李四\n身份证号：1\n地址：东街\n双方约定如下。",
        "借款合同\n到期日（24:00前，节假日顺延）\n甲方付息。\n提现时间 9:30-14:30\n到期日（24:00前，节假日顺延）",
        "借款金额：十万元\n借款期限：一年\n借款利率：8%\n还款方式：等额",
        "一、总则：\n1、甲方付款。\n二、费用：\n1、乙方付费。",
    ],
)
def test_a_form_is_no_talk(build, text):
    assert not build(text).structure.talk
