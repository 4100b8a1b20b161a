import msgspec
import pytest

from contract_audit.report.html.chunks import blocks, chunks
from contract_audit.report.messages import messages_in
from contract_audit.report.view import view


@pytest.fixture
def groups(report):
    made = view(report, "2026-05-16", messages_in("zh")).groups
    often = msgspec.structs.replace(made[0].entries[0], occurrences=made[0].entries[0].occurrences * 100)
    return (*made, msgspec.structs.replace(made[0], entries=(*made[0].entries, often, *made[0].entries * 30)))


@pytest.mark.parametrize("wait", [False, True])
def test_every_finding_is_in_one_chunk_in_order(groups, wait):
    for group in groups:
        told = [told for chunk in chunks(group, wait=wait) for told in chunk.entries]
        assert [item.entry for item in told] == list(group.entries)
        for item in told:
            assert [place for part in item.others for place in part] == list(item.entry.occurrences[1:])


def test_nothing_waits_in_a_short_report(groups):
    assert not [chunk for group in groups for chunk in chunks(group, wait=False) if chunk.asleep]


def test_nothing_that_waits_holds_something_that_waits(groups):
    """`noscript` cannot stand in `noscript`."""
    assert [told for group in groups for chunk in chunks(group, wait=True) for told in chunk.entries if told.asleep]
    for group in groups:
        for chunk in chunks(group, wait=True):
            assert not (chunk.asleep and any(told.asleep for told in chunk.entries))


def test_the_contract_is_cut_but_for_its_beginning():
    cut = blocks(range(100), wait=True)
    assert [block.asleep for block in cut] == [False, True, True]
    assert [line for block in cut for line in block.paragraphs] == list(range(100))
