"""Parties that no line introduces: the two of a letter, who lent what a note says was borrowed, whose page it is."""

import re
from collections.abc import Sequence
from itertools import islice

from contract_audit.document import Span
from contract_audit.structure.drafts import Draft
from contract_audit.structure.party import Role
from contract_audit.structure.vocabulary import Vocabulary
from contract_audit.text.characters import HAN

_ADDRESSEE = re.compile(r"贵(?:公司|司|方|行|单位|机构|平台|中心)")
_TO = re.compile(
    r"(?:\A|\n)\s*(?:致|送|呈)\s?[：:]?\s?(?P<name>[^\s，。；：:（(]{2,30}(?:（[^（）]{2,8}）[^\s，。；：:]{2,16})?)"
)
_WRITER = re.compile(rf"本人(?P<name>{HAN}{{2,4}}?)(?=[（(，,]\s?(?:身份证|证件|男|女))")
_LENT_BY = re.compile(
    r"(?:借到|借得|借入|收到|欠|借(?![款期条据贷]))了?(?!上述|以下|全部|人民)(?P<name>[^\W\d_a-zA-Z我你他她本人]{2,4}?)(?:先生|女士|同志)?(?=现金|人民币|借款|转来|￥|[0-9])"
)
_AT_START = r"(?:\A|(?<=[\n，。；：、]))"
_CALLED = rf"(?:{HAN}{{2,4}}?|[哥弟姐妹爸妈叔舅姨姑])"
_SUM = r"(?=人民币|现金|这笔|一笔|￥|[0-9]|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖]{1,3}[十百千万拾佰仟])"
_LENDS = (
    re.compile(
        rf"{_AT_START}(?P<lender>{_CALLED})(?:愿意|同意|自愿|一次|先后|今|现|把钱|出钱|答应)?借给了?(?P<borrower>{_CALLED}){_SUM}"
    ),
    re.compile(
        rf"{_AT_START}(?P<borrower>{_CALLED})(?:因[^，。；]{{1,20}}，?|现|今|于[^，。；]{{1,12}}，?)?[向跟问找](?P<lender>{_CALLED})"
        rf"借(?:款|到|入|了|钱|走)?{_SUM}"
    ),
)
_VOUCHES = re.compile(
    rf"{_AT_START}(?P<name>{_CALLED})(?:愿意|自愿|同意|答应)?(?:(?:给|为|替)[^，。；]{{0,8}}?)?(?:[作做当]个?)?(?:一般|连带)?(?:责任)?(?:担保|保人|作保|保证)"
)
_NO_NAME = re.compile(r"[可应须能会将得要已再均都]\Z|\A(?:会员|用户|客户|平台|公司|银行|双方|本|该|其|任何|如|若)")
"""What stands where a name could, and is a verb's helper or a noun."""
_MOST_LOOKS = 200
_NOTE = re.compile(r"(?:借条|借据|欠条|借款条|今借|兹借|现借)")
_PAGE_OF = re.compile(
    r"解释权归(?:于)?(?!双方|各方|三方|甲乙|出具|签约)(?P<name>[^\s，。；本我的]{2,10}?)(?:所有|享有|拥有)"
)
_SITE = re.compile(r"平台|网站|本站|本公司")
_FEWEST = 2
_OFTEN = 4
"""Times that a name stands in a text which speaks of its parties by name."""


def gather_unlined(drafts: Sequence[Draft], text: str, words: Vocabulary) -> list[Draft]:
    """Gather them where `drafts` does not know them."""
    known = {label for draft in drafts for label in draft.labels} | {draft.name for draft in drafts if draft.name}
    found: list[Draft] = []
    lent = _LENT_BY.search(text) if _NOTE.search(text, 0, 200) else None
    lends = any(words.role_of(label) is Role.FUNDER for draft in drafts for label in draft.labels)
    if lent and not lends and lent["name"] not in known and words.concept_of(lent["name"]) is None:
        found.append(Draft([lent["name"]], Span(*lent.span("name")), lent["name"], ("出借人",)))
    if not any(draft.letter for draft in drafts):
        found += _called_by_name(text, known.union([lent["name"]] if lent else []), words)
    addressee = _ADDRESSEE.search(text)
    if addressee and addressee.group() not in known and text.count(addressee.group()) >= _FEWEST:
        to = _TO.search(text, 0, 600)
        found.append(Draft([addressee.group()], Span(*addressee.span()), to["name"] if to else None))
        if "本人" not in known and text.count("本人") > _FEWEST:
            at, writer = text.index("本人"), _WRITER.search(text)
            found.append(Draft(["本人"], Span(at, at + 2), writer["name"] if writer else None))
    page = None if _SITE.search(text) else _PAGE_OF.search(text)
    if (
        page
        and words.concept_of(page["name"]) is None
        and not any(page["name"] in name or name in page["name"] for name in known)
    ):
        found.append(Draft([page["name"]], Span(*page.span("name")), None, ("平台",)))
    return found


def _called_by_name(text: str, known: set[str], words: Vocabulary) -> list[Draft]:
    """Those of whom a text says by name, or by what they are in the family, that one lends to the other or vouches."""
    found: list[Draft] = []

    def gather(match: re.Match[str] | None, group: str, note: str) -> None:
        name = match[group] if match else ""
        if match is None or name in known or words.concept_of(name) or _NO_NAME.search(name):
            return
        if text.count(name) >= _OFTEN:
            known.add(name)
            found.append(Draft([name], Span(*match.span(group)), name, (note,)))

    lends = next(filter(None, (form.search(text) for form in _LENDS)), None)
    gather(lends, "lender", "出借人")
    gather(lends, "borrower", "借款人")
    if len(found) == _FEWEST:
        for vouches in islice(_VOUCHES.finditer(text), _MOST_LOOKS):
            gather(vouches, "name", "担保人")
    return found
