import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_audit.document import Span
from contract_audit.structure import role_hits

PIECES = st.sampled_from(
    (
        "甲方 乙方 借款人 （以下简称 “ ” ） ： \n 第一条 1、 （1） 1.1 附件一 支付 利息 保证金 平仓 客服： "
        "2021-03-04|10:22:33| 10:22| 有限公司 网站 ____ 向 。 ； 签字 |"
    )
    .replace("\n", "¶")
    .split(" ")
).map(lambda piece: piece.replace("¶", "\n").replace("|", " "))


def check(built):
    text, structure = built.normal.text, built.structure
    whole = Span(0, len(text))
    spans = [unit.span for unit in structure.units]
    spans += [clause.span for clause in structure.clauses]
    spans += [party.span for party in structure.parties]
    spans += [span for party in structure.parties for span in party.evidence]
    spans += [definition.span for definition in structure.definitions] + [annex.span for annex in structure.annexes]
    spans += [turn.said for turn in structure.turns] + [structure.signature or whole]
    assert all(whole.contains(span) and span.start <= span.end for span in spans)
    assert all(party.span.of(text) == party.label for party in structure.parties)
    ids = [clause.id for clause in structure.clauses]
    assert len(ids) == len(set(ids))
    assert {clause.parent for clause in structure.clauses} <= {None, *ids}
    party_hits = role_hits(structure, built.index)["party"]
    assert all(0 <= start < end <= len(text) for start, end in party_hits)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_has_a_structure_with_spans_in_range(build, text):
    check(build(text))


def test_the_same_text_has_the_same_structure(build):
    text = "甲方（出借人）：A\n乙方（借款人）：B\n甲方向乙方提供借款，乙方支付利息。"
    assert build(text).structure == build(text).structure


def test_hostile_repetition_stays_linear(build):
    def seconds(text):
        start = time.perf_counter()
        build(text)
        return time.perf_counter() - start

    for piece in (
        "（",
        "甲方（",
        "1、\n",
        "以下简称“甲方”",
        "甲方：",
        "第一条\n（1）",
        "[10:22] 甲：乙\n",
        "向甲方支付利息",
    ):
        small, large = piece * 1500, piece * 6000
        assert seconds(large) < 20 * max(seconds(small), 0.02)
