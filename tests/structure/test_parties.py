import pytest

LOAN = "借款合同\n出借人（甲方）：王五\n借款人（乙方）：赵六\n保证人（丙方）：某某融资担保有限公司\n"

CASES = [
    (LOAN + "丙方承担连带责任保证。", {"甲方": "funder", "借款人": "operator", "丙方": "guarantor"}),
    (
        "甲方：张三\n乙方：李四\n甲方将五十万元出借给乙方周转，乙方应于到期日归还全部本息。",
        {"甲方": "funder", "乙方": "operator"},
    ),
    (
        "甲方：张三\n乙方：李四\n甲方因经营需要向乙方借款五十万元，甲方应按月支付利息，到期还本。",
        {"甲方": "operator", "乙方": "funder"},
    ),
    (
        (
            "操盘合作\n甲方（委托人）：\n乙方（委托人）：\n1、乙方缴纳风险金10万元，甲方配资40万元。\n"
            "2、账户由乙方独立操作，盈利归乙方，亏损由乙方承担。\n3、净值低于44万元时，甲方可强行平仓。"
        ),
        {"甲方": "funder", "乙方": "operator"},
    ),
    (
        (
            "证券账户使用协议\n甲方：\n乙方：\n甲方将本人名下证券账户交乙方使用，乙方每月向甲方支付账户使用费两千元，"
            "资金均由乙方自行存入，盈亏归乙方。"
        ),
        {"甲方": "account_holder", "乙方": "operator"},
    ),
    (
        "融资融券合同\n甲方（客户）：\n乙方：某某证券股份有限公司\n乙方为甲方开立信用证券账户，提供融资融券服务。",
        {"甲方": "operator", "乙方": "broker"},
    ),
    (
        "贷款合同\n贷款人：某某银行股份有限公司城东支行\n借款人：\n贷款人同意向借款人发放贷款。借款人应当按期归还。",
        {"贷款人": "funder", "借款人": "operator"},
    ),
    ("信托合同\n委托人：\n受托人：某某信托有限责任公司\n受托人按照约定管理信托财产。", {"受托人": "trustee"}),
    (
        "服务协议\n甲方：注册用户\n乙方：某某网络科技有限公司\n乙方运营本网站，为甲方提供撮合服务，甲方支付平台服务费。",
        {"甲方": "operator", "乙方": "platform"},
    ),
    (
        (
            "甲方（借款人）：A\n乙方（出借人）：B\n出借资金存放于存管银行。\n存管银行按指令划付资金。\n"
            "共同借款人应当连带清偿，共同借款人不得抗辩。\n第三方支付机构收取手续费。\n第三方支付机构应保存记录。"
        ),
        {"存管银行": "custodian_bank", "共同借款人": "guarantor", "第三方支付机构": "other"},
    ),
]

DEALS = [
    (
        (
            "单一账户合作\n甲方：____\n乙方：____\n一、甲方拿出自有资金存入以甲方名义开立的证券账户，交由乙方操盘。\n"
            "二、乙方向甲方缴存操盘押金，月息1.8%，每月1日前付清。\n三、市值跌至平仓线时甲方有权强平。"
        ),
        {"甲方": "funder", "乙方": "operator"},
    ),
    (
        (
            "期货协议\n甲方：\n乙方：某某投资管理有限公司\n甲方将保证金汇入乙方指定账户，乙方按1:9的比例提供操盘资金。\n"
            "甲方自主交易，自负盈亏。触及平仓线时乙方直接强平。"
        ),
        {"甲方": "operator", "乙方": "funder"},
    ),
    (
        (
            "委托协议\n委托人（甲方）：\n受托人（乙方）：\n丙方（见证方）：\n甲方将其账户内资产委托乙方管理，乙方自主决定买卖。"
            "收益不足部分由乙方补足。丙方见证并收取服务费。"
        ),
        {"甲方": "funder", "乙方": "operator", "丙方": "platform"},
    ),
    (
        "委托贷款合同\n委托人：某某公司\n受托人：某某银行\n借款人：某某\n受托人受委托人委托，向借款人发放贷款。",
        {"委托人": "funder", "借款人": "operator"},
    ),
    (
        "结构化计划\n优先级委托人：\n劣后级委托人：\n受托人：某某信托有限公司\n保管银行：某某银行",
        {"优先级委托人": "funder", "劣后级委托人": "operator", "受托人": "trustee", "保管银行": "custodian_bank"},
    ),
    (
        "抵押贷款合同\n抵押权人（贷款人）：某某融资租赁有限公司\n抵押人（借款人）：____",
        {"抵押权人": "funder", "借款人": "operator"},
    ),
    ("甲方（资金方）与乙方（交易方）约定，乙方每日结算亏损。", {"甲方": "funder", "交易方": "operator"}),
    ("资金方（即甲方）与操盘手（即乙方）签订本约。", {"甲方": "funder", "乙方": "operator"}),
    ("协议\n甲方：____\n乙方：____\n甲方于本市将图书赠与乙方。", {"甲方": "unknown", "乙方": "unknown"}),
]

FRAGMENTS = [
    ("甲方认为有必要时可随时减仓或清仓，由此产生的后果乙方对此不持异议。", {"甲方": "funder", "乙方": "operator"}),
    ("乙方先交付履约保证金二十万元，甲方随即按五倍划入配资资金。", {"甲方": "funder", "乙方": "operator"}),
    ("丙方声明：乙方到期未归还的，由丙方无条件代为清偿。", {"丙方": "guarantor", "乙方": "operator"}),
    ("会员资金在交易时段内由本平台统一调度。", {"本平台": "platform", "会员": "operator"}),
    ("本公司有权随时调整利率，您点击同意即视为接受。", {"本公司": "platform", "您": "operator"}),
    ("甲方可不经乙方同意修改交易密码并处置账户内证券。", {"甲方": "funder"}),
    ("双方于今日在本市签订。甲方住在东街。", {"甲方": "unknown"}),
    (
        "鉴于乙方资金紧张，特向甲方借入资金；丁方自愿为乙方的债务提供连带责任保证。",
        {"乙方": "operator", "丁方": "guarantor"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES + DEALS + FRAGMENTS)
def test_roles(build, text, expected):
    roles = build(text).roles
    assert {label: roles.get(label) for label in expected} == expected


@pytest.mark.parametrize(
    ("line", "label", "name", "aliases"),
    [
        ("甲方（出借人）：王五", "甲方", "王五", {"出借人"}),
        ("甲方（以下简称为借款人或融资人）：", "甲方", None, {"借款人", "融资人"}),
        ("出借人（甲方）：王五，身份证号：____", "甲方", "王五", {"出借人"}),
        ("保证人：某某担保有限公司（以下简称甲方）", "甲方", "某某担保有限公司", {"保证人"}),
        ("甲方：（出借人）：____ ，身份证号码：____", "甲方", None, {"出借人"}),
        ("甲方：____", "甲方", None, set()),
        ("甲方：***", "甲方", None, set()),
        ("甲方：某某（北京）科技有限公司", "甲方", "某某（北京）科技有限公司", set()),
        ("居间平台方：某某投资管理有限公司", "居间平台方", "某某投资管理有限公司", set()),
        ("托运方：____，以下简称甲方；", "甲方", None, {"托运方"}),
        ("借款人：张三（手印）李四", "借款人", "张三", set()),
        ("乙方：某某证券有限公司    经营证券期货业务许可证编号：0001", "乙方", "某某证券有限公司", set()),
    ],
)
def test_a_line_introduces_a_party(build, line, label, name, aliases):
    party = build(f"合同\n{line}\n双方约定如下。").structure.parties[0]
    assert (party.label, party.name) == (label, name)
    assert aliases <= set(party.aliases)


def test_two_parties_on_one_line(build):
    parties = build("甲方：张三 乙方：李四\n双方约定如下。").structure.parties
    assert [(party.label, party.name) for party in parties] == [("甲方", "张三"), ("乙方", "李四")]


def test_the_name_may_stand_below_its_label(build):
    parties = build("甲方（投资人）：\n真实姓名：张三\n乙方：\n公司：某某公司\n双方约定如下。").structure.parties
    assert [party.name for party in parties] == ["张三", "某某公司"]


@pytest.mark.parametrize(
    "line",
    ["法定代表人：王五", "紧急联系人：王五", "开户银行：某某银行", "证券公司：某某证券东街营业部", "身份证号：1"],
)
def test_a_field_is_no_party(build, line):
    assert build(f"合同\n{line}\n以上。").structure.parties == ()


def test_a_word_both_sides_bear_belongs_to_neither(build):
    parties = build("甲方（委托人）：A\n乙方（委托人）：B\n委托人应当诚信。").structure.parties
    assert all("委托人" not in party.aliases for party in parties)


def test_a_site_name_is_an_alias_of_who_runs_it(build):
    built = build(
        "甲方（居间人）：某某公司\n乙方（出借人）：A\n居间人为example.com网站（以下简称“天星平台”）的运营管理人。\n天星平台可以审核。"
    )
    assert built.roles["天星平台"] == "platform"
    assert "天星平台" in built.structure.parties[0].aliases


def test_our_company_is_the_one_company_among_the_parties(build):
    built = build(
        "融资融券合同\n甲方：张三\n乙方：某某证券有限公司\n双方约定如下。\n风险揭示书\n"
        "本公司可以通知您。本公司不收现金。"
    )
    assert built.roles["本公司"] == "broker"
    assert [party.label for party in built.structure.parties][:2] == ["甲方", "乙方"]


def test_the_sentence_before_a_company_is_no_part_of_its_name(build):
    parties = build("1、本协议由您与某某信息服务有限公司（以下称“本公司”）订立。本公司运营本网站。").structure.parties
    assert "某某信息服务有限公司" in [party.name for party in parties]


def test_because_is_cut_only_before_a_company(build):
    text = "1、本协议由您与某某华大基因科技有限公司（以下简称“本公司”）订立。本公司运营本网站。"
    assert "某某华大基因科技有限公司" in [party.name for party in build(text).structure.parties]


def test_a_letter_alone_is_the_letter_with_its_noun(build):
    parties = build("乙（签字）：李四\n甲：张三\n甲方借给乙方十万元，乙方按月付息给甲方。").structure.parties
    assert sorted((party.label, party.name) for party in parties) == [("乙方", "李四"), ("甲方", "张三")]


def test_a_helper_of_a_verb_is_no_name(build):
    text = "网站规则\n会员可向平台借10万元炒股。会员可申请提前还款。会员可查询。会员可注销。会员可投诉。"
    assert "会员可" not in build(text).roles


@pytest.mark.parametrize("size", [4_000, 60_000])
def test_a_bracket_that_never_closes_costs_no_more_than_its_length(build, size):
    import time

    begun = time.process_time()
    build("合同\n乙方：某某公司（" + "编号" * (size // 2) + "（")
    assert time.process_time() - begun < 2


def test_question_and_answer_are_no_speakers(build):
    lines = "Q：怎么收费？\nA：平台每天向您收账户管理费。\nQ：停牌呢？\nA：平台照收。\nQ：能退吗？\nA：平台不退。"
    assert not {"Q", "A"} & set(build(lines).roles)


def test_money_is_no_borrower(build):
    assert build("借款人民币十万元。借款人民币二十万元。").structure.parties == ()


def test_evidence_shows_what_told_the_role(build):
    built = build("甲方：\n乙方：\n乙方向甲方缴纳保证金。账户由乙方独立操作。")
    operator = next(party for party in built.structure.parties if party.label == "乙方")
    shown = [span.of(built.normal.text) for span in operator.evidence]
    assert any("保证金" in words for words in shown)
