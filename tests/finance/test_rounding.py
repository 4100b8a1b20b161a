from decimal import Decimal

from contract_audit.finance.rounding import to_fen, to_ratio


def test_figures_are_shown_plainly():
    assert str(to_fen(Decimal("19726.0274"))) == "19726.03"
    assert str(to_fen(Decimal("1.560E+6"))) == "1560000"
    assert str(to_fen(Decimal("0.005"))) == "0.01"
    assert str(to_ratio(Decimal(1) / 12)) == "0.083333"
    assert str(to_ratio(Decimal("0.120"))) == "0.12"
    assert str(to_ratio(Decimal("-1E-9"))) == "0"
