"""Every pattern this room uses, for the scanner to know."""

from contract_audit.deal.data import elements
from contract_audit.deal.licence import licence_patterns
from contract_audit.deal.standard_form import form_patterns
from contract_audit.patterns import Pattern


def deal_patterns() -> tuple[Pattern, ...]:
    """The patterns of the elements, of licences and of standard form."""
    return (
        *(pattern for element in elements().values() for pattern in (*element.patterns, *element.unless)),
        *(pattern for _, patterns in licence_patterns() for pattern in patterns),
        *form_patterns(),
    )
