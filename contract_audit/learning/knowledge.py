"""What is known of each risk of each example, as a table."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from contract_audit.learning.estimators import SEED
from contract_audit.learning.examples import Example, Source

SHARE: Final = 0.1
"""Share of the examples that say nothing of a risk which are taken to be free of it."""

WEIGHTS: Final[Mapping[Source, float]] = {
    Source.DOCUMENT: 1.0,
    Source.REVIEW: 1.0,
    Source.SENTENCE: 0.25,
    Source.RULE: 0.25,
}
"""How much an example counts. Sentences written for one risk show more of its wordings than documents do, but fewer of
what else stands in contracts: at full weight they cost a quarter of the precision on contracts of other drafters."""

PRESENT, ABSENT, UNKNOWN = 1, 0, -1


class Knowledge(msgspec.Struct, frozen=True):
    """For each example (row) and risk (column) whether the risk is present, absent or unknown.

    `partial` are the rows of examples that tell only of some risks, `weights` how much each counts.
    """

    risks: tuple[str, ...]
    table: Any
    partial: Any
    weights: Any

    def rows(self, risk: int) -> tuple[Any, Any]:
        """The rows to learn a risk from, and whether it is present in each.

        A sentence written for one risk may carry another; still most carry none of the ninety others, and a drawn
        share of them serves as examples of the rest.
        """
        import numpy as np  # noqa: PLC0415 - only training needs it

        present = self.table[:, risk]
        drawn = np.random.default_rng((SEED, risk)).random(len(present)) < SHARE
        known = (present != UNKNOWN) | (drawn & self.partial)
        return np.flatnonzero(known), present[known] == PRESENT


def known_risks(examples: Sequence[Example], fewest: int = 2) -> tuple[str, ...]:
    """The risks that at least `fewest` groups of examples show."""
    groups: dict[str, set[str]] = {}
    for example in examples:
        for risk in example.risks:
            groups.setdefault(risk, set()).add(example.group)
    return tuple(sorted(risk for risk, where in groups.items() if len(where) >= fewest))


def knowledge_of(examples: Sequence[Example], risks: tuple[str, ...]) -> Knowledge:
    """The table of these examples."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    column = {risk: index for index, risk in enumerate(risks)}
    table = np.full((len(examples), len(risks)), UNKNOWN, dtype=np.int8)
    for row, example in enumerate(examples):
        if example.complete:
            table[row] = ABSENT
        for named, value in ((example.harmless, ABSENT), (example.unknown, UNKNOWN), (example.risks, PRESENT)):
            for risk in named:
                if risk in column:
                    table[row, column[risk]] = value
    partial = np.array([not example.complete for example in examples], dtype=bool)
    return Knowledge(risks, table, partial, np.array([WEIGHTS[example.source] for example in examples]))
