"""The parties of a contract with their roles, and which words mean whom."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.conduct import Vote, votes_of_acts
from contract_audit.structure.drafts import Draft, gather_drafts
from contract_audit.structure.heads import find_heads
from contract_audit.structure.mentions import Mention, find_mentions, is_owner
from contract_audit.structure.party import NAME, Party, Role
from contract_audit.structure.roles import decide, load_role_cues, votes_of_labels, votes_of_name, votes_of_note
from contract_audit.structure.units import Unit, UnitKind
from contract_audit.structure.unlined import gather_unlined
from contract_audit.structure.vocabulary import BROKER, CUSTOMER, NEUTRAL, Vocabulary, vocabulary
from contract_audit.structure.vocabulary import LETTER as LETTER_CONCEPT
from contract_audit.text.characters import HAN

_SEPARATE = re.compile(r"共同|抵押|出质|质押|反担保|差额|回购|代理|律师|公证|支付|存管|托管")
"""Nouns of which a deal may have several beside each other, so that one never stands for another."""
_THIRD = ("丙", "丁", "戊", "己", "庚", "C", "D")
"""Labels of those who stand beside the two sides of a deal."""
_BYSTANDERS = frozenset({Role.GUARANTOR, Role.CUSTODIAN_BANK, Role.OTHER})
_DUTY = re.compile(r"[^，。；\n]{0,8}(?:应|须|有权|负责|办理|不得|承担|提供|可以)")
_SPOKEN_OF = ("受托人", "受托方", "我方", "贵方", "你方", "我司", "贵司", "本公司", "贵公司", "我公司")
_ADDRESSED = ("您", "你")
_TRUSTED = ("受托人", "受托方", "管理人")
_CLASSES = re.compile(r"(?:优先|稳健|进取|劣后|一般|次)级(?:份额|委托人|受益人)")
_COMPANY = re.compile(r"公司|银行|合作社")
_PERSON = re.compile(rf"{HAN}(?:{HAN}|[*＊×某]){{1,2}}")
_FEW = 3
_OF_A_TRUST = 8.0
_PLEDGES = 5.0
_PRINCIPAL = ("委托人", "委托方")
_SEVERAL, _OFTEN = 2, 3
_LONGEST_LAY = 5
_LENDS, _LENDS_ALONE = 5.0, 2.0
"""Votes for `funder` from which an account holder is one."""
_SECONDARY_UNITS = 2
"""Units in which a party that no line introduces must be named."""


def find_parties(text: str, units: Sequence[Unit], index: ScanIndex) -> tuple[Party, ...]:
    """Find the parties of a contract, those a line introduces first, in order of their first appearance."""
    words = vocabulary(index.lexicon)
    heads = find_heads(text, units, words)
    drafts = gather_drafts(heads, units, index, words)
    drafts += gather_unlined(drafts, text, words)
    _prefer_used(drafts, text)
    leading = len(drafts)
    mentions = find_mentions(index, [label for draft in drafts for label in (*draft.labels, *_names(draft))])
    drafts += _secondary(drafts, mentions, text, units, words)
    owners = {name: at for at, draft in enumerate(drafts) for name in _names(draft)}
    owners |= {label: at for at, draft in enumerate(drafts) for label in draft.labels}
    introduced = {head.line.start for head in heads}
    windows = [unit.span for unit in units if not (unit.kind is UnitKind.LABEL and unit.span.start in introduced)]
    votes = votes_of_acts(index, windows, mentions, owners)
    trust = text.count("信托") >= _FEW or _CLASSES.search(text) is not None
    for at, draft in enumerate(drafts):
        called = _votes_of_names(draft, words)
        if trust and draft.labels[0] in _TRUSTED:
            called.append(Vote(Role.TRUSTEE, _OF_A_TRUST, draft.span))
        settled = at >= leading and bool(called) and not draft.labels[0].endswith(load_role_cues().label.faint_words)
        votes[at] = called if settled else [*called, *_credible(votes.get(at, []), draft, words)]
    sides = [at for at in range(leading) if _is_side(drafts[at], words)]
    _part_lenders(votes, entrusted=text.count("委托") >= _OFTEN)
    pages = {at for at in range(leading) if _is_page(drafts[at], words)}
    apart = pages if any(draft.name for draft in drafts[:leading]) else set()
    roles = decide(votes, [at for at in range(leading) if at not in apart], [at for at in sides if at not in apart])
    _settle_trust(drafts, roles)
    parties = [
        Party(draft.labels[0], draft.name, roles[at][0], draft.span, tuple(draft.labels[1:]), roles[at][1])
        for at, draft in enumerate(drafts)
    ]
    sites = [parties[at] for at in sorted(pages) if parties[at].role is Role.PLATFORM]
    leaders = [party for party in parties[:leading] if party not in sites]
    return tuple(_merged(leaders, [*sites, *parties[leading:]], words))


def _is_side(draft: Draft, words: Vocabulary) -> bool:
    """Whether a party can be one of the two sides: it is neither third in order nor called a surety or a bank."""
    return not draft.labels[0].startswith(_THIRD) and words.role_of(draft.labels[0]) not in _BYSTANDERS


def _is_page(draft: Draft, words: Vocabulary) -> bool:
    """Whether this is a site without a name: beside parties with names it is one's page and no side of its own."""
    return not draft.name and words.role_of(draft.labels[0]) is Role.PLATFORM


def _part_lenders(votes: dict[int, list[Vote]], *, entrusted: bool) -> None:
    """Who lends the account and the money is no mere account holder: its votes for that count for the funder.

    Where the account is entrusted to be managed and nobody else lends, less is enough for it.
    """
    lends = {at: sum(vote.weight for vote in cast if vote.role is Role.FUNDER) for at, cast in votes.items()}
    for at, cast in votes.items():
        alone = max((weight for other, weight in lends.items() if other != at), default=0.0) < _LENDS
        if lends[at] >= (_LENDS_ALONE if alone and entrusted else _LENDS):
            votes[at] = [
                msgspec.structs.replace(vote, role=Role.FUNDER) if vote.role is Role.ACCOUNT_HOLDER else vote
                for vote in cast
            ]


def _names(draft: Draft) -> tuple[str, ...]:
    """The name of a party, by which a text may go on to speak of it."""
    return (draft.name,) if draft.name and NAME.fullmatch(draft.name) else ()


def _prefer_used(drafts: Sequence[Draft], text: str) -> None:
    """Put 我方 and its kin first, where the text goes on to call a party so that its line introduced by a noun."""
    for draft in drafts:
        if draft.letter or len(draft.labels) < _SEVERAL:
            continue
        used = {label: text.count(label) for label in draft.labels}
        best = max(draft.labels, key=lambda label: used[label])
        first = draft.labels[0]
        if (best in _SPOKEN_OF and used[best] >= _OFTEN * used[first]) or (first.endswith("一方") and best != first):
            draft.labels = [best, *(label for label in draft.labels if label != best)]


def _settle_trust(drafts: Sequence[Draft], roles: dict[int, tuple[Role, tuple[Span, ...]]]) -> None:
    """Beside a trust company the principal is the one whose money it is, unless it is one of several classes."""
    if not any(role is Role.TRUSTEE and drafts[at].name for at, (role, _) in roles.items()):
        return
    for at, (role, evidence) in roles.items():
        if drafts[at].labels[0] in _PRINCIPAL and role is not Role.FUNDER:
            roles[at] = (Role.FUNDER, evidence)


def _secondary(
    drafts: Sequence[Draft], mentions: Sequence[Mention], text: str, units: Sequence[Unit], words: Vocabulary
) -> list[Draft]:
    """Find the parties that head no line but have something to do: 存管银行, 担保方, 共同借款方."""
    known = {label for draft in drafts for label in draft.labels}
    names = dict.fromkeys(mention.label for mention in mentions if mention.label not in known)
    group_of = {name: _group(name, words) for name in names}
    ends = {mention.end for mention in mentions}
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        group = group_of.get(mention.label)
        is_field = text[mention.end : mention.end + 1] == "："
        # 乙方网站, 甲方客户: what stands right behind a party is the party's own.
        if group and not is_field and mention.start not in ends:
            groups.setdefault(group, []).append(mention)
    found: list[Draft] = []
    for concept, named in groups.items():
        if drafts and not _carries(concept, named, text, units):
            continue
        counts = Counter(mention.label for mention in named)
        labels = sorted(counts, key=lambda label: (-counts[label], label))
        first = next(mention for mention in named if mention.label == labels[0])
        found.append(Draft(labels, Span(first.start, first.end)))
    return found


def _group(label: str, words: Vocabulary) -> str | None:
    """Say what groups a noun with others for the same party: its concept, or itself where there may be several."""
    if _SEPARATE.search(label):
        return _shortest(label, words)
    concept = words.concept_of(label)
    return None if concept == LETTER_CONCEPT else concept


def _carries(concept: str, group: Sequence[Mention], text: str, units: Sequence[Unit]) -> bool:
    """Whether the document gives the party of these mentions something to do, beyond mentioning it."""
    if concept == NEUTRAL or all(is_owner(text, mention.end) for mention in group):
        return False
    if concept == BROKER:
        group = [mention for mention in group if _DUTY.match(text, mention.end)]
    elif _SEPARATE.search(group[0].label):
        return len(group) >= _SECONDARY_UNITS
    return _units_of(group, units) >= _SECONDARY_UNITS


def _shortest(label: str, words: Vocabulary) -> str:
    """Return the shortest noun that `label` ends with and that means the same: 资金托管机构 is a 托管机构."""
    concept = words.concept_of(label)
    for length in range(3, len(label)):
        if words.concepts.get(label[-length:]) == concept and _SEPARATE.search(label[-length:]):
            return label[-length:]
    return label


def _units_of(group: Sequence[Mention], units: Sequence[Unit]) -> int:
    count = at = 0
    last = -1
    for mention in group:
        while at < len(units) and units[at].span.end <= mention.start:
            at += 1
        if at != last:
            count += 1
            last = at
    return count


def _votes_of_names(draft: Draft, words: Vocabulary) -> list[Vote]:
    votes = votes_of_labels((*draft.labels, *draft.notes), draft.span, words)
    votes += votes_of_name(draft.value or draft.name or "", draft.span)
    spoken = [label for label in draft.labels if label.endswith(("的", "一方")) or len(label) <= _LONGEST_LAY]
    if draft.labels[0].startswith(_THIRD) and any(words.role_of(label) is Role.GUARANTOR for label in draft.labels):
        votes.append(Vote(Role.GUARANTOR, _PLEDGES, draft.span))
    for note in (*spoken, *draft.notes):
        if words.role_of(note) is None:
            votes += votes_of_note(note, draft.span)
    return votes


def _credible(votes: Sequence[Vote], draft: Draft, words: Vocabulary) -> list[Vote]:
    """Leave out what would make a platform of a customer or of a person who is one side: they only share sentences."""
    customer = any(words.concept_of(label) == CUSTOMER for label in (*draft.labels, *draft.notes))
    person = draft.name is not None and _PERSON.fullmatch(draft.name) and not draft.labels[0].startswith(_THIRD)
    return [vote for vote in votes if not ((customer or person) and vote.role is Role.PLATFORM)]


def _merged(leading: Sequence[Party], secondary: Sequence[Party], words: Vocabulary) -> list[Party]:
    """Give a noun such as 平台 or 借款人 to the one introduced party of that role, if there is exactly one.

    本公司 is the one company among those introduced.
    """
    parties = list(leading)
    companies = [at for at, party in enumerate(parties) if party.name and _COMPANY.search(party.name)]
    for party in secondary:
        if party.label in load_role_cues().label.faint_words and len(companies) == 1:
            known = parties[companies[0]]
            aliases = tuple(dict.fromkeys([*known.aliases, *party.labels()]))
            parties[companies[0]] = msgspec.structs.replace(known, aliases=aliases)
            continue
        same = [at for at, known in enumerate(parties) if known.role is party.role]
        if same and words.concept_of(party.label) == CUSTOMER:
            if len(same) == 1 and parties[same[0]].label in _ADDRESSED:
                known = parties[same[0]]
                aliases = tuple(dict.fromkeys([*party.aliases, *known.labels()]))
                parties[same[0]] = msgspec.structs.replace(known, label=party.label, span=party.span, aliases=aliases)
            continue
        alone = party.role in (Role.OTHER, Role.UNKNOWN) or _SEPARATE.search(party.label) is not None
        if alone or not same:
            parties.append(party)
        elif len(same) == 1:
            known = parties[same[0]]
            aliases = tuple(dict.fromkeys([*known.aliases, *party.labels()]))
            parties[same[0]] = msgspec.structs.replace(known, aliases=aliases)
    return parties
