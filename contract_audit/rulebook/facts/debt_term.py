"""How long the debt runs, as far as the text states it once: not the guarantee, not the account, not the notice."""

import re
from datetime import date

import msgspec

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.facts.calendar import days_of, in_days, later
from contract_audit.rulebook.facts.formation import only_day
from contract_audit.terms import Term

_OTHER_PERIOD = re.compile(
    r"保证期|担保期|有效期|宽限|质保|授权|账户|产品|信托|通道|诉讼|仲裁|保密|竞业|展期|续期|延期|顺延|延长|不超过|不少于|最长|最短"
    r"|冷静期|申请|提前|退还|返还|封闭|锁定|试用|计划|标的|不足|每期|观察"
)


class DebtTerm(msgspec.Struct, frozen=True, gc=False):
    """The ranges and lengths of the debt's term, each with its unit."""

    ranges: tuple[Term, ...]
    lengths: tuple[Term, ...]


def debt_term(case: Case) -> DebtTerm:
    """The statements of the debt's term; units that speak of another period are left out."""
    return case.once("debt term", _debt_term)


def due_day(case: Case) -> date | None:
    """The day the debt falls due, where exactly one follows from what is stated."""
    stated = debt_term(case)
    ends = {days[1] for term in stated.ranges if (days := days_of(term.value))}
    if len(ends) == 1:
        return ends.pop()
    begun = only_day(case.stated("disbursement_date")) or only_day(case.stated("sign_date"))
    lengths = {term.value for term in stated.lengths}
    return later(begun, lengths.pop()) if begun and not ends and len(lengths) == 1 else None


def only_length(case: Case) -> str | None:
    """The one length of the debt's term."""
    lengths = {term.value for term in debt_term(case).lengths}
    return lengths.pop() if len(lengths) == 1 else None


def _debt_term(case: Case) -> DebtTerm:
    ranges, lengths = [], []
    for term in case.stated("term"):
        if _OTHER_PERIOD.search(_around(case, term)):
            continue
        if days_of(term.value):
            ranges.append(term)
        elif in_days(term.value) is not None and "trading-days" not in term.issues:
            lengths.append(term)
    return DebtTerm(tuple(ranges), tuple(lengths))


def _around(case: Case, term: Term) -> str:
    """The words of the unit up to the end of the statement."""
    unit = case.units[case.unit_at(term.span.start)].span
    return case.text[max(unit.start, term.span.start - 24) : term.span.end + 4]
