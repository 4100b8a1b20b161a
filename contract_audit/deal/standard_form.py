"""Whether the text shows a standard-form contract (Civil Code art. 496: drafted in advance for repeated use)."""

from functools import cache

from contract_audit.document import Span
from contract_audit.patterns import Matcher, Pattern
from contract_audit.structure import Role, Structure

_FORM = (
    "(点击|勾选|注册即|一经注册|使用本网站|使用本平台|本网站服务)",
    "(用户|会员|注册用户)…20(同意|接受|遵守)…(本协议|协议|规则)",
    "(平台|网站)…16(规则|公示|公布)…(收费|标准|为准)",
    "(格式条款|标准条款)",
    "(用户名|注册)…12(平台|网站)",
)


def standard_form(structure: Structure, matcher: Matcher) -> tuple[bool | None, tuple[Span, ...]]:
    """True with the passages that show it, False where a text was plainly negotiated, None where it does not tell."""
    spans = tuple(match.span for pattern in form_patterns() for _, match in list(matcher.find(pattern))[:1])
    platform = any(party.role is Role.PLATFORM for party in structure.parties)
    if spans and (platform or len(spans) > 1):
        return True, spans
    return None, spans


@cache
def form_patterns() -> tuple[Pattern, ...]:
    """What shows a standard form."""
    return tuple(Pattern(source) for source in _FORM)
