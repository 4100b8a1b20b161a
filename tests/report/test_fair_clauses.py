"""Fair clauses in the report: quietly beside the finding, and only where the report has one."""

import msgspec
import pytest

from contract_audit.report import render
from contract_audit.report.messages import messages_in
from contract_audit.report.view import view

CLAUSE = "本合同的变更须经各方协商一致并签署书面协议。"


@pytest.fixture
def shown(outcome_with, make_finding):
    def work(form, *, lang="zh", **said):
        finding = msgspec.structs.replace(make_finding("unilateral-change"), **said)
        return render(outcome_with(findings=(finding,), groups=()), form, lang=lang)

    return work


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_fair_clause_is_shown(shown, form):
    assert CLAUSE in shown(form, good_clause=CLAUSE)
    assert "好的写法" in shown(form, good_clause=CLAUSE)
    assert "A fair clause reads" in shown(form, lang="en", good_clause=CLAUSE)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_where_none_may_be_offered_nothing_is_said_of_it(shown, form):
    assert "好的写法" not in shown(form)


@pytest.mark.parametrize("form", ["html", "markdown", "terminal"])
def test_a_rewrite_is_shown(shown, form):
    assert CLAUSE in shown(form, rewrite=CLAUSE, replacement=f"第六条 {CLAUSE}")


def test_places_of_one_problem_share_an_example(outcome_with, make_finding):
    one = make_finding("unilateral-change")
    other = msgspec.structs.replace(one, fingerprint="b" * 16, good_clause=CLAUSE)
    report = outcome_with(findings=(one, other), groups=()).reports[0]
    (entry,) = view(report, "2026-05-16", messages_in("zh")).groups[0].entries
    assert entry.good_clause == CLAUSE
    assert len(entry.occurrences) == 2
