"""Which court is to decide."""

import re
from collections.abc import Iterator
from typing import Any

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import DENIED
from contract_audit.terms.term import Term

TERM = "jurisdiction"

_PLACE = re.compile(
    r"(?P<place>(?P<whose>被告|原告|[甲乙丙丁]方|[^\W\d_由向在至到的依交提起诉归可一]{2,6}|违约方|守约方|平台|公司|合同|协议|本合同|本协议|标的物?|守约一方|签署|签订|签约|履行)"
    r"(?:的)?(?:所在地|住所地|住所|注册地|户口所在地|开户地|住的地方|户籍地|户籍所在地|居住地|经常居住地|签订地|签署地|签约地|履行地|地)[^，。；向可的]{0,12}?)"
    r"(?:的|有管辖权的|地|具有管辖权的|基层|有权)*(?P<court>[^，。；的]{0,6}法院)"
)
_NAMED = re.compile(
    r"(?P<place>[^\W\d_由向在至到的依交提起诉归可任有权一]{2,14}?(?:市|区|县|省|州|互联网|铁路)?)(?P<court>(?:中级|高级|初级)?人民法院|互联网法院|金融法院)"
)
_CHOSEN = re.compile(
    r"(?P<place>(?P<whose>[甲乙丙丁]方|[^\W\d_由向在至到的依交提起诉归可一]{2,6}?)?(?:届时|自行)?(?:指定|选定|选择)的?)(?P<court>(?:人民)?法院)"
    r"|(?:向其|向|由|在|到)(?P<own>住所地|所在地)(?:的|有管辖权的)*(?:人民)?法院"
    r"|由(?P<that>该[^，。；的]{1,8}?)的?(?:基层)?人民法院"
    r"|(?:到|去|找|上)(?P<lay>[^\W\d_，的]{1,6})的?法[院庭](?=去?(?:说|讲|打|告|解决|处理|来))"
)
_NOT_AGREED = re.compile(
    r"(?:协商|商量|调解|说和|和解|沟通|谈|解决)[^，。；]{0,3}不(?:成|了|拢|妥|下|一致)[^，。；]{0,8}\Z"
)
"""Before a court that decides what the parties could not settle; no denial of it."""
_NO_NAME = re.compile(r"(?:管辖|有权|当地|最高|基层|中国|任何|请求|所在地|各级|地方|请求|或者|仲裁|住所地)")
_BASES = (
    ("被告", "defendant"), ("原告", "plaintiff"), ("签订", "signing"), ("签署", "signing"), ("签约", "signing"),
    ("履行", "performance"), ("标的", "subject"),
)  # fmt: skip


def extract(source: TermSource) -> Iterator[Term]:
    """`{basis, place, party}`; a court bound to one party's place has the basis `other` and that party's label."""
    for window in source.holding("court_label"):
        place = source.windows[window]
        match = _PLACE.search(source.text, place.start, place.end)
        if match is None:
            match = _NAMED.search(source.text, place.start, place.end)
            if match is None or _NO_NAME.search(match["place"]) or not source.hits("court_act", window):
                match = _CHOSEN.search(source.text, place.start, place.end)
            if match is None:
                continue
        whole = Span(match.start(), match.end())
        if source.contexts(whole) & DENIED and not _NOT_AGREED.search(source.text, place.start, whole.start):
            continue
        yield source.term(TERM, _value(match), whole, confidence=0.85)


def _value(match: re.Match[str]) -> dict[str, Any]:
    groups = match.groupdict()
    stated = groups.get("place") or groups.get("own") or groups.get("that") or groups.get("lay") or ""
    basis = next((basis for sign, basis in _BASES if sign in stated), "other")
    value: dict[str, Any] = {"basis": basis, "place": stated}
    whose = match.groupdict().get("whose")
    if basis == "other" and whose:
        value["party"] = whose
    elif whose is None:
        value["court"] = match.group()
    return value
