"""Lines that introduce a party: `甲方（出借人）：某公司`, `保证人：某公司（以下简称甲方）`."""

import re
from collections.abc import Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.structure.roles import tells_role
from contract_audit.structure.units import Unit
from contract_audit.structure.vocabulary import Vocabulary
from contract_audit.text.characters import HAN

LETTER = r"(?:[甲乙丙丁戊己庚][0-9一二三]?方|[A-F]方)"
SHORT_FOR = r"(?:以下|下文|下面|下边|后面|下|以)(?:均|都)?(?:简称|称|统称|合称|叫)(?:为|作|做|是)?|简称为?"
_INSTITUTION = "平台|公司|银行|机构|客户|会员|用户|单位"
_BLANK = re.compile(r"[\s_＿*＊×Xx/、，,。.：:（）()\[\]\-—~￥…]*\Z")
_HEAD = re.compile(
    rf"(?:(?P<letter>{LETTER}(?:[一二三四五](?=\s?[：:（(]))?|[甲乙丙丁](?=\s?[：:（(]))|(?P<noun>{HAN}{{0,8}}(?:{HAN}[方人者商]|{_INSTITUTION}|{HAN}的(?=\s?[：:])|(?:担保|作保|出钱|出资|操盘|借款|借钱|做股票|炒股)(?=\s?[：:]))"
    r"(?:[甲乙丙丁一二三四五1-9A-E](?=[：:（(]))?))"
    r"\s*[：:]?\s*(?:[（(【](?P<note>[^（）()【】\n]{0,40})[）)】])?\s*(?:[：:]|(?=\n|\Z))"
)
_NEXT_HEAD = re.compile(
    rf"(?<![向与和由对给])({LETTER}|连带保证人|保证人|担保人|借款人|出借人|共同还款人|共同借款人|见证人)\s*(?:[（(][^（）()\n]{{0,30}}[）)])?\s*[：:]"
)
_NUMBERING = re.compile(r"(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．]\s*)?(?:[一二三四]、)?")
_FIELD = re.compile(
    r"尊敬|亲爱|联系|代表|负责|经办|收款|付款|开户|持卡|紧急|承办|申请|介绍|证件|签[字署约订章]|盖章|公章|户名|所有权|推荐码|填写|制单"
)
_SENTENCE = re.compile(rf"已|告知|提示|通知|确认|声明|同意|应当|不得|表示|要求|{LETTER}")
"""What stands in a sentence that ends with a party's name and a colon (`丙方已提示乙方：`), never in a label."""
_BROKER = re.compile(r"(?:证券|期货)公司\Z")
"""Usually the field where the account was opened; a party where its full company name stands behind it."""
_STAMP = re.compile(r"签|章|盖|指印|手印|填写|如有|适用|勾选|正楷")
_SHORT_FOR = re.compile(rf"(?:{SHORT_FOR})\s*[“\"「『'‘]?([^”\"」』'’）)，,；;。：:\s]{{1,20}})")
_PARTS = re.compile(r"[”\"’」』]?(?:或者|或|、|/|及|兼|,|，)[“\"‘「『]?")
_BOTH = re.compile(rf"暨|兼|(?<=[人方])及(?={HAN}{{1,4}}[人方])")
_QUOTES = "“”\"'‘’「」『』 　"
_CUT = re.compile(
    rf"[，,；;。]|(?:身份证|证件|统一社会|营业执照|法定代表|联系|电话|地址|住所|住址|性别|以下简称|下称)|\s{{2,}}|[\s_]+(?:{HAN}|[（）]){{2,10}}[：:]"
)
_ASIDE = re.compile(r"[（(]([^（）()]{0,80})(?:[）)]|\Z)")
_TELLS_MORE = re.compile(r"\A(?:以下|另|下称|简称|身份|签|盖|公章)|许可证|编号|代码|运营|旗下|网址|下称")
"""In a bracket behind a name that is no part of it."""
_LONGEST_VALUE = 400
_PRINT = re.compile(r"(?<=.)[（(](?:手印|指印|摁|按印|已签|签[字名章]).*")
"""The mark behind a name where it was signed; who signs behind it is another."""
_NO_NAME = re.compile(rf"\A(?:见|详见|同|按|以|指|{LETTER}|[买卖供需]方)|的")
_LETTER_LINE = re.compile(rf"[（(]({LETTER})[）)]\Z")
_NAME_LINE = re.compile(
    r"(?:真实)?(?:姓名|名称|公司|公司名称|单位名称|企业名称|姓名/(?:企业)?名称|公司全称)\s*[：:]\s*(.*)"
)
_WORD = re.compile(r"(?:[^\W_]|·){2,12}\Z")
_LONGEST_NAME = 50
_LONGEST_LABEL = 10
_LONGEST_SHARED = 40
"""Characters of a line that two parties may share."""
_LONGEST_LAY, _LONGEST_LAY_NAME = 5, 16
"""Characters of a label and a name where nobody drafts by the book: `做股票人：阿彬（钟彬）`."""
_NICKED = re.compile(rf"{HAN}{{2,3}}[（(]({HAN}{{2,4}})[）)]|({HAN}{{2,4}})[（(]{HAN}{{2,3}}[）)]")
_LONGEST_PLAIN_LABEL = 4
"""Characters of a label such as 买方 that the lexicon does not know."""


class Head(msgspec.Struct, frozen=True, gc=False):
    """A party as its line introduces it.

    `labels` has the label itself first, then what the line says it is also called; `notes` are the descriptions in
    brackets; `value` is everything behind the colon.
    """

    labels: tuple[str, ...]
    notes: tuple[str, ...]
    name: str | None
    value: str
    span: Span
    line: Span


def find_heads(text: str, units: Sequence[Unit], words: Vocabulary) -> tuple[Head, ...]:
    """Every line that introduces a party, in order; one line may introduce two."""
    heads: list[Head] = []
    before = 0
    for at, unit in enumerate(units):
        start = unit.span.start
        opens_line = not at or "\n" in text[before:start]
        before = unit.span.end
        if not opens_line:
            continue
        line = text[start:before]
        skip = _NUMBERING.match(line)
        head = _HEAD.match(line, skip.end() if skip else 0)
        if head is None and len(line) <= _LONGEST_SHARED and (second := _NEXT_HEAD.search(line)):
            head = _HEAD.match(line, second.start(1))
        while head is not None:
            following = _NEXT_HEAD.search(line, head.end())
            end = following.start() if following else len(line)
            found = _read(line, head, end, start, words)
            if found is not None:
                heads.append(_completed_below(_in_full(found, text), text, units[at + 1 : at + 5]))
            head = _HEAD.match(line, following.start(1)) if following else None
    return tuple(heads)


def _in_full(head: Head, text: str) -> Head:
    """甲 called 甲方 where the text goes on to do so."""
    first = head.labels[0]
    if len(first) == 1 and (full := f"{first}方") in text:
        return msgspec.structs.replace(head, labels=(full, *head.labels))
    return head


def split_names(joined: str) -> list[str]:
    """`投资人”或“贷款人` → both."""
    return [part for piece in _PARTS.split(joined) if (part := piece.strip(_QUOTES))]


def short_names(passage: str) -> list[str]:
    """Return what a passage says something is called for short."""
    return [name for found in _SHORT_FOR.finditer(passage) for name in split_names(found[1]) if _WORD.match(name)]


def short_names_at(passage: str, at: int) -> list[str]:
    """Return the short names that the phrase beginning at `at` (`以下简称…`) gives."""
    found = _SHORT_FOR.match(passage, at)
    return [name for name in split_names(found[1]) if _WORD.match(name)] if found else []


def _read(line: str, head: re.Match[str], end: int, offset: int, words: Vocabulary) -> Head | None:
    label = head["letter"] or head["noun"]
    note = head["note"] or ""
    value = line[head.end() : end]
    if not head["letter"] and (
        _FIELD.search(label) or _SENTENCE.search(label) or not _names_party(label, note, value, words)
    ):
        return None
    if head["noun"] and not note and "：" not in head.group() and ":" not in head.group():
        return None
    labels = _BOTH.split(label)
    notes: list[str] = []
    if note and not _STAMP.search(note):
        called = short_names(note)
        labels += called
        notes += split_names(note) if not called else []
        labels += [part for part in notes if _is_label(part, words)]
    labels += [name for name in short_names(value) if _is_label(name, words)]
    if words.concepts.get(plain := value.strip(" 　。")):
        notes.append(plain)
    letters = [name for name in labels if re.fullmatch(LETTER, name)]
    ordered = tuple(dict.fromkeys([*letters, *labels]))
    at = offset + head.start("letter" if head["letter"] else "noun")
    return Head(ordered, tuple(notes), _name(value), value, Span(at, at + len(label)), Span(offset, offset + end))


def _is_label(part: str, words: Vocabulary) -> bool:
    return bool(re.fullmatch(LETTER, part)) or (len(part) <= _LONGEST_LABEL and words.concept_of(part) is not None)


def _names_party(label: str, note: str, value: str, words: Vocabulary) -> bool:
    if _BROKER.search(label):
        return value.rstrip().endswith("公司")
    if words.concept_of(label) is not None:
        return True
    if any(re.fullmatch(LETTER, name) for name in (*split_names(note), *short_names(note), *short_names(value))):
        return True
    if label.endswith("一方") or (len(label) <= _LONGEST_LAY and 0 < len(value.strip()) <= _LONGEST_LAY_NAME):
        return tells_role(label)
    if label.endswith("的"):
        return len(label) <= _LONGEST_PLAIN_LABEL + 1 and tells_role(label) and 0 < len(value.strip()) <= _LONGEST_NAME
    return label.endswith("方") and len(label) <= _LONGEST_PLAIN_LABEL and len(value) <= _LONGEST_NAME


def _name(value: str) -> str | None:
    value = _PRINT.sub("", value[:_LONGEST_VALUE])
    value = _ASIDE.sub(lambda aside: "" if _TELLS_MORE.search(aside[1]) else aside[0], value).strip(" 　_＿：:")
    nicked = _NICKED.fullmatch(value)
    if nicked:
        return nicked[1] or nicked[2]
    cut = _CUT.search(value)
    name = (value[: cut.start()] if cut else value).strip(" 　_＿：:")
    if not name or len(name) > _LONGEST_NAME or _BLANK.match(name) or _NO_NAME.search(name):
        return None
    companies = [part for part in name.split("/") if "公司" in part]
    return companies[0].strip() if companies else name


def _completed_below(head: Head, text: str, units: Sequence[Unit]) -> Head:
    """Take in what stands below the line: `（甲方）`, and the name where the line itself leaves it blank."""
    if units and (letter := _LETTER_LINE.match(units[0].span.of(text))):
        head = msgspec.structs.replace(head, labels=(letter[1], *head.labels))
    if head.name or not _BLANK.match(head.value):
        return head
    for unit in units:
        line = unit.span.of(text)
        found = _NAME_LINE.match(line)
        if found:
            return msgspec.structs.replace(head, name=_name(found[1]), value=found[1])
        if _HEAD.match(line):
            break
    return head
