from pathlib import Path

import msgspec
import pytest
import yaml

from contract_audit.report.messages import messages_in
from contract_audit.report.view import view

RECKONED = yaml.safe_load((Path(__file__).parent / "browser/reckoned.yaml").read_text(encoding="utf-8"))
ZH = messages_in("zh")


def shown(report, verdict="clause-void", **changes):
    validity = {**report.validity, "verdict": verdict}
    parts = {"calculations": RECKONED["calculations"], "validity": validity, **changes}
    return view(msgspec.structs.replace(report, **parts), "2026-05-16", ZH)


def said(lines):
    return {line.name: line.value for line in lines}


def test_the_sums_are_in_words(report):
    made = shown(report).calculations
    assert said(made.stress.facts)["本金亏完的跌幅"] == "16.67%"
    assert said(made.stress.facts)["每日跌停 10%，触及平仓线"] == "2 个交易日"
    assert said(made.stress.facts)["触线后恢复（110%）"] == "追加现金 4 万元，或还款 36,363.64 元，或卖出 40 万元"
    assert [(line.name, line.said) for line in made.stress.lines][1] == ("平仓线", "跌 11.67%，资产 106 万元")
    assert said(made.cost.facts)["实际年化成本"] == "27.13%"
    assert [part.name for part in made.cost.parts] == ["利率", "开户费"]
    assert [item.amount for item in made.exposures] == ["26 万元", "未能确定"]
    assert [(norm.value, norm.contract_value) for norm in made.norms] == [
        ("100%", "20%"),
        ("6%–9%", "24%"),
        ("1 倍（借入∶自有）", ""),
    ]
    assert [(line.name, line.value) for line in made.not_computed] == [("费用", "开户费未写明周期。")]


@pytest.mark.parametrize("verdict", ["void-likely", "suspected-crime", "not-formed"])
def test_no_cap_is_drawn_where_no_price_would_be_owed(report, verdict):
    assert shown(report).calculations.cost.cap is not None
    made = shown(report, verdict).calculations.cost
    assert made.cap is None
    assert "法定上限" not in said(made.facts)


@pytest.mark.parametrize("part", [{}, {"stress": None, "cost": None}, {"stress": {}, "cost": {}, "norms": None}])
def test_parts_that_are_missing_are_left_out(report, part):
    made = shown(report, calculations=part).calculations
    assert made.stress is None
    assert made.cost is None
    assert made.exposures == made.norms == made.not_computed == ()


def test_leaves_that_are_null_are_left_out(report):
    stress = {"own": None, "lines": [{"id": "warning_line", "drop": None}], "points": [{"drop": 0, "equity": None}]}
    cost = {"nominal_rate": None, "parts": [{"term": "fees", "annual": None}], "cap": None}
    made = shown(report, calculations={"stress": stress, "cost": cost, "norms": [{"id": "x"}]}).calculations
    assert made.stress.facts == made.stress.points == made.cost.parts == made.cost.facts == ()
    assert made.stress.lines[0].said == ""
    assert made.norms[0].text == "x"


def test_steps_checks_and_clocks_say_what_they_rest_on(report):
    made = shown(report, **{name: tuple(RECKONED[name]) for name in ("checklist", "clocks", "next_steps")})
    assert made.next_steps[0].evidence == "合同原件、催款记录"
    assert [check.status_word for check in made.checklist] == ["未见", "有据可查", "仅有自述，未核实", "与合同相矛盾"]
    assert made.checklist[1].places[0][0] == 560
    assert made.clocks[0].period == "2026-06-01 至 2029-06-01"
    assert made.clocks[1].expired == "已届满（2026-05-16）"
