"""Reads one rule file: front matter is the rule, the body its page, fenced examples its tests."""

import re
from pathlib import PurePath
from typing import Any, Final

import msgspec

from contract_audit.data_files import parse_yaml, safe_loader
from contract_audit.patterns import Pattern, PatternError, parse_pattern
from contract_audit.rulebook.schema import Examples, Page, Rule, RuleKind

MOST_BYTES: Final = 100_000
"""A rule file longer than this is refused: no honest rule needs it."""

DEFAULT_CONTEXT: Final = (
    "negation",
    "prohibition",
    "condition",
    "exception",
    "definition",
    "quoted_law",
    "history",
    "question",
    "reported",
)
"""Contexts a clause rule honours unless it says otherwise. Self-praise is not among them: it proves nothing."""

SECTIONS: Final = ("查什么", "为什么有风险", "好条款", "容易误报", "依据")
"""Headings every rule page has, in this order; 建议改写 may follow."""

_PARTS = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_FENCE = re.compile(r"^```(?P<kind>命中|不命中)\n(?P<lines>.*?)^```", re.DOTALL | re.MULTILINE)
_PATTERN_LISTS = ("any", "clause", "document", "when", "looks_for")


def read_rule(path: PurePath, source: str) -> tuple[Page | None, list[tuple[str, str]]]:
    """Parse a rule file into a page, or into every problem found in it as `(place, sentence)`."""
    where = path.as_posix()
    if len(source.encode()) > MOST_BYTES:
        return None, [(where, f"longer than {MOST_BYTES} bytes")]
    parts = _PARTS.match(source.replace("\r\n", "\n"))
    if parts is None:
        return None, [(where, "must begin with front matter between two lines of ---")]
    try:
        front = _yaml(parts["front"])
    except ValueError as error:
        return None, [(where, str(error))]
    problems: list[tuple[str, str]] = []
    data = _prepare(front, where, problems, family=path.parent.name)
    if problems:
        return None, problems
    try:
        rule = msgspec.convert(data, Rule, strict=False)
    except msgspec.ValidationError as error:
        return None, [(where, str(error).replace("`$.", "`"))]
    examples = Examples(_examples(parts["body"], "命中"), _examples(parts["body"], "不命中"))
    return Page(rule, parts["body"].strip(), examples, where), []


def _yaml(source: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - rules from a wheel are compiled already

    try:
        events = sum(1 for event in yaml.parse(source, Loader=safe_loader()) if not _is_plain(event))
        front = parse_yaml(source)
    except yaml.YAMLError as error:
        message = f"front matter is not YAML: {error}"
        raise ValueError(message) from error
    if events:
        message = "front matter may not use anchors or aliases"
        raise ValueError(message)
    if not isinstance(front, dict):
        message = "front matter must be a mapping"
        raise ValueError(message)  # noqa: TRY004 - the caller reports one kind of error for a bad file
    return front


def _is_plain(event: object) -> bool:
    return type(event).__name__ != "AliasEvent" and getattr(event, "anchor", None) is None


def _prepare(front: dict[str, Any], where: str, problems: list[tuple[str, str]], family: str) -> dict[str, Any]:
    data = dict(front)
    known = {field.name for field in msgspec.structs.fields(Rule)}
    problems += [(where, f"unknown field `{name}`") for name in data.keys() - known]
    data.setdefault("family", family[:1])
    data.setdefault("since", "0.1")
    data["match"] = _condition(data.get("match"), where, problems)
    data["unless"] = _unless(data.get("unless"), where, problems, kind=str(data.get("kind", "")))
    data["severity_when"] = [
        {**step, "when": _patterns(step.get("when"), f"{where} severity_when", problems)}
        for step in data.get("severity_when", [])
        if isinstance(step, dict)
    ]
    return data


def _condition(value: object, where: str, problems: list[tuple[str, str]]) -> dict[str, Any]:
    if isinstance(value, list):
        value = {"any": value}
    if not isinstance(value, dict):
        problems.append((where, "`match` must be a list of patterns or a mapping"))
        return {}
    known = {*_PATTERN_LISTS, "terms", "tokens", "check", "spread", "at_least"}
    problems += [(where, f"unknown field `match.{name}`") for name in value.keys() - known]
    return {
        name: _patterns(part, f"{where} match.{name}", problems) if name in _PATTERN_LISTS else part
        for name, part in value.items()
    }


def _unless(value: object, where: str, problems: list[tuple[str, str]], kind: str) -> dict[str, Any]:
    if isinstance(value, list):
        value = {"patterns": value}
    if value is None:
        value = {}
    if not isinstance(value, dict):
        problems.append((where, "`unless` must be a list of patterns or a mapping"))
        return {}
    problems += [
        (where, f"unknown field `unless.{name}`")
        for name in value.keys() - {"context", "patterns", "clause", "document"}
    ]
    default = () if kind in {RuleKind.NUMERIC, RuleKind.CONSISTENCY} else DEFAULT_CONTEXT
    return {
        "context": value.get("context", default),
        **{
            name: _patterns(value.get(name), f"{where} unless.{name}", problems)
            for name in ("patterns", "clause", "document")
        },
    }


def _patterns(value: object, where: str, problems: list[tuple[str, str]]) -> list[list[Any]]:
    if value is None:
        return []
    if not isinstance(value, list):
        problems.append((where, "must be a list of patterns"))
        return []
    found: list[list[Any]] = []
    for at, source in enumerate(value):
        try:
            found.append(_plain(parse_pattern(str(source))))
        except PatternError as error:
            problems.append((f"{where}[{at}]", str(error)))
    return found


def _plain(pattern: Pattern) -> list[Any]:
    plain: list[Any] = msgspec.to_builtins(pattern)
    return plain


def _examples(body: str, kind: str) -> tuple[str, ...]:
    lines = (
        line.strip() for fence in _FENCE.finditer(body) if fence["kind"] == kind for line in fence["lines"].splitlines()
    )
    return tuple(line.replace("⏎", "\n") for line in lines if line)
