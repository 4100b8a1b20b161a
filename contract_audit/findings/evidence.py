"""Evidence: what rules and classifier say of one risk at one place, side by side."""

from collections.abc import Iterable, Sequence
from math import exp, log
from typing import Final

import msgspec

from contract_audit.classifier import FLOOR, Joining, Sighting, Sightings
from contract_audit.document import Span
from contract_audit.rulebook import Hit, Rule, Rulebook, RuleKind, applies, excuse_in
from contract_audit.rulebook.case import Case
from contract_audit.structure import Unit, UnitKind

NOWHERE: Final = -1
"""Stands for the unit of an absence."""

SLIGHTEST: Final = -2.0
"""Log-odds below which the classifier is not heard where no rule speaks."""

SHORTEST: Final = 8
"""Characters of a unit in which the classifier is heard where no rule speaks."""

FEWEST_HITS: Final = 5
"""Hits of rules from which the classifier's opinion of them says something about the document."""

_END: Final = 2
"""Characters of the last word of what spoke to the classifier."""

SUREST: Final = 0.99
"""No rule is surer than this, nor any number of them."""


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """What speaks for one risk at one place.

    `hits` are the rules that speak; `sighting` is the classifier's where it does not rule the risk out, `words` what
    spoke for it there. `blocked`: a rule would speak if a context or a counter-pattern did not keep it silent. `near`:
    a rule speaks of the same risk in the unit before or after.
    """

    rule: Rule
    units: tuple[int, ...]
    hits: tuple[Hit, ...]
    sighting: Sighting | None
    words: tuple[Span, ...] = ()
    blocked: bool = False
    near: bool = False

    @property
    def log_odds(self) -> float:
        """The classifier's opinion; its lowest where it sees nothing."""
        return self.sighting.log_odds if self.sighting else FLOOR

    @property
    def authored(self) -> float:
        """How sure the rules are, by their authors: one minus the product of their doubts."""
        doubt = 1.0
        for confidence in {hit.rule.id: hit.rule.confidence for hit in self.hits}.values():
            doubt *= 1 - confidence
        return min(SUREST, 1 - doubt)

    def factors(self) -> tuple[float, ...]:
        """What the coefficients of `Joining` are multiplied with, in their order."""
        if self.hits:
            sure = self.authored
            return 0.0, 0.0, 0.0, 0.0, 1.0, self.log_odds, log(sure / (1 - sure))
        return 1.0, self.log_odds, float(self.near), float(self.blocked), 0.0, 0.0, 0.0

    def probability(self, joining: Joining) -> float:
        """How likely the risk stands there."""
        total = sum(a * b for a, b in zip(self.factors(), msgspec.structs.astuple(joining), strict=True))
        return 1 / (1 + exp(-total))


def speaks_its_language(evidence: Iterable[Evidence]) -> bool:
    """Whether a document speaks as the classifier's training texts do: on balance it takes what rules say for right.

    Where it does not, its doubt tells of another drafter's language, not of the rules. A few hits tell nothing.
    """
    opinions = [piece.log_odds for piece in evidence if piece.hits and piece.units]
    return len(opinions) >= FEWEST_HITS and sum(opinions) > 0


def clusters(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Hits of one risk whose units overlap come together; in order of the text, absences last."""
    found: list[list[Hit]] = []
    of_unit: dict[tuple[str, int], int] = {}
    for hit in hits:
        keys = [(hit.rule.risk, unit) for unit in hit.units or (NOWHERE,)]
        at = min((of_unit[key] for key in keys if key in of_unit), default=len(found))
        if at == len(found):
            found.append([])
        found[at].append(hit)
        for key in keys:
            of_unit[key] = min(at, of_unit.get(key, at))
    return sorted(found, key=lambda cluster: (_first_unit(cluster[0].units), cluster[0].rule.id))


def lead_of(cluster: Sequence[Hit]) -> Hit:
    """The hit that speaks loudest."""
    if len(cluster) == 1:
        return cluster[0]
    return min(cluster, key=lambda hit: (hit.severity.rank, -hit.rule.confidence, hit.rule.id))


def gather(hits: Sequence[Hit], sightings: Sightings, case: Case, rulebook: Rulebook) -> list[Evidence]:
    """All evidence, in order of the text, absences last; `hits` hold the blocked ones too.

    Where a context lies over the words that spoke to the classifier, or the deal is none that the rules of a risk are
    for, there is no evidence.
    """
    spoken = [hit for hit in hits if not hit.blocked]
    silenced = {(hit.rule.risk, unit) for hit in hits if hit.blocked for unit in hit.units}
    seen = {(sighting.risk, sighting.unit): sighting for sighting in sightings.seen}
    found: list[Evidence] = []
    taken: set[tuple[str, int]] = set()
    for cluster in clusters(spoken):
        lead = lead_of(cluster)
        keys = {(lead.rule.risk, unit) for hit in cluster for unit in hit.units}
        taken |= keys
        best = max((seen[key] for key in sorted(keys) if key in seen), key=lambda s: s.log_odds, default=None)
        found.append(Evidence(lead.rule, lead.units, tuple(cluster), best))
    leads: dict[str, Rule | None] = {}
    for (risk, unit), sighting in seen.items():
        if (risk, unit) in taken or sighting.log_odds < SLIGHTEST:
            continue
        if risk not in leads:
            leads[risk] = _lead_rule(risk, case, rulebook)
        rule = leads[risk]
        if rule is None or not _says_something(case.units[unit]):
            continue
        words = sightings.words(sighting)
        if not words or _is_vetoed(rule, case, unit, words):
            continue
        found.append(
            Evidence(
                rule,
                (unit,),
                (),
                sighting,
                words,
                blocked=(risk, unit) in silenced or bool(excuse_in(rule, case, unit)),
                near=(risk, unit - 1) in taken or (risk, unit + 1) in taken,
            )
        )
    return sorted(found, key=lambda evidence: (_first_unit(evidence.units), evidence.rule.id))


def _lead_rule(risk: str, case: Case, rulebook: Rulebook) -> Rule | None:
    """The rule that stands for a risk: the one of its name among those that judge clauses and fit the deal."""
    fitting = [rule for rule in rulebook.of_risk(risk) if rule.kind is RuleKind.CLAUSE and applies(rule, case)]
    return min(fitting, key=lambda rule: (rule.id != risk, -rule.confidence, rule.id), default=None)


def _says_something(unit: Unit) -> bool:
    """Whether a unit is more than a heading or a scrap."""
    return unit.kind is not UnitKind.HEADING and len(unit.span) >= SHORTEST


def _is_vetoed(rule: Rule, case: Case, unit: int, words: tuple[Span, ...]) -> bool:
    """Whether all the words stand in a context that keeps the rule silent too, from their first to their last.

    Of `不经通知立即卖出` only the notice is denied.
    """
    silent = frozenset(rule.unless.context)
    ends = ((word, Span(max(word.start, word.end - _END), word.end)) for word in words)
    return all(silent & case.contexts(unit, words, word) & case.contexts(unit, words, end) for word, end in ends)


def _first_unit(units: tuple[int, ...]) -> tuple[int, int]:
    return (0, units[0]) if units else (1, 0)
