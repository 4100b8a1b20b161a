"""The figures a contract states once and plainly, and which are missing and why. Nothing is guessed.

What follows from two stated figures by arithmetic is used without a place of its own: the margin behind a stated
leverage, the borrowed part of a total stated beside the margin.
"""

from decimal import Decimal
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.judgement.wording import said
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.schema import Localized
from contract_audit.terms import Term

_LEAST_SURE: Final = 0.75
_MOST: Final = {"leverage": Decimal(100), "interest_rate": Decimal(10)}
_MOST_YUAN: Final = Decimal(10) ** 13
_SHOWN: Final = 4
_YUAN: Final = frozenset({"CNY", "yuan", ""})


class Stated(msgspec.Struct, frozen=True):
    """A figure and where it stands; `span` is None where it was derived from others."""

    value: Decimal
    span: Span | None = None


class Gap(msgspec.Struct, frozen=True):
    """What is not computed, by its id, and the sentence that says why."""

    id: str
    why: Localized


class Figures(msgspec.Struct, frozen=True):
    """Sums in yuan, leverage as borrowed over own, the rate for a year; None where the text does not settle it."""

    own_margin: Stated | None
    borrowed: Stated | None
    total: Stated | None
    leverage: Stated | None
    annual_rate: Stated | None
    gaps: tuple[Gap, ...]


def figures(case: Case) -> Figures:
    """The figures of one case; computed once for all that ask."""
    return case.once("figures", _figures)


def _figures(case: Case) -> Figures:
    gaps: list[Gap] = []
    own, borrowed, total, leverage, rate = (
        _only(case, name, gaps) for name in ("own_margin", "principal", "total_funds", "leverage", "interest_rate")
    )
    if borrowed is None and total and own and _is_sum_with(case, total, own):
        borrowed = Stated(total.value - own.value)
    if borrowed is None and own and leverage:
        borrowed = Stated(own.value * leverage.value)
    if own is None and borrowed:
        if total and _is_sum_with(case, total, borrowed):
            own = Stated(total.value - borrowed.value)
        elif leverage:
            own = Stated(borrowed.value / leverage.value)
    if own and borrowed and leverage is None:
        leverage = Stated(borrowed.value / own.value)
    return Figures(own, borrowed, total, leverage, rate, tuple(gaps))


def _is_sum_with(case: Case, total: Stated, part: Stated) -> bool:
    """Whether the total is one with that part in it: larger, and stated in the same sentence."""
    if total.span is None or part.span is None or total.value <= part.value:
        return False
    return case.unit_at(total.span.start) == case.unit_at(part.span.start)


def _only(case: Case, name: str, gaps: list[Gap]) -> Stated | None:
    """The one value stated for a term, with the place of its first statement."""
    terms = [term for term in case.stated(name) if isinstance(term.value, Decimal)]
    sure = [term for term in terms if term.confidence >= _LEAST_SURE and not term.ambiguous]
    values = dict.fromkeys(term.value for term in sure)
    open_terms = [term for term in terms if term.ambiguous and not values.keys() & set(term.ambiguous)]
    if sure and open_terms:
        values.update(dict.fromkeys(term.value for term in open_terms))
    why: Localized | None = None
    if len(values) > 1:
        shown = [f"{value:,f}" for value in sorted(values)[:_SHOWN]]
        why = said("gaps", "several-values", values="、".join(shown) + ("……" if len(values) > _SHOWN else ""))
    elif not sure and open_terms:
        why = said("gaps", "ambiguous", raw=open_terms[0].raw)
    elif sure and not _is_yuan(name, sure[0]):
        why = said("gaps", "foreign-currency")
    elif sure and not 0 < sure[0].value <= _MOST.get(name, _MOST_YUAN):
        why = said("gaps", "implausible")
    if why is not None:
        gaps.append(Gap(name, why))
        return None
    return Stated(sure[0].value, sure[0].span) if sure else None


def _is_yuan(name: str, term: Term) -> bool:
    return name in _MOST or term.unit in _YUAN
