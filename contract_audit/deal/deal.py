"""What kind of deal a document is, before anyone judges it."""

from enum import StrEnum

import msgspec

from contract_audit.document import Span


class Underlying(StrEnum):
    """What the money is put into."""

    SHARES = "shares"
    FUTURES = "futures"
    FX = "fx"
    NONE = "none"
    UNKNOWN = "unknown"


class LicenceStatus(StrEnum):
    """What the text shows of a licence: a number that can be checked, a bare claim, or nothing."""

    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    NONE = "none"


class PartyLicence(msgspec.Struct, frozen=True):
    """The licence of one party, by its label."""

    party: str
    status: LicenceStatus
    span: Span | None = None


class ElementFound(msgspec.Struct, frozen=True):
    """An element of a playbook and the place that proves it; `span` is None where it is not met."""

    id: str
    span: Span | None = None

    @property
    def met(self) -> bool:
        """Whether the text shows this element."""
        return self.span is not None


class PlaybookMatch(msgspec.Struct, frozen=True):
    """How strongly the text speaks for a playbook: the share of the weights of its elements that are met."""

    id: str
    score: float
    elements: tuple[ElementFound, ...]


class Deal(msgspec.Struct, frozen=True):
    """What this is: playbooks best first, what the money goes into, who shows a licence.

    `elements` are all that the text shows, whichever playbook they belong to. `tags` are the classes rules ask for
    (`lending`, `peizi`, `platform`, `securities`, `futures`, `licensed`, …).
    `known` is False where the text is too short or too thin to tell; then rules that allow it speak anyway.
    `format_contract` is None where the text does not show whether it is a standard form.
    """

    playbooks: tuple[PlaybookMatch, ...]
    elements: tuple[ElementFound, ...]
    underlying: Underlying
    licences: tuple[PartyLicence, ...]
    format_contract: bool | None
    format_spans: tuple[Span, ...]
    tags: frozenset[str]
    known: bool
