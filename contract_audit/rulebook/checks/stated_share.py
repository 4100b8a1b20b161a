"""A percentage of a named base beside the sum it is said to come to: `借款本金的2%，即人民币3万元`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money, percent
from contract_audit.rulebook.facts.stake import only_value
from contract_audit.rulebook.facts.sums import sums_in, words_before
from contract_audit.text import QuantityKind

VALUES = ("base", "share", "computed", "stated", "gap")

_THAT_IS = re.compile(r"[，（(]?(?:即|计|折合|合|共计|合计|金额为|为|也就是)(?:人民币|金额|￥|为|：|大写|小写){0,3}")
_REACH = 24
_LENT = (
    "(?:借款|贷款)本金|借款(?:金额|总额|额)|配资(?:款|金额)|出借金额|出资额|融资金额|(?:委托|操作|操盘)资金|贷款金额"
)
_BASES = (
    ("principal", re.compile(rf"(?:{_LENT})(?:总额|数额)?的?(?:每[月年日天周])?\Z")),
    ("own_margin", re.compile(r"(?:保证金|风险金|履约金|押金|诚意金|劣后资金)(?:总额|数额)?的?\Z")),
)
_MOST_PERIODS = 36
_REPEATED = re.compile(r"[年月日天周季期次]")
_TOLERANCE = Decimal("0.005")


def find(case: Case) -> Iterator[Discrepancy]:
    """Each share whose stated sum is neither the share of the base nor, where it recurs, a whole number of times it."""
    for unit in case.by_unit:
        if unit >= 0:
            yield from _unit(case, unit)


def _unit(case: Case, unit: int) -> Iterator[Discrepancy]:
    shares = case.quantities_in(unit, QuantityKind.PERCENT)
    sums = sums_in(case, unit) if shares else []
    for share in shares:
        stated = next((one for one in sums if _THAT_IS.fullmatch(case.text, share.span.end, one.span.start)), None)
        if stated is None or not stated.value or not share.value:
            continue
        place = Span(share.span.start, stated.span.end)
        base = _base(case, unit, place)
        if base is None:
            continue
        recurs = bool(_REPEATED.search(case.text_of(unit)))
        computed = base * share.value
        if not _fits(stated.value, computed, recurs=recurs):
            values = (
                ("base", money(base)),
                ("share", percent(share.value)),
                ("computed", money(computed)),
                ("stated", money(stated.value)),
                ("gap", money(abs(stated.value - computed))),
            )
            yield Discrepancy((unit,), (place,), values)


def _base(case: Case, unit: int, place: Span) -> Decimal | None:
    """The one sum the words before the share name; the sum it comes to is no statement of its own base."""
    before = words_before(case, unit, place, _REACH)
    name = next((term for term, words in _BASES if words.search(before)), None)
    return only_value(term for term in case.stated(name) if not term.span.overlaps(place)) if name else None


def _fits(stated: Decimal, computed: Decimal, *, recurs: bool) -> bool:
    if abs(stated / computed - 1) <= _TOLERANCE:
        return True
    times = stated / computed
    whole = times.to_integral_value()
    return recurs and 1 < whole <= _MOST_PERIODS and abs(times - whole) <= _TOLERANCE * whole
