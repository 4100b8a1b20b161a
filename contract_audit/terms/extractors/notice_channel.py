"""How one side notifies the other."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import LONGEST, TermSource, covering
from contract_audit.terms.stated_phrases import stated_places
from contract_audit.terms.term import Term

TERM = "notice_channel"


def extract(source: TermSource) -> Iterator[Term]:
    """The channels of each unit that speaks of notifying, as a list; `none` where notice is waived."""
    channels: dict[int, list[tuple[str, Span]]] = {}
    for value, place in stated_places(source, TERM, denied=True):
        channels.setdefault(source.matcher.window_at(place.start), []).append((value, place))
    for window, found in channels.items():
        if not source.hits("notice_cue", window):
            continue
        found.sort(key=lambda channel: channel[1])
        names = list(dict.fromkeys(value for value, _ in found))
        waived = [channel for channel in found if channel[0] == "none"]
        if waived and len(names) > 1:
            names = [name for name in names if name != "none"]
        whole = covering(*(place for _, place in found))
        if len(whole) <= LONGEST:
            yield source.term(TERM, names, whole, confidence=0.75)
        else:
            yield from (source.term(TERM, [value], place, confidence=0.7) for value, place in found)
