"""What the lexicon says about the words that name parties."""

import re
from functools import cache
from typing import Final

import msgspec

from contract_audit.patterns import Lexicon
from contract_audit.structure.party import Role

ROLE_OF_CONCEPT: Final = {
    "party_noun_funder": Role.FUNDER,
    "party_noun_operator": Role.OPERATOR,
    "party_noun_customer": Role.OPERATOR,
    "party_noun_platform": Role.PLATFORM,
    "party_noun_guarantor": Role.GUARANTOR,
    "party_noun_account_holder": Role.ACCOUNT_HOLDER,
    "party_noun_custodian_bank": Role.CUSTODIAN_BANK,
    "party_noun_broker": Role.BROKER,
    "party_noun_trustee": Role.TRUSTEE,
    "party_noun_other": Role.OTHER,
}
"""The role a noun of each concept stands for when nothing speaks against it."""

LETTER: Final = "party_letter"
NEUTRAL: Final = "party_noun_neutral"
CUSTOMER: Final = "party_noun_customer"
BROKER: Final = "party_noun_broker"
NO_PARTY: Final = "party_noun_none"


_ORDINAL = re.compile(r"(?<=[方人者商])[甲乙丙丁一二三四五1-9A-E]\Z")
"""What tells one of several of a kind from the others: 保证人甲, 担保人A."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The nouns that name parties, with the concept each belongs to."""

    concepts: dict[str, str]
    longest: int

    def noun_in(self, label: str) -> str | None:
        """Return the longest known noun that `label` ends with."""
        for length in range(min(len(label), self.longest), 1, -1):
            concept = self.concepts.get(label[-length:])
            if concept is not None:
                return None if concept in (NO_PARTY, LETTER) else label[-length:]
        return None

    def concept_of(self, label: str) -> str | None:
        """Return the concept of a label, or of the longest known noun it ends with (个人会员 is a 会员)."""
        label = _ORDINAL.sub("", label)
        for length in range(min(len(label), self.longest), 0, -1):
            concept = self.concepts.get(label[-length:])
            if concept is not None:
                return None if concept == NO_PARTY else concept
        return None

    def role_of(self, label: str) -> Role | None:
        """Return the role a label stands for by itself; None for letters, neutral and unknown words."""
        concept = self.concept_of(label)
        return ROLE_OF_CONCEPT.get(concept) if concept else None


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the party nouns of `lexicon`; empty where it has none."""
    concepts: dict[str, str] = {}
    for name in (NO_PARTY, NEUTRAL, *reversed(ROLE_OF_CONCEPT), LETTER):
        concept = lexicon.get(name)
        for word in concept.words if concept else ():
            concepts[word] = name
    return Vocabulary(concepts, max(map(len, concepts), default=0))
