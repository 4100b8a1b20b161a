import pytest

CUSTODY = (
    "资金由海棠银行股份有限公司西湖支行提供第三方存管，存管协议编号：CG2025-0099，"
    "账户名称：松陵资本管理有限公司客户资金专户，账号：6225 0000 1234 5678。"
)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("custodian_bank", "海棠银行股份有限公司西湖支行"),
        ("custody_agreement_no", "CG2025-0099"),
        ("custody_account_name", "松陵资本管理有限公司客户资金专户"),
        ("account_no", "6225 0000 1234 5678"),
    ],
)
def test_the_four_of_custody(stated, term, value):
    assert [found.value for found in stated(CUSTODY, term)] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "资金由合作银行存管。",
        "资金由具备资质的商业银行托管。",
        "双方未办理银行存管，资金没有存管在海棠银行。",
        "乙方可在网上银行查询托管账户。",
        "存管银行：____",
    ],
)
def test_no_custodian_is_named(stated, sentence):
    assert stated(sentence, "custodian_bank") == []


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("保证金汇入以下账户：户名：李小燕，开户行：海棠银行，账号：6222********1188。", "李小燕", "personal"),
        ("收款人：松陵资本管理有限公司", "松陵资本管理有限公司", "corporate"),
        ("乙方将保证金转入财务经理沈洛名下银行卡。", "沈洛", "personal"),
        ("保证金支付到丙方指定账户。", "丙方指定账户", "third-party"),
    ],
)
def test_payee(stated, sentence, name, kind):
    found = stated(sentence, "payee")[0].value
    assert (found["name"], found["type"]) == (name, kind)


def test_payee_with_bank_and_number(stated):
    found = stated("户名：李小燕，开户行：海棠银行，账号：6222********1188。", "payee")[0].value
    assert (found["bank"], found["no"]) == ("海棠银行", "6222********1188")


def test_a_blank_holder_is_no_payee(stated):
    assert stated("户名：____，账号：____。", "payee") == []
    assert stated("户名：____，账号：____。", "account_no") == []


def test_parties_are_those_with_a_name(read):
    _, terms = read("甲方（出借人）：顾怀瑾\n乙方（借款人）：____\n甲方向乙方出借款项。")
    assert [term.value for term in terms if term.term == "parties"] == [{"role": "funder", "name": "顾怀瑾"}]
