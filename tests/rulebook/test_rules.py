"""Every rule's own examples, and what must hold of every rule file."""

from pathlib import PurePath

import pytest

from contract_audit.api.rule_tests import run_examples
from contract_audit.rulebook import read_pages, rules_folder
from contract_audit.rulebook.index_page import index_page
from contract_audit.rulebook.lint import lint
from contract_audit.rulebook.rule_file import read_rule

PAGES = read_pages(rules_folder())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.rule.id)
def test_the_examples_of_a_rule_behave(page, auditor):
    assert list(run_examples([page], auditor)) == []


def test_the_rules_are_in_order():
    assert lint(PAGES) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("no front matter", "must begin with front matter"),
        ("---\nid: [\n---\nbody", "not YAML"),
        ("---\na: &x 1\nb: *x\n---\nbody", "anchors"),
        ("---\nid: x\ncolour: red\nmatch: ['{liquidate']\n---\nbody", "colour"),
        ("---\nid: x\nmatch: ['…{liquidate}']\n---\nbody", "gap"),
        ("---\nid: x\nmatch: ['{liquidate}']\n---\nbody", "revision"),
    ],
)
def test_a_wrong_rule_file_says_what_is_wrong(source, said):
    page, problems = read_rule(PurePath("C-liquidation/x.md"), source)
    assert page is None
    assert said in " ".join(text for _, text in problems)


def test_the_page_of_all_rules_is_up_to_date():
    assert (rules_folder() / "README.md").read_text(encoding="utf-8") == index_page(PAGES)
