"""Accounts money goes to: whose name, which number, at which bank."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.terms.names import find_bank, find_number, kind_of_name
from contract_audit.terms.source import TermSource
from contract_audit.text.characters import HAN

_HOLDER = re.compile(
    r"(?P<label>收款账户名称|收款账户户名|收款账户名|户名|收款人|收款方|账户名称|帐户名称|账户名|开户名|收款单位|收款户名|收款账户(?=[：:为是])|收款卡(?=[：:为是])|开户人|持卡人)[：:为是“]{0,2}(?P<name>[^，。；：:、\s”“_（）(]{2,40}(?:（[^（）]{2,8}）[^，。；：:、\s”“_]{0,30})?)"
)
_OWNED = re.compile(
    r"(?:[人员理纳务表长]|[（“，。：至入到给])(?P<name>[^\W\d_理员务纳入到给]{2,4}?)(?:的|之)?(?:个人账户|个人帐户|个人银行卡|个人银行账户|个人卡|私人账户|名下(?:的)?(?:账户|帐户|借记卡|银行卡|卡|个人))"
)
_QUOTED = re.compile(r"(?:至|入|到|给)(?:收款人)?“(?P<name>[^”“，。；\s]{2,40})”(?:的)?(?:账户|帐户|对公)")
_COMPANY_ACCOUNT = re.compile(
    rf"(?:至|入|到|给|向)(?:[甲乙丙丁]方)?(?:指定的|指定)?(?P<name>(?:{HAN}|[（）]){{2,30}}?公司)(?:的)?(?:账户|帐户|支付|对公|银行)"
)
_DESIGNATED = re.compile(
    rf"(?:汇入|转入|存入|打入|付至|支付至|支付到|汇至|划至|转至|打到|汇到|保证金到|充值到|充值至)(?P<name>{HAN}{{1,10}}指定的?(?:的)?(?:银行|收款)?(?:账户|帐户|账号|帐号))"
)
_SAME_NAME = re.compile(rf"(?:本人|同名|自己)的?(?:银行)?(?:账户|帐户|卡)（(?P<name>{HAN}(?:{HAN}|[*＊]){{1,3}})[，）]")
_OWN_CARD = re.compile(
    r"(?:转到|打到|汇到|转入|汇入|转回|存入)(?P<name>[甲乙丙丁]方本人)的?[^，。；]{0,8}(?:卡|账户|户头)"
)
_EMPLOYEE = re.compile(
    rf"(?:董事|经理|会计|财务|出纳|股东|助理|专员|客服|配偶|妻子)(?!人员|名下|指定|本人|部|提供|通知)(?P<name>{HAN}{{2,3}}?)(?:的(?:支付宝|微信|账户|银行卡|卡)|[于在][^，。；]{{0,6}}开立|，由其代)"
)
_WITH_NUMBER = re.compile(rf"(?P<name>{HAN}[*＊]{HAN})(?:的?卡)?\s?[0-9]{{4}}[0-9*＊]{{4,}}")
_FORMS = (
    _HOLDER, _OWNED, _QUOTED, _COMPANY_ACCOUNT, _DESIGNATED, _SAME_NAME, _OWN_CARD, _EMPLOYEE, _WITH_NUMBER,
)  # fmt: skip


NUMBER_REACH: Final = 34
"""Characters behind 账号 in which its number is looked for."""

NUMBER_GAP: Final = 4
"""Most characters between 账号 and its number."""


class Account(msgspec.Struct, frozen=True, gc=False):
    """An account: `name` as written, `kind` corporate, personal, third-party or custody."""

    name: str
    kind: str
    place: Span
    window: int


def find_accounts(source: TermSource) -> tuple[Account, ...]:
    """Accounts that money is directed to, in order within each unit."""
    return source.once("accounts", lambda: tuple(_find_accounts(source)))


def _find_accounts(source: TermSource) -> Iterator[Account]:
    for window in source.holding("payee_cue"):
        place = source.windows[window]
        for form in _FORMS:
            for match in form.finditer(source.text, place.start, place.end):
                kind = _kind(source, window, form, match)
                if kind is not None:
                    yield Account(match["name"], kind, Span(*match.span("name")), window)


def _kind(source: TermSource, window: int, form: re.Pattern[str], match: re.Match[str]) -> str | None:
    if form is _HOLDER and source.hits("custody_label", window):
        return "custody"
    if form is _DESIGNATED or "指定的" in match.group():
        return "third-party"
    return "personal" if form is _OWN_CARD else kind_of_name(match["name"])


def account_number(source: TermSource, window: int) -> Span | None:
    """The number of the account in one unit, behind a word that says it is one."""
    for start, end in source.hits("account_no_label", window):
        number = find_number(source.text, Span(end, min(source.windows[window].end, end + NUMBER_REACH)))
        if number is not None and number.start - end <= NUMBER_GAP:
            return Span(start, number.end)
    return None


def bank_of(source: TermSource, window: int) -> str | None:
    """The bank named in one unit."""
    bank = find_bank(source.text, source.windows[window])
    return bank.of(source.text) if bank else None
