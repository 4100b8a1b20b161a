import msgspec
import pytest

from contract_audit.document import Span
from contract_audit.learning.agreement import agreement
from contract_audit.learning.labelled_documents import LabelledDocument, Mark

TEXT = "甲方可随时卖出。乙方不得异议。款项归集使用。双方协商解决。"
FAMILIES = {"liquidation-no-notice": "C", "rights-waiver": "G", "fund-pool": "B"}
UNITS = [Span(0, 8), Span(8, 15), Span(15, 22), Span(22, 29)]


def labelled(*marks):
    return LabelledDocument("one", TEXT, tuple(marks), (), ())


def test_equal_labellings_agree_wholly():
    one = labelled(Mark("liquidation-no-notice", UNITS[0]), Mark("fund-pool", UNITS[2]))
    found = agreement([(one, one)], FAMILIES)
    assert (found["all"].kappa, found["all"].span_f1, found["all"].marks) == (1.0, 1.0, 4)


def test_kappa_is_what_cohen_says():
    # 4 units × 1 risk: both mark one unit, one marks another besides: observed 3/4, expected (2·1 + 2·3)/16 = 1/2.
    one = labelled(Mark("rights-waiver", UNITS[0]), Mark("rights-waiver", UNITS[1]))
    two = labelled(Mark("rights-waiver", UNITS[0]))
    found = agreement([(one, two)], {"rights-waiver": "G"})["G"]
    assert found.kappa == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))
    assert found.span_f1 == pytest.approx(2 / 3)


def test_what_one_calls_arguable_is_no_difference():
    one = labelled(Mark("fund-pool", UNITS[2], "arguable"), Mark("rights-waiver", UNITS[1]))
    two = labelled(Mark("fund-pool", UNITS[2]), Mark("rights-waiver", UNITS[1]))
    assert agreement([(one, two)], FAMILIES)["all"].kappa == 1.0


def test_a_family_nobody_marks_has_no_figures():
    one = labelled(Mark("rights-waiver", UNITS[1]))
    assert agreement([(one, one)], FAMILIES)["C"] == type(agreement([(one, one)], FAMILIES)["C"])(None, None, 0)


def test_other_texts_are_refused():
    one = labelled()
    with pytest.raises(ValueError, match="different texts"):
        agreement([(one, msgspec.structs.replace(one, text="别的文本。"))], FAMILIES)
