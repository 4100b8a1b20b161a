"""A supplement that goes before the contract and takes back a clause of it that protects."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.structure.numbering import Style, chinese_number, read_marker

VALUES = ("target", "target_words")

_SUPPLEMENT = re.compile(r"补充(?:协议|合同|条款|约定|说明)|特别(?:约定|条款)|附加(?:条款|约定)")
_PREVAILS = re.compile(
    r"以(?:本)?(?:补充协议|补充合同|补充条款|补充约定|特别约定|特别条款|附加条款|附加约定|本附件|本约定|本条)[^，。；]{0,8}为准|优先(?:适用|于|执行)|效力(?:高于|优先)"
)
_TAKES_BACK = re.compile(
    r"不再(?:适用|执行|有效|履行)|停止(?:适用|执行)|不予(?:适用|执行)|不适用|取消|删除|作废|失效|不受[^，。；]{0,24}(?:限制|约束)|无[须需](?:执行|遵守|按照?)"
)
_TARGET = re.compile(
    r"第\s?(?:(?P<article>\d{1,3}|[〇零一二三四五六七八九十百]{1,5})\s?条|(?P<one>\d{1,2})\.(?P<two>\d{1,2})\s?[条款项]?)"
)
_PROTECTS = re.compile(
    r"通知|书面|不得|有权(?:取回|提取|解除|拒绝|要求)|退还|不超过|上限|个交易日|个工作日|提前|协商一致|多退少补|除外|免[除收]|补足|宽限"
)


def find(case: Case) -> Iterator[Discrepancy]:
    """Each unit of a supplement that goes before the contract and lifts an article of it that protects someone."""
    for region in _regions(case):
        if not _PREVAILS.search(case.text, region.start, region.end):
            continue
        for unit in range(case.unit_at(region.start), len(case.units)):
            span = case.units[unit].span
            if span.start >= region.end:
                break
            back = _TAKES_BACK.search(case.text, span.start, span.end)
            target = _TARGET.search(case.text, span.start, span.end) if back else None
            if back is None or target is None:
                continue
            protecting = _protecting(case, target, region)
            if protecting is not None:
                values = (("target", target.group()), ("target_words", protecting.of(case.text)[:60]))
                yield Discrepancy((unit,), (Span(*back.span()), Span(*target.span())), values)


def _regions(case: Case) -> Iterator[Span]:
    for annex in case.structure.annexes:
        if _SUPPLEMENT.search(annex.label):
            yield annex.span
    for clause in case.structure.clauses:
        if clause.level == 1 and _SUPPLEMENT.search(clause.heading):
            yield clause.span


def _protecting(case: Case, target: re.Match[str], region: Span) -> Span | None:
    """The unit of the article meant that protects; None where there is no such article or it protects nobody."""
    for clause in case.structure.clauses:
        if region.start <= clause.span.start < region.end or not clause.number:
            continue
        marker = read_marker(clause.number)
        if marker is None or not _is_meant(marker.style, marker.path, target):
            continue
        first, last = case.unit_at(clause.span.start), case.unit_at(clause.span.end - 1)
        units = (case.units[unit].span for unit in range(first, last + 1))
        return next((unit for unit in units if _PROTECTS.search(case.text, unit.start, unit.end)), None)
    return None


def _is_meant(style: Style, path: tuple[int, ...], target: re.Match[str]) -> bool:
    if target["article"]:
        return style in (Style.ARTICLE, Style.CHINESE, Style.NUMBER) and path == (chinese_number(target["article"]),)
    return path[:2] == (int(target["one"]), int(target["two"]))
