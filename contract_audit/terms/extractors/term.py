"""How long the deal runs: from a day to a day, or a duration."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from contract_audit.document import Span
from contract_audit.terms.dates import is_full
from contract_audit.terms.lengths import is_as_long_as
from contract_audit.terms.phrases import data
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

TERM = "term"

_RANGE = re.compile(
    r"(?:起(?:息|算|租|做)?|开始|（含）|始|\(含\))?[，、]?(?:至|到|-|—|–|~|～|止于){1,2}(?P<year>同年|当年|本年|次年|翌年|来年|第二年)?"
)
_NEXT_YEAR = frozenset({"次年", "翌年", "来年", "第二年"})
_REACH = 14
_LONG = frozenset({"month", "year", "day", "week", "quarter", "trading_day"})
_TOTAL = re.compile(r"[，（]?(?:止|止）|（含）)?[，。；（]?(?:共计|共|计|合计|为期|总计|期限)(?:为)?\Z")
_STOPS = re.compile(r"(?:期(?:贷款|存款|定期|国债|LPR)|届满|期满|到期|满|内|之内|以内|以上|前|之前|后|之后|止)")
_CLAIMS = re.compile(r"（?(?:止|含)?）?期?间?(?:内)?(?:[^，。；]{0,12}连续|签订|发生|连续|形成|签署|产生)")
_BESIDE = re.compile(r"）?止?[，（]\Z")
_BESIDE_BEHIND = re.compile(r"[，。；）]|\Z")
"""Around a length that stands bare beside its range of days: `…至2026年3月31日，一年。`"""
_UP_TO = re.compile(r"(?:个?月|周|天|年|日|[0-9一二两三四五六七八九十])(?:至|到|[-—–~～])\Z")
"""Before the upper end of a range of durations."""
_OF_OTHER_THING = re.compile(
    r"(?:问卷|测评|测试|证书|许可证|资格|报价|优惠|体验|借款人的借款|展期的|(?:每次|单笔|每笔|每个|每一?标的|标的)[^，。；]{0,4})的?\Z"
)
"""Before a word for a period that is that of something else than the deal."""
_PAUSE = re.compile(
    r"[^，。；（用]{0,4}(?:为|是|作为)?[^，。；（用]{0,6}(?:免租|装修|试用|培训|宽限|等待|冷静)(?:免租)?(?:期|时间)"
)
_TRAINED = re.compile(r"(?:培训|竞业|试用)[^，。；]{0,12}[，]?[^，。；]{0,4}\Z")
_INSTALMENTS = re.compile(r"(?:共|分|合计)(?P<many>[0-9]{1,3})期(?![货权])")
_MONTHLY = re.compile(r"按月|每月|逐月|月还|等额")
_LONGER_STEPS = re.compile(r"[^。；]{0,10}每期[^，。；]{0,4}[季年两二三六半]")
_PROLONGED = re.compile(r"(?:期限|期间|合作期|借期|到期日)[^，。；]{0,8}(?:延长|顺延|展期|续期|延期)(?:至|到)\Z")
_RECURS = re.compile(r"(?:每|按|逐|各|第)\Z")
_STARTS = re.compile(r"(?:起始|开始|起息|成立|生效|起租|借款|放款|初始交易|起算)(?:日期?|时间)[：:为|\s]{0,3}\Z")
_ENDS = re.compile(r"(?:到期|终止|截止|届满|结束|还款|购回交易|止息)(?:日期?|时间)[：:为|\s]{0,3}")
_LABEL_GAP = 16
_OTHER_RANGE = re.compile(
    r"(?:募集|认购|活动|聊天|记录|报名|申购|统计|导出|截图|打印|查询|优惠|保证期间|担保期间|银行授信)[^，。；]{0,16}\Z"
)
"""Before a range of days that is not the deal's own."""
_HEADING = 16
_SINCE = re.compile(r"[^，。；]{0,16}之日起(?:计算?)?满\Z")
"""Before the time after which a deal is unwound: `自付款之日起满18个月`."""
_OF_ANOTHER = re.compile(r"届满|期满|到期|保证|担保|处罚|注册")
_OPEN_RANGE = re.compile(
    r"[至到~—–-]{1,2}[\d一二三四五六七八九十半]|[，、]最长|、[\d一二三四五六七八九十半]{1,3}(?:个?月|周|天|年|日|个?季)"
)
_LISTED = re.compile(r"(?:个?月|周|天|年|日|季|季度)、\Z")
_SPOKEN_BEHIND = re.compile(r"(?:一期|为一?期|为限)")
_SPOKEN = re.compile(
    r"(?:借|(?<![信费雇录聘占])用|合作|(?<![叫当])做|放|当期|体验|每[期轮]|周转|一共搞|说好)(?:上|满|足|它|他)?\Z"
)
"""Verbs right before a duration that is the length of the deal: `先借半年`, `做一个季度`."""


def extract(source: TermSource) -> Iterator[Term]:
    """Ranges of two dates, and durations that answer to 期限 and its kin."""
    for window in source.by_window:
        durations = list(_durations(source, window))
        lengths = [term.value for term in durations if "trading-days" not in term.issues]
        yield from (_measured(term, lengths) for term in _ranges(source, window))
        yield from durations
        yield from _prolonged(source, window)
    yield from _from_to(source)
    yield from _instalments(source)


def _prolonged(source: TermSource, window: int) -> Iterator[Term]:
    """The day to which the period is prolonged: `合作期限延长至2026年3月31日`."""
    for date in source.quantities_in(window, QuantityKind.DATE):
        start = date.span.start
        cue = _PROLONGED.search(source.text, max(source.windows[window].start, start - 20), start)
        if cue and is_full(date) and date.iso and not source.contexts(Span(start - 1, start)):
            yield source.term(TERM, date.iso, Span(cue.start(), date.span.end), raw=date.span, confidence=0.8)


def _instalments(source: TermSource) -> Iterator[Term]:
    """`按月还款，共24期`: as many months as instalments."""
    for found in _INSTALMENTS.finditer(source.text) if "期" in source.text else ():
        window = source.matcher.window_at(found.start())
        place = Span(*found.span())
        if window < 0 or source.is_example(place) or _LONGER_STEPS.match(source.text, place.end):
            continue
        if _MONTHLY.search(source.text, source.windows[window].start, place.start):
            yield source.term(TERM, f"P{int(found['many'])}M", place, confidence=0.7)


def _from_to(source: TermSource) -> Iterator[Term]:
    """`起始日：…  到期日：…`: two labelled days close together."""
    dates = [item for item in source.quantities if item.kind is QuantityKind.DATE]
    for one, two in pairwise(dates):
        if two.span.start - one.span.end > _LABEL_GAP or not (is_full(one) and is_full(two) and one.iso and two.iso):
            continue
        opens = _STARTS.search(source.text, max(0, one.span.start - _LABEL_GAP), one.span.start)
        if opens and _ENDS.search(source.text, one.span.end, two.span.start) and one.iso < two.iso:
            yield source.term(TERM, f"{one.iso}/{two.iso}", covering(one.span, two.span), raw=one.span)


def _measured(term: Term, lengths: list[str]) -> Term:
    """A range, with the issue `length-differs` where the text gives its length and none it gives is right."""
    if term.value is None or "ends-before-it-begins" in term.issues:
        return term
    verdicts = [is_as_long_as(term.value, length) for length in lengths]
    if False not in verdicts or True in verdicts:
        return term
    return msgspec.structs.replace(term, issues=(*term.issues, "length-differs"))


def _ranges(source: TermSource, window: int) -> Iterator[Term]:
    dates = source.quantities_in(window, QuantityKind.DATE)
    for one, written in pairwise(dates):
        between = _RANGE.fullmatch(source.text, one.span.end, written.span.start)
        if between is None or _CLAIMS.match(source.text, written.span.end):
            continue
        if _PAUSE.match(source.text, written.span.end):
            continue
        if _OTHER_RANGE.search(source.text, max(source.windows[window].start, one.span.start - 24), one.span.start):
            continue
        two = _in_year_of(one, written, between["year"] or "")
        if not (is_full(one) and is_full(two)) or source.is_example(one.span):
            continue
        issues = tuple(dict.fromkeys((*one.issues, *two.issues)))
        backwards = bool(one.iso and two.iso and two.iso < one.iso)
        value = f"{one.iso}/{two.iso}" if one.iso and two.iso else None
        yield source.term(
            TERM, value, covering(one.span, two.span), confidence=0.95,
            issues=(*issues, "ends-before-it-begins") if backwards else issues,
        )  # fmt: skip


def _in_year_of(one: Quantity, two: Quantity, said: str) -> Quantity:
    """The second day of a range with the year of the first, or the next one, where it has none of its own.

    `said` is what the text says of the year: 同年, 次年, or nothing.
    """
    if not (is_full(one) and one.iso and two.iso.startswith("--") and len(two.iso) == len("--06-30")):
        return two
    year, day = int(one.iso[:4]), two.iso[1:]
    later = said in _NEXT_YEAR if said else day < one.iso[4:]
    return msgspec.structs.replace(two, iso=f"{year + later:04d}{day}")


def _durations(source: TermSource, window: int) -> Iterator[Term]:
    durations = source.quantities_in(window, QuantityKind.DURATION)
    labels = source.hits("period_label", window) if durations else []
    for duration in durations:
        if duration.unit not in _LONG or duration.value is None or "ordinal" in duration.issues:
            continue
        cue = _label(source, labels, duration, window)
        if cue is None or source.is_example(duration.span) or _STOPS.match(source.text, duration.span.end):
            continue
        listed = _LISTED.search(source.text, max(0, duration.span.start - 3), duration.span.start)
        if _is_of_other_thing(source, cue, duration, window) or _UP_TO.search(
            source.text, max(0, duration.span.start - 4), duration.span.start
        ):
            continue
        if listed or _OPEN_RANGE.match(source.text, duration.span.end):
            continue
        issues = duration.issues if duration.iso else (*duration.issues, "trading-days")
        value = duration.iso or f"P{duration.value:f}D"
        yield source.term(TERM, value, covering(cue, duration.span), raw=duration.span, issues=issues)


def _is_of_other_thing(source: TermSource, cue: Span, duration: Quantity, window: int) -> bool:
    """Whether the period is that of a questionnaire, a prolongation, a training, a rent-free or a waiting time."""
    start = source.windows[window].start
    if _OF_OTHER_THING.search(source.text, max(start, cue.start - 14), cue.start):
        return True
    return bool(
        _PAUSE.match(source.text, duration.span.end)
        or _TRAINED.search(source.text, max(start, cue.start - 12), cue.start)
    )


def _under_heading(source: TermSource, duration: Quantity, window: int) -> Span | None:
    """The duration right at the beginning of a unit under a heading such as `委托期限。` or `四、借期`."""
    if not window or duration.unit not in {"month", "year", "day", "quarter"}:
        return None
    above, place = source.windows[window - 1], source.windows[window]
    labels = source.hits("period_label", window - 1)
    if not labels or len(above) > _HEADING or source.by_window.get(window - 1):
        return None
    start = duration.span.start
    gap = source.text[place.start : start]
    return duration.span if len(gap) <= _REACH and "，" not in gap and not _is_stopped(gap) else None


@cache
def _stops() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, data(TERM)["stops"])))


def _is_stopped(gap: str) -> bool:
    for passed in data(TERM)["passes"]:
        gap = gap.replace(passed, "")
    return _stops().search(gap) is not None


def _spoken(source: TermSource, duration: Quantity, window: int) -> Span | None:
    """What tells in speech that the duration is that of the deal: a verb before it, `一期` behind it."""
    start = duration.span.start
    verb = _SPOKEN.search(source.text, max(source.windows[window].start, start - 4), start)
    if verb and not (duration.unit == "day" and duration.value == 1):
        return Span(*verb.span())
    return duration.span if _SPOKEN_BEHIND.match(source.text, duration.span.end) else None


def _label(source: TermSource, labels: list[tuple[int, int]], duration: Quantity, window: int) -> Span | None:
    """The word for a period before the duration, or the range of dates it sums up."""
    start = duration.span.start
    if _RECURS.search(source.text, max(0, start - 1), start):
        return None
    dates = [date for date in source.quantities_in(window, QuantityKind.DATE) if date.span.end <= start]
    if len(dates) > 1:
        if _TOTAL.search(source.text, dates[-1].span.end, start):
            return duration.span
        beside = _BESIDE.fullmatch(source.text, dates[-1].span.end, start)
        if beside and _BESIDE_BEHIND.match(source.text, duration.span.end):
            return duration.span
    elif spoken := _spoken(source, duration, window):
        return spoken
    return _since(source, duration, window) or _behind_label(source, labels, duration, window)


def _since(source: TermSource, duration: Quantity, window: int) -> Span | None:
    """What the duration counts from, where the deal is unwound after it: `自付款之日起满18个月`."""
    start = duration.span.start
    since = _SINCE.search(source.text, max(source.windows[window].start, start - 24), start)
    if since is None or duration.unit not in {"month", "year"} or _OF_ANOTHER.search(since.group()):
        return None
    return Span(*since.span())


def _behind_label(source: TermSource, labels: list[tuple[int, int]], duration: Quantity, window: int) -> Span | None:
    start = duration.span.start
    before = [hit for hit in labels if hit[1] <= start]
    if not before:
        return _under_heading(source, duration, window)
    gap = source.text[before[-1][1] : start]
    return None if len(gap) > _REACH or "。" in gap or _is_stopped(gap) else Span(*before[-1])
