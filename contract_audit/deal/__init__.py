"""What kind of deal this is: playbooks with their elements, what the money goes into, licences, standard form."""

from contract_audit.deal.classify import classify_deal
from contract_audit.deal.data import deal_literals
from contract_audit.deal.deal import (
    Deal,
    ElementFound,
    LicenceStatus,
    PartyLicence,
    PlaybookMatch,
    Underlying,
)

__all__ = [
    "Deal",
    "ElementFound",
    "LicenceStatus",
    "PartyLicence",
    "PlaybookMatch",
    "Underlying",
    "classify_deal",
    "deal_literals",
]
