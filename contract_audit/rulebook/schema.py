"""What a rule is, once its file has been read and checked."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from contract_audit.patterns import Pattern


class RuleKind(StrEnum):
    """What a rule looks at."""

    CLAUSE = "clause"
    """A sentence of the text."""
    ABSENCE = "absence"
    """Something the whole document should say and does not."""
    CONSISTENCY = "consistency"
    """Two places that contradict each other."""
    NUMERIC = "numeric"
    """A value that crosses a limit."""


class Severity(StrEnum):
    """How much a risk can hurt, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for critical up to 4 for info."""
        return list(Severity).index(self)


class Status(StrEnum):
    """Whether a rule is settled."""

    PREVIEW = "preview"
    STABLE = "stable"


class Localized(msgspec.Struct, frozen=True):
    """A text in Chinese and its equal in English. May hold named values such as `{words}`."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The text in `zh` or `en`."""
        return self.en if lang == "en" else self.zh


class Applies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a rule may speak.

    `deal`: tags of which the deal must carry one (empty: every deal); `not_deal`: tags that rule it out;
    `unknown_deal`: whether the rule speaks where the text is too short to tell the deal; `roles`: roles of which one
    must be known.
    """

    deal: tuple[str, ...] = ()
    not_deal: tuple[str, ...] = ()
    unknown_deal: bool = True
    roles: tuple[str, ...] = ()


class TermTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A test on a term the text states: its value against bounds, and a doubt it carries. All that is given must hold.

    `issue` names one of the term's issues; with it alone the value is not looked at.
    """

    term: str
    issue: str = ""
    at_least: Decimal | None = None
    above: Decimal | None = None
    at_most: Decimal | None = None
    below: Decimal | None = None


class Step(msgspec.Struct, frozen=True):
    """A severity that takes the place of the rule's own.

    It does where one of the patterns of `when` stands in the same unit (or `when` is empty) and the deal shows every
    element of `elements`.
    """

    severity: Severity
    when: tuple[Pattern, ...] = ()
    elements: tuple[str, ...] = ()


class DealLaw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sources of law that take the place of the rule's own where the deal carries one of the tags `deal`."""

    deal: tuple[str, ...]
    law: tuple[str, ...]


class Condition(msgspec.Struct, frozen=True):
    """What makes a rule speak.

    clause: one of `any` stands in a unit (or in up to `spread` neighbouring units of one clause) and, where given,
    one of `clause` in its clause and one of `document` anywhere. absence: one of `when` stands anywhere (always, if
    empty) and none of `looks_for` does. numeric: one of `terms` holds. `tokens` are spaCy token patterns; they need
    the spaCy adapter and are passed over without it.
    """

    any: tuple[Pattern, ...] = ()
    clause: tuple[Pattern, ...] = ()
    document: tuple[Pattern, ...] = ()
    when: tuple[Pattern, ...] = ()
    looks_for: tuple[Pattern, ...] = ()
    terms: tuple[TermTest, ...] = ()
    tokens: tuple[tuple[dict[str, object], ...], ...] = ()
    check: str = ""
    """The name of a check: code that compares figures and clauses across the document (kinds numeric, consistency)."""
    spread: int = 1
    at_least: int = 1
    """How many different patterns of `any` must stand in the document before the rule speaks (clue rules)."""


class Unless(msgspec.Struct, frozen=True):
    """What keeps a rule silent: a context over the head, or a counter-pattern in the unit, clause or document."""

    context: tuple[str, ...]
    patterns: tuple[Pattern, ...] = ()
    clause: tuple[Pattern, ...] = ()
    document: tuple[Pattern, ...] = ()


class Rule(msgspec.Struct, frozen=True):
    """One rule. `id` is a taxonomy id or `<risk>.<variant>`; `confidence` is the author's estimate, 0 to 1."""

    id: str
    revision: int
    risk: str
    family: str
    severity: Severity
    confidence: float
    status: Status
    since: str
    kind: RuleKind
    harmed: tuple[str, ...]
    law: tuple[str, ...]
    match: Condition
    unless: Unless
    title: Localized
    message: Localized
    why: Localized
    advice: Localized
    could_be_wrong: Localized
    rewrite: Localized | None = None
    aliases: tuple[str, ...] = ()
    applies_when: Applies = Applies()
    severity_when: tuple[Step, ...] = ()
    law_when: tuple[DealLaw, ...] = ()
    textbook: tuple[str, ...] = ()

    def law_of(self, tags: frozenset[str]) -> tuple[str, ...]:
        """The sources of law for a deal that carries `tags`."""
        return next((step.law for step in self.law_when if tags.intersection(step.deal)), self.law)


class Examples(msgspec.Struct, frozen=True):
    """A rule's own tests: texts that must make it speak and texts that must not."""

    hits: tuple[str, ...]
    misses: tuple[str, ...]


class Page(msgspec.Struct, frozen=True):
    """A rule file: the rule, its page in the manual, its examples, and where it came from."""

    rule: Rule
    body: str
    examples: Examples
    path: str


class Rulebook(msgspec.Struct, frozen=True):
    """All rules, sorted by id, and the hash of what they say."""

    rules: tuple[Rule, ...]
    fingerprint: str

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of this id or alias, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id or rule_id in rule.aliases), None)

    def of_risk(self, risk: str) -> tuple[Rule, ...]:
        """Every rule for a risk."""
        return tuple(rule for rule in self.rules if rule.risk == risk)
