"""The end of the document: signature block and annexes; and its beginning: the title."""

import re
from collections.abc import Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.structure.numbering import Style, read_marker
from contract_audit.structure.units import Unit

_TITLE_END = re.compile(
    r"(?:合同|协议|协议书|合约|合同书|确认书|承诺书|须知|条款|声明|函|约定书|契约|借条|欠条|说明书|计划书|委托书)(?:[（(【][^（）()]{1,20}[）)】])?\Z"
)
_NO_TITLE = re.compile(r"[：:。；，？！,;?!_]")
_LONGEST_TITLE = 40
_TITLE_REACH = 8
_SIGNED = re.compile(r"签字|签章|盖章|公章|签名|签署[：:]|各方签署|签订日期|签署日期|签约日期|指印|手印|放款日期|捺印")
_SIGNING = re.compile(r"[：:_＿]|年\s*_*\s*月|日期|[甲乙丙丁]方|出借|借款|身份证|电话|地址|签[订署约]地")
_LONGEST_SIGNING = 60
_REACH = 40
_MAY_HAVE_ANNEX = re.compile(r"\n\s*附[件表录]|补充(?:协议|合同|条款)")
_SUPPLEMENT = re.compile(r"(?:补充协议|补充合同|补充条款)(?:书|[一二三四五\d])?\Z")


class Annex(msgspec.Struct, frozen=True, gc=False):
    """An annex by its printed label, with the span from its heading to the next annex or the end."""

    label: str
    span: Span


def find_title(text: str, units: Sequence[Unit]) -> str:
    """Return the title: the first short line that ends like one; empty where there is none."""
    for unit in units[:_TITLE_REACH]:
        line = unit.span.of(text)
        if len(line) <= _LONGEST_TITLE and _TITLE_END.search(line) and "：" not in line:
            return line
    first = units[0].span.of(text) if units else ""
    return first if len(first) <= _LONGEST_TITLE and not _NO_TITLE.search(first) else ""


def find_annexes(text: str, units: Sequence[Unit]) -> tuple[Annex, ...]:
    """Return the annexes and supplements that stand in the text itself, in order."""
    starts: list[tuple[int, str]] = []
    if not _MAY_HAVE_ANNEX.search(text):
        return ()
    before = 0
    for unit in units[1:]:
        opens = "\n" in text[before : unit.span.start]
        before = unit.span.end
        line = unit.span.of(text)
        if not opens or len(line) > _LONGEST_TITLE or line[-1] in "。；;，":
            continue
        marker = read_marker(line)
        if marker is not None and marker.style is Style.ANNEX:
            starts.append((unit.span.start, marker.printed))
        elif _SUPPLEMENT.search(line):
            starts.append((unit.span.start, line))
    ends = [*(start for start, _ in starts[1:]), len(text.rstrip())][: len(starts)]
    return tuple(
        Annex(label, Span(start, start + len(text[start:end].rstrip())))
        for (start, label), end in zip(starts, ends, strict=True)
    )


def find_signature(text: str, units: Sequence[Unit]) -> Span | None:
    """Return the last signature block: short lines with blanks to sign, seal and date; None where there is none."""
    last = -1
    for at in range(len(units) - 1, max(-1, len(units) - _REACH - 1), -1):
        line = units[at].span.of(text)
        if len(line) <= _LONGEST_SIGNING and _SIGNED.search(line) and not line.endswith(("。", "；")):
            last = at
            break
    if last < 0:
        return None
    first = last
    while first > 0 and _is_signing(units[first - 1].span.of(text)):
        first -= 1
    while last + 1 < len(units) and _is_signing(units[last + 1].span.of(text)):
        last += 1
    return Span(units[first].span.start, units[last].span.end)


def _is_signing(line: str) -> bool:
    return (
        len(line) <= _LONGEST_SIGNING
        and line[-1] not in "。；！？，"
        and read_marker(line) is None
        and (_SIGNED.search(line) or _SIGNING.search(line)) is not None
    )
