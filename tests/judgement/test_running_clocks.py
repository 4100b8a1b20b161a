"""The time limits of whole contracts."""

from datetime import date

from contract_audit import Options, audit

HEAD = "借款合同\n甲方（出借人）：柳岸舟\n乙方（借款人）：方竹青\n保证人：何田\n"


def clocks(text, **options):
    return audit(text, options=Options(**options)).clocks


def of(found, name):
    return [clock for clock in found if clock["id"] == name]


def loan(term="借款期限自2025年10月1日起至2026年3月31日止。", guarantee="", signed="签订日期：2025年9月28日"):
    return (
        f"{HEAD}第一条 甲方出借给乙方人民币二十万元，年利率百分之八，用于装修房屋。\n第二条 {term}\n"
        f"第三条 {guarantee}\n第四条 乙方到期归还本金并支付利息。\n{signed}\n"
    )


def test_a_guarantee_until_repaid_ends_on_30_september():
    text = loan(guarantee="保证人对上述借款承担连带责任保证，保证期间至全部借款还清为止。")
    (clock,) = of(clocks(text), "guarantee-statutory")
    assert (clock["starts"], clock["ends"], clock["if"]) == ("2026-03-31", "2026-09-30", None)
    assert "civil-code-692" in clock["law"]


def test_an_agreed_period_counts_from_maturity():
    text = loan(guarantee="保证人对上述借款承担连带责任保证，保证期间为主债务履行期限届满之日起二年。")
    (clock,) = of(clocks(text), "guarantee-agreed")
    assert clock["ends"] == "2028-03-31"


def test_a_period_shorter_than_the_debt_is_none():
    text = loan(guarantee="保证人对上述借款承担连带责任保证，保证期间为合同签订之日起三个月。")
    assert of(clocks(text), "guarantee-agreed") == []
    (clock,) = of(clocks(text), "guarantee-statutory")
    assert clock["ends"] == "2026-09-30"


def test_without_a_guarantee_no_guarantee_runs():
    assert not [clock for clock in clocks(loan().replace("保证人：何田\n", "")) if clock["id"].startswith("guarantee")]


def test_limitation_and_rescission_follow_from_the_dates():
    found = clocks(loan())
    assert of(found, "limitation")[0]["ends"] == "2029-03-31"
    assert of(found, "rescission-long-stop")[0]["ends"] == "2030-09-28"
    assert of(found, "rescission-known")[0]["ends"] is None


def test_missing_dates_give_every_outcome_with_its_if():
    found = clocks(loan(term="借款期限另行商定。", signed=""))
    assert of(found, "limitation")[0]["ends"] is None
    assert of(found, "limitation-on-demand")
    (stop,) = of(found, "rescission-long-stop")
    assert stop["ends"] is None
    assert all(clock["if"] for clock in found if clock["ends"] is None)


def test_expiry_is_told_only_against_a_date_the_caller_gives():
    assert {clock["expired_as_of"] for clock in clocks(loan())} == {None}
    found = clocks(loan(), as_of=date(2029, 4, 1))
    assert of(found, "limitation")[0]["expired_as_of"] == "2029-04-01"
    assert of(found, "rescission-long-stop")[0]["expired_as_of"] is None


def test_former_law_is_named_for_facts_before_the_civil_code():
    text = loan(term="借款期限自2019年1月1日起至2019年12月31日止。", signed="签订日期：2018年12月28日")
    (clock,) = of(clocks(text), "rescission-long-stop")
    assert "time-effect-1" in clock["law"]


def test_outside_lending_no_clock_runs():
    lease = "房屋租赁合同\n出租人将房屋出租给承租人居住，租期三年，租金每月五千元，按季支付。\n" * 20
    assert clocks(lease) is None


def test_no_clock_is_told_in_the_other_language():
    for clock in clocks(loan(), lang="en"):
        told = " ".join(str(clock[name]) for name in ("title", "starts_basis", "if", "text"))
        assert not [sign for sign in told if "\u4e00" <= sign <= "\u9fff"]
