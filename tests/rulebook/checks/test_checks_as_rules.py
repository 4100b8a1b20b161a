"""How rules name checks, and what must hold of every check."""

import random
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.rulebook import RuleKind, load_rulebook, read_pages, rules_folder
from contract_audit.rulebook.checking import load_checks
from contract_audit.rulebook.lint import lint

CHECKED = [rule for rule in load_rulebook().rules if rule.match.check]
WORDS = (
    "甲方", "乙方", "出资方", "保证金", "借款本金", "平仓线", "警戒线", "亏损", "50%", "110%", "100万元",
    "￥0.00", "1:5", "第一条", "第二条", "本合同第九条", "附件三", "合计", "其中", "即", "年利率", "24%",
    "每月", "自", "至", "2026年2月30日", "2026年3月1日", "保证期间", "六个月", "签订日期：", "放款日",
    "例如", "补充协议", "为准", "不再适用", "“线”指", "｜", "\n",
    "。", "，", "；", "人民币叁万元整（￥20,000.00）", "0%", "负一万元", "-5%", "999999999999999999999999元",
)  # fmt: skip


def test_every_check_has_its_rule():
    assert {rule.match.check for rule in CHECKED} == set(load_checks())


@pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: rule.id)
def test_a_message_uses_only_what_its_check_tells(rule):
    given_values = dict.fromkeys(load_checks()[rule.match.check].values | {"words"}, "…")
    for lang in ("zh", "en"):
        assert rule.message.in_language(lang).format_map(given_values)


def changed(page, **fields):
    return msgspec.structs.replace(page, rule=msgspec.structs.replace(page.rule, **fields))


def test_lint_refuses_what_does_not_fit():
    page = next(page for page in read_pages(rules_folder()) if page.rule.match.check)
    unknown = changed(page, match=msgspec.structs.replace(page.rule.match, check="no_such_check"))
    assert any("unknown check 'no_such_check'" in text for _, text in lint([unknown]))
    clause = changed(page, kind=RuleKind.CLAUSE)
    assert any("may name a check" in text for _, text in lint([clause]))
    message = msgspec.structs.replace(page.rule.message, zh="{nothing_of_the_kind}")
    assert any("nothing_of_the_kind" in text for _, text in lint([changed(page, message=message)]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_no_text_makes_a_check_fail(case_of, text):
    case = case_of(text)
    for name, check in load_checks().items():
        for found in check.find(case):
            assert {value for value, _ in found.values} == check.values, name
            assert all(0 <= unit < len(case.units) for unit in found.units)
            assert all(0 <= mark.start < mark.end <= len(text) for mark in found.marks)


def test_all_checks_together_are_quick(case_of, samples):
    text = (samples / "stock-financing.txt").read_text(encoding="utf-8")
    text = (text + text)[:8000]
    best = min(_seconds(case_of(text)) for _ in range(3))
    assert best < 0.02


def _seconds(case):
    start = time.perf_counter()
    for check in load_checks().values():
        list(check.find(case))
    return time.perf_counter() - start


def test_checks_grow_with_the_text_and_not_faster(case_of):
    rng = random.Random(7)  # noqa: S311 - any words will do
    text = "".join(rng.choices(WORDS, k=2_000))
    short, long = (min(_seconds(case_of(text * times)) for _ in range(3)) for times in (2, 16))
    assert long < short * 40
