"""The values a text states: amounts, rates, dates, lines, accounts, each with its place."""

from contract_audit.terms.term import Term

__all__ = ["Term"]


def extract_terms(*_: object) -> tuple[Term, ...]:  # replaced by the real one
    return ()


def term_literals() -> frozenset[str]:  # replaced by the real one
    return frozenset()
