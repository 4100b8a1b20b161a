"""How valid the deal is, in which reading, and what the reader should do next."""

from contract_audit.judgement.next_steps import SITUATIONS, NextStep, next_steps
from contract_audit.judgement.validity import Reading, Validity, Verdict, judge_validity

__all__ = ["SITUATIONS", "NextStep", "Reading", "Validity", "Verdict", "judge_validity", "next_steps"]
