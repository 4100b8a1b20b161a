from pathlib import Path

import pytest

from contract_audit import Options, audit
from contract_audit.judgement import checklist_patterns, validity_patterns
from contract_audit.patterns import load_lexicon
from contract_audit.rulebook.lint import CODE_NAMES

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
STATUSES = {"evidenced", "claimed-unverified", "missing", "contradicted"}


def checks(source, **options):
    found = audit(source, options=Options(**options)).checklist
    return found and {item["id"]: item for item in found}


@pytest.fixture(scope="module")
def financing():
    return checks(CORPORA / "samples" / "stock-financing.txt")


@pytest.fixture(scope="module")
def broker():
    return checks(CORPORA / "samples" / "broker-margin-contract.txt")


def test_patterns_name_only_known_concepts():
    lexicon = load_lexicon()
    for pattern in (*checklist_patterns(), *validity_patterns()):
        assert not list(lexicon.unknown_names(pattern, CODE_NAMES)), pattern.source


def test_every_item_says_what_how_and_what_to_fear(financing):
    assert {item["status"] for item in financing.values()} <= STATUSES
    for item in financing.values():
        assert all(item[name] for name in ("title", "said", "how", "red_flag"))
    assert len([name for name in financing if name.startswith("custody-")]) == 10


def test_without_a_licence_the_first_item_says_that_nothing_cures(financing):
    assert financing["dd-01"]["status"] in {"missing", "contradicted"}
    assert "不能弥补" in financing["dd-01"]["said"]
    assert "不能弥补" in financing["custody-01"]["said"]


def test_sham_custody_contradicts(financing):
    assert financing["dd-06"]["status"] == "contradicted"
    assert financing["custody-02"]["status"] == "contradicted"
    assert financing["custody-02"]["spans"]


def test_a_licensed_broker_shows_its_licence_and_nothing_is_contradicted(broker):
    assert broker["dd-01"]["status"] == "evidenced"
    assert "不能弥补" not in broker["dd-01"]["said"]
    assert [name for name, item in broker.items() if item["status"] == "contradicted"] == []


def test_what_no_contract_can_show_is_missing(financing, broker):
    for name in ("dd-05", "custody-10"):
        assert financing[name]["status"] == broker[name]["status"] == "missing"


DEAL = """股票配资合作协议
甲方（出资方）：白桥资产管理有限公司
乙方（操盘方）：丁小满
第一条 乙方交纳保证金十万元，甲方按一比五提供资金并将其名下证券账户交给乙方操作，用于买卖股票，亏损先由保证金承担。
第二条 账户总资产低于五十五万元的，甲方可以强行平仓。
第三条 {custody}
"""


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("双方对资金的存放另行商量。", {"missing"}),
        ("资金已实现第三方存管，请客户放心。", {"claimed-unverified", "contradicted"}),
        ("本平台郑重承诺资金由合作银行全程监管，绝对安全，值得信赖。", {"claimed-unverified", "contradicted"}),
    ],
)
def test_praise_of_oneself_is_no_evidence(sentence, status):
    assert checks(DEAL.format(custody=sentence))["dd-06"]["status"] in status


def test_all_four_particulars_are_evidence_that_can_be_checked():
    sentence = (
        "乙方保证金存入澜州银行股份有限公司青屿支行的存管账户，户名丁小满，账号6222 0001 2345 6789，"
        "存管协议编号CG-2026-0018。"
    )
    assert checks(DEAL.format(custody=sentence))["custody-02"]["status"] == "evidenced"


def test_a_guarantee_is_asked_about_only_where_there_is_one(broker):
    assert "dd-10" not in broker
    assert "dd-10" in checks(CORPORA / "development" / "friends-loan-lawyer-draft.txt")


def test_a_loan_between_friends_is_not_asked_for_custody():
    found = checks(CORPORA / "development" / "friends-loan-lawyer-draft.txt")
    assert not [name for name in found if name.startswith("custody-")]
    assert "dd-01" not in found


def test_outside_lending_there_is_no_checklist():
    assert checks("房屋租赁合同\n出租人将房屋出租给承租人居住，租期三年，租金每月五千元，按季支付。\n" * 20) is None


def test_places_are_the_documents():
    path = CORPORA / "samples" / "stock-financing.txt"
    length = len(path.read_text(encoding="utf-8"))
    for item in checks(path).values():
        assert all(0 <= place.start < place.end <= length for place in item["spans"])


def test_english_tells_in_english(financing):
    english = checks(CORPORA / "samples" / "stock-financing.txt", lang="en")
    assert english.keys() == financing.keys()
    for item in english.values():
        for name in ("title", "how", "red_flag"):
            assert not [sign for sign in item[name] if "\u4e00" <= sign <= "\u9fff"]
