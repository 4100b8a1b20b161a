"""What every renderer of prose shows, decided once: order, numbers, words, citations."""

from contract_audit.report.view.facts import Element, Line, PartyRow, TermRow, ValidityView
from contract_audit.report.view.finding import SEVERITIES, Entry, Occurrence, rank
from contract_audit.report.view.group import GroupView
from contract_audit.report.view.quotation import QuotePart
from contract_audit.report.view.report import ReportView, colophon, view
from contract_audit.report.view.steps import Step

__all__ = [
    "SEVERITIES",
    "Element",
    "Entry",
    "GroupView",
    "Line",
    "Occurrence",
    "PartyRow",
    "QuotePart",
    "ReportView",
    "Step",
    "TermRow",
    "ValidityView",
    "colophon",
    "rank",
    "view",
]
