"""What a contract's figures come to, in which reading, and what is left uncomputed."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit import Options, audit

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FINANCING = CORPORA / "samples" / "stock-financing.txt"

LOAN = """借款合同
出借人（甲方）：华宁商贸有限公司
借款人（乙方）：李某
第一条 甲方向乙方出借人民币壹佰万元整（¥1,000,000.00），用于乙方店铺装修。
第二条 借款期限为六个月，自2026年3月10日起至2026年9月9日止。
第三条 借款利率为年利率14.4%，按月付息，到期还本。
签订日期：2026年3月10日
"""

FINANCED = """股票配资合作协议
甲方（出资方）：华宁投资有限公司
乙方（操盘方）：李某
第一条 甲方向乙方提供配资资金人民币150万元，乙方缴纳保证金人民币30万元。
乙方在甲方提供的证券账户内买卖上海、深圳证券交易所股票。
第二条 保证金亏损达到50%时为警戒线，保证金亏损达到80%时为平仓线，触及平仓线的，甲方有权强制平仓。
第三条 乙方按月利率2%向甲方支付利息，期限三个月。
签订日期：2026年3月5日
"""


def calculations(source, **options):
    return audit(source, options=Options(**options)).calculations


def readings(found):
    return {item["reading"]: item for item in found["money_at_risk"]}


class TestStockFinancing:
    def test_inputs_stand_where_they_are_stated(self):
        report = audit(FINANCING, options=Options(include_text=True))
        inputs = report.calculations["inputs"]
        values = {name: inputs[name]["value"] for name in inputs}
        assert values == {
            "own_margin": 400_000,
            "borrowed": 2_000_000,
            "total": 2_400_000,
            "leverage": 5,
            "annual_rate": Decimal("0.192"),
        }
        span = inputs["own_margin"]["span"]
        assert "肆拾万元" in report.text[span.start : span.end]

    def test_every_line_has_its_distance(self):
        lines = calculations(FINANCED)["stress"]["lines"]
        assert [(line["id"], line["asset_amount"], line["drop"]) for line in lines] == [
            ("warning_line", 1_650_000, Decimal("0.083333")),
            ("liquidation_line", 1_560_000, Decimal("0.133333")),
        ]

    def test_equity_falls_with_prices(self):
        points = calculations(FINANCED)["stress"]["points"]
        drops, equity = [point["drop"] for point in points], [point["equity"] for point in points]
        assert drops == sorted(drops)
        assert equity == sorted(equity, reverse=True)
        events = {point["event"]: point["equity"] for point in points if point["event"]}
        assert events == {"warning_line": 150_000, "liquidation_line": 60_000, "wipe_out": 0}
        at_thirty = next(point for point in points if point["drop"] == Decimal("0.3"))
        assert at_thirty["margin_loss"] == Decimal("1.8")

    def test_limit_down_and_top_up(self):
        stress = calculations(FINANCED)["stress"]
        assert stress["limit_down_days"] == {"10": 2, "20": 1}
        assert stress["top_up"] == {
            "target_ratio": Decimal("1.1"),
            "deposit": 90_000,
            "repayment": Decimal("81818.18"),
            "sale": 900_000,
        }

    def test_read_as_off_exchange_financing_nothing_is_priced_and_no_cap_is_drawn(self):
        found = calculations(FINANCED)
        assert found["cost"]["cap"]["applies"] is False
        assert found["cost"]["cap"]["regime"] == "void-reading"
        void = readings(found)["void"]
        assert void["amount"] == 300_000
        assert "按零计" in void["note"]
        assert "民事诉讼可能不予受理" in void["note"]
        written = readings(found)["as-written"]
        assert written["amount"] > void["amount"]

    def test_norms_of_the_exchanges_stand_beside(self):
        norms = {norm["id"]: norm for norm in calculations(FINANCED)["norms"]}
        assert (norms["initial-margin"]["value"], norms["initial-margin"]["contract_value"]) == (1, Decimal("0.2"))
        assert (norms["exchange-leverage"]["value"], norms["exchange-leverage"]["contract_value"]) == (1, 5)
        assert norms["exchange-rate"]["value"] == [Decimal("0.06"), Decimal("0.09")]
        assert norms["off-exchange-rate"]["contract_value"] == Decimal("0.24")

    @pytest.mark.parametrize(
        ("signed", "least"), [("2026年3月5日", "1"), ("2024年3月5日", "0.8"), ("2014年3月5日", "0.5")]
    )
    def test_the_norm_is_that_of_the_opening_date(self, signed, least):
        norms = {norm["id"]: norm for norm in calculations(FINANCED.replace("2026年3月5日", signed))["norms"]}
        assert norms["initial-margin"]["value"] == Decimal(least)

    def test_an_undisclosed_margin_is_not_zero(self):
        found = calculations(FINANCED.replace("，乙方缴纳保证金人民币30万元", ""))
        assert found["stress"] is None
        assert {"own_margin", "leverage"}.isdisjoint(found["inputs"])
        assert all(item["amount"] is None for item in found["money_at_risk"])
        assert any(item["id"] == "stress" and "不可计算" in item["why"] for item in found["not_computed"])

    def test_a_line_below_the_principal_shows_without_the_margin(self):
        text = FINANCED.replace("，乙方缴纳保证金人民币30万元", "").replace(
            "保证金亏损达到80%时为平仓线", "账户资产降至配资资金的88%时为平仓线"
        )
        (line,) = [line for line in calculations(text)["stress"]["lines"] if line["id"] == "liquidation_line"]
        assert (line["asset_amount"], line["below_principal"], line["drop"]) == (1_320_000, True, None)

    def test_130_percent_at_one_to_five_is_under_water_at_opening(self):
        text = FINANCED.replace("保证金亏损达到80%时为平仓线", "账户资产降至配资资金的130%时为平仓线")
        (line,) = [line for line in calculations(text)["stress"]["lines"] if line["id"] == "liquidation_line"]
        assert line["under_water_at_opening"] is True


class TestLoans:
    def test_a_private_loan_is_measured_on_its_day(self):
        cap = calculations(LOAN)["cost"]["cap"]
        assert (cap["applies"], cap["rate"], cap["date"], cap["date_basis"]) == (
            True,
            Decimal("0.12"),
            "2026-03-10",
            "sign_date",
        )

    def test_what_exceeds_the_cap_is_no_money_at_risk_read_as_a_loan(self):
        found = calculations(LOAN.replace("14.4%", "36%"))
        both = readings(found)
        assert both["as-written"]["amount"] == pytest.approx(Decimal(1_000_000) * Decimal("0.36") * 184 / 365, abs=1)
        assert both["loan"]["amount"] == pytest.approx(Decimal(1_000_000) * Decimal("0.12") * 184 / 365, abs=1)
        assert "四倍 LPR" in both["loan"]["note"]

    def test_a_loan_of_2018_has_no_cap_of_its_day(self):
        found = calculations(LOAN.replace("2026年", "2018年"))
        cap = found["cost"]["cap"]
        assert (cap["applies"], cap["regime"], cap["rate"]) == (False, "filing-unknown", None)
        assert "24%" in cap["why"]

    def test_without_a_date_the_day_of_the_law_tables_stands_in_and_is_said(self):
        text = LOAN.replace("签订日期：2026年3月10日\n", "").replace("，自2026年3月10日起至2026年9月9日止", "")
        cap = calculations(text)["cost"]["cap"]
        assert (cap["applies"], cap["date_basis"]) == (True, "as-of")
        assert "未载日期" in cap["why"]

    def test_fees_count_and_compound(self):
        text = LOAN.replace("到期还本。", "到期还本。另按借款本金每月0.5%支付服务费。")
        cost = calculations(text)["cost"]
        assert cost["nominal_rate"] == Decimal("0.144")
        assert cost["total_rate"] == Decimal("0.204")
        assert cost["effective_rate"] == pytest.approx((1 + Decimal("0.017")) ** 12 - 1, abs=Decimal("1e-6"))

    @pytest.mark.parametrize(
        "name",
        [
            "development/bank-consumer-loan.txt",
            "development/stock-pledge-repo.txt",
            "samples/broker-margin-contract.txt",
        ],
    )
    def test_a_licensed_lender_is_never_measured_against_the_lpr(self, name):
        cost = calculations(CORPORA / name)["cost"]
        assert cost is None or (cost["cap"]["applies"], cost["cap"]["rate"]) == (False, None)

    def test_a_loan_without_a_rate_says_so(self):
        found = calculations(LOAN.replace("借款利率为年利率14.4%，按月付息，到期还本", "到期还本"))
        assert found["cost"] is None
        assert any(item["id"] == "cost" for item in found["not_computed"])


def test_two_sums_for_one_thing_are_none():
    found = calculations(LOAN + "补充条款 借款本金为人民币120万元。\n")
    assert "borrowed" not in found["inputs"]
    assert any("多个数值" in item["why"] for item in found["not_computed"])


def test_outside_lending_nothing_is_calculated():
    lease = "房屋租赁合同\n出租人将房屋出租给承租人居住，租期三年，租金每月五千元，按季支付。\n" * 20
    assert calculations(lease) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", [FINANCED, LOAN])
def test_no_sentence_decides_validity(lang, text):
    said = repr(calculations(text, lang=lang))
    assert "本合同无效" not in said
    assert "contract is void" not in said.lower()


figures = st.one_of(
    st.integers(0, 10**15).map(str),
    st.decimals("0", "1e6", places=4).map(str),
    st.text("0123456789.%万亿元负-，/ ", min_size=1, max_size=20),
)


@settings(max_examples=40, deadline=None)
@given(figures, figures, figures, figures)
def test_no_figure_breaks_the_calculations(borrowed, margin, line, rate):
    text = (
        FINANCED.replace("150万", borrowed).replace("30万", margin).replace("80%", f"{line}%").replace("2%", f"{rate}%")
    )
    found = calculations(text)
    for item in (found or {}).get("money_at_risk", ()):
        assert item["amount"] is None or item["amount"] >= 0
