"""The values a text states: amounts, rates, dates, lines, accounts, each with its place."""

from contract_audit.terms.extraction import extract_terms
from contract_audit.terms.phrases import patterns as term_patterns
from contract_audit.terms.term import Term

__all__ = ["Term", "extract_terms", "term_patterns"]
