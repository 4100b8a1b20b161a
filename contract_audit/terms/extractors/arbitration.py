"""Which body is to arbitrate, where, under which rules."""

import re
from collections.abc import Iterator
from typing import Any

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "arbitration"

_INSTITUTION = re.compile(
    r"(?P<name>[^\W\d_由向在至到的依交提起请可给将于按照与和或]{2,16}?(?:仲裁委员会|仲裁院|仲裁中心|仲裁委|国际争端解决中心))"
)
_PLACE = re.compile(
    r"(?:向|由|在|提交|交|找)(?P<place>[^，。；向由在提交]{2,10}?)(?:的|有关的|相关)*(?:仲裁机构|仲裁部门|仲裁机关|仲裁委员会|仲裁)"
)
_SEAT = re.compile(r"仲裁地(?:点)?(?:为|在|是|：)?(?P<seat>[^，。；]{2,8})")
_RULES = re.compile(r"(?:按照?|依照?|适用|根据)(?P<rules>[^，。；按依]{0,24}仲裁规则)")
_GENERIC = re.compile(r"(?:相关|有关|任何|任一|该|双方|当地|本|上述|约定|指定|申请|所在地)")


def extract(source: TermSource) -> Iterator[Term]:
    """`{institution, seat, rules}`; `institution` is None, with the place, where no body is called by its name."""
    for window in source.holding("arbitration_label"):
        place = source.windows[window]
        named = _INSTITUTION.search(source.text, place.start, place.end)
        if named and not _GENERIC.search(named["name"]):
            value: dict[str, Any] = {"institution": named["name"]}
            whole = Span(*named.span("name"))
        else:
            unnamed = _PLACE.search(source.text, place.start, place.end)
            if unnamed is None or not source.hits("arbitration_act", window):
                continue
            value = {"institution": None, "place": unnamed["place"]}
            whole = Span(unnamed.start("place"), unnamed.end())
        if source.is_example(whole):
            continue
        seat, rules = (form.search(source.text, place.start, place.end) for form in (_SEAT, _RULES))
        if seat:
            value["seat"] = seat["seat"]
        if rules:
            value["rules"] = rules["rules"]
        yield source.term(TERM, value, whole, confidence=0.85)
