"""How one side notifies the other."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import stated_places
from contract_audit.terms.term import Term

TERM = "notice_channel"


def extract(source: TermSource) -> Iterator[Term]:
    """The channels of each unit that speaks of notifying, each as a list of one; `none` where notice is waived."""
    channels: dict[int, list[tuple[str, Span]]] = {}
    for value, place in stated_places(source, TERM, denied=True):
        channels.setdefault(source.matcher.window_at(place.start), []).append((value, place))
    for window, found in channels.items():
        if not source.hits("notice_cue", window):
            continue
        names = {value for value, _ in found}
        for value, place in sorted(found, key=lambda channel: channel[1]):
            if value != "none" or len(names) == 1:
                yield source.term(TERM, [value], place, confidence=0.75)
