"""Sums that answer to a label: principal, own margin, total funds."""

import re
from collections.abc import Iterator

import msgspec

from contract_audit.document import Span
from contract_audit.terms.binding import Bound, bound_to
from contract_audit.terms.offers import is_offer
from contract_audit.terms.source import TermSource
from contract_audit.terms.sums import inferred, reckoned_sums
from contract_audit.terms.term import Term
from contract_audit.text.context import ContextKind
from contract_audit.text.quantities import Quantity

_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_RECURRING = re.compile(
    r"(?:/|每|一)(?:个?月|个?交易日|日|天|周|年|手|笔|股|单)|起(?:步|投|配)?|以上|以下|以内|[,，.]?[0-9]{0,2}[OoIl][0-9OoIl,.]"
)
_CAN = re.compile(r"(?:保证金)?可以?(?:控制|操作|撬动|买|做)")
"""Behind a margin by which the text only shows what can be done with it."""
_COMPUTED = re.compile(
    r"[%‰][^，。；]{0,3}(?:是|为|即|合|计|约|等于)?\Z|(?:[%‰]|分之.{1,2}|(?<![组构完])成)[^。；]{0,8}，?(?:即|计|合计?|约)(?:人民币)?\Z"
)
"""Before a sum that only says what a percentage comes to."""
_SUMMED = re.compile(r"(?:一共|总共|共计|合计|总计|加起来)(?:是|为|即)?\Z")
_SUMMED_UP = frozenset({"principal", "own_margin"})
_PART = re.compile(r"(?:中的|其中的?|之中|里的|部分的?|每(?:份|户|人|笔|单))\Z")
"""Before a sum that is only part of the one meant."""
_RECEIVED = re.compile(
    r"(?:实际|扣除|扣掉|扣下|净)[^，。；]{0,8}(?:到账|入账|到手|划付|收到|拿到|放款|支付|存入|转入|打入|划入)[^，。；]{0,4}\Z|到手(?:的是)?\Z"
)
"""Before what is handed over after a deduction: less than the sum lent."""
_TOLD = re.compile(
    r"(?:某(?:客户|先生|女士|学员|会员|股民|投资者)|(?:有|一)(?:个|位|名)(?:客户|朋友|学员|会员|股民)|去年|前年|上次|上回|此前|早先|当年|从前|年在(?:外面|网上[^，。；签]{0,6}[做玩炒配借]|别处)|[做玩炒]过)[^。；]{0,40}\Z"
)
"""Before a sum of another deal, which the text only tells of."""
_AMONG_FEES = re.compile(
    r"(?:评审|评估|公证|登记|安装|停车|物业|装修|占用|查档|过户)[^，。；、]{0,3}费[^，。；、]{0,14}(?:元|整|）)[、和及与][^，。；]{0,6}\Z"
)
"""Before a deposit that is paid among fees and so is one of them."""
_OF_OTHER_DEAL = re.compile(r"租金|租房|房租|投标|合同总?价|货款|违章|质量保证|装修")
"""What a deposit of a lease, a sale or a bid is reckoned by or named after."""
_WHOSE = re.compile(r"，[^\W\d]{1,4}[的这]\Z")
"""Between a label and a sum that is somebody else's: `亏的是自己的，老板的40万照还`."""
_SPAN_OF_SUMS = re.compile(
    r"元?(?:至|到|[-—~～]{1,2})[0-9一二三四五六七八九十百]{1,12}(?:\.[0-9]{1,4})?(?:[万千百]|元)"
)
_SPAN_BEFORE = re.compile(r"[0-9百千万元](?:至|到|[-—~～]{1,2})\Z")
_TEACHES = re.compile(r"[^。；]{0,60}(?:意味着|等于说)")
_EACH = re.compile(r"(?:最低|最高|最少|最多)\Z|每(?:份|户|人|笔|单|批|期|个月)[^，。；]{0,4}\Z")
_CONFIRMS = re.compile(r"(?:确认|承认|兹|今)[^。；]{0,30}(?:收到|借到|欠)")
_LEAST = 10
"""Sums below this many yuan are sides of a ratio: `你出1块我配4块`."""
_OF_BANK = re.compile(r"(?:银行|信用社)[^，。；]{0,14}(?:流动资金|到期)?(?:贷款|借款)\Z")
_REACH = 48


def stated_amounts(source: TermSource, term: str, label: str) -> Iterator[Term]:
    """The sums bound to `label` that are fixed by the contract: no charges by the day, no thresholds.

    Sums of what was count where the text states no other, those of examples in a text that addresses everyone.
    """
    found = [*_bound(source, term, label), *inferred(source, term)]
    offer = is_offer(source)
    found = [stated for stated in found if offer or not source.is_example(stated.span)]
    fixed = [stated for stated in found if not _is_past(source, stated)]
    yield from fixed
    if not fixed:
        yield from (_doubtful(stated) for stated in found)


def _doubtful(stated: Term) -> Term:
    return msgspec.structs.replace(stated, confidence=0.5, issues=(*stated.issues, "only-told"))


def _is_past(source: TermSource, stated: Term) -> bool:
    if ContextKind.HISTORY not in source.contexts(Span(stated.span.end - 1, stated.span.end)):
        return False
    window = source.windows[source.matcher.window_at(stated.span.start)]
    return not _CONFIRMS.search(source.text, window.start, stated.span.end)


def _bound(source: TermSource, term: str, label: str) -> Iterator[Term]:
    reckoned = {quantity.span: name for name, quantity in reckoned_sums(source)}
    for bound in bound_to(source, "amount", label):
        if reckoned.get(bound.quantity.span, term) != term:
            continue
        if term != "total_funds" and _CAN.match(source.text, bound.stated.end):
            continue
        if _RECURRING.match(source.text, bound.stated.end) or _is_other(source, term, bound):
            continue
        quantity, issues = decisive(source, bound)
        if quantity.value is not None and quantity.value < _LEAST:
            continue
        yield source.term(
            term, quantity.value, bound.span, unit=quantity.unit, raw=bound.stated, issues=issues,
            confidence=0.9 if not issues else 0.7,
        )  # fmt: skip


def _is_other(source: TermSource, term: str, bound: Bound) -> bool:
    """Whether the sum is not the one meant: a part, a share worked out, what was handed over, another deal's."""
    text, start = source.text, bound.stated.start
    floor = max(source.windows[bound.window].start, start - _REACH)
    computed = _COMPUTED.search(text, floor, start)
    if (computed and bound.place.start < computed.start()) or _is_no_fixed_sum(text, floor, bound):
        return True
    if term in _SUMMED_UP and _SUMMED.search(text, max(floor, start - 6), start):
        return True
    if _PART.search(text, max(floor, start - 6), start) or _TOLD.search(text, floor, start):
        return True
    if term == "own_margin":
        return _is_no_margin(source, bound)
    return term == "principal" and bool(
        _RECEIVED.search(text, floor, start) or _OF_BANK.search(text, floor, bound.place.end)
    )


def _is_no_fixed_sum(text: str, floor: int, bound: Bound) -> bool:
    """Whether the sum is an end of a range, one of many alike, or a figure by which the text only teaches."""
    start, end = bound.stated.start, bound.stated.end
    if _SPAN_OF_SUMS.match(text, end) or _SPAN_BEFORE.search(text, max(floor, start - 4), start):
        return True
    return bool(_TEACHES.match(text, end) or _EACH.search(text, max(floor, bound.place.start - 6), bound.place.start))


def _is_no_margin(source: TermSource, bound: Bound) -> bool:
    """Whether the deposit is paid among fees, belongs to a lease, a sale or a bid, or the sum to somebody else."""
    text, start = source.text, min(bound.place.start, bound.stated.start)
    floor = max(source.windows[bound.window].start, start - _REACH)
    if _AMONG_FEES.search(text, floor, start) or _OF_OTHER_DEAL.search(text, floor, bound.place.end):
        return True
    return bound.place.end <= bound.stated.start and bool(_WHOSE.search(text, bound.place.end, bound.stated.start))


def decisive(source: TermSource, bound: Bound) -> tuple[Quantity, tuple[str, ...]]:
    """The sum that counts where one is written twice, capitals before figures, and what is wrong with it."""
    one, two = bound.quantity, bound.same
    issues = tuple(dict.fromkeys((*one.issues, *(two.issues if two else ()))))
    if two is None:
        return one, issues
    first, second = (two, one) if _CAPITALS.search(two.span.of(source.text)) else (one, two)
    if first.value is None or second.value is None:
        return (second if first.value is None else first), issues
    return first, (*issues, "amounts-differ") if first.value != second.value else issues
