from pathlib import Path

import pytest

from contract_audit import audit
from contract_audit.deal.data import elements, playbooks

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def test_playbooks_use_elements_that_exist():
    known = set(elements())
    for playbook in playbooks():
        named = {*playbook.weights, *playbook.needs, *playbook.one_of, *playbook.bars}
        assert named <= known, playbook.id


@pytest.mark.parametrize(
    ("path", "best"),
    [
        ("samples/stock-financing.txt", "third-party-peizi"),
        ("samples/broker-margin-contract.txt", "broker-margin"),
        ("samples/chat.txt", "virtual-pool"),
        ("development/trust-structured-plan.txt", "trust-structured"),
        ("development/northbound-channel.txt", "hk-channel"),
        ("development/margin-bridge-loan.txt", "margin-evasion"),
        ("development/p2p-loan-agreement.txt", "p2p-loan"),
        ("development/stock-pledge-repo.txt", "stock-pledge"),
    ],
)
def test_the_kind_of_deal_is_told(path, best):
    report = audit(CORPORA / path)
    assert report.playbooks[0].id == best
    for element in report.playbooks[0].elements:
        assert element.met is (element.span is not None)


def test_a_named_broker_with_a_credit_account_runs_no_fake_platform():
    text = (
        "融资融券业务合同\n甲方（投资者）：张三\n乙方（证券公司）：某某证券股份有限公司\n"
        "甲方信用资金账户内的资金由某某银行存管。信用证券账户系乙方客户信用交易担保证券账户的二级账户。\n"
        "提取保证金后维持担保比例不得低于300%，乙方不得以系统升级为由拖延。任何稳赚的说法都是虚假的，亏损20%才提示的平台是骗局。\n"
        "维持担保比例低于130%的，甲方应在两个交易日内追加担保物，否则乙方可以强制平仓。"
    )
    report = audit(text)
    assert report.playbooks[0].id == "broker-margin"
    assert report.validity["verdict"] == "valid-regulated"


def test_what_is_forbidden_makes_no_deal():
    text = (
        "借款合同\n甲方（出借人）向乙方（借款人）出借三十万元用于装修，乙方按月付息、到期还本。\n"
        "乙方不得将借款用于：\n1.买卖股票；\n2.期货交易。\n"
    )
    report = audit(text)
    assert report.deal.underlying == "none"
    assert report.playbooks[0].id == "private-lending"


def test_a_contract_of_another_kind_is_no_deal():
    report = audit("设备买卖合同\n卖方向买方交付机床两台，价款八十万元，验收合格后三十日内支付。\n" * 20)
    assert report.playbooks == ()
    assert report.validity is None
