"""What reviewers decided about findings."""

from contract_audit.review.decisions import Decision, apply_decisions, read_decisions

__all__ = ["Decision", "apply_decisions", "read_decisions"]
