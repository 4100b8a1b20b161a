"""A party that signs under another name than it bears at the head."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.text.characters import HAN

VALUES = ("label", "head_name", "signing_name")

_SIGNED = re.compile(
    rf"(?:（[^）]{{1,12}}）)*(?:签字|签名|签章|盖章|签署|公章)?(?:（[^）]{{1,12}}）)*[：:](?P<name>(?:{HAN}|[（）·]){{2,30}})"
)
_MARK = re.compile(r"（(?:签字|签名|签章|盖章|公章|签字或盖章|签字盖章|章|印|手印|捺印|按指印)）")
_CORPORATE = re.compile(r"公司|合伙|中心|银行|集团|事务所|商行|厂\Z")
_NO_NAME = re.compile(
    r"签字|签名|盖章|签章|公章|日期|身份证|电话|地址|住所|代表|代理|授权|经办|年|月|指印|手印|捺|平台|本人|以上|同意|账[户号]|开户|甲方|乙方|丙方|丁方|先生|女士|及|和|、"
)
_LONGEST_PERSON = 4


def find(case: Case) -> Iterator[Discrepancy]:
    """Each line of the signature block whose name is neither that of the head nor a shorter or masked form of it."""
    block = case.structure.signature
    if block is None:
        return
    named = [(label, party.name) for party in case.structure.parties if party.name for label in party.labels()]
    first = max(case.unit_at(block.start), 0)
    for unit in range(first, len(case.units)):
        span = case.units[unit].span
        if span.start >= block.end:
            return
        for label, head_name in named:
            if not case.text.startswith(label, span.start):
                continue
            signed = _SIGNED.match(case.text, span.start + len(label), span.end)
            if signed is None:
                continue
            name = _MARK.sub("", signed["name"])
            if _differs(_MARK.sub("", head_name), name):
                values = (("label", label), ("head_name", head_name), ("signing_name", name))
                yield Discrepancy((unit,), (Span(*signed.span("name")),), values)
            break


def _differs(one: str, two: str) -> bool:
    corporate = [_CORPORATE.search(name) is not None for name in (one, two)]
    if not one or not two or corporate[0] != corporate[1] or one in two or two in one:
        return False
    if any(_NO_NAME.search(name) for name in (one, two)):
        return False
    if not corporate[0] and max(len(one), len(two)) > _LONGEST_PERSON:
        return False
    masked = any(sign in name for name in (one, two) for sign in "某*＊×")
    return not (masked and one[0] == two[0])
