"""Judges a case by all rules."""

from collections.abc import Iterator

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import Match, Pattern
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.checking import load_checks
from contract_audit.rulebook.schema import Rule, Rulebook, RuleKind, Severity, TermTest
from contract_audit.rulebook.tokens import TokenSearch
from contract_audit.terms import Term


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A rule that speaks: about which units, because of which words.

    `units` is empty for an absence. `blocked` names what kept the rule silent (then it is a near miss, told only by
    `explain`), `values` fill the rule's message.
    """

    rule: Rule
    units: tuple[int, ...]
    marks: tuple[Span, ...]
    severity: Severity
    blocked: str = ""
    values: tuple[tuple[str, str], ...] = ()


class Engine:
    """A rulebook made ready to judge; build it once, use it for any number of cases."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def patterns(self) -> tuple[Pattern, ...]:
        """Every pattern of every rule, for the scanner to know."""
        return tuple(pattern for rule in self.rulebook.rules for pattern in _patterns(rule))

    def judge(self, case: Case) -> list[Hit]:
        """Every rule that speaks about `case`, in the order of the rulebook, then of the text."""
        return [hit for hit in self.survey(case) if not hit.blocked]

    def survey(self, case: Case) -> list[Hit]:
        """The same with the rules that something keeps silent."""
        return [hit for rule in self.rulebook.rules if applies(rule, case) for hit in judge_rule(rule, case)]


def applies(rule: Rule, case: Case) -> bool:
    """Whether the deal and the roles are such that `rule` may speak at all."""
    asked, deal = rule.applies_when, case.deal
    if deal.tags.intersection(asked.not_deal):
        return False
    if asked.deal and not (deal.tags.intersection(asked.deal) or (not deal.known and asked.unknown_deal)):
        return False
    return not asked.roles or any(party.role in asked.roles for party in case.structure.parties)


def judge_rule(rule: Rule, case: Case) -> Iterator[Hit]:
    """Every hit of one rule, blocked ones included."""
    if rule.kind is RuleKind.ABSENCE:
        yield from _absence(rule, case)
        return
    if rule.match.terms:
        yield from _terms(rule, case)
    if rule.match.check:
        yield from _check(rule, case)
    if rule.match.any or (rule.match.tokens and case.tokens is not None):
        yield from _clauses(rule, case)


def _clauses(rule: Rule, case: Case) -> Iterator[Hit]:
    match = rule.match
    ways = _ways(rule, case)
    if not ways:
        return
    if match.document and not _anywhere(match.document, case):
        return
    if rule.unless.document and _anywhere(rule.unless.document, case):
        return
    hits: dict[int, Hit] = {}
    spoke: set[int] = set()
    for number, places in enumerate(ways):
        for at, hit in places:
            if not hit.blocked:
                spoke.add(number)
            known = hits.get(at)
            if known is None or (known.blocked and not hit.blocked):
                hits[at] = hit
            elif not known.blocked and not hit.blocked:
                hits[at] = msgspec.structs.replace(known, marks=tuple(sorted({*known.marks, *hit.marks})))
    if len(spoke) < match.at_least:
        hits = {at: _silenced(hit, f"clues {len(spoke)} < {match.at_least}") for at, hit in hits.items()}
    yield from (hits[at] for at in sorted(hits))


def _ways(rule: Rule, case: Case) -> list[Iterator[tuple[int, Hit]]]:
    """For each pattern that can stand in the text at all the places where it does; none of the others costs more."""
    excuses: dict[int, str] = {}
    matcher = case.matcher
    if rule.match.spread > 1:
        ways = [_wide_places(rule, pattern, case, excuses) for pattern in rule.match.any]
    else:
        ways = [_places(rule, pattern, case, excuses) for pattern in matcher.present(rule.match.any)]
    if rule.match.tokens and case.tokens is not None:
        ways.append(_token_places(rule, case.tokens, case, excuses))
    return ways


def _token_places(rule: Rule, tokens: TokenSearch, case: Case, excuses: dict[int, str]) -> Iterator[tuple[int, Hit]]:
    for span in tokens.find(rule.match.tokens):
        unit = case.unit_at(span.start)
        if unit >= 0:
            blocked = _blocked(rule, case, unit, Match((span,), span), excuses)
            yield unit, Hit(rule, (unit,), (span,), severity_in(rule, case, case.units[unit].span), blocked)


def _places(rule: Rule, pattern: Pattern, case: Case, excuses: dict[int, str]) -> Iterator[tuple[int, Hit]]:
    for at, matches in case.matcher.standing(pattern):
        for match in matches:
            blocked = _blocked(rule, case, at, match, excuses)
            yield at, Hit(rule, (at,), match.evidence, severity_in(rule, case, case.units[at].span), blocked)
            if not blocked:
                break


def _wide_places(rule: Rule, pattern: Pattern, case: Case, excuses: dict[int, str]) -> Iterator[tuple[int, Hit]]:
    for at in case.matcher.seeds(pattern):
        units = _window(rule, case, at)
        window = Span(case.units[units[0]].span.start, case.units[units[-1]].span.end)
        for match in case.matcher.matches(pattern, window):
            first, last = case.unit_at(match.span.start), case.unit_at(match.span.end - 1)
            if last - first >= rule.match.spread:
                continue
            blocked = _blocked(rule, case, case.unit_at(match.head.start), match, excuses)
            severity = severity_in(rule, case, window)
            yield first, Hit(rule, tuple(range(first, last + 1)), match.evidence, severity, blocked)
            if not blocked:
                break


def _window(rule: Rule, case: Case, at: int) -> tuple[int, ...]:
    clause, units, reach = case.units[at].clause, case.units, rule.match.spread - 1
    first = last = at
    while at - first < reach and first > 0 and units[first - 1].clause == clause:
        first -= 1
    while last - at < reach and last + 1 < len(units) and units[last + 1].clause == clause:
        last += 1
    return tuple(range(first, last + 1))


def _blocked(rule: Rule, case: Case, unit: int, match: Match, excuses: dict[int, str]) -> str:
    """What keeps `rule` from speaking about a match with its head in `unit`; `excuses` are those of units seen."""
    kinds = case.contexts(unit, match.evidence, match.head)
    if kinds and (kinds := kinds.intersection(rule.unless.context)):
        return f"context {', '.join(sorted(kinds))}"
    excuse = excuses.get(unit)
    if excuse is None:
        excuse = excuses[unit] = excuse_in(rule, case, unit)
    return excuse


def excuse_in(rule: Rule, case: Case, unit: int) -> str:
    """What in a unit or its clause keeps `rule` from speaking about anything there; empty where nothing does."""
    for pattern in case.matcher.present(rule.unless.patterns):
        if case.matcher.stands_in(pattern, unit):
            return f"unless {pattern.source}"
    if not rule.unless.clause and not rule.match.clause:
        return ""
    clause = case.clause_span(unit)
    for pattern in case.matcher.present(rule.unless.clause):
        if case.matcher.stands(pattern, clause):
            return f"unless in clause {pattern.source}"
    if rule.match.clause and not any(case.matcher.stands(pattern, clause) for pattern in rule.match.clause):
        return "nothing of `match.clause` in the clause"
    return ""


def severity_in(rule: Rule, case: Case, window: Span) -> Severity:
    """How much what `rule` says of a window can hurt."""
    for step in rule.severity_when:
        if not case.elements.issuperset(step.elements):
            continue
        if not step.when or any(case.matcher.stands(pattern, window) for pattern in step.when):
            return step.severity
    return rule.severity


def _absence(rule: Rule, case: Case) -> Iterator[Hit]:
    match = rule.match
    if match.when and not _anywhere(match.when, case, rule):
        return
    found = next(_stands(match.looks_for, case, rule), None)
    if found is not None:
        yield Hit(rule, (case.unit_at(found.start),), (found,), rule.severity, blocked="found")
        return
    if rule.unless.document and _anywhere(rule.unless.document, case):
        return
    yield Hit(rule, (), (), rule.severity)


def _terms(rule: Rule, case: Case) -> Iterator[Hit]:
    for term in case.terms:
        if not any(_holds(test, term) for test in rule.match.terms):
            continue
        unit = case.unit_at(term.span.start)
        span = case.units[unit].span
        blocked = next((f"unless {p.source}" for p in rule.unless.patterns if case.matcher.stands(p, span)), "")
        kinds = case.contexts(unit, (), term.span).intersection(rule.unless.context)
        if kinds:
            blocked = f"context {', '.join(sorted(kinds))}"
        yield Hit(rule, (unit,), (term.span,), severity_in(rule, case, span), blocked, (("value", _plain(term.value)),))


def _check(rule: Rule, case: Case) -> Iterator[Hit]:
    if rule.unless.document and _anywhere(rule.unless.document, case):
        return
    for found in load_checks()[rule.match.check].find(case):
        severity = found.severity
        blocked = ""
        if found.units:
            head = found.marks[0] if found.marks else case.units[found.units[0]].span
            unit = case.unit_at(head.start)
            blocked = next((reason for at in found.units if (reason := excuse_in(rule, case, at))), "")
            if kinds := case.contexts(unit, (), head).intersection(rule.unless.context):
                blocked = f"context {', '.join(sorted(kinds))}"
            severity = severity or severity_in(rule, case, case.units[unit].span)
        yield Hit(rule, found.units, found.marks, severity or rule.severity, blocked, found.values)


def _holds(test: TermTest, term: Term) -> bool:
    value = term.value
    if term.term != test.term or (test.issue and test.issue not in term.issues):
        return False
    if test.issue and test == TermTest(test.term, issue=test.issue):
        return True
    if value is None or isinstance(value, str | dict | list):
        return False
    return not (
        (test.at_least is not None and value < test.at_least)
        or (test.above is not None and value <= test.above)
        or (test.at_most is not None and value > test.at_most)
        or (test.below is not None and value >= test.below)
    )


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " / ".join(_plain(part) for part in value)
    if value is None:
        return "—"
    return f"{value:f}".rstrip("0").rstrip(".") if hasattr(value, "normalize") and "." in f"{value:f}" else str(value)


def _anywhere(patterns: tuple[Pattern, ...], case: Case, rule: Rule | None = None) -> bool:
    return next(_stands(patterns, case, rule), None) is not None


def _stands(patterns: tuple[Pattern, ...], case: Case, rule: Rule | None) -> Iterator[Span]:
    for pattern in case.matcher.present(patterns):
        for at, match in case.matcher.find(pattern):
            if rule is None or not case.contexts(at, match.evidence, match.head).intersection(rule.unless.context):
                yield match.span


def _silenced(hit: Hit, reason: str) -> Hit:
    return hit if hit.blocked else msgspec.structs.replace(hit, blocked=reason)


def _patterns(rule: Rule) -> Iterator[Pattern]:
    match, unless = rule.match, rule.unless
    yield from (*match.any, *match.clause, *match.document, *match.when, *match.looks_for)
    yield from (*unless.patterns, *unless.clause, *unless.document)
    for step in rule.severity_when:
        yield from step.when
