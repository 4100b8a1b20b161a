"""The calculations as the report's JSON: one language, places of the document, figures rounded as they are shown."""

from decimal import Decimal
from typing import Any

from contract_audit.finance.rounding import to_fen, to_ratio
from contract_audit.judgement.calculations import Calculations
from contract_audit.judgement.cost import Cost
from contract_audit.judgement.figures import Figures, Stated
from contract_audit.judgement.stress import MarginCall, Stress
from contract_audit.pipeline.placing import Placing


def told_calculations(found: Calculations, placing: Placing, lang: str) -> dict[str, Any]:
    """The report's `calculations`; sums in yuan to the fen, rates and shares to a millionth, absent figures null."""
    return {
        "inputs": _inputs(found.inputs, placing),
        "stress": stress_fields(found.stress) if found.stress else None,
        "cost": _cost(found.cost, lang) if found.cost else None,
        "money_at_risk": [
            {
                "reading": item.reading,
                "name": item.name.in_language(lang),
                "amount": _fen(item.amount),
                "formula": item.formula.in_language(lang),
                "note": item.note.in_language(lang),
            }
            for item in found.money_at_risk
        ],
        "norms": [
            {
                "id": norm.id,
                "text": norm.text.in_language(lang),
                "value": list(norm.value) if isinstance(norm.value, tuple) else to_ratio(norm.value),
                "contract_value": _ratio(norm.contract_value),
            }
            for norm in found.norms
        ],
        "not_computed": [{"id": gap.id, "why": gap.why.in_language(lang)} for gap in found.gaps],
    }


def stress_fields(found: Stress) -> dict[str, Any]:
    """The stress as JSON; `contract-audit stress` prints the same."""
    total = found.own + found.borrowed if found.own is not None and found.borrowed is not None else None
    return {
        "own": _fen(found.own),
        "borrowed": _fen(found.borrowed),
        "total": _fen(total),
        "leverage": _ratio(found.leverage),
        "lines": [
            {
                "id": line.id,
                "convention": line.convention,
                "value": line.value,
                "asset_amount": _fen(line.asset_amount),
                "drop": _ratio(line.drop),
                "margin_loss": _ratio(line.margin_loss),
                "below_principal": line.below_principal,
                "under_water_at_opening": line.under_water_at_opening,
            }
            for line in found.lines
        ],
        "points": [
            {
                "drop": to_ratio(point.drop),
                "assets": _fen(point.assets),
                "equity": _fen(point.equity),
                "margin_loss": to_ratio(point.margin_loss),
                "event": point.event,
            }
            for point in found.points
        ],
        "wipe_out_drop": _ratio(found.wipe_out_drop),
        "limit_down_days": {f"{limit * 100:.0f}": days for limit, days in found.limit_down_days},
        "top_up": _top_up(found.call) if found.call else None,
    }


def _inputs(found: Figures, placing: Placing) -> dict[str, Any]:
    stated: dict[str, tuple[Stated | None, bool]] = {
        "own_margin": (found.own_margin, True),
        "borrowed": (found.borrowed, True),
        "total": (found.total, True),
        "leverage": (found.leverage, False),
        "annual_rate": (found.annual_rate, False),
    }
    return {
        name: {
            "value": to_fen(item.value) if money else to_ratio(item.value),
            "span": placing.place(item.span) if item.span else None,
        }
        for name, (item, money) in stated.items()
        if item is not None
    }


def _cost(found: Cost, lang: str) -> dict[str, Any]:
    cap = found.cap
    return {
        "nominal_rate": _ratio(found.nominal_rate),
        "total_rate": to_ratio(found.total_rate),
        "effective_rate": _ratio(found.effective_rate),
        "parts": [{"term": part.term, "name": part.name, "annual": to_ratio(part.annual)} for part in found.parts],
        "cap": {
            "applies": cap.applies,
            "rate": _ratio(cap.rate),
            "date": cap.on.isoformat() if cap.on else None,
            "date_basis": cap.date_basis,
            "regime": cap.regime,
            "why": cap.why.in_language(lang),
        },
        "break_even_return": _ratio(found.break_even_return),
    }


def _top_up(call: MarginCall) -> dict[str, Any]:
    needed = call.needed
    return {
        "target_ratio": to_ratio(call.target_ratio),
        "deposit": to_fen(needed.deposit),
        "repayment": to_fen(needed.repayment),
        "sale": _fen(needed.sale),
    }


def _fen(value: Decimal | None) -> Decimal | None:
    return None if value is None else to_fen(value)


def _ratio(value: Decimal | None) -> Decimal | None:
    return None if value is None else to_ratio(value)
