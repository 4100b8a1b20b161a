"""The protocol through which token patterns reach the rulebook; it knows no tokenizer and no spaCy."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from contract_audit.document import Span

TokenPattern = Sequence[dict[str, object]]
"""One pattern: a description for each token, in the form of spaCy's Matcher."""


class TokenSearch(Protocol):
    """Finds token patterns in the normalised text of one case."""

    def find(self, patterns: Sequence[TokenPattern]) -> Iterable[Span]:
        """The spans of the normalised text that any of the patterns matches, in order."""
        ...
