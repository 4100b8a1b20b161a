"""The parties of a document: who is introduced, who else carries duties, and which words mean whom."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.conduct import Vote, votes_of_acts
from contract_audit.structure.heads import LETTER, Head, find_heads, short_names_at
from contract_audit.structure.mentions import Mention, find_mentions, is_owner
from contract_audit.structure.party import Party, Role
from contract_audit.structure.roles import decide, votes_of_labels, votes_of_name, votes_of_note
from contract_audit.structure.units import Unit
from contract_audit.structure.vocabulary import CUSTOMER, NEUTRAL, Vocabulary, vocabulary

_LETTER = re.compile(LETTER)
_SHORT_FOR_NEAR = re.compile(r"(?:以下|下文|下|以)(?:均)?(?:简称|称|统称|合称)|简称")
_SITE = re.compile(r"网站|平台|经营权|运营|旗下|域名|www|网址")
_SITE_NAME = re.compile(r"(?:网|网站|平台|在线|资本|金融|投|贷|宝|APP|软件|系统)\Z")
_ANTECEDENT = re.compile(r"(?:\A|[，。；\s为由与])([^，,。；：:（()）\s“”\"]{2,30}|[^，,。；：:\s“”\"]{2,16}（[^（）]{1,8}）[^，,。；：:（()）\s“”\"]{2,14})[（(]\Z")
_COMPANY = re.compile(r"(?:公司|银行|合伙|事务所|集团|中心)\Z")
_BARE_SITE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,12}(?=(?:www|http|[（(/]))")
_BRAND = re.compile(r"[^的与和在是有向对为本该于就按]{2,10}\Z")
_DOCUMENT = re.compile(r"(?:合同|协议|条款|服务|计划|法|规定|办法|书|金额|费|款|账户|保证金|规则|网址)\Z")
_SEPARATE = re.compile(r"共同|抵押|出质|质押|反担保|差额|回购|代理|律师|公证|支付|存管|托管")
_DUTY = re.compile(r"[^，。；\n]{0,8}(?:应|须|有权|负责|办理|不得|承担|提供|可以)")
_SECONDARY_UNITS = 2
"""Units in which a party that no line introduces must be named."""


class Draft(msgspec.Struct):
    """A party while it is being found out."""

    labels: list[str]
    span: Span
    name: str | None = None
    notes: tuple[str, ...] = ()
    value: str = ""
    letter: bool = False


def find_parties(text: str, units: Sequence[Unit], index: ScanIndex) -> tuple[Party, ...]:
    """The parties of a contract, those a line introduces first, in order of their first appearance."""
    words = vocabulary(index.lexicon)
    drafts = _from_heads(find_heads(text, units, words))
    _drop_shared(drafts)
    _add_letters(drafts, index, units)
    _add_defined(drafts, text, units, words)
    mentions = find_mentions(index, [label for draft in drafts for label in draft.labels])
    leading = len(drafts)
    _add_secondary(drafts, mentions, text, units, words)
    owners = {label: at for at, draft in enumerate(drafts) for label in draft.labels}
    votes = votes_of_acts(index, [unit.span for unit in units], mentions, owners)
    for at, draft in enumerate(drafts):
        called = _calling_votes(draft, words)
        firm = at >= leading and bool(called)
        votes[at] = called if firm else [*called, *votes.get(at, [])]
    roles = decide(votes, range(leading))
    parties = [
        Party(draft.labels[0], draft.name, roles[at][0], draft.span, tuple(draft.labels[1:]), roles[at][1])
        for at, draft in enumerate(drafts)
    ]
    return tuple(_merge_secondary(parties[:leading], parties[leading:], words))


def _from_heads(heads: Sequence[Head]) -> list[Draft]:
    drafts: list[Draft] = []
    for head in heads:
        known = next((draft for draft in drafts if _same(draft, head)), None)
        if known is None:
            letter = _LETTER.fullmatch(head.labels[0]) is not None
            drafts.append(Draft(list(head.labels), head.span, head.name, head.notes, head.value, letter))
            continue
        known.name = known.name or head.name
        known.value = known.value or head.value
        known.notes = known.notes or head.notes
        if not known.letter and _LETTER.fullmatch(head.labels[0]):
            known.labels = [*head.labels, *known.labels]
            known.letter = True
        known.labels = list(dict.fromkeys([*known.labels, *head.labels]))
    for draft in drafts:
        site = _BARE_SITE.match(draft.value)
        if site and _SITE_NAME.search(site.group()):
            draft.labels += [site.group(), site.group().removesuffix("网站").removesuffix("网")]
            draft.labels = list(dict.fromkeys(label for label in draft.labels if len(label) > 1))
    return drafts


def _same(draft: Draft, head: Head) -> bool:
    if head.labels[0] == draft.labels[0]:
        return True
    both_lettered = draft.letter and _LETTER.fullmatch(head.labels[0]) is not None
    return not both_lettered and bool(set(draft.labels) & set(head.labels))


def _drop_shared(drafts: Sequence[Draft]) -> None:
    """A word that two parties share tells nothing about either."""
    counts = Counter(label for draft in drafts for label in draft.labels)
    for draft in drafts:
        draft.labels = [draft.labels[0], *(label for label in draft.labels[1:] if counts[label] == 1)]
        draft.notes = tuple(
            note for note in draft.notes if sum(note in other.notes for other in drafts) == 1
        )


def _add_letters(drafts: list[Draft], index: ScanIndex, units: Sequence[Unit]) -> None:
    """Parties that are only called 甲方, 乙方 in the running text."""
    known = {label for draft in drafts for label in draft.labels}
    first: dict[str, Span] = {}
    for start, end in index.concept("party_letter"):
        first.setdefault(index.text[start:end], Span(start, end))
    end_of_text = units[-1].span.end if units else 0
    for label, span in first.items():
        if label not in known and span.start < end_of_text:
            drafts.append(Draft([label], span, letter=True))


def _add_defined(drafts: list[Draft], text: str, units: Sequence[Unit], words: Vocabulary) -> None:
    """Names given in running text: `某某网站（以下简称“某某”）`, `某公司（以下称“本公司”）`."""
    for unit in units:
        line = unit.span.of(text)
        for cue in _SHORT_FOR_NEAR.finditer(line):
            called = [name for name in short_names_at(line, cue.start()) if not _DOCUMENT.search(name)]
            known = {label for draft in drafts for label in draft.labels}
            called = [name for name in called if name not in known and len(name) > 1]
            if called:
                _place_defined(drafts, line, cue.start(), called, unit, words)


def _place_defined(
    drafts: list[Draft], line: str, at: int, called: list[str], unit: Unit, words: Vocabulary
) -> None:
    opening = max(line.rfind("（", 0, at), line.rfind("(", 0, at)) + 1 or at
    before = line[:opening]
    antecedent = _ANTECEDENT.search(before)
    meant = antecedent[1] if antecedent else ""
    is_party = any(words.concept_of(name) for name in called) or _COMPANY.search(meant) is not None
    owner = next((draft for draft in drafts if draft.name and draft.name in before[-len(draft.name) - 2 :]), None)
    if owner is None and _SITE.search(line) and _SITE_NAME.search(called[0]):
        owner = next((draft for draft in drafts if draft.name and draft.name in before), None)
        first = [(before.find(label), draft) for draft in drafts for label in draft.labels if label in before]
        owner = owner or min(first, key=lambda item: item[0], default=(0, None))[1]
    if owner is not None:
        owner.labels += called
        return
    if not is_party:
        return
    start = unit.span.start + line.index(called[0], at)
    name = meant if _COMPANY.search(meant) else None
    brand = _BRAND.match(meant) and before.startswith(meant)
    labels = [*called, meant] if brand and not name else called
    taken = {label for draft in drafts for label in draft.labels}
    labels = [label for label in labels if label not in taken]
    drafts.append(Draft(labels, Span(start, start + len(called[0])), name, value=line[: opening + 40]))


def _add_secondary(
    drafts: list[Draft], mentions: Sequence[Mention], text: str, units: Sequence[Unit], words: Vocabulary
) -> None:
    """Parties that head no line but are named in several units: 存管银行, 担保方, 共同借款方."""
    known = {label for draft in drafts for label in draft.labels}
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        concept = words.concept_of(mention.label)
        if mention.label in known or concept is None or _LETTER.fullmatch(mention.label):
            continue
        alone = _SEPARATE.search(mention.label) is not None
        groups.setdefault(_shortest(mention.label, words) if alone else concept, []).append(mention)
    for concept, group in groups.items():
        if not drafts or _carries(concept, group, text, units):
            counts = Counter(mention.label for mention in group)
            labels = sorted(counts, key=lambda label: (-counts[label], label))
            first = next(mention for mention in group if mention.label == labels[0])
            drafts.append(Draft(labels, Span(first.start, first.end)))


def _carries(concept: str, group: Sequence[Mention], text: str, units: Sequence[Unit]) -> bool:
    """Whether the document gives the party of these mentions something to do, beyond mentioning it."""
    if concept == NEUTRAL or all(is_owner(text, mention.end) for mention in group):
        return False
    if concept == "party_noun_broker":
        group = [mention for mention in group if _DUTY.match(text, mention.end)]
    if _SEPARATE.search(group[0].label if group else "") and len(group) >= _SECONDARY_UNITS:
        return True
    return _units_of(group, units) >= _SECONDARY_UNITS


def _shortest(label: str, words: Vocabulary) -> str:
    """The shortest noun of the same concept that `label` ends with, so that 资金托管机构 and 托管机构 are one."""
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


def _calling_votes(draft: Draft, words: Vocabulary) -> list[Vote]:
    votes = votes_of_labels((*draft.labels, *draft.notes), draft.span, words)
    if draft.value or draft.name:
        votes += votes_of_name(draft.value or draft.name or "", draft.span)
    for note in draft.notes:
        if words.role_of(note) is None:
            votes += votes_of_note(note, draft.span)
    return votes


def _merge_secondary(leading: list[Party], secondary: Sequence[Party], words: Vocabulary) -> list[Party]:
    """A noun such as 平台 or 借款人 means the one introduced party of that role, if there is exactly one."""
    parties = list(leading)
    for party in secondary:
        same = [at for at, known in enumerate(parties) if known.role is party.role]
        if same and words.concept_of(party.label) == CUSTOMER:
            continue
        alone = party.role in (Role.OTHER, Role.UNKNOWN) or _SEPARATE.search(party.label)
        if len(same) == 1 and not alone:
            known = parties[same[0]]
            aliases = tuple(dict.fromkeys([*known.aliases, *party.labels()]))
            parties[same[0]] = msgspec.structs.replace(known, aliases=aliases)
        elif not same or alone:
            parties.append(party)
    return parties
