"""The one matcher of the system: terms, deal and rules are written in its pattern language."""

from contract_audit.patterns.lexicon import Concept, Lexicon, load_lexicon
from contract_audit.patterns.matcher import Match, Matcher
from contract_audit.patterns.memory import Memory
from contract_audit.patterns.programs import PARTY_NAMES
from contract_audit.patterns.scanner import ScanIndex, Scanner
from contract_audit.patterns.syntax import Element, Pattern, PatternError, Sequence, parse_pattern
from contract_audit.patterns.wording import in_words

__all__ = [
    "PARTY_NAMES",
    "Concept",
    "Element",
    "Lexicon",
    "Match",
    "Matcher",
    "Memory",
    "Pattern",
    "PatternError",
    "ScanIndex",
    "Scanner",
    "Sequence",
    "in_words",
    "load_lexicon",
    "parse_pattern",
]
