"""Who shows a licence: a number that can be checked, a bare claim, or nothing."""

from functools import cache

from contract_audit.deal.deal import LicenceStatus, PartyLicence
from contract_audit.document import Span
from contract_audit.patterns import Matcher, Pattern
from contract_audit.structure import Party, Role, Structure

_FUNDING = frozenset({Role.FUNDER, Role.PLATFORM, Role.BROKER, Role.TRUSTEE, Role.CUSTODIAN_BANK, Role.GUARANTOR})


def party_licences(text: str, structure: Structure, matcher: Matcher) -> tuple[PartyLicence, ...]:
    """The licence status of every party that funds, brokers, holds or vouches; private borrowers need none."""
    return tuple(_licence_of(party, text, matcher) for party in structure.parties if party.role in _FUNDING)


def _licence_of(party: Party, text: str, matcher: Matcher) -> PartyLicence:
    names = tuple(name for name in (party.name, party.label, *party.aliases) if name)
    for status, patterns in licence_patterns():
        for pattern in patterns:
            for _, match in matcher.find(pattern):
                if _speaks_of(names, text, match.span):
                    return PartyLicence(party.label, status, match.span)
    return PartyLicence(party.label, LicenceStatus.NONE)


def _speaks_of(names: tuple[str, ...], text: str, span: Span) -> bool:
    """Whether one of the names stands in the passage around the licence."""
    passage = text[max(0, span.start - 120) : span.end + 20]
    return any(name in passage for name in names)


@cache
def licence_patterns() -> tuple[tuple[LicenceStatus, tuple[Pattern, ...]], ...]:
    """What shows a licence, the better proof first."""
    return (
        (LicenceStatus.EVIDENCED, (Pattern("{licence_number}…8(编号|号码|证号|流水号|机构编码|号：)"),)),
        (
            LicenceStatus.CLAIMED,
            (Pattern("{licence_number}"), Pattern("(持牌|具备|具有|取得|拥有)…8(资质|资格|牌照)")),
        ),
    )
