"""Names in running text: banks, companies, persons, and the numbers of accounts and agreements."""

import re

from contract_audit.document import Span
from contract_audit.text.characters import HAN

_BANK = re.compile(
    r"(?P<name>[^\W\d_由在为于与至的经向以是将及和交系按第任各本该家好委托指定对所有户资实客账台]{2,12}银行(?:股份有限公司|有限责任公司|股份公司)?"
    r"(?:[^\W\d_由在为于与至的经向以是将及和按]{2,14}(?:分行|支行|营业部|分理处)){0,2})"
)
_GENERIC = re.compile(
    r"(?:(?:资金|第三方|合作|指定|商业|存管|托管|监管|保管|开户|任一|国有|大型|大|有关|相关|同期|人民|中国人民|各大|知名|几家|信誉|网上|手机|收款|付款|贷款|客户|之|个人|经办|代理|签约|本人|甲方|乙方|丙方|双方|三方|约定|平台|对应|当地|多家|上述|该|一家|原)+)银行"
)
_COMPANY = re.compile(r"(?:公司|合伙企业(?:（有限合伙）)?|中心|事务所|厂|商行|工作室|集团|有限合伙）)\Z")
_PERSON = re.compile(rf"{HAN}{{2,4}}(?:·{HAN}{{1,8}})?\Z|{HAN}[*＊某×]{{1,2}}{HAN}?\Z|{HAN}{{2}}[*＊]\Z")
_OFFICE = re.compile(r"(?:存管|托管|监管|保管|开户|合作)银行\Z")
_NUMBER = re.compile(
    r"[0-9*]{3,4}(?: [0-9*]{1,4}){2,6}|[0-9*＊Xx-]*[0-9*＊]{4,}[0-9*＊Xx-]*|[A-Z]{1,8}[A-Z0-9-]*[0-9*]{2,}[A-Z0-9*-]*"
)


def find_bank(text: str, place: Span) -> Span | None:
    """The first bank called by its own name in `place`, branch included."""
    for match in _BANK.finditer(text, place.start, place.end):
        if not _GENERIC.fullmatch(match["name"]) and not _OFFICE.search(match["name"]):
            return Span(*match.span("name"))
    return None


def find_number(text: str, place: Span) -> Span | None:
    """The first account or agreement number in `place`: at least four digits or asterisks, or letters with digits."""
    match = _NUMBER.search(text, place.start, place.end)
    return Span(*match.span()) if match else None


def kind_of_name(name: str) -> str | None:
    """`corporate`, `personal` or, for words that are no name, None."""
    if _COMPANY.search(name) or name.endswith("银行"):
        return "corporate"
    return "personal" if _PERSON.fullmatch(name) else None
