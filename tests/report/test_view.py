import msgspec

from contract_audit.pipeline.outcome import GroupInfo, Place, Suppression
from contract_audit.report.messages import messages_in
from contract_audit.report.view import view
from contract_audit.report.view.quotation import quotation

ZH = messages_in("zh")


def shown(report):
    return view(report, "2026-05-16", ZH)


def occurrences(made):
    return [item for group in made.groups for entry in group.entries for item in entry.occurrences]


def test_every_finding_is_shown_once_and_numbered_in_reading_order(report):
    made = shown(report)
    assert [item.number for item in occurrences(made)] == list(range(1, len(report.findings) + 1))
    assert len({item.anchor for item in occurrences(made)}) == len(report.findings)


def test_groups_come_worst_first_and_families_take_what_has_no_group(report):
    made = shown(report)
    ranks = [("critical", "high", "medium", "low", "info").index(group.severity) for group in made.groups]
    assert ranks == sorted(ranks)
    assert "担保与追偿" in [group.title for group in made.groups]


def test_a_finding_in_two_groups_is_shown_in_the_first(report):
    again = GroupInfo("again", "再次", "critical", report.groups[1].findings)
    made = shown(msgspec.structs.replace(report, groups=(*report.groups, again)))
    assert "再次" not in [group.title for group in made.groups]
    assert len(occurrences(made)) == len(report.findings)


def test_one_problem_at_many_places_is_told_once(report, make_finding):
    places = (Place(0, 4), Place(9, 12), Place(30, 34))
    alike = tuple(
        msgspec.structs.replace(
            make_finding("deemed-notice", why="同一理由", confidence={"value": 0.7 + at / 10, "basis": "authored"}),
            fingerprint=f"fp{at}",
            spans=(place,),
        )
        for at, place in enumerate(places)
    )
    made = shown(msgspec.structs.replace(report, findings=alike, groups=()))
    (entry,) = made.groups[0].entries
    assert len(entry.occurrences) == 3
    assert entry.confidence == "70%–90%（规则设定）"
    assert made.groups[0].count == 3


def test_what_a_reviewer_set_aside_counts_for_nothing_but_is_shown(report):
    decision = Suppression("王律师", "已另行约定", "2026-12-31")
    aside = msgspec.structs.replace(report.findings[0], suppressed=decision)
    made = shown(msgspec.structs.replace(report, findings=(aside, *report.findings[1:])))
    assert made.groups[-1].aside
    assert occurrences(made)[-1].suppressed == "王律师 排除至 2026-12-31：已另行约定"
    assert sum(item.count for item in made.tallies) == len(report.findings) - 1


def test_fingerprints_that_share_a_prefix_get_anchors_of_their_own(report, make_finding):
    twins = tuple(
        msgspec.structs.replace(make_finding("a"), fingerprint="same-prefix-of-sixteen-" + tail, title=tail)
        for tail in ("x", "y")
    )
    made = shown(msgspec.structs.replace(report, findings=twins, groups=()))
    assert [item.anchor for item in occurrences(made)] == ["f-sameprefixofsixt", "f-sameprefixofsixt-2"]


def marked(parts):
    return [part.text for part in parts if part.marked]


def test_offending_words_are_marked_without_the_text_at_hand(report):
    finding = next(item for item in report.findings if item.risk == "liquidation-no-notice")
    assert marked(quotation(finding, None)) == ["可不经通知自行卖出"]


def test_offending_words_are_marked_across_the_joint_of_two_units(make_finding):
    finding = msgspec.structs.replace(
        make_finding("x"),
        quote="甲方可卖出乙方无异议",
        spans=(Place(10, 15), Place(20, 25)),
        marks=(Place(13, 15), Place(20, 22)),
    )
    assert marked(quotation(finding, None)) == ["卖出乙方"]


def test_offending_words_are_found_where_blanks_were_folded(make_finding):
    text = "甲方  可随时\n  卖出证券。"
    finding = msgspec.structs.replace(
        make_finding("x"), quote=" ".join(text.split()), spans=(Place(0, len(text)),), marks=(Place(5, 12),)
    )
    assert marked(quotation(finding, text)) == ["随时", "卖出"]


def test_nothing_found_is_clean_only_when_all_was_read(report):
    bare = msgspec.structs.replace(report, findings=(), groups=())
    assert shown(bare).verdict_on_nothing == "未发现规则所列风险。"
    assert "不能据此认为没有风险" in shown(msgspec.structs.replace(bare, status="partial")).verdict_on_nothing


def test_what_is_not_computed_is_simply_absent(failed):
    made = shown(failed)
    assert made.deal is None
    assert made.validity is None
    assert made.terms == made.parties == made.groups == made.next_steps == ()
