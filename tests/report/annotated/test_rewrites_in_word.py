"""A rewrite that a scan offers stands in the Word file as a change that can be accepted."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from contract_audit.api import annotate, audit
from contract_audit.document import RangeKind
from contract_audit.pipeline import Options
from contract_audit.reading import read

LOAN = Path(__file__).resolve().parents[2] / "pipeline" / "private_loan.txt"


@pytest.fixture(scope="module")
def loan():
    made, file = docx.Document(), io.BytesIO()
    for line in LOAN.read_text(encoding="utf-8").splitlines():
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


def accepted(data):
    """The text of a Word file once its changes are accepted, without notes."""
    document = read(data)
    text = document.text
    for span in reversed(document.spans_of(RangeKind.NOTE, RangeKind.DELETED)):
        text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_accepting_the_changes_gives_the_rewritten_contract(loan, lang):
    report = audit(loan, options=Options(lang=lang))
    wanted = read(loan).text
    offered = [finding for finding in report.findings if finding.replacement]
    assert len(offered) == len(report.findings) == 8
    for finding in sorted(offered, key=lambda item: -item.spans[0].start):
        wanted = wanted[: finding.spans[0].start] + finding.replacement + wanted[finding.spans[-1].end :]
    written = annotate(loan, options=Options(lang=lang))
    assert accepted(written).split() == wanted.split()
    assert audit(accepted(written)).findings != audit(loan).findings
    assert {finding.risk for finding in audit(accepted(written)).findings}.isdisjoint(item.risk for item in offered)


def test_the_note_says_the_rewrite_in_the_language_of_the_reader(loan):
    written = docx.Document(io.BytesIO(annotate(loan, options=Options(lang="en"))))
    notes = [comment.text for comment in written.comments]
    assert any("Rewrite: This contract ends when its term runs out" in note for note in notes)


def test_libreoffice_opens_the_changed_file(loan, tmp_path):
    office = os.environ.get("CONTRACT_AUDIT_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (soffice); CONTRACT_AUDIT_SOFFICE names another place")
    (tmp_path / "noted.docx").write_bytes(annotate(loan))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "noted.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    converted = "".join(read((tmp_path / "noted.pdf").read_bytes()).text.split())
    assert "任何一方不得单方变更" in converted
