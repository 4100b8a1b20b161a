"""The clauses that rules offer: what stands in them, and what a rule file may not offer."""

import msgspec
import pytest

from contract_audit.api.rule_tests import loud_rewrites
from contract_audit.rulebook import read_pages, rules_folder
from contract_audit.rulebook.fair_clause import blanks_in, filled_in, subject_of, values_in
from contract_audit.rulebook.lint import lint
from contract_audit.rulebook.schema import Localized

PAGES = {page.rule.id: page for page in read_pages(rules_folder())}
CLAUSE = "{client}逾期的，按日万分之{blank:3}支付逾期利息。"


def offering(rule_id, zh, en="A clause."):
    page = PAGES[rule_id]
    return msgspec.structs.replace(page, rule=msgspec.structs.replace(page.rule, rewrite=Localized(zh, en)))


def test_values_blanks_and_samples():
    assert values_in(CLAUSE) == {"client"}
    assert blanks_in(CLAUSE) == ("3",)
    assert filled_in(CLAUSE, {"client": "乙方"}) == "乙方逾期的，按日万分之____支付逾期利息。"
    assert filled_in(CLAUSE, {"client": "乙方"}, samples=True) == "乙方逾期的，按日万分之3支付逾期利息。"
    assert (subject_of("{before}保证期间为六个月。"), subject_of("保证期间为六个月。")) == ("保证", "")


def test_a_value_is_put_in_as_it_is():
    assert filled_in("{client}。", {"client": "{funder}{0.__class__}"}) == "{funder}{0.__class__}。"
    with pytest.raises(KeyError):
        filled_in("{client}。", {})


def test_no_shipped_clause_makes_its_own_rule_speak(auditor):
    assert list(loud_rewrites(PAGES.values(), auditor)) == []


def test_a_clause_that_makes_its_own_rule_speak_is_named(auditor):
    page = offering("unilateral-change", "{funder}可以随时调整利率，通知{client}即可。")
    ((path, said),) = loud_rewrites([page], auditor)
    assert path == page.path
    assert "unilateral-change" in said


@pytest.mark.parametrize(
    ("rule_id", "zh", "en", "said"),
    [
        ("unlicensed-margin-financing", "好条款。", "A clause.", "needs a licence"),
        ("shortfall-unlimited-recourse.all-loss", "好条款。", "A clause.", "needs a licence"),
        ("auto-renewal", "", "A clause.", "rewrite.zh is empty"),
        ("auto-renewal", "好条款。", " ", "rewrite.en is empty"),
        ("auto-renewal", "{broker}不得续期。", "A clause.", "unknown values broker"),
        ("auto-renewal", "续期须{client}同意。", "Renewal needs {funder}.", "other parties"),
        ("auto-renewal", "续期{blank:3}日。", "A renewal.", "other blanks"),
        ("auto-renewal", "续期{blank}日。", "A renewal of {blank} days.", "no sample"),
        ("auto-renewal", "续期{日。", "A clause.", "no value"),
    ],
)
def test_what_a_rule_may_not_offer(rule_id, zh, en, said):
    assert any(said in text for _, text in lint([offering(rule_id, zh, en)]))


def test_rules_of_deals_that_need_a_licence_offer_none():
    assert [page.rule.id for page in PAGES.values() if page.rule.family in "ABF" and page.rule.rewrite] == []


def test_most_clause_rules_of_lawful_deals_offer_one():
    clauses = [page.rule for page in PAGES.values() if page.rule.family in "DEGHJ" and page.rule.kind == "clause"]
    assert sum(rule.rewrite is not None for rule in clauses) >= 0.9 * len(clauses)
