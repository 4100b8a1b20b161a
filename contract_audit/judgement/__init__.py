"""How valid the deal is, in which reading; which time limits run; what to verify; what the reader should do next."""

from contract_audit.judgement.calculations import Calculations, calculate
from contract_audit.judgement.checklist import CheckItem, CheckStatus, check_items, checklist_patterns
from contract_audit.judgement.clocks import RunningClock, running_clocks
from contract_audit.judgement.next_steps import SITUATIONS, NextStep, next_steps
from contract_audit.judgement.validity import Reading, Validity, Verdict, judge_validity, validity_patterns

__all__ = [
    "SITUATIONS",
    "Calculations",
    "CheckItem",
    "CheckStatus",
    "NextStep",
    "Reading",
    "RunningClock",
    "Validity",
    "Verdict",
    "calculate",
    "check_items",
    "checklist_patterns",
    "judge_validity",
    "next_steps",
    "running_clocks",
    "validity_patterns",
]
