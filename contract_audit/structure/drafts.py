"""Parties as they are gathered, before anything is known of their roles."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.heads import LETTER, SHORT_FOR, Head, short_names_at
from contract_audit.structure.party import Role
from contract_audit.structure.units import Unit
from contract_audit.structure.vocabulary import Vocabulary

_LETTER = re.compile(LETTER)
_ASIDE = re.compile(r"[（(]([^（）()\n]{2,10})[）)]")
_THAT_IS = re.compile(rf"(?:即|下称)?[“\"]?({LETTER})[”\"]?\Z")
_LONGEST_NOUN = 8
_LONGEST_SAYING = 40
_SHORT_FOR = re.compile(SHORT_FOR)
_QUOTED = re.compile(
    r"\A(?:[（(]?[0-9一二三四五六]{1,2}[）).、]\s*)?([^，。；：\n“”「」]{2,40})[（(]\s?[“「]([^”」]{2,8})[”」]\s?[）)]"
)
"""`（2）某某（“客户”）` at the beginning of a line."""
_SITE = re.compile(r"网站|平台|经营权|运营|旗下|域名|www|网址")
_SITE_NAME = re.compile(r"(?:网|网站|平台|在线|资本|金融|投|贷|宝|APP|软件|系统)\Z")
_SITE_BEFORE_ADDRESS = re.compile(r"[^\W_]{2,12}(?=(?:www|http|[（(/]))")
_ANTECEDENT = re.compile(
    r"(?:\A|[，。；\s为由与])"
    r"([^，,。；：:（()）\s“”\"]{2,30}|[^，,。；：:\s“”\"]{2,16}（[^（）]{1,8}）[^，,。；：:（()）\s“”\"]{2,14})[（(]\Z"
)
_LED_IN = re.compile(r"\A(?:.*(?:由[您你]?[与和同]|[您你][与和同]|协议由|合同由)|鉴于|因为)")
"""The sentence before a company's name: `1、本协议由您与某某有限公司`."""
_INSIDE = re.compile(r"[：:]([^，：:（）]{4,30}(?:公司|银行|合伙|中心))，\Z")
"""The company that a bracket names before what it is called: `（运营主体：某公司，以下简称“某某”）`."""
_COMPANY = re.compile(r"(?:公司|银行|合伙|事务所|集团|中心)\Z")
_BRAND = re.compile(r"[^的与和在是有向对为本该于就按]{2,10}\Z")
_THING = re.compile(r"(?:合同|协议|条款|服务|计划|法|规定|办法|书|金额|费|款|账户|保证金|规则|网址)\Z")


_REACH = 400
"""Characters before `以下简称` in which what it stands for is looked for."""

MOST_LABELS: Final = 200
"""Words for parties after which no more are gathered; no deal has so many."""


class Draft(msgspec.Struct):
    """A party while it is being found out: what it is called, where that stands first, and what its line says."""

    labels: list[str]
    span: Span
    name: str | None = None
    notes: tuple[str, ...] = ()
    value: str = ""
    letter: bool = False


def gather_drafts(heads: Sequence[Head], units: Sequence[Unit], index: ScanIndex, words: Vocabulary) -> list[Draft]:
    """Gather the parties that a line introduces, that are called 甲方 or 乙方, or that the text gives a short name."""
    drafts = _from_heads(heads)
    _add_letters(drafts, index)
    _add_inline(drafts, index.text, words)
    _drop_shared(drafts, words)
    for unit in units:
        line = unit.span.of(index.text)
        quoted = _QUOTED.match(line) if "“" in line or "「" in line else None
        if quoted and (words.concept_of(quoted[2]) or quoted[2].endswith("方")):
            _add_quoted(drafts, quoted, unit.span.start)
        elif quoted and (said := _says_what(line[quoted.end() :], words)):
            _add_quoted(drafts, quoted, unit.span.start, said)
        if "称" not in line:
            continue
        for cue in _SHORT_FOR.finditer(line):
            known = {label for draft in drafts for label in draft.labels}
            if len(known) > MOST_LABELS:
                return drafts
            before = line[max(0, cue.start() - _REACH) : cue.start()]
            called = [name for name in short_names_at(line, cue.start()) if not _THING.search(name)]
            called = [name for name in called if name not in known and len(name) > 1]
            if called and not _give_to_owner(drafts, before, called, about_site=bool(_SITE.search(line))):
                _add_defined(drafts, before, called, index.text.index(called[0], unit.span.start), words)
    return drafts


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
        lettered = _LETTER.fullmatch(head.labels[0]) is not None and not known.letter
        labels = [*head.labels, *known.labels] if lettered else [*known.labels, *head.labels]
        known.labels = list(dict.fromkeys(labels))
        known.letter = known.letter or lettered
    for draft in drafts:
        site = _SITE_BEFORE_ADDRESS.match(draft.value)
        if site and _SITE_NAME.search(site.group()):
            brand = site.group().removesuffix("网站").removesuffix("网")
            draft.labels = list(dict.fromkeys([*draft.labels, site.group(), brand]))
    return drafts


def _same(draft: Draft, head: Head) -> bool:
    if head.labels[0] == draft.labels[0]:
        return True
    both_lettered = draft.letter and _LETTER.fullmatch(head.labels[0]) is not None
    return not both_lettered and bool(set(draft.labels) & set(head.labels))


def _drop_shared(drafts: Sequence[Draft], words: Vocabulary) -> None:
    """Drop words that two parties share: they tell nothing about either, unless both stand surety."""
    labels = Counter(label for draft in drafts for label in draft.labels)
    notes = Counter(note for draft in drafts for note in draft.notes)
    for draft in drafts:
        draft.labels = [draft.labels[0], *(label for label in draft.labels[1:] if labels[label] == 1)]
        draft.notes = tuple(note for note in draft.notes if notes[note] == 1 or words.role_of(note) is Role.GUARANTOR)


def _add_letters(drafts: list[Draft], index: ScanIndex) -> None:
    """Add parties that are only called 甲方, 乙方 in the running text."""
    known = {label for draft in drafts for label in draft.labels}
    for start, end in index.concept("party_letter"):
        label = index.text[start:end]
        if label not in known:
            known.add(label)
            drafts.append(Draft([label], Span(start, end), letter=True))


def _add_inline(drafts: Sequence[Draft], text: str, words: Vocabulary) -> None:
    """Add what `甲方（出借人）` or `出借人（即甲方）` in the running text calls a party."""
    by_letter = {draft.labels[0]: draft for draft in drafts if draft.letter}
    known = {label for draft in drafts for label in draft.labels}
    for aside in _ASIDE.finditer(text):
        before = text[max(0, aside.start() - _LONGEST_NOUN) : aside.start()]
        that_is = _THAT_IS.match(aside[1])
        letter = that_is[1] if that_is else before[-2:]
        called = words.noun_in(before if that_is else aside[1])
        if letter in by_letter and called and called not in known:
            known.add(called)
            by_letter[letter].labels.append(called)


def _says_what(behind: str, words: Vocabulary) -> tuple[str, ...]:
    """The nouns by which the rest of a line says what the party is: `，本信托的受托人；`."""
    if not behind.startswith(("，", "、", "；")):
        return ()
    first = re.split(r"[。；]", behind[1:], maxsplit=1)[0][:_LONGEST_SAYING]
    nouns = (words.noun_in(part) for part in re.split(r"[，、]", first))
    return tuple(noun for noun in nouns if noun)


def _add_quoted(drafts: list[Draft], quoted: re.Match[str], offset: int, notes: tuple[str, ...] = ()) -> None:
    """Add the party whose line gives its name and, in brackets, what it is called."""
    name, label = quoted[1].strip(), quoted[2]
    known = next((draft for draft in drafts if label in draft.labels), None)
    if known is None:
        span = Span(offset + quoted.start(2), offset + quoted.end(2))
        drafts.append(
            Draft(
                [label, *(note for note in notes if not any(note in draft.labels for draft in drafts))],
                span,
                name,
                notes,
                name,
            )
        )
    else:
        known.name = name
        known.value = known.value or name


def _give_to_owner(drafts: Sequence[Draft], before: str, called: Sequence[str], *, about_site: bool) -> bool:
    """Give a short name to the party whose company name stands before it, or whose site it names."""
    named = [draft for draft in drafts if draft.name and draft.name in before]
    owner = next((draft for draft in named if draft.name and before.rstrip("（( ").endswith(draft.name)), None)
    if owner is None and about_site and _SITE_NAME.search(called[0]):
        first = [(before.find(label), draft) for draft in drafts for label in draft.labels if label in before]
        owner = named[0] if named else min(first, key=lambda item: item[0], default=(0, None))[1]
    if owner is None:
        return False
    owner.labels += called
    return True


def _add_defined(drafts: list[Draft], before: str, called: Sequence[str], at: int, words: Vocabulary) -> None:
    """Add the party that `某公司（以下称“本公司”）` speaks of, if the words are those for a party."""
    opening = max(before.rfind("（"), before.rfind("(")) + 1 or len(before)
    antecedent = _ANTECEDENT.search(before[:opening])
    meant = antecedent[1] if antecedent else ""
    inside = _INSIDE.search(before[opening:]) if before[opening:] else None
    if inside:
        meant = inside[1]
    is_company = _COMPANY.search(meant) is not None
    if is_company:
        meant = _LED_IN.sub("", meant)
    if not is_company and not any(words.concept_of(name) for name in called):
        return
    brand = not is_company and _BRAND.match(meant) is not None and before.startswith(meant)
    taken = {label for draft in drafts for label in draft.labels}
    labels = [label for label in ([*called, meant] if brand else called) if label not in taken]
    span = Span(at, at + len(called[0]))
    drafts.append(Draft(labels, span, meant if is_company else None, value=before[: opening + 40]))
