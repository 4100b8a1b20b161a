import re
from datetime import date

import pytest

from contract_audit.law import AS_OF, fingerprint, table
from contract_audit.law.catalogue import entries
from contract_audit.law.data import ROOM, data_files
from contract_audit.law.lint import check_citations, check_entries, check_order, problems


def test_the_tables_are_without_problems():
    assert problems() == []


def fields(**changes):
    _, name, found = next(entry for entry in entries() if entry[1] == "civil-code-496")
    return "civil-code.toml", name, found | changes


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"rank": "decree"}, "rank"),
        ({"anchor": "signing"}, "anchor"),
        ({"status": "expired"}, "status"),
        ({"verified_by": "hearsay"}, "verified_by"),
        ({"gist_de": "…"}, "gist_de"),
        ({"gist_en": ""}, "empty"),
        ({"status": "amended", "in_force_to": date(2020, 1, 1)}, "before"),
        ({"status": "repealed"}, "missing"),
        ({"in_force_to": date(2030, 1, 1)}, "in_force_to is given"),
        ({"verified_by": "none"}, "has not been checked"),
        ({"status": "unclear"}, "has not been checked"),
        ({"note_zh": "施行日未核"}, "one language"),
    ],
)
def test_a_fault_in_an_entry_is_named(changes, word):
    ((place, sentence),) = check_entries([fields(**changes)])
    assert place == "civil-code.toml: civil-code-496"
    assert word in sentence


def test_a_missing_field_is_named():
    file, name, found = fields()
    ((_, sentence),) = check_entries([(file, name, {key: found[key] for key in found if key != "gist_zh"})])
    assert "gist_zh" in sentence


def test_an_id_given_twice_is_named_with_the_first_file():
    ((_, sentence),) = check_entries([fields(), fields()])
    assert sentence == "the id is given already in civil-code.toml"


def test_faults_in_citations_are_named():
    cited = {"a": ("x", "y"), "b": (), "c": ("x", "x"), "margin.toml": ("x", "x")}
    assert list(check_citations(cited, {"x"})) == [
        ("a", "there is no source y"),
        ("b", "no source is cited"),
        ("c", "a source is cited twice"),
    ]


def test_a_timeline_must_rise():
    days = [date(2020, 1, 1), date(2020, 1, 1)]
    assert list(check_order({"lpr.toml": days})) == [("lpr.toml", "the dates do not rise")]


def test_the_tables_speak_of_the_day_they_were_compiled():
    assert date(2026, 11, 21) == AS_OF


def test_the_fingerprint_covers_every_table():
    names = {path.relative_to(ROOM).as_posix() for path in data_files()}
    assert {"lpr.toml", "margin.toml", "structured.toml", "table.toml", "basis.toml"} <= names
    assert sum(name.startswith("sources/") for name in names) == len(list((ROOM / "sources").iterdir()))
    assert re.fullmatch("[0-9a-f]{16}", fingerprint())


def test_the_fingerprint_changes_with_the_tables(monkeypatch):
    whole = fingerprint()
    monkeypatch.setattr(table, "data_files", lambda: data_files()[1:])
    assert fingerprint.__wrapped__() != whole
