"""Of what form a guarantee is: joint, general, debt joinder, credit support, or unclear."""

import re
from collections.abc import Iterator

from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import stated_places
from contract_audit.terms.term import Term

TERM = "guarantee.form"

_GUARANTEES = frozenset({"joint", "general"})
_HEADING = 20
_BY_LAW = re.compile(r"合伙企业的?(?:全部)?债务\Z|合伙企业的?(?:全部)?债务.{0,2}(?=承)")
"""Before what a general partner bears by law, which is no guarantee."""
_SUBJECTS = ("guarantor", "guarantee_subject")


def extract(source: TermSource) -> Iterator[Term]:
    """The forms named; `unclear` where a guarantor guarantees and no unit names a form."""
    named = False
    places = stated_places(source, "guarantee_form")
    guaranteed = any(value in _GUARANTEES for value, _ in places)
    for value, place in places:
        window = source.matcher.window_at(place.start)
        if value == "credit_support" and (guaranteed or not source.hits("guarantor", window)):
            continue
        if not any(source.hits(name, window) for name in _SUBJECTS) or _is_heading(source, window):
            continue
        if _BY_LAW.search(source.text, source.windows[window].start, place.start + 1):
            continue
        named = True
        yield source.term(TERM, value, place)
    if not named:
        yield from _unclear(source)


def _is_heading(source: TermSource, window: int) -> bool:
    """Whether the unit only announces what follows: `第三条 连带责任保证`, a title."""
    words = source.windows[window].of(source.text)
    return len(words) <= _HEADING and not any(mark in words for mark in "：。，；")


def _unclear(source: TermSource) -> Iterator[Term]:
    for window in source.holding("guarantee_act"):
        guarantors = source.hits("guarantor", window)
        for start, end in source.hits("guarantee_act", window):
            place = type(source.windows[window])(start, end)
            if not any(hit[1] <= start for hit in guarantors) or source.contexts(place):
                continue
            yield source.term(TERM, "unclear", place, confidence=0.7)
            return
