"""Roles in contracts that laymen or platforms wrote in words of their own."""

import pytest

ROLES = [
    (
        "借据\n出钱人：祝庆年\n借钱人：汪小楼\n借钱人向出钱人借钱二十万元，月底还本。出钱人把钱打到卡上。",
        {"出钱人": "funder", "借钱人": "operator"},
    ),
    (
        "合伙炒股约定\n甲方（出钱）：\n乙方（炒股）：\n亏了都算乙方的，乙方交押金五万元。",
        {"甲方": "funder", "乙方": "operator"},
    ),
    (
        "甲方：祝庆年\n乙方：汪小楼\n甲方掏钱三十万放进户头，乙方先押诚意金三万元，赚的归乙方，连本带利还给甲方。",
        {"甲方": "funder", "乙方": "operator"},
    ),
    (
        "委托代客理财协议\n委托人：祝庆年\n受托人：汪小楼\n委托人将自有资金五十万元委托受托人代客理财，受托人按月向委托人支付固定收益。",
        {"委托人": "funder", "受托人": "operator"},
    ),
    (
        (
            "代客理财合约\n甲方（客户）：祝庆年\n乙方：青澜资产管理有限公司\n甲方委托乙方对其账户资金代为操作，"
            "乙方保证本金安全，每季向甲方支付保底收益。"
        ),
        {"甲方": "funder", "乙方": "operator"},
    ),
    (
        "账户管理约定\n甲方：\n乙方：\n甲方以本人资金委托乙方全权操作，乙方为甲方代为买卖，亏损由乙方补足。",
        {"甲方": "funder", "乙方": "operator"},
    ),
    ("融资融券合同\n甲方：祝庆年\n乙方：江岚证券股份有限公司\n双方约定如下。", {"乙方": "broker", "甲方": "operator"}),
    ("期货经纪合同\n甲方：江岚期货有限责任公司\n乙方：祝庆年\n双方约定如下。", {"甲方": "broker", "乙方": "operator"}),
    (
        "使用须知\n会员点击同意后，向本站缴纳信用金。本站为会员匹配资方。会员自负盈亏。本站可随时修改规则。",
        {"会员": "operator", "本站": "platform"},
    ),
    (
        "系统接入约定\n系统方：云栈软件有限公司\n客户方：祝庆年\n系统方提供分仓系统，收取端口费。客户方自己操作账户。",
        {"系统方": "platform", "客户方": "operator"},
    ),
    (
        "甲方：祝庆年\n乙方：汪小楼\n丙方（介绍人）：佟二\n甲方借给乙方十万块炒股票。丙方从中介绍，收好处费两千块。",
        {"甲方": "funder", "乙方": "operator", "丙方": "platform"},
    ),
    (
        "甲方：祝庆年\n乙方：汪小楼\n丙方（保人）：佟二\n甲方借给乙方十万块。乙方还不上的，丙方替他还。",
        {"甲方": "funder", "乙方": "operator", "丙方": "guarantor"},
    ),
    (
        "甲方：祝庆年\n乙方：汪小楼\n甲方把名下的股票账户借给乙方用，乙方每月给甲方账户租金一千元，钱是乙方自己放的。",
        {"甲方": "account_holder", "乙方": "operator"},
    ),
    (
        "立据人：汪小楼\n出借者：祝庆年\n立据人今借到出借者现金八万元，按月付息。",
        {"立据人": "operator", "出借者": "funder"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(build, text, expected):
    roles = build(text).roles
    assert {label: roles.get(label) for label in expected} == expected
