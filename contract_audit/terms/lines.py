"""Warning and liquidation lines: which figure is a line, and of which kind."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.finance.lines import Convention, line_value
from contract_audit.terms.line_convention import convention_of
from contract_audit.terms.line_figures import line_figures
from contract_audit.terms.offers import is_offer
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

WARNING: Final = "warning_line"
LIQUIDATION: Final = "liquidation_line"

_LABELS = {"warning_line_label": WARNING, "liquidation_line_label": LIQUIDATION}
_ACTS = {"line_act_warning": WARNING, "line_act_liquidation": LIQUIDATION}
_BASES = ("line_base_account", "line_base_margin")
_NAMED_BEHIND = re.compile(r"[的时则即，]{0,3}(?:为|作为|视为|设为|是|触发|触及|触碰|到达)|[的时]?")
_MENTION = re.compile(r"(?:高于|低于|触及|触碰|达到|跌破|击穿|到达|触发|等于|至|到|设置的|调整)\Z")
_APPOSED = re.compile(r"(?:（|即|：|为)")
_REACH_BEHIND = 10
_REACH_BEFORE = 60
_REACH_ACT = 60
_FAR = 10
_HAPPENED = re.compile(r"[，了]{0,2}(?:已经|已)")
"""Behind a figure that was reached, not one that is agreed."""
_RESTORED = re.compile(r"以[下上](?:，|的?[，]?)(?:方可|即可|可以?|为止)")
_RESTATES = re.compile(r"（即(?:人民币)?\Z")
_AND_SELLS = re.compile(
    r"[^，。；提示注意要求通知]{0,4}并(?:应|须)?(?:将|把)[^，。；]{0,10}(?:卖出|平仓|清仓|变现|卖掉|清空)"
)
"""Behind an act that goes on to selling everything: `停止买入并将持仓卖出`."""
_TERSE = re.compile(
    r"(?:元|就|时)?(?:(?P<warning>预警|报警|警戒|提醒)|(?:强制|强行)?(?:平仓|强平|清仓|止损|斩仓))(?=[，。；、]|\Z)"
)
_LEAST = Decimal("0.05")
"""A smaller share of anything is a charge, not a line."""
_REACH_TOUCH = 22


class Line(msgspec.Struct, frozen=True, gc=False):
    """A figure that is a line: `kind` is the term, `cue` the label or act that tells it."""

    kind: str
    figure: Quantity
    cue: Span
    window: int
    named: bool


def find_lines(source: TermSource) -> tuple[Line, ...]:
    """The lines of the text. Where no line of a kind is called one, a loss that leads to the act counts as it."""
    return source.once("lines", lambda: _find_lines(source))


def _find_lines(source: TermSource) -> tuple[Line, ...]:
    named = list(_named(source))
    told = {(line.kind, line.figure.value) for line in named if not source.is_example(line.figure.span)}
    kinds = {kind for kind, _ in told}
    spoken = bool(source.structure.turns)
    acted = [
        line for line in _acted(source) if spoken or line.kind not in kinds or (line.kind, line.figure.value) in told
    ]
    return (*named, *acted, *_terse(source, {line.figure.span for line in (*named, *acted)}))


def _terse(source: TermSource, known: set[Span]) -> Iterator[Line]:
    """Figures with nothing but the act behind them, where one warns and one sells: `55000元预警，52000元平仓`."""
    for window in source.holding("line_act_liquidation"):
        told = []
        for figure in line_figures(source, window):
            act = _TERSE.match(source.text, figure.span.end)
            if act and figure.span not in known and not _is_no_line(source, figure, window):
                kind = WARNING if act["warning"] else LIQUIDATION
                told.append(Line(kind, figure, Span(*act.span()), window, named=False))
        if {line.kind for line in told} == {WARNING, LIQUIDATION}:
            yield from told


def line_terms(source: TermSource, kind: str) -> Iterator[Term]:
    """The terms for the lines of one kind; examples count in a text that addresses everyone."""
    lines = [line for line in find_lines(source) if line.kind == kind and line.figure.value is not None]
    offer = is_offer(source)
    for line in lines:
        if not offer and source.is_example(line.figure.span):
            continue
        convention, doubts = convention_of(source, line.figure, line.window)
        issues = (*line.figure.issues, *doubts)
        unit = line.figure.unit if line.figure.kind is QuantityKind.AMOUNT else ""
        yield source.term(
            kind, line.figure.value, covering(line.cue, line.figure.span), unit=unit, raw=line.figure.span,
            convention=convention, issues=issues, confidence=0.9 if line.named else 0.75,
        )  # fmt: skip


def with_asset_amounts(terms: Iterable[Term]) -> list[Term]:
    """The same terms, each line with the account value it stands for where principal and margin are each one sum."""
    known = list(terms)
    borrowed, margin = _only(known, "principal"), _only(known, "own_margin")
    return [_with_amount(term, borrowed, margin) if term.term in {WARNING, LIQUIDATION} else term for term in known]


def _with_amount(term: Term, borrowed: Decimal | None, margin: Decimal | None) -> Term:
    if term.convention is None:
        return term
    convention = Convention(term.convention)
    if borrowed is None and convention is not Convention.ABS:
        return term
    amount = line_value(convention, term.value, borrowed=borrowed or Decimal(0), margin=margin)
    return msgspec.structs.replace(term, asset_amount=amount)


def _only(terms: Iterable[Term], name: str) -> Decimal | None:
    values = {term.value for term in terms if term.term == name}
    return values.pop() if len(values) == 1 else None


def _named(source: TermSource) -> Iterator[Line]:
    for window in source.holding(*_LABELS):
        labels = sorted((*hit, name) for name in _LABELS for hit in source.hits(name, window))
        explained = [label for label in labels if not _is_mention(source.text, label)]
        floor = source.windows[window].start
        waiting: list[tuple[int, int, str]] = []
        figures = line_figures(source, window)
        for figure in figures:
            if _is_no_line(source, figure, window):
                continue
            behind = _behind(source.text, labels, figure, figures)
            before = [label for label in explained if floor <= label[0] and label[1] <= figure.span.start]
            if behind is not None:
                chosen = behind
            elif before:
                waiting = before
                chosen = before[0] if _listed(source.text, before, figure) else before[-1]
            elif len(waiting) > 1:
                waiting = waiting[1:]
                chosen = waiting[0]
            else:
                continue
            if figure.span.start - chosen[1] > _REACH_BEFORE or "。" in source.text[chosen[1] : figure.span.start]:
                continue
            floor = max(figure.span.end, chosen[1])
            yield Line(_LABELS[chosen[2]], figure, Span(chosen[0], chosen[1]), window, named=True)


def _is_mention(text: str, label: tuple[int, int, str]) -> bool:
    """Whether the line is only referred to (触及预警线的) and not explained at once (触及预警线（净值0.9）)."""
    return bool(_MENTION.search(text, max(0, label[0] - 4), label[0])) and not _APPOSED.match(text, label[1])


def _listed(text: str, labels: list[tuple[int, int, str]], figure: Quantity) -> bool:
    """Whether two labels stand side by side before the figures of both: 预警线、平仓线分别为."""
    first, last = labels[0], labels[-1]
    if first[2] == last[2]:
        return False
    return "分别" in text[last[1] : figure.span.start] or text[first[1] : last[0]] in {"、", "/", "和", "与", "及"}


def _behind(
    text: str, labels: list[tuple[int, int, str]], figure: Quantity, figures: list[Quantity]
) -> tuple[int, int, str] | None:
    """The label right behind a figure, unless it has the next figure right behind itself: 提醒线276万 出清线262万."""
    for label in labels:
        if any(0 <= other.span.start - label[1] <= 1 for other in figures):
            continue
        gap = label[0] - figure.span.end
        if 0 <= gap <= _REACH_BEHIND and _NAMED_BEHIND.fullmatch(text, figure.span.end, label[0]):
            return label
    return None


def _acted(source: TermSource) -> Iterator[Line]:
    touched_in = set(source.holding("line_touch"))
    last = -_FAR
    for window in source.holding("line_act_liquidation", "line_act_warning"):
        if window not in touched_in:
            continue
        place = source.windows[window]
        acts = sorted((*hit, name) for name in _ACTS for hit in source.hits(name, window))
        for figure in line_figures(source, window):
            touched = max(place.start, figure.span.start - _REACH_TOUCH)
            if not source.between("line_touch", touched, figure.span.start):
                continue
            opening = source.windows[list(source.same_sentence(window))[-1]].start
            based = any(source.between(base, opening, figure.span.start) for base in _BASES)
            if not based and not last - 1 <= window - 1 <= last:
                continue
            act = next((act for act in acts if 0 <= act[0] - figure.span.end <= _REACH_ACT), None)
            if _RESTATES.search(source.text, max(place.start, figure.span.start - 6), figure.span.start):
                continue
            if act is None or _is_no_line(source, figure, window) or _HAPPENED.match(source.text, figure.span.end):
                continue
            last = window
            kind = LIQUIDATION if _AND_SELLS.match(source.text, act[1]) else _ACTS[act[2]]
            yield Line(kind, figure, Span(act[0], act[1]), window, named=False)


def _is_no_line(source: TermSource, figure: Quantity, window: int) -> bool:
    """Whether the figure is the level to restore, or measures a position, a price or a charge."""
    if figure.kind is QuantityKind.PERCENT and figure.value is not None and figure.value < _LEAST:
        return True
    if _RESTORED.match(source.text, figure.span.end):
        return True
    start = max(source.windows[window].start, figure.span.start - _REACH_TOUCH)
    comma = max(source.text.rfind(mark, start, figure.span.start) + 1 for mark in "，。；：）")
    start = max(start, comma)
    return source.between("line_restored", start, figure.span.start) or source.between(
        "line_not_account", start, figure.span.start
    )
