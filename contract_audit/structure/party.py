"""What a party of the document is."""

import re
from enum import StrEnum
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.text.characters import HAN


class Role(StrEnum):
    """What a party does in the deal, whatever it is called."""

    FUNDER = "funder"
    """Lends the money or puts it up."""
    OPERATOR = "operator"
    """Borrows, trades, pays margin or bears the loss."""
    PLATFORM = "platform"
    """Runs the site, brokers or manages the deal."""
    ACCOUNT_HOLDER = "account_holder"
    """Only lends the account."""
    GUARANTOR = "guarantor"
    CUSTODIAN_BANK = "custodian_bank"
    BROKER = "broker"
    """A licensed securities firm."""
    TRUSTEE = "trustee"
    OTHER = "other"
    UNKNOWN = "unknown"


NAME: Final = re.compile(rf"{HAN}{{2,4}}|[^\W\d_]{{2,12}}(?:公司|银行|合伙|中心)")
"""A name by which a text goes on to speak of a party: a person's or a company's."""


class Party(msgspec.Struct, frozen=True, gc=False):
    """A party of the document.

    `label` is what the text calls it first (甲方, 居间平台方, a nickname); `aliases` are other words of the text for
    the same party; `name` is the person or company, None where it is left blank; `span` is the first or defining
    occurrence of the label; `evidence` is what told the role.
    """

    label: str
    name: str | None
    role: Role
    span: Span
    aliases: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()

    def labels(self) -> tuple[str, ...]:
        """Return the label and every alias."""
        return (self.label, *self.aliases)
