"""The law as data: sources with their dates and verification, rate and margin tables. No rule is applied here."""

from contract_audit.law.catalogue import Source, bases, basis, in_force, source, sources
from contract_audit.law.table import AS_OF, fingerprint

__all__ = ["AS_OF", "Source", "bases", "basis", "fingerprint", "in_force", "source", "sources"]
