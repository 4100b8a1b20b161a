"""Context of words within one sentence: negation, prohibition, condition, exception and their like."""

from contract_audit.text.context.cue import ContextKind, Cue
from contract_audit.text.context.find import contexts_of, find_cues

__all__ = ["ContextKind", "Cue", "contexts_of", "find_cues"]
