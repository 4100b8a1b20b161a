"""How much of what is found in a contract is found again when its author hides the words from filters."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

from contract_audit import audit

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = (
    "corpora/samples/stock-financing.txt",
    "corpora/samples/chat.txt",
    "corpora/development/daily-plan-web-page.txt",
    "corpora/development/futures-desk-cooperation.txt",
    "corpora/development/margin-bridge-loan.txt",
    "corpora/development/sub-account-software.txt",
    "tests/robustness/textbook.txt",
)
CLEAN = "corpora/samples/broker-margin-contract.txt"
TABLES = yaml.safe_load((Path(__file__).parent / "disguises.yaml").read_text(encoding="utf-8"))


def any_of(words):
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


SENSITIVE = any_of(TABLES["sensitive"])


def broken_up(sign):
    """The sensitive words with a sign between any two of their characters."""
    return lambda text: SENSITIVE.sub(lambda word: sign.join(word.group()), text)


def followed(sign):
    return lambda text: SENSITIVE.sub(lambda word: word.group() + sign, text)


def replaced(table):
    words = any_of(TABLES[table])
    return lambda text: words.sub(lambda word: TABLES[table][word.group()], text)


def converted(variant):
    def convert(text):
        return pytest.importorskip("opencc").OpenCC(variant).convert(text)

    return convert


def full_width(text):
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code).isalnum()})


def wrapped(columns):
    """Every line broken after so many columns, a Chinese character being two wide."""

    def wrap(text):
        lines = []
        for line in text.split("\n"):
            piece, width = "", 0
            for character in line:
                wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
                if width + wide > columns:
                    lines.append(piece)
                    piece, width = "", 0
                piece += character
                width += wide
            lines.append(piece)
        return "\n".join(lines)

    return wrap


def compatible(*blocks):
    """The characters for which Unicode has a second code point, in that other one."""
    codes = [chr(code) for block in blocks for code in block]
    others = {normal: code for code in codes if len(normal := unicodedata.normalize("NFKC", code)) == 1}
    return lambda text: text.translate({ord(normal): code for normal, code in others.items() if normal != code})


DISGUISES = {
    "spaces inside words": broken_up(" "),
    "zero-width spaces inside words": broken_up("\u200b"),
    "zero-width joiners inside words": broken_up("\u200d\u2060"),
    "emoji inside words": broken_up("🔥"),
    "emoji after words": followed("💰"),
    "dots inside words": broken_up("·"),
    "asterisks inside words": broken_up("*"),
    "underscores inside words": broken_up("_"),
    "slashes inside words": broken_up("/"),
    "full-width stops inside words": broken_up("．"),
    "traditional (s2t)": converted("s2t"),
    "traditional (s2hk)": converted("s2hk"),
    "traditional (s2tw)": converted("s2tw"),
    "full-width letters and digits": full_width,
    "Kangxi radicals": compatible(range(0x2F00, 0x2FD6)),
    "compatibility ideographs": compatible(range(0xF900, 0xFADA)),
    "lines of 30 columns": wrapped(30),
    "homophones": replaced("homophones"),
    "homophones of ordinary wording": replaced("ordinary_homophones"),
    "pinyin initials": replaced("initials"),
    "words of Hong Kong": replaced("regional"),
}
ENOUGH = 0.95
"""Share of the findings that must be kept. What is lost hangs on words no table can tell from ordinary ones."""


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def risks(text):
    return Counter((finding.risk, finding.kind) for finding in audit(text).findings)


@pytest.fixture(scope="module")
def plain():
    return {name: risks(text_of(name)) for name in CONTRACTS}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_contract_keeps_its_findings(disguise, plain):
    texts = {name: DISGUISES[disguise](text_of(name)) for name in CONTRACTS}
    found = {name: risks(text) for name, text in texts.items()}
    kept = sum((plain[name] & found[name]).total() for name in CONTRACTS)
    added = sum((found[name] - plain[name]).total() for name in CONTRACTS)
    total = sum(plain[name].total() for name in CONTRACTS)
    print(f"{disguise:32} {kept:4} of {total} kept, {kept / total:.3f}; {added} added")
    for name in CONTRACTS:
        lost = plain[name] - found[name]
        if lost:
            print(f"    {name}: lost {', '.join(risk for risk, _ in sorted(lost.elements()))}")
    assert any(text != text_of(name) for name, text in texts.items())
    assert kept >= ENOUGH * total


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_puts_no_finding_into_a_clean_contract(disguise):
    text = text_of(CLEAN)
    assert not risks(DISGUISES[disguise](text)) - risks(text)
