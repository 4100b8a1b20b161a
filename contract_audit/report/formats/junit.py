"""The report as JUnit XML, for the test page of a build server: one suite a contract, one case a finding."""

import xml.etree.ElementTree as ET

from contract_audit.pipeline.outcome import Outcome, Report, ReportedFinding
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages, messages_in
from contract_audit.report.places import Places


def render(outcome: Outcome, *, lang: str = "zh") -> bytes:
    """UTF-8 XML. A finding is a failed case, a suppressed one a skipped case, an input that could not be read an error.

    A contract without findings has one passing case. Characters that XML cannot carry are written out.
    """
    messages = messages_in(lang)
    root = ET.Element("testsuites", name=outcome.tool.name)
    for report in outcome.reports:
        _suite(root, report, messages)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(root: ET.Element, report: Report, messages: Messages) -> None:
    file, findings = legible(report.source.path), report.findings
    failed = report.status != "ok"
    suppressed = sum(finding.suppressed is not None for finding in findings)
    suite = ET.SubElement(
        root, "testsuite", name=file, tests=str(max(1, len(findings) + failed)), errors=str(int(failed)),
        failures=str(len(findings) - suppressed), skipped=str(suppressed),
    )  # fmt: skip
    if failed:
        case = ET.SubElement(suite, "testcase", classname=file, name=messages.label("status", report.status))
        told = "\n".join(legible(problem.message) for problem in report.problems)
        ET.SubElement(case, "error", type=report.status, message=told)
    places = Places(report.clauses or (), messages)
    for finding in findings:
        _case(suite, file, finding, places, messages)
    if not failed and not findings:
        ET.SubElement(suite, "testcase", classname=file, name=messages.label("status", report.status))


def _case(suite: ET.Element, file: str, finding: ReportedFinding, places: Places, messages: Messages) -> None:
    place = places.name(finding.spans[0]) if finding.spans else messages.say("place", "document")
    case = ET.SubElement(
        suite, "testcase", classname=f"{file}.{finding.risk}", name=legible(f"{finding.title} {place}".strip())
    )
    if finding.suppressed is not None:
        ET.SubElement(case, "skipped", message=legible(finding.suppressed.reason))
        return
    failure = ET.SubElement(case, "failure", type=finding.severity, message=legible(finding.message))
    failure.text = legible("\n".join(part for part in (finding.quote, finding.why, finding.advice) if part))
