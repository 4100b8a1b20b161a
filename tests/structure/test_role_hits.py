from itertools import pairwise

from contract_audit.structure import role_hits

LOAN = (
    "甲方（借款人）：A\n乙方（出借人）：B\n丙方（居间人）：C公司\n"
    "借款人向出借人借款。甲方还款给乙方，平台收取居间费，担保人代偿。"
)


def test_labels_aliases_and_generic_nouns_stand_for_the_role(build):
    built = build(LOAN)
    hits = role_hits(built.structure, built.index)
    assert set(built.words(hits["funder"])) == {"乙方", "出借人"}
    assert set(built.words(hits["operator"])) == {"甲方", "借款人"}
    assert "平台" in built.words(hits["platform"])
    assert built.words(hits["guarantor"]) == ["担保人"]


def test_a_party_overrides_what_its_noun_usually_means(build):
    built = build(
        "甲方（投资人）：A\n乙方：B\n投资人缴纳保证金，投资人自主操作账户，投资人承担全部亏损。乙方向投资人提供配资，投资人应向乙方支付利息。"
    )
    hits = role_hits(built.structure, built.index)
    assert "投资人" in built.words(hits["operator"])
    assert "投资人" not in built.words(hits["funder"])


def test_unions(build):
    built = build(LOAN)
    hits = role_hits(built.structure, built.index)
    assert hits["lender"] == sorted(hits["funder"] + hits["platform"])
    assert hits["weak"] == sorted(hits["operator"] + hits["guarantor"] + hits["account_holder"])
    assert set(hits["unknown_party"]) <= set(hits["strong"])
    assert len(hits["party"]) == sum(len(hits[key]) for key in ("funder", "operator", "platform", "guarantor"))


def test_hits_do_not_overlap_and_the_longest_word_wins(build):
    built = build("甲方（出借人）：A\n乙方（借款人）：B\n共同借款人与借款人连带清偿，共同借款人不得抗辩。")
    hits = role_hits(built.structure, built.index)
    assert all(left[1] <= right[0] for left, right in pairwise(hits["party"]))
    assert "共同借款人" in built.words(hits["guarantor"])


def test_an_unknown_party_is_strong(build):
    built = build("甲方住在东街。乙方住在西街。")
    hits = role_hits(built.structure, built.index)
    assert built.words(hits["unknown_party"]) == ["甲方", "乙方"] == built.words(hits["strong"])


def test_pronouns_of_a_talk_follow_the_speaker(build):
    built = build("客服小王：您好，我们最低五百起配，马上入金\n我：你们安全吗，我怎么充值\n客服小王：转到指定账户")
    hits = role_hits(built.structure, built.index)
    assert {"客服小王", "我们", "你们"} <= set(built.words(hits["platform"]))
    assert "您" in built.words(hits["operator"])
