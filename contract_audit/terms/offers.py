"""Whether a text makes an offer to everyone rather than a contract between two."""

import re

from contract_audit.structure import Role
from contract_audit.terms.source import TermSource

_LETTER = re.compile(r"[甲乙丙A-C]方")


def is_offer(source: TermSource) -> bool:
    """Whether the text has a platform and no 甲方: rules, a web page, a leaflet. Its examples are its only figures."""
    parties = source.structure.parties
    return any(party.role is Role.PLATFORM for party in parties) and not any(
        _LETTER.fullmatch(label) for party in parties for label in party.labels()
    )
