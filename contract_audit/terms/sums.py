"""Sums whose part in the deal shows in the arithmetic: what two others add up to, what a ratio makes of another."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise, takewhile
from typing import Final

from contract_audit.terms.binding import bind, paired
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

_TOTAL = re.compile(
    r"(?:一共|总共|拢共|共计|合计|总计|合共|共|加起来|合起来|加在一起|总额|总资金|总权益|总操盘资金|账户(?:内|里|总额|资金|权益))"
    r"[^，。；\d]{0,4}\Z"
)
_REACH: Final = 160
"""Characters before a total in which its parts are looked for."""
_MOST: Final = 12
"""Sums before a total that are looked at."""
_LEAST: Final = Decimal(100)
_LENT: Final = ("total_funds_label", "principal_label", "own_margin_label")

Found = tuple[str, Quantity]


def reckoned_sums(source: TermSource) -> tuple[Found, ...]:
    """`(term, sum)` for each sum whose part in the deal the arithmetic tells where its label does not."""
    return source.once("sums", lambda: tuple(_find(source)))


def inferred(source: TermSource, term: str) -> Iterator[Term]:
    """Those of them that are of this term."""
    for name, quantity in reckoned_sums(source):
        if name == term:
            yield source.term(term, quantity.value, quantity.span, unit=quantity.unit, confidence=0.7)


def _find(source: TermSource) -> Iterator[Found]:
    """A total with its two parts: the larger is lent, the smaller is the margin, unless a label says otherwise."""
    said = {bound.quantity.span: bound.label for bound in bind(source, "amount")}
    amounts = list(_amounts(source))
    for at, total in enumerate(amounts):
        parts = _parts(source, amounts, at)
        if parts is None or any(said.get(one.span, _LENT[0]) not in _LENT for one in (*parts, total)):
            continue
        margin, lent = sorted(parts, key=lambda part: part.value or 0)
        if said.get(margin.span) == "principal_label":
            lent, margin = margin, lent
        for name, quantity in (("total_funds", total), ("principal", lent), ("own_margin", margin)):
            if said.get(quantity.span) != f"{name}_label":
                yield name, quantity


def _amounts(source: TermSource) -> Iterator[Quantity]:
    for window in sorted(source.by_window):
        for quantity, _ in paired(source.text, source.quantities_in(window, QuantityKind.AMOUNT)):
            if quantity.value is not None and quantity.value >= _LEAST:
                yield quantity


def _parts(source: TermSource, amounts: Sequence[Quantity], at: int) -> tuple[Quantity, Quantity] | None:
    """The two sums next to each other before sum `at` that add up to it, where a word says that it is a total."""
    total = amounts[at]
    start = total.span.start
    if not _TOTAL.search(source.text, max(0, start - 14), start):
        return None
    near = takewhile(lambda known: known.span.end > start - _REACH, (amounts[one] for one in range(at - 1, -1, -1)))
    for second, first in pairwise(islice(near, _MOST)):
        if (first.value or 0) + (second.value or 0) == total.value:
            return first, second
    return None
