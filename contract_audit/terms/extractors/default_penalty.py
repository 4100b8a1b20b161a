"""What a breach costs: a share of a base once, a share by the day, or a sum."""

import re
from collections.abc import Iterator
from typing import Any

from contract_audit.terms.amounts import decisive
from contract_audit.terms.binding import bound_to
from contract_audit.terms.periods import Period
from contract_audit.terms.phrases import phrases
from contract_audit.terms.rates import Charge, Rate, stated_rates
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "default_penalty"

_BASE = re.compile(r"(?:按|以|支付|相当于)(?P<base>[^，。；：按以]{2,18}?)(?:的|每日|每天|日|按日)*\Z")


def extract(source: TermSource) -> Iterator[Term]:
    """Rates and sums that answer to 违约金, and phrases such as a month's interest or the whole margin."""
    for rate in stated_rates(source, Charge.PENALTY):
        yield source.term(TERM, _value(source, rate), rate.bound.span, raw=rate.bound.quantity.span)
    for bound in bound_to(source, "charge", "penalty_label"):
        if not source.is_example(bound.quantity.span):
            quantity, issues = decisive(source, bound)
            yield source.term(TERM, {"type": "sum", "value": quantity.value}, bound.span, issues=issues)
    for value, match in source.phrases(phrases(TERM)):
        yield source.term(TERM, {"type": "lump", "value": value}, match.span, confidence=0.8)


def _value(source: TermSource, rate: Rate) -> dict[str, Any]:
    kind = "daily" if rate.period in {Period.DAY, Period.TRADING_DAY} else "ratio"
    value: dict[str, Any] = {"type": kind, "value": rate.value}
    start = rate.bound.quantity.span.start
    base = _BASE.search(source.text, max(source.windows[rate.bound.window].start, start - 26), start)
    if base:
        value["base"] = base["base"]
    return value
