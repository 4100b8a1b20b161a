"""What must hold of every rule file, beyond being readable."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from contract_audit import law
from contract_audit.deal.data import elements
from contract_audit.patterns import PARTY_NAMES, Pattern, Sequence, load_lexicon
from contract_audit.rulebook.checking import load_checks
from contract_audit.rulebook.fair_clause import QUOTED, SIDES, UNMENDABLE, blanks_in, filled_in, values_in
from contract_audit.rulebook.rule_file import SECTIONS
from contract_audit.rulebook.schema import Localized, Page, Rule, RuleKind
from contract_audit.text import QuantityKind
from contract_audit.text.context import ContextKind

LEAST_EXAMPLES: Final = 4
"""Examples of each kind a rule must have."""

CODE_NAMES: Final = PARTY_NAMES | {kind.value for kind in QuantityKind}
"""Names patterns may use that are not concepts of the lexicon: roles and kinds of quantities."""

_VARIANT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?\Z")
_FORBIDDEN = re.compile(r"(本合同|该合同|合同)(应属|属于|当然|依法)?无效。|this contract is void", re.IGNORECASE)
_VALUES = re.compile(r"\{([a-z_]+)\}")
_KNOWN_VALUES = frozenset({"words", "value"})
_UNLICENSED_DEALS = frozenset({"peizi", "p2p", "entrust-wealth", "offshore-futures-fx", "platform"})
"""Tags of deals that need a licence which such a text never shows."""


def lint(pages: Iterable[Page]) -> list[tuple[str, str]]:
    """Every problem of these rules as `(path, sentence)`, in the order of the rules."""
    ordered = tuple(pages)
    problems = [(page.path, text) for page in ordered for text in _rule_problems(page)]
    owners: dict[str, str] = {}
    for page in ordered:
        for example in (*page.examples.hits, *page.examples.misses):
            if example in owners:
                problems.append((page.path, f"shares an example with {owners[example]}: {example[:40]}"))
            owners.setdefault(example, page.path)
    names = Counter(name for page in ordered for name in (page.rule.id, *page.rule.aliases))
    problems += [("rules", f"id or alias {name} is used {count} times") for name, count in names.items() if count > 1]
    return problems


def _rule_problems(page: Page) -> Iterator[str]:
    rule = page.rule
    yield from _identity(rule, page.path)
    yield from _patterns(rule)
    yield from _steps(rule)
    yield from _texts(rule)
    yield from _rewrite(rule)
    yield from _law(rule)
    yield from _body(page)
    yield from _examples(page)


def _identity(rule: Rule, path: str) -> Iterator[str]:
    if not _VARIANT.match(rule.id) or rule.id.split(".")[0] != rule.risk:
        yield f"id {rule.id!r} must be the risk or `<risk>.<variant>`"
    if rule.risk not in law.bases():
        yield f"risk {rule.risk!r} is not of the taxonomy"
    if not 0 < rule.confidence <= 1:
        yield "confidence must lie between 0 and 1"
    if path.rsplit("/", 1)[-1] != f"{rule.id}.md":
        yield f"file must be named {rule.id}.md"


def _patterns(rule: Rule) -> Iterator[str]:
    match, unless, lexicon = rule.match, rule.unless, load_lexicon()
    every: list[Pattern] = [*match.any, *match.clause, *match.document, *match.when, *match.looks_for]
    every += [*unless.patterns, *unless.clause, *unless.document]
    every += [pattern for step in rule.severity_when for pattern in step.when]
    for pattern in every:
        for name in lexicon.unknown_names(pattern, CODE_NAMES):
            yield f"pattern {pattern.source!r} names an unknown concept {name!r}"
    if rule.kind is RuleKind.CLAUSE and not (match.any or match.tokens or match.terms):
        yield "a clause rule needs patterns under `match`"
    if rule.kind is RuleKind.ABSENCE and not match.looks_for:
        yield "an absence rule needs `match.looks_for`"
    if rule.kind is RuleKind.NUMERIC and not (match.terms or match.check):
        yield "a numeric rule needs `match.terms` or `match.check`"
    yield from _check(rule)
    kinds = {kind.value for kind in ContextKind}
    for name in rule.unless.context:
        if name not in kinds:
            yield f"unless.context names an unknown kind {name!r}"
    for pattern in match.any:
        if not any(_weighs(sequence) for sequence in pattern.wanted):
            yield f"pattern {pattern.source!r} has only parties and modals: it would match any sentence"


def _check(rule: Rule) -> Iterator[str]:
    if not rule.match.check:
        return
    if rule.match.check not in load_checks():
        yield f"unknown check {rule.match.check!r}"
    if rule.kind not in {RuleKind.NUMERIC, RuleKind.CONSISTENCY}:
        yield "only a numeric or consistency rule may name a check"


def _steps(rule: Rule) -> Iterator[str]:
    for step in rule.severity_when:
        if not (step.when or step.elements):
            yield "a step of `severity_when` needs `when` or `elements`"
        for name in sorted(set(step.elements) - set(elements())):
            yield f"severity_when names an unknown element {name!r}"


def _weighs(sequence: Sequence) -> bool:
    lexicon = load_lexicon()
    return any(
        atom.literal or (atom.name in lexicon and not lexicon[atom.name].modal)
        for element in sequence.elements
        for atom in element.atoms
    )


def _texts(rule: Rule) -> Iterator[str]:
    texts = {"title": rule.title, "message": rule.message, "why": rule.why, "advice": rule.advice,
             "could_be_wrong": rule.could_be_wrong}  # fmt: skip
    check = load_checks().get(rule.match.check)
    known = _KNOWN_VALUES | check.values if check else _KNOWN_VALUES
    for name, text in texts.items():
        yield from _one_text(name, text, known if name == "message" else frozenset())
    if not rule.harmed:
        yield "`harmed` must name who is harmed"


def _one_text(name: str, text: Localized, known: frozenset[str]) -> Iterator[str]:
    for lang in ("zh", "en"):
        said = text.in_language(lang)
        if not said.strip():
            yield f"{name}.{lang} is empty"
        if _FORBIDDEN.search(said):
            yield f"{name}.{lang} states that the contract is void"
        unknown = set(_VALUES.findall(said)) - known
        if unknown:
            yield f"{name}.{lang} uses unknown values {', '.join(sorted(unknown))}"


def _rewrite(rule: Rule) -> Iterator[str]:
    offered, deals = rule.rewrite, set(rule.applies_when.deal)
    if offered is None:
        return
    if rule.family in UNMENDABLE or (deals and deals <= _UNLICENSED_DEALS):
        yield "`rewrite` polishes a deal that needs a licence nobody shows"
    known = frozenset((*SIDES, *QUOTED))
    yield from _one_text("rewrite", offered, known | {"blank"})
    for lang, allowed in (("zh", known), ("en", frozenset(SIDES))):
        if unknown := values_in(offered.in_language(lang)) - allowed:
            yield f"rewrite.{lang} uses unknown values {', '.join(sorted(unknown))}"
    for lang in ("zh", "en"):
        if re.search("[{}]", filled_in(offered.in_language(lang), dict.fromkeys((*known, *_values(offered)), ""))):
            yield f"rewrite.{lang} holds a brace that is no value"
    if not values_in(offered.en) <= values_in(offered.zh) or len(blanks_in(offered.en)) != len(blanks_in(offered.zh)):
        yield "rewrite.en names other parties or leaves other blanks than rewrite.zh"
    if not all(blanks_in(offered.zh)):
        yield "a blank of rewrite.zh has no sample, as in {blank:6}"


def _values(text: Localized) -> frozenset[str]:
    return values_in(text.zh) | values_in(text.en)


def _law(rule: Rule) -> Iterator[str]:
    if not rule.law:
        yield "`law` must name at least one source"
    sources = law.sources()
    for names in (rule.law, *(step.law for step in rule.law_when)):
        for at, name in enumerate(names):
            if name not in sources:
                yield f"unknown source of law {name!r}"
            elif at == 0 and not sources[name].in_force(law.AS_OF):
                yield f"rests first on {name!r}, which is not in force; former law comes after what replaced it"


def _body(page: Page) -> Iterator[str]:
    for section in SECTIONS:
        if f"## {section}" not in page.body:
            yield f"section {section} is missing"


def _examples(page: Page) -> Iterator[str]:
    rule, examples = page.rule, page.examples
    if len(examples.hits) < LEAST_EXAMPLES:
        yield f"{len(examples.hits)} 命中 examples, at least {LEAST_EXAMPLES} are needed"
    if len(examples.misses) < LEAST_EXAMPLES:
        yield f"{len(examples.misses)} 不命中 examples, at least {LEAST_EXAMPLES} are needed"
    if rule.kind is not RuleKind.CLAUSE:
        return
    if not rule.textbook:
        yield "`textbook` must list the words everybody looks for"
    plain = [text for text in examples.hits if not any(word in text for word in rule.textbook)]
    if len(plain) * 2 < len(examples.hits):
        yield f"only {len(plain)} of {len(examples.hits)} hits do without the textbook words; half must"
