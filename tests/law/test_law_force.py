"""The lint of what the law tables rest on: expired and wrongly anchored sources."""

from datetime import date

import msgspec

from contract_audit.law import sources
from contract_audit.law.lint import check_anchors, check_force

FORMER, PRESENT = "private-lending-2015-26", "private-lending-25"


def test_former_law_first_is_named_and_behind_present_law_is_not():
    on = date(2026, 11, 21)
    ((place, sentence),) = check_force({"interest-over-cap": (FORMER, PRESENT)}, sources(), on)
    assert place == "interest-over-cap"
    assert FORMER in sentence
    assert list(check_force({"interest-over-cap": (PRESENT, FORMER)}, sources(), on)) == []


def test_a_draft_is_never_law():
    found = list(check_force({"otc": ("derivatives-measures-draft",)}, sources(), date(2026, 11, 21)))
    assert len(found) == 1


def test_a_wrong_anchor_is_named():
    wrong = msgspec.structs.replace(sources()["civil-procedure-law-24"], anchor="formation")
    ((place, sentence),) = check_anchors([wrong], {"civil-procedure-law": ["filing"]})
    assert place == "civil-procedure-law-24"
    assert "formation" in sentence
    assert "filing" in sentence


def test_an_instrument_nobody_anchored_is_named():
    ((place, sentence),) = check_anchors([sources()["civil-code-692"]], {"civil": ["filing"], "other": []})
    assert place == "civil-code-692"
    assert "filing" in sentence
    ((_, sentence),) = check_anchors([sources()["civil-code-692"]], {})
    assert "anchors.toml" in sentence
