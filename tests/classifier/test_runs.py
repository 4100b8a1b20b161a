from contract_audit.classifier.runs import REACH, pairs, runs


def test_runs_are_all_up_to_three_characters():
    assert list(runs("平仓平")) == ["平", "仓", "平", "平仓", "仓平", "平仓平"]


def test_pairs_join_a_hinge_with_what_stands_near():
    assert set(pairs("S，卖股")) == {"S…卖", "S…股"}
    assert set(pairs("款归S")) == {"归…S", "款…归", "款…S"}


def test_pairs_reach_no_farther():
    assert f"S…{'乙'}" not in pairs("S" + "甲" * REACH + "乙")
    assert f"S…{'乙'}" in pairs("S" + "甲" * (REACH - 1) + "乙")


def test_without_a_hinge_there_is_no_pair():
    assert pairs("卖出股票") == []
