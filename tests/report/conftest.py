"""An outcome made by hand from contract.txt and report.yaml."""

import hashlib
import re
from pathlib import Path

import msgspec
import pytest
import yaml

from contract_audit.pipeline.outcome import (
    ClauseInfo,
    Outcome,
    Place,
    Report,
    ReportedFinding,
    ReportProblem,
    SourceInfo,
    Summary,
    ToolInfo,
)

HOSTILE = (
    '<script>alert(1)</script></script><svg onload=alert(1)><img src=x onerror="alert(2)">'
    "'\" onmouseover=alert(3) x=' </style></textarea> <!-- --> {{7*7}} {% x %} \u202e反转\u200b &amp; &#60;b&#62; ]]>"
    " \x1b[31m\x07\x9b\u2028"
)
FOLDER = Path(__file__).parent
CONTRACT = (FOLDER / "contract.txt").read_text(encoding="utf-8")
PLAN = yaml.safe_load((FOLDER / "report.yaml").read_text(encoding="utf-8"))
TOOL = ToolInfo("contract-audit", "0.1.0", "5f1d2c3b4a59", None, "2026-05-16", ())
NOTHING = dict.fromkeys(
    [
        "parties",
        "deal",
        "playbooks",
        "validity",
        "clauses",
        "terms",
        "groups",
        "next_steps",
        "calculations",
        "checklist",
    ]
)


def read_clauses():
    lines = [(match, match[1].startswith("第")) for match in re.finditer(r"(?m)^(第.条|\d\.\d) ?(.*)$", CONTRACT)]
    made, parent = [], None
    for at, (match, top) in enumerate(lines):
        parent = f"c{at}" if top else parent
        ends = [later.start() - 1 for later, also_top in lines[at + 1 :] if also_top]
        end = match.end() if not top else ends[0] if ends else CONTRACT.index("\n甲方：____")
        made.append(
            ClauseInfo(f"c{at}", match[1], match[2] if top else "", match.start(), end, None if top else parent)
        )
    return tuple(made)


CLAUSES = read_clauses()


def place_of(words, after=0):
    start = CONTRACT.index(words, after)
    clause = [clause.id for clause in CLAUSES if clause.start <= start < clause.end]
    return Place(start, start + len(words), page=1 if start < 500 else 2, clause=clause[-1] if clause else None)


def fingerprint_of(risk):
    return hashlib.sha256(risk.encode()).hexdigest()[:16]


def finding_of(risk, *, unit=None, mark=None, law=(), **said):
    spans = () if unit is None else (place_of(unit),)
    defaults = {
        "fingerprint": fingerprint_of(risk),
        "family": "C",
        "kind": "clause",
        "severity": "high",
        "confidence": {"value": 0.9, "basis": "authored"},
        "detectors": [f"rule:{risk}"],
        "quote": unit or "",
        "title": risk,
        "message": f"{said.get('title', risk)}。",
        "why": "",
        "advice": "",
        "rewrite": None,
        "harmed": ["operator"],
        "spans": (),
        "law": [{"id": name, "in_force_from": None, **PLAN["laws"][name]} for name in law],
    }
    finding = msgspec.convert({"risk": risk, **defaults, **said}, ReportedFinding)
    marks = () if mark is None else (place_of(mark, spans[0].start),)
    return msgspec.structs.replace(finding, spans=spans, marks=marks)


def planned_report():
    terms = [{"confidence": 0.9, "issues": [], **term, "span": place_of(term["raw"])} for term in PLAN["terms"]]
    source = {"sha256": "ab" * 32, "bytes": len(CONTRACT.encode()), "chars": len(CONTRACT), **PLAN["source"]}
    plan = {
        "source": source,
        "status": "ok",
        "problems": [],
        "parties": [{"span": place_of(party["unit"]), **party} for party in PLAN["parties"]],
        "deal": {
            "underlying": "shares",
            "licences": [{"party": "甲方", "status": "none"}],
            "format_contract": {"value": None, "spans": []},
        },
        "playbooks": [{**book, "elements": elements_of(book)} for book in PLAN["playbooks"]],
        "validity": PLAN["validity"],
        "clauses": CLAUSES,
        "terms": terms,
        "findings": [],
        "groups": [
            {
                "id": name,
                "severity": "high",
                "title": group["title"],
                "findings": list(map(fingerprint_of, group["risks"])),
            }
            for name, group in PLAN["groups"].items()
        ],
        "next_steps": [{**step, "because": list(map(fingerprint_of, step["because"]))} for step in PLAN["next_steps"]],
        "calculations": PLAN["calculations"],
        "checklist": PLAN["checklist"],
        "summary": {"counts": {}, "grade": None, "headline": PLAN["headline"]},
        "text": CONTRACT,
    }
    findings = tuple(finding_of(**finding) for finding in PLAN["findings"])
    return msgspec.structs.replace(msgspec.convert(plan, Report, from_attributes=True), findings=findings)


def elements_of(book):
    return [
        {"id": name, "met": bool(words), **({"span": place_of(words)} if words else {})}
        for name, words in book["elements"].items()
    ]


def hostile_report(report):
    text = f"{HOSTILE}\n第一条 {HOSTILE}\n{HOSTILE * 3}"
    spans = (Place(3, len(HOSTILE) + 20), Place(len(HOSTILE) + 5, len(HOSTILE) * 2))
    said = dict.fromkeys(["quote", "title", "message", "why", "advice", "rewrite", "could_be_wrong"], HOSTILE)
    findings = tuple(
        msgspec.structs.replace(finding, **said, spans=(span,), marks=(Place(span.start + 2, span.end - 2),))
        for finding, span in zip(report.findings, spans, strict=False)
    )
    return msgspec.structs.replace(
        report,
        text=text,
        findings=findings,
        source=msgspec.structs.replace(report.source, path=f"dir/{HOSTILE}".replace("/", "") + "\udcff.txt"),
        parties=tuple(msgspec.structs.replace(party, label=HOSTILE, name=HOSTILE) for party in report.parties),
        terms=tuple(msgspec.structs.replace(term, raw=HOSTILE, value=HOSTILE) for term in report.terms),
        groups=tuple(msgspec.structs.replace(group, title=HOSTILE) for group in report.groups),
        clauses=tuple(msgspec.structs.replace(clause, number=HOSTILE, heading=HOSTILE) for clause in report.clauses),
        next_steps=({"id": "x", "text": HOSTILE, "because": [findings[0].fingerprint]},),
        checklist=({"id": HOSTILE, "status": HOSTILE},),
        calculations={HOSTILE: HOSTILE},
        validity={"verdict": HOSTILE, "reasons": [HOSTILE], "readings": [{"name": HOSTILE, "verdict": HOSTILE}]},
        summary=msgspec.structs.replace(report.summary, headline=HOSTILE, grade=HOSTILE),
    )


@pytest.fixture
def report():
    return planned_report()


@pytest.fixture
def hostile():
    """A report in which everything a stranger could have written tries to break out."""
    return hostile_report(planned_report())


@pytest.fixture
def outcome():
    return Outcome("1.0", TOOL, (planned_report(),))


@pytest.fixture
def failed():
    source = SourceInfo("扫描件.pdf", "cd" * 32, 10, "application/pdf", "pdf", None, 0)
    problem = ReportProblem("encrypted", "文件已加密，请先解除密码。")
    return Report(
        source=source, status="failed", problems=(problem,), findings=(), summary=Summary({}, None, ""), **NOTHING
    )


@pytest.fixture
def outcome_with():
    """Make an outcome of one report, the planned one with changes, or of given reports."""

    def make(*reports, **changes):
        chosen = reports or (msgspec.structs.replace(planned_report(), **changes),)
        return Outcome("1.0", TOOL, tuple(chosen))

    return make


@pytest.fixture
def make_finding():
    return finding_of
