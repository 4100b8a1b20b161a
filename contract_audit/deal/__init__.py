"""What kind of deal this is: playbooks with their elements, what the money goes into, licences, standard form."""

from contract_audit.deal.classify import classify_deal
from contract_audit.deal.deal import (
    Deal,
    ElementFound,
    LicenceStatus,
    PartyLicence,
    PlaybookMatch,
    Underlying,
)
from contract_audit.deal.patterns import deal_patterns

__all__ = [
    "Deal",
    "ElementFound",
    "LicenceStatus",
    "PartyLicence",
    "PlaybookMatch",
    "Underlying",
    "classify_deal",
    "deal_patterns",
]
