"""What a check reports: places that do not agree, and the arithmetic that shows it."""

import msgspec

from contract_audit.document import Span
from contract_audit.rulebook.schema import Severity


class Discrepancy(msgspec.Struct, frozen=True, gc=False):
    """One thing that does not add up.

    `units` are the units it concerns, in order (none: the whole document); `marks` the words that disagree; `values`
    fill the rule's message by name. `severity` takes the place of the rule's own where it is given.
    """

    units: tuple[int, ...]
    marks: tuple[Span, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None
