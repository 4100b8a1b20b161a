"""Scores the program against labelled documents and prints the figures.

    python tests/benchmarks/quality.py corpora/heldout [--families ABC]

A mark of a risk is found when a finding of that risk covers at least half of the shorter of the two. Recall counts the
marks labelled `sure`; a finding that meets only `arguable` marks counts for nothing; one that meets no mark is false.
Absences count once a document. A trap is hit when a finding of the barred risk covers it. No lawyer has confirmed the
labels.
"""

import argparse
import json
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

from contract_audit import audit
from contract_audit.pipeline.outcome import Report

LONGEST = 300
"""Characters of the longest span that can be right."""

Stretch = tuple[int, int]


def main() -> int:
    """Score every labelled document of the folders named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--families", default="ABCDEFGHIJ")
    given = parser.parse_args()
    tally: Counter[str] = Counter()
    for folder in given.folders:
        for gold in sorted(folder.glob("*.json")):
            labels = json.loads(gold.read_text(encoding="utf-8"))
            tally += score(labels, gold.with_suffix(".txt"), set(given.families))
    precision = tally["right"] / max(tally["right"] + tally["false"], 1)
    recall = tally["found"] / max(tally["sure"], 1)
    print(f"documents        {tally['documents']}")
    print(f"micro F1         {2 * precision * recall / max(precision + recall, 1e-9):.3f}")
    print(f"precision        {precision:.3f}  ({tally['false']} false)")
    print(f"recall           {recall:.3f}  ({tally['found']} of {tally['sure']} sure marks)")
    print(f"traps hit        {tally['traps hit']} of {tally['traps']}")
    print(f"roles            {tally['roles right']} of {tally['roles']}")
    print(f"playbook first   {tally['playbook right']} of {tally['documents']}")
    return 0


def score(labels, path: Path, families: set[str]) -> "Counter[str]":
    """The counts of one document."""
    text = path.read_text(encoding="utf-8")
    report = audit(path)
    found, absent = findings_of(report, families)
    tally = Counter({"documents": 1})
    tally += clauses(marks_of(labels, text), found, families)
    tally += absences(labels, absent, families)
    for trap in labels["clean"]:
        if family_in(trap["risk"], families):
            at = place(text, trap)
            tally["traps"] += 1
            tally["traps hit"] += any(meets(span, at) for span in found.get(trap["risk"], []))
    roles = {party.label: party.role for party in report.parties or ()}
    tally["roles"] += len(labels["roles"])
    tally["roles right"] += sum(roles.get(label) == role for label, role in labels["roles"].items())
    best = [alike(book.id) for book in report.playbooks or ()][:1]
    tally["playbook right"] += best == [alike(name) for name in labels["playbook"]][:1]
    return tally


def clauses(marks, found, families: set[str]) -> "Counter[str]":
    """Marks found and missed, findings right and false."""
    tally: Counter[str] = Counter()
    for risk in sorted(set(marks) | set(found)):
        if risk not in found and not family_in(risk, families):
            continue
        spans, wanted = found.get(risk, []), marks.get(risk, [])
        sure = [at for at, certain in wanted if certain]
        tally["sure"] += len(sure)
        tally["found"] += sum(any(meets(span, at) for span in spans) for at in sure)
        for span in spans:
            touched = [certain for at, certain in wanted if meets(span, at)]
            tally["right"] += any(touched)
            tally["false"] += not touched
    return tally


def absences(labels, absent: set[str], families: set[str]) -> "Counter[str]":
    """Absences of the whole document, each counted once; those labelled arguable count for nothing."""
    expected = {item["risk"]: item.get("certainty", "sure") for item in labels["absent"]}
    tally: Counter[str] = Counter()
    for risk in sorted(set(expected) | absent):
        if not family_in(risk, families) or expected.get(risk) == "arguable":
            continue
        both = risk in expected and risk in absent
        tally["sure"] += risk in expected
        tally["found"] += both
        tally["right"] += both
        tally["false"] += risk not in expected
    return tally


def findings_of(report: Report, families: set[str]) -> tuple[dict[str, list[Stretch]], set[str]]:
    """Where each risk is found, overlapping places joined; and the risks found absent."""
    places: dict[str, list[Stretch]] = {}
    absent: set[str] = set()
    for finding in report.findings:
        if finding.family not in families or not finding.reported:
            continue
        if finding.kind == "absence":
            absent.add(finding.risk)
        else:
            places.setdefault(finding.risk, []).extend((span.start, span.end) for span in finding.spans)
    return {risk: joined(spans) for risk, spans in places.items()}, absent


def marks_of(labels, text: str) -> dict[str, list[tuple[Stretch, bool]]]:
    """Where each risk is labelled, and whether surely."""
    rows = sorted((mark["risk"], place(text, mark), mark["certainty"] == "sure") for mark in labels["clauses"])
    return {risk: [(at, sure) for _, at, sure in group] for risk, group in groupby(rows, key=lambda row: row[0])}


def place(text: str, mark) -> Stretch:
    """Where the `nth` occurrence of a quote stands."""
    at = -1
    for _ in range(mark.get("nth", 1)):
        at = text.index(mark["quote"], at + 1)
    return at, at + len(mark["quote"])


def meets(span: Stretch, mark: Stretch) -> bool:
    """Whether the two share at least half of the shorter one, and the span is not too long to say anything."""
    shared = min(span[1], mark[1]) - max(span[0], mark[0])
    shorter = min(span[1] - span[0], mark[1] - mark[0])
    return span[1] - span[0] <= LONGEST and shared > 0 and shared * 2 >= shorter


def joined(spans: list[Stretch]) -> list[Stretch]:
    """The spans with overlapping ones made one."""
    out: list[Stretch] = []
    for span in sorted(set(spans)):
        if out and span[0] < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out


def family_in(risk: str, families: set[str]) -> bool:
    """Whether a risk belongs to one of the families; the rulebook knows."""
    from contract_audit.rulebook import load_rulebook

    return any(rule.family in families for rule in load_rulebook().of_risk(risk))


def alike(playbook: str) -> str:
    """Playbooks whose names labellers may use for one another."""
    return {"licensed-loan": "private-lending", "share-pledge-otc": "stock-pledge"}.get(playbook, playbook)


if __name__ == "__main__":
    sys.exit(main())
