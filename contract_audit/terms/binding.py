"""Which label a quantity answers to: 借款本金 in `借款本金：100万元`, 滞纳金 in `每日0.1%的滞纳金`.

The nearest label before a quantity has it, unless a label right behind it is bound more tightly. Words that claim a
value for something else (a limit, a condition, another rate) are labels too, so that what they claim is bound away.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from contract_audit.data_files import read_data
from contract_audit.document import Span
from contract_audit.terms.source import TermSource, covering
from contract_audit.text.quantities import Quantity, QuantityKind

_ENDS = re.compile(r"[。；！？\n]|____")
_BRACKETED_PAIR = re.compile(r"[（：小大写即￥人民币，、/]{0,8}")


class Family(msgspec.Struct, frozen=True):
    """How quantities of certain `kinds` find their label among `labels`.

    `reach` and `behind` are the most characters between a label and a quantity after or before it; `links` matches
    what may stand between a quantity and the label behind it; `strong` labels behind a quantity win over weaker ones
    before it; no word of `barred` may stand between; before `tails` a label is part of another word (借款 in 借款期限).
    """

    kinds: tuple[QuantityKind, ...]
    labels: tuple[str, ...]
    reach: int
    behind: int
    links: str
    strong: tuple[str, ...] = ()
    barred: str = ""
    tails: str = "(?!)"


class Bound(msgspec.Struct, frozen=True, gc=False):
    """A quantity with the label it answers to, a concept's name, and where that stands; `window` is its unit."""

    quantity: Quantity
    label: str
    place: Span
    window: int
    same: Quantity | None = None
    """The same sum a second time, as in `壹佰万元（1,000,000元）`."""

    @property
    def stated(self) -> Span:
        """Where the quantity stands, its repetition included."""
        return covering(self.quantity.span, self.same.span) if self.same else self.quantity.span

    @property
    def span(self) -> Span:
        """From the label to the quantity, or the other way round."""
        return covering(self.place, self.stated)


_Label = tuple[int, int, str]

_NEXT_CHARGE = re.compile(r"，(?:同时|另外?|并|还应?|且)(?:应|须|还|另)?[按以]")
"""Between a label and a quantity of another charge: `支付罚息，同时按欠款的5%支付违约金`."""
_ASIDE = re.compile(r"（[^（）。；]{2,24}）")
_OPENING = 8
_LONGEST_DEFINITION = 70
_DEFINES = re.compile(r"[”」]?[：:，]?\s?(?:是指|系指|指|即)")
_COMES_TO = re.compile(r"(?:金额|总额|数额|金额共)?(?:为|是|计|的|合计)\Z")

_PER_SUM = re.compile(r"每(?:[0-9]{1,4}|[一二两五十百壹]{0,2})[百千万](?:元|块钱?)?[^，。；0-9]{0,4}\Z")
"""Before a label that only says on what sum a charge is counted: `每一万元策略本金四十五元`."""
_OWN_VALUE = re.compile(r"(?:金额)?(?:[：:]|为|是|共计?)?\Z")
_LONGEST_BEHIND = 12
"""Characters of a label behind its quantity; longer ones are sentences that lead up to the next one."""
_CLAUSE = "，。；：！？（）、\n"


@cache
def family(name: str) -> Family:
    """The family of this name in `binding.yaml`."""
    return msgspec.convert(read_data("contract_audit.terms", "binding.yaml")[name], Family)


def bind(source: TermSource, name: str) -> tuple[Bound, ...]:
    """Every quantity of the family `name` that answers to a label, in order."""
    return source.once(f"bound {name}", lambda: tuple(_bind(source, family(name))))


def bound_to(source: TermSource, name: str, *labels: str) -> list[Bound]:
    """Those of a family that answer to one of `labels`."""
    return [bound for bound in bind(source, name) if bound.label in labels]


def _bind(source: TermSource, rule: Family) -> list[Bound]:
    links, tails = re.compile(rf"(?:{rule.links})\Z"), re.compile(rule.tails)
    found: list[Bound] = []
    for window in source.by_window:
        quantities = source.quantities_in(window, *rule.kinds)
        if not quantities:
            continue
        labels = _labels(source, rule, tails, window)
        if not labels:
            continue
        floor = source.windows[window].start
        pairs = paired(source.text, quantities)
        for at, (quantity, same) in enumerate(pairs):
            before = _before(source, rule, labels, quantity, floor)
            end = (same or quantity).span.end
            behind = _behind(source, rule, labels, end, links)
            following = pairs[at + 1][0].span.start if at + 1 < len(pairs) else -1
            if behind and _has_own_value(source.text, floor, quantity.span, behind, following):
                behind = None
            chosen = _choose(source.text, rule, Span(quantity.span.start, end), before, behind)
            if chosen is not None:
                found.append(Bound(quantity, chosen[2], Span(chosen[0], chosen[1]), window, same))
            floor = end
    return found


def _labels(source: TermSource, rule: Family, tails: re.Pattern[str], window: int) -> list[_Label]:
    return sorted(
        (start, end, name)
        for name in rule.labels
        for start, end in source.hits(name, window)
        if not tails.match(source.text, end) and not _PER_SUM.search(source.text, max(0, start - 12), start)
    )


def written_twice(source: TermSource) -> list[tuple[Quantity, Quantity]]:
    """Every sum that stands twice side by side, once in capitals and once in figures."""
    found: list[tuple[Quantity, Quantity]] = []
    for window in source.by_window:
        pairs = paired(source.text, source.quantities_in(window, QuantityKind.AMOUNT))
        found += [(one, two) for one, two in pairs if two is not None]
    return found


def paired(text: str, quantities: Sequence[Quantity]) -> list[tuple[Quantity, Quantity | None]]:
    """Each quantity with the one that repeats it in brackets; the repetition is not listed again."""
    pairs: list[tuple[Quantity, Quantity | None]] = []
    at = 0
    while at < len(quantities):
        one = quantities[at]
        two = quantities[at + 1] if at + 1 < len(quantities) else None
        repeats = (
            two is not None
            and one.kind is two.kind is QuantityKind.AMOUNT
            and two.span.start - one.span.end > 0
            and text[one.span.end] in "（/，："
            and _BRACKETED_PAIR.fullmatch(text, one.span.end, two.span.start)
            and _written_differently(one.span.of(text), two.span.of(text))
        )
        pairs.append((one, two if repeats else None))
        at += 2 if repeats else 1
    return pairs


def _written_differently(one: str, two: str) -> bool:
    return any(character.isdigit() and character.isascii() for character in one) != any(
        character.isdigit() and character.isascii() for character in two
    )


def _before(
    source: TermSource, rule: Family, labels: Sequence[_Label], quantity: Quantity, floor: int
) -> _Label | None:
    start = quantity.span.start
    best: _Label | None = None
    for label in labels:
        if label[1] > start or label[1] < floor:
            continue
        if best is None or (label[1], -label[0]) > (best[1], -best[0]):
            best = label
    if best is None or start - best[1] > rule.reach or _ENDS.search(source.text, best[1], start):
        return _defined(source.text, labels, start, floor)
    if rule.barred and source.between(rule.barred, best[1], start):
        return None
    if _NEXT_CHARGE.search(source.text, best[1], start):
        return None
    comma = source.text.find("，", best[1], start)
    return best if comma < 0 or source.text.find("，", comma + 1, start) < 0 else None


def _defined(text: str, labels: Sequence[_Label], start: int, floor: int) -> _Label | None:
    """The label that a definition opens with, where the sum it comes to is said at its end: `“本金”指…，金额为…`."""
    opening = [label for label in labels if label[0] - floor <= _OPENING and _DEFINES.match(text, label[1])]
    if not opening or start - opening[0][1] > _LONGEST_DEFINITION or not _COMES_TO.search(text, floor, start):
        return None
    return None if _ENDS.search(text, opening[0][1], start) else opening[0]


def _behind(
    source: TermSource, rule: Family, labels: Sequence[_Label], end: int, links: re.Pattern[str]
) -> _Label | None:
    best: _Label | None = None
    aside = _ASIDE.match(source.text, end)
    if aside and not any(aside.start() <= label[0] < aside.end() for label in labels):
        end = aside.end()
    for label in labels:
        if label[0] < end or label[0] - end > rule.behind or label[1] - label[0] > _LONGEST_BEHIND:
            continue
        if not links.match(source.text[end : label[0]]):
            continue
        rank = (label[2] not in rule.strong, label[0], -label[1])
        if best is None or rank < (best[2] not in rule.strong, best[0], -best[1]):
            best = label
    return best


def _has_own_value(text: str, floor: int, stated: Span, label: _Label, following: int) -> bool:
    """Whether the label behind a quantity is that of the next one (`本金240万 押金60万`), and so none of its own.

    A quantity that opens its clause has its label behind it, as all those that follow then do.
    """
    if following < label[1] or not _OWN_VALUE.fullmatch(text, label[1], following):
        return False
    opens = stated.start == floor or text[stated.start - 1] in _CLAUSE
    return not opens or "：" in text[label[1] : following]


def _choose(text: str, rule: Family, stated: Span, before: _Label | None, behind: _Label | None) -> _Label | None:
    if before is None or behind is None:
        return before or behind
    gap = text[before[1] : stated.start]
    if "，" in gap or text.startswith("作为", stated.end):
        return behind
    if before[2] in rule.strong:
        return before
    return behind if behind[2] in rule.strong or len(gap) > rule.behind else before
