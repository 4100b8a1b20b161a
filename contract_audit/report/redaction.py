"""The redacted variant: names, identity and account numbers, phones, addresses hidden in everything a report carries.

Whatever is hidden keeps its length in code points, and its blanks, so that every offset of the report stays right. The
same value always gets the same placeholder: a numbered circle and blocks, `③██`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.pipeline.outcome import Report, ReportProblem
from contract_audit.text import normalise_text

BLOCK: Final = "█"
UNMASKABLE: Final = "unmaskable"
"""Code of the refusal of a file that holds something whose content cannot be hidden."""
_CIRCLES: Final = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
"""① to ㊿; values beyond the fiftieth are blocks only."""
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSEEN: Final = "\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_KEPT: Final = re.compile(f"[{_UNSEEN}]")
_GAP: Final = f"[{_UNSEEN}]{{0,40}}"
_LIST: Final = re.compile("[、,，;；/]")
_WORD: Final = re.compile(r"[0-9A-Za-z]")
_SHORTEST: Final = 2
_MOST: Final = 1000
"""Values that are hidden wherever they stand; those beyond are hidden where a pattern sees them."""
_NAMING_TERMS: Final = frozenset({"parties", "payee", "account_no", "custody_account_name", "custody_agreement_no"})
_NAMING_KEYS: Final = frozenset({"name", "no", "account", "holder", "contact", "address", "id_no", "licence_no"})


class Redaction:
    """Hides given values and whatever the patterns of `redaction.yaml` see; never changes the length of a text."""

    def __init__(self, values: Iterable[str]) -> None:
        """`values` in the order in which their placeholders are numbered."""
        self.values = tuple(dict.fromkeys(values))
        self._numbers = {_bare(value): at for at, value in enumerate(self.values)}
        parts = [_flexible(value) for value in sorted(self.values, key=lambda value: (-len(value), value))]
        self._known = re.compile("|".join(parts)) if parts else None
        self._masked: dict[str, str] = {}

    @classmethod
    def of(cls, report: Report) -> "Redaction":
        """What has to be hidden in `report`, numbered by where it first stands in its text."""
        text = report.text or ""
        found = dict.fromkeys(value for value in _values(report, text) if len(_bare(value)) >= _SHORTEST)
        anybody = _data().anybody
        values = [value for value in found if value not in anybody]
        values.sort(key=lambda value: (text.find(value) if value in text else len(text), -len(value), value))
        return cls(values[:_MOST])

    def mask(self, text: str) -> str:
        """`text` with everything hidden that has to be; as long as before."""
        known = self._masked.get(text)
        if known is None:
            known = self._masked[text] = self._mask(text)
        return known

    def _mask(self, text: str) -> str:
        if self._known is not None:
            text = self._known.sub(lambda match: self._placeholder(match[0]), text)
        for pattern in _data().patterns.values():
            text = pattern.sub(self._seen, text)
        return text

    def _seen(self, match: re.Match[str]) -> str:
        if BLOCK in match["v"] or match["v"] in _data().anybody:
            return match[0]
        start, end = (edge - match.start() for edge in match.span("v"))
        return match[0][:start] + self._placeholder(match["v"]) + match[0][end:]

    def _placeholder(self, written: str) -> str:
        number = self._numbers.get(_bare(written), len(_CIRCLES))
        signs = iter(_CIRCLES[number : number + 1])
        return "".join(sign if _KEPT.match(sign) else next(signs, BLOCK) for sign in written)


def redact(report: Report, redaction: Redaction | None = None) -> Report:
    """`report` with names, numbers and addresses hidden in its text, quotations, values and file name.

    Offsets, counts, fingerprints and the digest of the source are those of the report itself.
    """
    hiding = redaction or Redaction.of(report)
    name = _file_name(report)
    problems = tuple(_without_name(problem, report.source.path, name) for problem in report.problems)
    source = msgspec.structs.replace(report.source, path=name)
    findings = tuple(
        finding
        if finding.suppressed is None
        else msgspec.structs.replace(
            finding, suppressed=msgspec.structs.replace(finding.suppressed, by=BLOCK * len(finding.suppressed.by))
        )
        for finding in report.findings
    )
    changed = msgspec.structs.replace(report, source=source, problems=problems, findings=findings)
    masked: Report = _walk(changed, hiding)
    return msgspec.structs.replace(masked, source=source)


def _walk(value: Any, hiding: Redaction) -> Any:
    match value:
        case str():
            return hiding.mask(value)
        case msgspec.Struct():
            fields = {name: getattr(value, name) for name in value.__struct_fields__}
            changed = {name: new for name, old in fields.items() if (new := _walk(old, hiding)) is not old}
            return msgspec.structs.replace(value, **changed) if changed else value
        case dict():
            return {_walk(key, hiding): _walk(item, hiding) for key, item in value.items()}
        case tuple():
            return tuple(_walk(item, hiding) for item in value)
        case list():
            return [_walk(item, hiding) for item in value]
        case _:
            return value


def _file_name(report: Report) -> str:
    """A name that tells reports apart and says nothing: `contract-1a2b3c4d.pdf`."""
    suffix = PurePath(report.source.path).suffix.lower()
    kept = suffix if suffix in _data().suffixes else ""
    return "-".join(part for part in ("contract", report.source.sha256[:8]) if part) + kept


def _without_name(problem: ReportProblem, path: str, name: str) -> ReportProblem:
    message = problem.message
    for part in (path, PurePath(path).name):
        message = message.replace(part, name) if part else message
    return msgspec.structs.replace(problem, message=message)


def _values(report: Report, text: str) -> Iterator[str]:
    """Names and numbers that were read as such, and what the patterns see besides; a company also by its short name."""
    stated = [part.strip() for value in _stated(report) for part in _LIST.split(value)]
    names = [name for name in stated if len(name) >= _SHORTEST]
    for written in names:
        yield from _forms(written)
    for name, pattern in _data().patterns.items():
        for match in pattern.finditer(text):
            if name == "company" and any(known in match["v"] for known in names):
                continue  # the words before a name that is known do not belong to it
            yield from _forms(match["v"].strip())


def _forms(written: str) -> Iterator[str]:
    yield written
    yield normalise_text(written).strip()
    yield from _short_forms(written)


def _stated(report: Report) -> Iterator[str]:
    """Names and numbers that were read as such."""
    for party in report.parties or ():
        yield party.label
        if party.name:
            yield party.name
    for licence in report.deal.licences if report.deal else ():
        yield licence.party
    for term in report.terms or ():
        if term.term in _NAMING_TERMS:
            yield from _named(term.value)


def _named(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (item for key, item in value.items() if key in _NAMING_KEYS and isinstance(item, str))
        case list() | tuple():
            for item in value:
                yield from _named(item)


def _short_forms(name: str) -> Iterator[str]:
    """A company's name without its legal form and trade."""
    core = name
    for ending in _data().company_endings:
        if core != name or ending.endswith("公司"):
            core = core.removesuffix(ending)
    if core != name:
        yield core


def _bare(value: str) -> str:
    return _KEPT.sub("", value)


def _flexible(value: str) -> str:
    """A pattern for `value` with blanks and unseen characters anywhere in it; numbers and words only as a whole."""
    signs = _bare(value)
    before = "(?<![0-9A-Za-z])" if _WORD.match(signs[0]) else ""
    after = "(?![0-9A-Za-z])" if _WORD.match(signs[-1]) else ""
    return before + _GAP.join(map(re.escape, signs)) + after


class _Data(msgspec.Struct, frozen=True):
    """What `redaction.yaml` says."""

    patterns: dict[str, re.Pattern[str]]
    company_endings: tuple[str, ...]
    anybody: frozenset[str]
    suffixes: frozenset[str] = frozenset({".pdf", ".docx", ".txt", ".md", ".html", ".htm"})


@cache
def _data() -> _Data:
    raw = read_data("contract_audit.report", "redaction.yaml")
    outside = "".join(raw["not_in_company"])
    words = {
        "SURNAME": "|".join(sorted(raw["surnames"].split(), key=len, reverse=True)),
        "FOLLOWS": f"[{raw['follows']}]",
        "DIGIT": "[0-9０-９]",
        "HAN": _HAN,
    }
    patterns: dict[str, re.Pattern[str]] = {}
    for name, written in raw["patterns"].items():
        pattern = written
        if name == "company":
            pattern = pattern.replace("[HAN（）()]", f"(?:(?![{outside}])[HAN（）()])")
        for word, meaning in words.items():
            pattern = pattern.replace(word, meaning)
        patterns[name] = re.compile(pattern)
    return _Data(patterns, tuple(raw["company_endings"].split()), frozenset(raw["anybody"].split()))
